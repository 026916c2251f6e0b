// The grammar of patterns: XML Schema's, with ^ $ reluctant quantifiers, groups (?:) and back-references.
#include <algorithm>

#include "interpreter/pattern_node.h"

namespace zhicheng::interpreter {
namespace {

constexpr std::size_t kUnbounded = static_cast<std::size_t>(-1);
constexpr int kDeepest = 50;

class PatternParser {
 public:
  PatternParser(const std::u32string& text, bool dot_takes_all, bool by_line)
      : text_(text), dot_takes_all_(dot_takes_all), by_line_(by_line) {}

  ParsedPattern run() {
    auto root = choice();
    if (at_ < text_.size()) fail();
    return {std::move(root), groups_, fault_};
  }

 private:
  using Part = std::shared_ptr<PatternNode>;
  using Kind = PatternNode::Kind;

  void fail() { fault_ = fault_ == Pattern::Fault::none ? Pattern::Fault::invalid : fault_; }
  void doubt() { fault_ = fault_ == Pattern::Fault::none ? Pattern::Fault::unsure : fault_; }
  bool failed() const { return fault_ != Pattern::Fault::none; }

  char32_t peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : U'\0'; }
  bool take(char32_t c) {
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }

  static Part part(Kind kind) {
    auto made = std::make_shared<PatternNode>();
    made->kind = kind;
    return made;
  }

  Part choice() {
    if (++depth_ > kDeepest) doubt();
    Part made = part(Kind::choice);
    do {
      if (failed()) break;
      made->parts.push_back(sequence());
    } while (take(U'|'));
    --depth_;
    return made;
  }

  Part sequence() {
    Part made = part(Kind::sequence);
    while (!failed() && at_ < text_.size() && peek() != U'|' && peek() != U')') made->parts.push_back(quantified());
    return made;
  }

  Part quantified() {
    Part atom = this->atom();
    if (failed()) return atom;
    std::size_t least = 1;
    std::size_t most = 1;
    if (take(U'?')) {
      least = 0;
    } else if (take(U'*')) {
      least = 0;
      most = kUnbounded;
    } else if (take(U'+')) {
      most = kUnbounded;
    } else if (take(U'{')) {
      least = number();
      most = take(U',') ? (peek() == U'}' ? kUnbounded : number()) : least;
      if (!take(U'}') || most < least) fail();
    } else {
      return atom;
    }
    const bool anchor = atom->kind == Kind::start || atom->kind == Kind::end || atom->kind == Kind::line_start || atom->kind == Kind::line_end;
    if (anchor) doubt();
    Part made = part(Kind::repeat);
    made->least = least;
    made->most = most;
    made->reluctant = take(U'?');
    if (peek() == U'?' || peek() == U'*' || peek() == U'+' || peek() == U'{') fail();
    made->parts.push_back(std::move(atom));
    return made;
  }

  std::size_t number() {
    std::size_t value = 0;
    const std::size_t before = at_;
    while (peek() >= U'0' && peek() <= U'9') {
      value = value * 10 + (text_[at_++] - U'0');
      if (value > 1000) doubt();
      if (failed()) return value;
    }
    if (at_ == before) fail();
    return value;
  }

  Part atom() {
    const char32_t c = text_[at_];
    if (c == U'(') return group();
    if (c == U'[') return of_set(bracket());
    if (c == U'\\') return escape();
    ++at_;
    if (c == U'.') {
      CharacterClass any;
      any.negated = true;
      if (!dot_takes_all_) any.ranges = {{U'\n', U'\n'}, {U'\r', U'\r'}};
      return of_set(std::move(any));
    }
    if (c == U'^') return part(by_line_ ? Kind::line_start : Kind::start);
    if (c == U'$') return part(by_line_ ? Kind::line_end : Kind::end);
    if (c == U'?' || c == U'*' || c == U'+' || c == U'{' || c == U'}' || c == U']') fail();
    return of_set(single(c));
  }

  static CharacterClass single(char32_t c) {
    CharacterClass set;
    set.ranges = {{c, c}};
    return set;
  }

  static Part of_set(CharacterClass set) {
    Part made = part(Kind::set);
    made->set = std::move(set);
    return made;
  }

  Part group() {
    ++at_;
    Part made = part(Kind::group);
    if (take(U'?')) {
      if (!take(U':')) fail();
    } else {
      made->group = ++groups_;
    }
    made->parts.push_back(choice());
    if (!take(U')')) fail();
    if (made->group != 0) closed_.push_back(made->group);
    return made;
  }

  /// \1 … refers to a group that is closed before it.
  Part escape() {
    const char32_t next = peek(1);
    if (next < U'0' || next > U'9') return of_set(escaped_set());
    if (next == U'0') fail();
    ++at_;
    std::size_t number = text_[at_++] - U'0';
    while (peek() >= U'0' && peek() <= U'9' && number * 10 + (peek() - U'0') <= groups_) {
      number = number * 10 + (text_[at_++] - U'0');
    }
    if (std::find(closed_.begin(), closed_.end(), number) == closed_.end()) fail();
    Part made = part(Kind::back_reference);
    made->group = number;
    return made;
  }

  /// \d, \n, \. and so on.
  CharacterClass escaped_set() {
    ++at_;
    CharacterClass set;
    if (at_ >= text_.size()) {
      fail();
      return set;
    }
    const char32_t c = text_[at_++];
    switch (c) {
      case U'n': return single(U'\n');
      case U'r': return single(U'\r');
      case U't': return single(U'\t');
      case U's':
      case U'S': set.ranges = {{U' ', U' '}, {U'\t', U'\t'}, {U'\n', U'\n'}, {U'\r', U'\r'}}; break;
      case U'p':
      case U'P': return property(c == U'P');
      case U'd':
      case U'D':
      case U'w':
      case U'W':
        // Of the digits and letters of all scripts only ASCII is known here;
        set.ranges = {{U'0', U'9'}};
        if (c == U'w' || c == U'W') {
          set.ranges.insert(set.ranges.end(), {{U'a', U'z'}, {U'A', U'Z'}, {U'$', U'$'}, {U'+', U'+'}, {U'<', U'>'},
                                               {U'^', U'^'}, {U'`', U'`'}, {U'|', U'|'}, {U'~', U'~'}});
        }
        break;
      default: {
        constexpr std::u32string_view kPlain = U"\\|.?*+(){}-[]^$";
        if (kPlain.find(c) != std::u32string_view::npos) return single(c);
        if (c == U'i' || c == U'I' || c == U'c' || c == U'C') {
          doubt();
        } else {
          fail();
        }
        return set;
      }
    }
    set.negated = c == U'S' || c == U'D' || c == U'W';
    return set;
  }

  CharacterClass property(bool negated) {
    CharacterClass set;
    std::u32string name;
    if (!take(U'{')) {
      fail();
      return set;
    }
    while (at_ < text_.size() && peek() != U'}') name += text_[at_++];
    if (!take(U'}')) fail();
    if (name == U"IsBasicLatin") {
      set.ranges = {{0, 0x7F}};
    } else {
      doubt();
    }
    set.negated = negated;
    return set;
  }

  CharacterClass bracket() {
    ++at_;
    CharacterClass set;
    if (++depth_ > kDeepest) doubt();
    set.negated = take(U'^');
    bool first = true;
    while (!failed()) {
      if (at_ >= text_.size()) {
        fail();
        break;
      }
      if (peek() == U']' && !first) {
        ++at_;
        break;
      }
      if (peek() == U'-' && peek(1) == U'[' && !first) {
        ++at_;
        set.without = std::make_shared<const CharacterClass>(bracket());
        if (!take(U']')) fail();
        break;
      }
      member(set, first);
      first = false;
    }
    --depth_;
    return set;
  }

  void member(CharacterClass& set, bool first) {
    const char32_t c = peek();
    if (c == U'[' || (c == U']' && first)) return fail();
    CharacterClass low;
    if (c == U'\\') {
      low = escaped_set();
      if (failed()) return;
    } else {
      // A '-' inside stands for itself at either end alone.
      if (c == U'-' && !first && peek(1) != U']') return doubt();
      ++at_;
      low = single(c);
    }
    const bool one = !low.negated && low.ranges.size() == 1 && low.ranges[0].first == low.ranges[0].second;
    const bool range = one && peek() == U'-' && peek(1) != U']' && peek(1) != U'[' && at_ + 1 < text_.size();
    if (!range) {
      set.sets.push_back(std::move(low));
      return;
    }
    ++at_;
    CharacterClass high = peek() == U'\\' ? escaped_set() : single(text_[at_++]);
    if (failed()) return;
    if (high.ranges.size() != 1 || high.negated || high.ranges[0].first != high.ranges[0].second) return fail();
    if (high.ranges[0].first < low.ranges[0].first) return fail();
    set.ranges.emplace_back(low.ranges[0].first, high.ranges[0].first);
  }

  const std::u32string& text_;
  bool dot_takes_all_;
  bool by_line_;
  std::size_t at_ = 0;
  std::size_t groups_ = 0;
  std::vector<std::size_t> closed_;
  int depth_ = 0;
  Pattern::Fault fault_ = Pattern::Fault::none;
};

}  // namespace

ParsedPattern parse_pattern(const std::u32string& pattern, bool dot_takes_all, bool by_line) {
  return PatternParser(pattern, dot_takes_all, by_line).run();
}

}  // namespace zhicheng::interpreter
