// Dates as people write them.
#include <algorithm>

#include "shell/model/model.h"

namespace zhicheng::model {
namespace {

constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2100;
constexpr std::string_view kChina = "+08:00";

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

std::string two(const std::string& digits) { return digits.size() < 2 ? "0" + digits : digits; }

}  // namespace

DateReading read_date(std::string_view text) {
  auto runs = digit_runs(text);
  if (runs && runs->empty() && text.find_first_not_of(' ') == text.npos) return {std::nullopt, Fault::no_date};
  if (runs && runs->size() == 1 && runs->front().size() == 8) {
    const std::string all = runs->front();
    runs = std::vector<std::string>{all.substr(0, 4), all.substr(4, 2), all.substr(6, 2)};
  }
  const bool short_of_day = runs && ((runs->size() == 1 && (runs->front().size() == 4 || runs->front().size() == 6)) ||
                                     (runs->size() == 2 && runs->front().size() == 4 && runs->back().size() <= 2));
  if (short_of_day) return {std::nullopt, Fault::no_day};
  if (!runs || runs->size() != 3 || (*runs)[0].size() != 4 || (*runs)[1].size() > 2 || (*runs)[2].size() > 2) {
    return {std::nullopt, Fault::unreadable_date};
  }
  const auto day = base::Day::parse((*runs)[0] + "-" + two((*runs)[1]) + "-" + two((*runs)[2]));
  if (!day) return {std::nullopt, Fault::no_such_day};
  if (day->year() < kFirstYear || day->year() > kLastYear) return {std::nullopt, Fault::far_off_year};
  return {*day, Fault::none};
}

std::string read_time(std::string_view text) {
  std::string plain(text);
  // Of RFC 3339 only what this program writes: the time in China.
  if (plain.ends_with(kChina)) plain.resize(plain.size() - kChina.size());
  std::replace(plain.begin(), plain.end(), 'T', ' ');
  const auto runs = digit_runs(plain);
  if (!runs || runs->size() < 5 || runs->size() > 6) return {};
  const auto date = read_date((*runs)[0] + "-" + (*runs)[1] + "-" + (*runs)[2]);
  std::string time;
  for (std::size_t i = 3; i < 6; ++i) {
    const std::string part = i < runs->size() ? two((*runs)[i]) : "00";
    if (part.size() > 2 || part > (i == 3 ? "23" : "59")) return {};
    time += (i == 3 ? "T" : ":") + part;
  }
  if (!date.day) return {};
  return date.day->text() + time + std::string(kChina);
}

std::string readable_time(std::string_view time) {
  std::string words(time.substr(0, 16));
  if (words.size() > 10) words[10] = ' ';
  return words;
}

}  // namespace zhicheng::model
