// Dates, times and durations of FEEL (DMN 1.5, 10.3.2.3.4 to 10.3.2.3.8).
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace zhicheng::interpreter {

__extension__ typedef __int128 Wide;

constexpr std::int64_t kNanosPerSecond = 1'000'000'000;
constexpr std::int64_t kSecondsPerDay = 86'400;
constexpr Wide kNanosPerDay = Wide{kSecondsPerDay} * kNanosPerSecond;

/// A civil date; years may be negative (year 0 precedes year 1) and have up to nine digits.
struct Date {
  std::int64_t year = 0;
  int month = 1;
  int day = 1;

  static Date from_number(std::int64_t days_since_1970);
  std::int64_t number() const;  ///< days since 1970-01-01
  bool exists() const;
  int weekday() const;  ///< Monday 1 … Sunday 7
  int day_of_year() const;
  int week_of_year() const;  ///< ISO 8601
  /// The corresponding day `months` later, or that month's last one.
  Date plus_months(std::int64_t months) const;
  std::string text() const;
  friend bool operator==(const Date&, const Date&) = default;
};
int days_in_month(std::int64_t year, int month);

/// What a time says of its place.
struct Zone {
  enum class Kind : std::uint8_t { none, offset, region };
  Kind kind = Kind::none;
  std::int64_t seconds = 0;  ///< east of UTC, of an offset
  std::string region;
  std::string text() const;  ///< "", "Z", "+08:00", "@Asia/Shanghai"
  friend bool operator==(const Zone&, const Zone&) = default;
};

struct Time {
  std::int64_t nanos = 0;  ///< since midnight
  Zone zone;
  std::int64_t seconds() const { return nanos / kNanosPerSecond; }
  std::string text() const;
  friend bool operator==(const Time&, const Time&) = default;
};

struct DateTime {
  Date date;
  Time time;
  std::string text() const { return date.text() + "T" + time.text(); }
  friend bool operator==(const DateTime&, const DateTime&) = default;
};

// The longest durations, either way: of longer ones no text is read.
inline constexpr std::int64_t kLongestMonths = 12 * std::int64_t{9'999'999'999} + 11;
inline constexpr Wide kLongestSpan = Wide{1'000'000'000'000} * kNanosPerDay - 1;

struct Months {
  std::int64_t count = 0;
  std::string text() const;
};

struct Span {
  Wide nanos = 0;
  std::string text() const;
};

/// What a text was found to be. `unsure`: sources disagree about texts like it.
template <class T>
struct Reading {
  std::optional<T> value;
  bool unsure = false;
};

Reading<Date> read_date(std::string_view text);
Reading<Time> read_time(std::string_view text);
Reading<DateTime> read_date_time(std::string_view text);
Reading<Months> read_months(std::string_view text);
Reading<Span> read_span(std::string_view text);

/// Seconds east of UTC of a region at a local time; nothing when the region is not known or the local time does not
/// exist there exactly once.
using Regions = std::function<std::optional<std::int64_t>(const std::string& region, std::int64_t local_seconds)>;

}  // namespace zhicheng::interpreter
