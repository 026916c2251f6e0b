#include "rules/notice_text.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace zhicheng::rules {

namespace {

constexpr std::size_t kLongestHeading = 60;  ///< columns; a longer line with a number is prose
constexpr std::size_t kShortestProse = 60;   ///< columns; a shorter block is never cut by a page break

constexpr std::array<std::string_view, 10> kNumbers{"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};
constexpr std::array<std::string_view, 6> kEnds{"。", "：", "！", "？", "；", "”"};

/// Han characters and their marks count 2. What else a notice has of wide characters is too rare to matter.
std::size_t columns(std::string_view text) {
  std::size_t sum = 0;
  while (!text.empty()) sum += base::take_code_point(text) >= 0x2E80 ? 2 : 1;
  return sum;
}

bool begins_with_number(std::string_view text, std::string_view before, std::string_view after) {
  return std::any_of(kNumbers.begin(), kNumbers.end(), [&](std::string_view number) {
    return text.starts_with(before) && text.substr(before.size()).starts_with(number) &&
           text.substr(before.size() + number.size()).starts_with(after);
  });
}

Paragraph::Kind kind_of(std::string_view text) {
  if (text.find('\n') != std::string_view::npos) return Paragraph::Kind::lines;
  if (columns(text) > kLongestHeading) return Paragraph::Kind::prose;
  if (begins_with_number(text, "", "、")) return Paragraph::Kind::heading;
  if (begins_with_number(text, "(", ")") || begins_with_number(text, "（", "）")) return Paragraph::Kind::subheading;
  return Paragraph::Kind::prose;
}

bool is_cut(std::string_view text) {
  return columns(text) >= kShortestProse && std::none_of(kEnds.begin(), kEnds.end(), [&](std::string_view end) { return text.ends_with(end); });
}

}  // namespace

std::vector<Paragraph> paragraphs_of(std::string_view notice) {
  std::vector<Paragraph> found;
  for (std::size_t begin = notice.find_first_not_of('\n'); begin != std::string_view::npos;) {
    const std::size_t end = std::min(notice.find("\n\n", begin), notice.find_last_not_of('\n') + 1);
    const std::string_view text = notice.substr(begin, end - begin);
    const Paragraph::Kind kind = found.empty() ? Paragraph::Kind::title : kind_of(text);
    const bool goes_on = !found.empty() && kind == Paragraph::Kind::prose && found.back().kind == Paragraph::Kind::prose &&
                         is_cut(notice.substr(found.back().extent.begin, found.back().extent.end - found.back().extent.begin));
    if (goes_on) {
      found.back().extent.end = end;
    } else {
      found.push_back({kind, {begin, end}});
    }
    begin = notice.find_first_not_of('\n', end);
  }
  return found;
}

}  // namespace zhicheng::rules
