// Dates as people write them.

#include "shell/model/model.h"

namespace zhicheng::model {
namespace {

constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2100;

/// The runs of digits in `text`. Anything else only separates; more than three runs, or a letter, are no date.
std::optional<std::vector<std::string>> digit_runs(std::string_view text) {
  std::vector<std::string> runs;
  bool in_run = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    // Full-width digits are U+FF10 to U+FF19: EF BC 90 to EF BC 99.
    const bool wide =
        c == '\xEF' && i + 2 < text.size() && text[i + 1] == '\xBC' && text[i + 2] >= '\x90' && text[i + 2] <= '\x99';
    if ((c >= '0' && c <= '9') || wide) {
      if (!in_run) runs.emplace_back();
      in_run = true;
      runs.back() += wide ? static_cast<char>('0' + (text[i + 2] - '\x90')) : c;
      if (wide) i += 2;
    } else {
      if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return std::nullopt;
      in_run = false;
    }
  }
  return runs;
}

}  // namespace

DateReading read_date(std::string_view text) {
  auto runs = digit_runs(text);
  if (runs && runs->empty() && text.find_first_not_of(' ') == text.npos) return {std::nullopt, Fault::no_date};
  if (runs && runs->size() == 1 && runs->front().size() == 8) {
    const std::string all = runs->front();
    runs = std::vector<std::string>{all.substr(0, 4), all.substr(4, 2), all.substr(6, 2)};
  }
  if (!runs || runs->size() != 3 || (*runs)[0].size() != 4 || (*runs)[1].size() > 2 || (*runs)[2].size() > 2) {
    return {std::nullopt, Fault::unreadable_date};
  }
  const auto two = [](const std::string& digits) { return digits.size() < 2 ? "0" + digits : digits; };
  const auto day = base::Day::parse((*runs)[0] + "-" + two((*runs)[1]) + "-" + two((*runs)[2]));
  if (!day) return {std::nullopt, Fault::no_such_day};
  if (day->year() < kFirstYear || day->year() > kLastYear) return {std::nullopt, Fault::far_off_year};
  return {*day, Fault::none};
}

}  // namespace zhicheng::model
