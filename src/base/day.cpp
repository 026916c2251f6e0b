#include "base/day.h"

#include "base/utf8.h"

#include <date/date.h>

#include <algorithm>

namespace zhicheng::base {
namespace {

date::year_month_day civil(std::int64_t number) {
  return date::year_month_day{date::sys_days{date::days{number}}};
}

std::int64_t number_of(date::year_month_day day) { return date::sys_days{day}.time_since_epoch().count(); }

int digits(std::string_view text) {
  int number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return -1;
    number = number * 10 + (c - '0');
  }
  return number;
}

}  // namespace

Result<Day> Day::parse(std::string_view text) {
  const auto bad = [&] { return Error{ErrorCode::bad_date, "", "日期要写成 2026-05-20 这样，并且有这一天：" + shortened(text, 20)}; };
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return bad();
  const int year = digits(text.substr(0, 4));
  const int month = digits(text.substr(5, 2));
  const int day = digits(text.substr(8, 2));
  if (year < 1 || month < 1 || day < 1) return bad();
  const date::year_month_day civil_day{date::year{year}, date::month{static_cast<unsigned>(month)},
                                       date::day{static_cast<unsigned>(day)}};
  if (!civil_day.ok()) return bad();
  return Day(number_of(civil_day));
}

Day Day::first() { return Day(number_of(date::year{1} / 1 / 1)); }
Day Day::last() { return Day(number_of(date::year{9999} / 12 / 31)); }

int Day::year() const { return static_cast<int>(civil(number_).year()); }

int Day::weekday() const {
  return static_cast<int>(date::weekday{date::sys_days{date::days{number_}}}.iso_encoding());
}

std::string Day::text() const {
  std::string out;
  append_to(out);
  return out;
}

void Day::append_to(std::string& out) const {
  const auto day = civil(number_);
  const auto digit = [](unsigned number) { return static_cast<char>('0' + number % 10); };
  const auto year = static_cast<unsigned>(static_cast<int>(day.year()));
  const auto month = static_cast<unsigned>(day.month());
  const auto of_month = static_cast<unsigned>(day.day());
  const char text[] = {digit(year / 1000), digit(year / 100), digit(year / 10), digit(year), '-',
                       digit(month / 10),  digit(month),      '-',              digit(of_month / 10), digit(of_month)};
  out.append(text, sizeof text);
}

Day Day::plus_months(std::int64_t months) const {
  const auto from = civil(number_);
  const auto month = from.year() / from.month() + date::months{months};
  const auto last = (month / date::last).day();
  return Day(number_of(month / std::min(from.day(), last)));
}

std::int64_t full_years(Day from, Day to) {
  if (to < from) return 0;
  std::int64_t years = to.year() - from.year();
  if (from.plus_years(years) > to) --years;
  return years;
}

}  // namespace zhicheng::base
