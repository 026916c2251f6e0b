#include "interpreter/temporal.h"

#include <algorithm>
#include <cstdlib>

namespace zhicheng::interpreter {
namespace {

std::string two(std::int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); }

bool is_leap(std::int64_t year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

std::string fraction_text(std::int64_t nanos) {
  if (nanos == 0) return "";
  std::string digits = std::to_string(nanos);
  digits.insert(0, 9 - digits.size(), '0');
  return "." + digits.substr(0, digits.find_last_not_of('0') + 1);
}

}  // namespace

int days_in_month(std::int64_t year, int month) {
  if (month == 2) return is_leap(year) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

/// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms": civil_from_days, days_from_civil.
Date Date::from_number(std::int64_t days_since_1970) {
  const std::int64_t z = days_since_1970 + 719'468;
  const std::int64_t era = (z >= 0 ? z : z - 146'096) / 146'097;
  const std::int64_t of_era = z - era * 146'097;
  const std::int64_t year_of_era = (of_era - of_era / 1460 + of_era / 36'524 - of_era / 146'096) / 365;
  const std::int64_t of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t shifted = (5 * of_year + 2) / 153;
  const auto day = static_cast<int>(of_year - (153 * shifted + 2) / 5 + 1);
  const auto month = static_cast<int>(shifted < 10 ? shifted + 3 : shifted - 9);
  return {year_of_era + era * 400 + (month <= 2 ? 1 : 0), month, day};
}

std::int64_t Date::number() const {
  const std::int64_t y = year - (month <= 2 ? 1 : 0);
  const std::int64_t era = (y >= 0 ? y : y - 399) / 400;
  const std::int64_t of_era = y - era * 400;
  const std::int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return era * 146'097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719'468;
}

bool Date::exists() const {
  return std::abs(year) <= 999'999'999 && month >= 1 && month <= 12 && day >= 1 && day <= days_in_month(year, month);
}

int Date::weekday() const {
  const std::int64_t since_monday = (number() + 3) % 7;
  return static_cast<int>((since_monday + 7) % 7) + 1;
}

int Date::day_of_year() const { return static_cast<int>(number() - Date{year, 1, 1}.number()) + 1; }

int Date::week_of_year() const {
  // The week belongs to the year in which its Thursday lies.
  const Date thursday = from_number(number() - weekday() + 4);
  return (thursday.day_of_year() - 1) / 7 + 1;
}

Date Date::plus_months(std::int64_t months) const {
  const std::int64_t all = year * 12 + (month - 1) + months;
  Date moved;
  moved.year = (all >= 0 ? all : all - 11) / 12;
  moved.month = static_cast<int>(all - moved.year * 12) + 1;
  moved.day = std::min(day, days_in_month(moved.year, moved.month));
  return moved;
}

std::string Date::text() const {
  std::string digits = std::to_string(std::abs(year));
  if (digits.size() < 4) digits.insert(0, 4 - digits.size(), '0');
  return (year < 0 ? "-" : "") + digits + "-" + two(month) + "-" + two(day);
}

std::string Zone::text() const {
  if (kind == Kind::none) return "";
  if (kind == Kind::region) return "@" + region;
  if (seconds == 0) return "Z";
  const std::int64_t size = std::abs(seconds);
  std::string out = (seconds < 0 ? "-" : "+") + two(size / 3600) + ":" + two(size / 60 % 60);
  if (size % 60 != 0) out += ":" + two(size % 60);
  return out;
}

std::string Time::text() const {
  const std::int64_t whole = seconds();
  return two(whole / 3600) + ":" + two(whole / 60 % 60) + ":" + two(whole % 60) + fraction_text(nanos % kNanosPerSecond) +
         zone.text();
}

std::string Months::text() const {
  const std::int64_t size = std::abs(count);
  std::string out = count < 0 ? "-P" : "P";
  if (size >= 12) out += std::to_string(size / 12) + "Y";
  if (size % 12 != 0 || size == 0) out += std::to_string(size % 12) + "M";
  return out;
}

std::string Span::text() const {
  const Wide size = nanos < 0 ? -nanos : nanos;
  const auto days = static_cast<std::int64_t>(size / kNanosPerDay);
  const auto rest = static_cast<std::int64_t>(size % kNanosPerDay);
  const std::int64_t seconds = rest / kNanosPerSecond;
  std::string out = nanos < 0 ? "-P" : "P";
  if (days != 0) out += std::to_string(days) + "D";
  if (rest == 0 && days != 0) return out;
  out += "T";
  if (seconds / 3600 != 0) out += std::to_string(seconds / 3600) + "H";
  if (seconds / 60 % 60 != 0) out += std::to_string(seconds / 60 % 60) + "M";
  const std::string fraction = fraction_text(rest % kNanosPerSecond);
  if (seconds % 60 != 0 || !fraction.empty() || rest == 0) out += std::to_string(seconds % 60) + fraction + "S";
  return out;
}

}  // namespace zhicheng::interpreter
