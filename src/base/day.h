// A civil day in China (UTC+8, no daylight saving). Nothing here reads a clock.
#pragma once
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace zhicheng::base {

/// A valid civil day of the proleptic Gregorian calendar, years 0001 to 9999.
class Day {
 public:
  /// "YYYY-MM-DD", exactly; a day that does not exist is ErrorCode::bad_date.
  static Result<Day> parse(std::string_view text);
  static constexpr Day from_number(std::int64_t days_since_1970) { return Day(days_since_1970); }
  static Day first();  ///< 0001-01-01
  static Day last();   ///< 9999-12-31

  constexpr std::int64_t number() const { return number_; }  ///< days since 1970-01-01
  int year() const;
  int weekday() const;  ///< ISO: Monday 1 … Sunday 7
  std::string text() const;  ///< "YYYY-MM-DD"
  void append_to(std::string& out) const;

  Day plus_days(std::int64_t days) const { return Day(number_ + days); }
  /// The corresponding day `months` later; where it does not exist, that month's last day. 《民法典》202.
  Day plus_months(std::int64_t months) const;
  Day plus_years(std::int64_t years) const { return plus_months(12 * years); }

  friend constexpr auto operator<=>(Day, Day) = default;

 private:
  explicit constexpr Day(std::int64_t number) : number_(number) {}
  std::int64_t number_ = 0;
};

/// Full years from `from` to `to`: the largest n ≥ 0 for which `from` plus n years is not after `to`.
/// The starting day does not count; a period ends on the corresponding day. 《民法典》201, 202.
std::int64_t full_years(Day from, Day to);

}  // namespace zhicheng::base
