// Functions of texts. DMN 1.5, table 74. Positions count code points.
#include <algorithm>

#include "interpreter/evaluator.h"
#include "interpreter/pattern.h"

namespace zhicheng::interpreter {
namespace {

const std::string& text(const Arguments& arguments, std::size_t index) { return *arguments[index].text(); }

Value substring(Evaluator& evaluator, const Arguments& arguments) {
  const std::u32string points = code_points_of(text(arguments, 0));
  const auto size = static_cast<std::int64_t>(points.size());
  const auto start = arguments[1].number()->rounded(0, Rounding::down).integer();
  if (!start || *start == 0 || *start > size || *start < -size) return evaluator.unsure("a part beyond the text");
  const std::int64_t first = *start > 0 ? *start - 1 : size + *start;
  std::int64_t length = size - first;
  if (arguments.size() > 2) {
    const auto wanted = arguments[2].number()->integer();
    if (!wanted || *wanted < 1 || *wanted > length) return evaluator.unsure("a part beyond the text");
    length = *wanted;
  }
  return utf8_of(std::u32string_view(points).substr(static_cast<std::size_t>(first), static_cast<std::size_t>(length)));
}

Value length(Evaluator&, const Arguments& arguments) {
  return Decimal(static_cast<std::int64_t>(code_points_of(text(arguments, 0)).size()));
}

/// Letters of other alphabets are left to those who carry Unicode's tables; Chinese has no cases.
bool has_foreign_letters(const std::string& text) {
  const std::u32string points = code_points_of(text);
  return std::any_of(points.begin(), points.end(), [](char32_t c) { return c > 0x7F && !(c >= 0x2E80 && c < 0xA000); });
}

template <char first, char last, int shift>
Value in_case(Evaluator& evaluator, const Arguments& arguments) {
  std::string changed = text(arguments, 0);
  if (has_foreign_letters(changed)) return evaluator.unsure("the case of letters beyond ASCII");
  for (char& c : changed) {
    if (c >= first && c <= last) c = static_cast<char>(c + shift);
  }
  return changed;
}

Value before(Evaluator&, const Arguments& arguments) {
  const std::size_t found = text(arguments, 0).find(text(arguments, 1));
  return found == std::string::npos ? std::string() : text(arguments, 0).substr(0, found);
}

Value after(Evaluator&, const Arguments& arguments) {
  const std::size_t found = text(arguments, 0).find(text(arguments, 1));
  return found == std::string::npos ? std::string() : text(arguments, 0).substr(found + text(arguments, 1).size());
}

Value contains(Evaluator&, const Arguments& arguments) {
  return text(arguments, 0).find(text(arguments, 1)) != std::string::npos;
}
Value starts(Evaluator&, const Arguments& arguments) { return text(arguments, 0).starts_with(text(arguments, 1)); }
Value ends(Evaluator&, const Arguments& arguments) { return text(arguments, 0).ends_with(text(arguments, 1)); }

Value join(Evaluator&, const Arguments& arguments) {
  std::string joined;
  bool first = true;
  for (const Value& member : *arguments[0].list()) {
    if (member.is_null()) continue;
    if (member.text() == nullptr) return {};
    if (!first && arguments.size() > 1 && arguments[1].text() != nullptr) joined += text(arguments, 1);
    joined += *member.text();
    first = false;
  }
  return joined;
}

/// The pattern, when it is good; otherwise the function is null, or refused.
std::optional<Pattern> compiled(Evaluator& evaluator, const std::string& pattern, const std::string& flags, const std::string& input) {
  Pattern made = Pattern::compile(pattern, flags);
  if (made.fault() == Pattern::Fault::unsure) evaluator.refuse("unsupported_function", "a pattern that is not supported");
  if (made.fault() != Pattern::Fault::none) return std::nullopt;
  const bool classes = pattern.find("\\d") != std::string::npos || pattern.find("\\w") != std::string::npos ||
                       pattern.find("\\D") != std::string::npos || pattern.find("\\W") != std::string::npos;
  const bool ascii = std::none_of(input.begin(), input.end(), [](char c) { return static_cast<unsigned char>(c) > 0x7F; });
  if ((classes || flags.find('i') != std::string::npos) && !ascii) {
    evaluator.unsure("classes and cases of letters beyond ASCII");
    return std::nullopt;
  }
  return made;
}

/// Nothing, and a refusal, when the pattern took too much work.
std::optional<Pattern::Match> found(Evaluator& evaluator, const Pattern& pattern, const std::u32string& input, std::size_t from) {
  bool gave_up = false;
  auto match = pattern.find(input, from, gave_up);
  if (gave_up) evaluator.refuse("too_complex", "a pattern that takes too much work");
  return match;
}

/// A null for flags is "no flags" to some and an error to others.
std::string flags_of(Evaluator& evaluator, const Arguments& arguments, std::size_t index) {
  if (arguments.size() <= index) return {};
  if (arguments[index].is_null()) evaluator.unsure("null for flags");
  return arguments[index].is_null() ? std::string() : text(arguments, index);
}

Value matches(Evaluator& evaluator, const Arguments& arguments) {
  const auto pattern = compiled(evaluator, text(arguments, 1), flags_of(evaluator, arguments, 2), text(arguments, 0));
  if (!pattern) return {};
  return found(evaluator, *pattern, code_points_of(text(arguments, 0)), 0).has_value();
}

/// $1 is a group, $0 the whole; \$ and \\ are signs. Nothing when it is badly written.
std::optional<std::u32string> replacement(const std::u32string& written, const std::u32string& input, const Pattern::Match& match) {
  std::u32string out;
  for (std::size_t i = 0; i < written.size(); ++i) {
    const char32_t c = written[i];
    const char32_t next = i + 1 < written.size() ? written[i + 1] : U'\0';
    if (c == U'\\') {
      if (next != U'\\' && next != U'$') return std::nullopt;
      out += next;
      ++i;
    } else if (c == U'$') {
      if (next < U'0' || next > U'9') return std::nullopt;
      std::size_t group = next - U'0';
      for (++i; i + 1 < written.size() && written[i + 1] >= U'0' && written[i + 1] <= U'9'; ++i) {
        const std::size_t longer = group * 10 + (written[i + 1] - U'0');
        if (longer >= match.groups.size()) break;
        group = longer;
      }
      if (group < match.groups.size() && match.groups[group]) {
        out += input.substr(match.groups[group]->first, match.groups[group]->second - match.groups[group]->first);
      }
    } else {
      out += c;
    }
  }
  return out;
}

Value replace(Evaluator& evaluator, const Arguments& arguments) {
  const auto pattern = compiled(evaluator, text(arguments, 1), flags_of(evaluator, arguments, 3), text(arguments, 0));
  if (!pattern) return {};
  const std::u32string input = code_points_of(text(arguments, 0));
  const std::u32string written = code_points_of(text(arguments, 2));
  std::u32string out;
  std::size_t at = 0;
  if (found(evaluator, *pattern, U"", 0)) return evaluator.unsure("a replaced pattern that matches nothing at all");
  while (evaluator.step()) {
    const auto match = found(evaluator, *pattern, input, at);
    if (!match) break;
    if (match->end == match->start) return evaluator.unsure("a replaced pattern that matches nothing at all");
    const auto instead = replacement(written, input, *match);
    if (!instead) return evaluator.unsure("a replacement that is badly written");
    out += input.substr(at, match->start - at) + *instead;
    at = match->end;
  }
  return utf8_of(out + input.substr(at));
}

Value split(Evaluator& evaluator, const Arguments& arguments) {
  const auto pattern = compiled(evaluator, text(arguments, 1), "", text(arguments, 0));
  if (!pattern) return {};
  const std::u32string input = code_points_of(text(arguments, 0));
  if (input.empty() || found(evaluator, *pattern, U"", 0)) return evaluator.unsure("a split of nothing, or by nothing");
  List parts;
  std::size_t at = 0;
  while (evaluator.step()) {
    const auto match = found(evaluator, *pattern, input, at);
    if (match && match->end == match->start) return evaluator.unsure("a split by nothing");
    parts.emplace_back(utf8_of(input.substr(at, (match ? match->start : input.size()) - at)));
    if (!match) break;
    at = match->end;
  }
  return parts;
}

Value string_of(Evaluator& evaluator, const Arguments& arguments) {
  const Value& value = arguments[0];
  if (value.text() != nullptr) return *value.text();
  if (value.boolean() != nullptr) return *value.boolean() ? "true" : "false";
  if (const Decimal* number = value.number()) {
    if (number->has_own_spelling()) return evaluator.unsure("the spelling of a number with zeros at its end");
    const std::string spelled = number->text();
    return spelled.find('E') == std::string::npos && spelled.size() < 30 ? Value(spelled) : evaluator.unsure("the spelling of a long number");
  }
  if (value.date() != nullptr) return value.date()->text();
  if (value.time() != nullptr) return value.time()->text();
  if (value.date_time() != nullptr) return value.date_time()->text();
  if (value.months() != nullptr && value.months()->count != 0) return value.months()->text();
  if (value.span() != nullptr && value.span()->nanos != 0) return value.span()->text();
  if (value.is_null()) return {};
  return evaluator.unsure("the spelling of a list, a context, a range, a function or no time at all");
}

}  // namespace

Table text_functions() {
  const Parameter string{"string", Takes::text};
  const Parameter match{"match", Takes::text};
  const Parameter input{"input", Takes::text};
  const Parameter pattern{"pattern", Takes::text};
  const Parameter flags{"flags", Takes::text, true, true};
  return {
      {"substring", {string, {"start position", Takes::number}, {"length", Takes::number, true}}, substring},
      {"string length", {string}, length},
      {"upper case", {string}, in_case<'a', 'z', 'A' - 'a'>},
      {"lower case", {string}, in_case<'A', 'Z', 'a' - 'A'>},
      {"substring before", {string, match}, before},
      {"substring after", {string, match}, after},
      {"contains", {string, match}, contains},
      {"starts with", {string, match}, starts},
      {"ends with", {string, match}, ends},
      {"string join", {{"list", Takes::list}, {"delimiter", Takes::text, true, true}}, join},
      {"matches", {input, pattern, flags}, matches},
      {"replace", {input, pattern, {"replacement", Takes::text}, flags}, replace},
      {"split", {string, {"delimiter", Takes::text}}, split},
      {"string", {{"from", Takes::any}}, string_of},
  };
}

}  // namespace zhicheng::interpreter
