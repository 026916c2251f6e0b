#include "interpreter/pattern.h"

#include <algorithm>
#include <functional>

#include "interpreter/pattern_node.h"

namespace zhicheng::interpreter {
namespace {

constexpr std::size_t kMostSteps = 200'000;
constexpr int kDeepest = 3'000;

/// The other case of an ASCII letter; other letters are not matched without regard to case (see compile).
char32_t other_case(char32_t c) {
  if (c >= U'a' && c <= U'z') return c - 32;
  if (c >= U'A' && c <= U'Z') return c + 32;
  return c;
}

/// Matches by backtracking, with what is to follow as a continuation.
class Matcher {
 public:
  using Then = std::function<bool(std::size_t)>;

  Matcher(const std::u32string& text, std::size_t groups, bool ignore_case)
      : text_(text), ignore_case_(ignore_case), groups_(groups + 1) {}

  bool match(const PatternNode& node, std::size_t at, const Then& then) {
    if (++steps_ > kMostSteps || depth_ > kDeepest) gave_up_ = true;
    if (gave_up_) return false;
    ++depth_;
    const bool found = dispatch(node, at, then);
    --depth_;
    return found;
  }

  bool gave_up() const { return gave_up_; }
  auto& groups() { return groups_; }
  void forget() { std::fill(groups_.begin(), groups_.end(), std::nullopt); }

 private:
  using Kind = PatternNode::Kind;

  bool dispatch(const PatternNode& node, std::size_t at, const Then& then) {
    switch (node.kind) {
      case Kind::empty: return then(at);
      case Kind::set: return at < text_.size() && node.set.has(text_[at], ignore_case_) && then(at + 1);
      case Kind::sequence: return sequence(node, 0, at, then);
      case Kind::choice:
        return std::any_of(node.parts.begin(), node.parts.end(), [&](const auto& part) { return match(*part, at, then); });
      case Kind::repeat: return repeat(node, 0, at, then);
      case Kind::group: return group(node, at, then);
      case Kind::back_reference: return back_reference(node, at, then);
      case Kind::start: return at == 0 && then(at);
      case Kind::end: return at == text_.size() && then(at);
      case Kind::line_start: return (at == 0 || (text_[at - 1] == U'\n' && at < text_.size())) && then(at);
      case Kind::line_end: return (at == text_.size() || text_[at] == U'\n') && then(at);
    }
    return false;
  }

  bool sequence(const PatternNode& node, std::size_t part, std::size_t at, const Then& then) {
    if (part == node.parts.size()) return then(at);
    return match(*node.parts[part], at, [&, part](std::size_t next) { return sequence(node, part + 1, next, then); });
  }

  bool repeat(const PatternNode& node, std::size_t done, std::size_t at, const Then& then) {
    if (++steps_ > kMostSteps || depth_ > kDeepest) gave_up_ = true;
    if (gave_up_) return false;
    const auto once_more = [&] {
      if (done >= node.most) return false;
      return match(*node.parts[0], at, [&](std::size_t next) {
        if (next == at && done >= node.least) return false;  // it would go on for ever
        return repeat(node, done + 1, next, then);
      });
    };
    if (done < node.least) return once_more();
    return node.reluctant ? then(at) || once_more() : once_more() || then(at);
  }

  bool group(const PatternNode& node, std::size_t at, const Then& then) {
    if (node.group == 0) return match(*node.parts[0], at, then);
    const auto before = groups_[node.group];
    const bool found = match(*node.parts[0], at, [&](std::size_t end) {
      const auto inner = groups_[node.group];
      groups_[node.group] = {at, end};
      if (then(end)) return true;
      groups_[node.group] = inner;
      return false;
    });
    if (!found) groups_[node.group] = before;
    return found;
  }

  bool back_reference(const PatternNode& node, std::size_t at, const Then& then) {
    const auto& group = groups_[node.group];
    if (!group) return then(at);
    std::size_t next = at;
    for (std::size_t i = group->first; i < group->second; ++i, ++next) {
      if (next >= text_.size()) return false;
      const bool same = text_[i] == text_[next] || (ignore_case_ && other_case(text_[i]) == text_[next]);
      if (!same) return false;
    }
    return then(next);
  }

  const std::u32string& text_;
  bool ignore_case_;
  std::vector<std::optional<std::pair<std::size_t, std::size_t>>> groups_;
  std::size_t steps_ = 0;
  int depth_ = 0;
  bool gave_up_ = false;
};

}  // namespace

bool CharacterClass::has(char32_t c, bool ignore_case) const {
  const auto inside = [this, ignore_case](char32_t one) {
    return std::any_of(ranges.begin(), ranges.end(), [one](const auto& range) { return one >= range.first && one <= range.second; }) ||
           std::any_of(sets.begin(), sets.end(), [one, ignore_case](const CharacterClass& set) { return set.has(one, ignore_case); });
  };
  bool found = inside(c) || (ignore_case && inside(other_case(c)));
  if (negated) found = !found;
  return found && !(without && without->has(c, ignore_case));
}

Pattern Pattern::compile(std::string_view pattern, std::string_view flags) {
  Pattern made;
  bool dot_takes_all = false;
  bool by_line = false;
  bool spaced = false;
  for (const char flag : flags) {
    switch (flag) {
      case 's': dot_takes_all = true; break;
      case 'm': by_line = true; break;
      case 'i': made.ignore_case_ = true; break;
      case 'x': spaced = true; break;
      case 'q': made.fault_ = Fault::unsure; return made;
      default: made.fault_ = Fault::invalid; return made;
    }
  }
  std::u32string points = code_points_of(pattern);
  if (spaced) {  // blanks outside brackets are not part of the pattern
    std::u32string bare;
    int brackets = 0;
    for (std::size_t i = 0; i < points.size(); ++i) {
      const char32_t c = points[i];
      const bool blank = c == U' ' || c == U'\t' || c == U'\n' || c == U'\r';
      if (blank && brackets == 0) continue;
      bare += c;
      if (c == U'\\' && i + 1 < points.size() && points[i + 1] != U' ') bare += points[++i];
      else if (c == U'[') ++brackets;
      else if (c == U']') --brackets;
    }
    points = bare;
  }
  // The other case of letters beyond ASCII is not known here.
  if (made.ignore_case_ && std::any_of(points.begin(), points.end(), [](char32_t c) { return c > 0x7F; })) {
    made.fault_ = Fault::unsure;
    return made;
  }
  ParsedPattern parsed = parse_pattern(points, dot_takes_all, by_line);
  made.root_ = std::move(parsed.root);
  made.groups_ = parsed.groups;
  made.fault_ = parsed.fault;
  return made;
}

std::optional<Pattern::Match> Pattern::find(const std::u32string& text, std::size_t from, bool& gave_up) const {
  Matcher matcher(text, groups_, ignore_case_);
  for (std::size_t start = from; start <= text.size(); ++start) {
    matcher.forget();
    std::size_t end = 0;
    const bool found = matcher.match(*root_, start, [&end](std::size_t at) {
      end = at;
      return true;
    });
    gave_up = matcher.gave_up();
    if (gave_up) return std::nullopt;
    if (found) {
      matcher.groups()[0] = {start, end};
      return Match{start, end, matcher.groups()};
    }
  }
  return std::nullopt;
}

std::u32string code_points_of(std::string_view text) {
  std::u32string points;
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t more = lead < 0x80 ? 0 : lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
    char32_t point = more == 0 ? lead : static_cast<char32_t>(lead & (0x3F >> more));
    for (std::size_t j = 1; j <= more && i + j < text.size(); ++j) {
      point = (point << 6) | (static_cast<unsigned char>(text[i + j]) & 0x3F);
    }
    points += point;
    i += more + 1;
  }
  return points;
}

std::string utf8_of(std::u32string_view text) {
  std::string out;
  for (const char32_t point : text) {
    if (point < 0x80) {
      out += static_cast<char>(point);
      continue;
    }
    const int more = point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
    constexpr char32_t kLeads[] = {0, 0xC0, 0xE0, 0xF0};
    out += static_cast<char>(kLeads[more] | (point >> (6 * more)));
    for (int j = more - 1; j >= 0; --j) out += static_cast<char>(0x80 | ((point >> (6 * j)) & 0x3F));
  }
  return out;
}

}  // namespace zhicheng::interpreter
