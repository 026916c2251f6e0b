// Functions of dates, times and durations. DMN 1.5, tables 73, 77 and 78.
#include <array>
#include <cstdlib>

#include "interpreter/evaluator.h"

namespace zhicheng::interpreter {
namespace {

constexpr std::int64_t kNoonOf2020 = 1'577'880'000;

const Date* date_of(const Value& point) { return point.date() != nullptr ? point.date() : &point.date_time()->date; }

template <class T>
Value read(Evaluator& evaluator, const Reading<T>& reading) {
  if (reading.unsure) return evaluator.unsure("a text that some take and others refuse");
  return reading.value ? Value(*reading.value) : Value();
}

/// A region that is not known may be a newer one.
bool is_known(Evaluator& evaluator, const Zone& zone, std::int64_t local) {
  if (zone.kind != Zone::Kind::region || evaluator.regions()(zone.region, local)) return true;
  evaluator.unsure("the region " + zone.region + ", or its clocks at that time");
  return false;
}

/// A number between two, whole; nothing otherwise.
std::optional<std::int64_t> whole(Evaluator& evaluator, const Value& value, std::int64_t least, std::int64_t most) {
  const Decimal& number = *value.number();
  const auto found = number.integer();
  if (!found) {
    if (!number.is_integer()) evaluator.unsure("a part of a date or time that is no whole number");
    return std::nullopt;
  }
  if (*found < least || *found > most) return std::nullopt;
  return found;
}

Value date_from_text(Evaluator& evaluator, const Arguments& arguments) { return read(evaluator, read_date(*arguments[0].text())); }

Value date_from_point(Evaluator&, const Arguments& arguments) { return *date_of(arguments[0]); }

Value date_from_parts(Evaluator& evaluator, const Arguments& arguments) {
  const auto year = whole(evaluator, arguments[0], -999'999'999, 999'999'999);
  const auto month = whole(evaluator, arguments[1], 1, 12);
  const auto day = whole(evaluator, arguments[2], 1, 31);
  if (!year || !month || !day) return {};
  const Date date{*year, static_cast<int>(*month), static_cast<int>(*day)};
  if (!date.exists()) return {};
  return date.year == 0 ? evaluator.unsure("the year 0") : Value(date);
}

Value time_from_text(Evaluator& evaluator, const Arguments& arguments) {
  const auto reading = read_time(*arguments[0].text());
  if (reading.value && !is_known(evaluator, reading.value->zone, kNoonOf2020)) return {};
  return read(evaluator, reading);
}

Value time_from_point(Evaluator& evaluator, const Arguments& arguments) {
  if (arguments[0].date() != nullptr) return evaluator.unsure("the time of a date");
  return arguments[0].date_time()->time;
}

Value time_from_time(Evaluator& evaluator, const Arguments& arguments) {
  return arguments[0].time() != nullptr ? Value(*arguments[0].time()) : evaluator.told(Truth::null);
}

Value time_from_parts(Evaluator& evaluator, const Arguments& arguments) {
  const auto hour = whole(evaluator, arguments[0], 0, 23);
  const auto minute = whole(evaluator, arguments[1], 0, 59);
  const Decimal& second = *arguments[2].number();
  if (!hour || !minute || second.is_negative() || compare(second, Decimal(60)) >= 0) return {};
  const auto nanos = multiply(second, Decimal(kNanosPerSecond), 60).integer();
  if (!nanos) return evaluator.unsure("parts of a nanosecond");
  Time time{(*hour * 3600 + *minute * 60) * kNanosPerSecond + *nanos, {}};
  if (arguments.size() > 3 && arguments[3].span() != nullptr) {
    const Wide offset = arguments[3].span()->nanos;
    if (offset % kNanosPerSecond != 0) return evaluator.unsure("an offset with parts of a second");
    const Wide seconds = offset / kNanosPerSecond;
    if (seconds > 14 * 3600 || seconds < -14 * 3600) return evaluator.unsure("an offset of more than 14 hours");
    time.zone = {Zone::Kind::offset, static_cast<std::int64_t>(seconds), ""};
  }
  return time;
}

Value moment_from_text(Evaluator& evaluator, const Arguments& arguments) {
  const auto reading = read_date_time(*arguments[0].text());
  if (reading.value && !is_known(evaluator, reading.value->time.zone, local_seconds(*reading.value))) return {};
  return read(evaluator, reading);
}

Value moment_from_point(Evaluator& evaluator, const Arguments&) { return evaluator.unsure("a date and time from a date or a date and time"); }

Value moment_from_parts(Evaluator& evaluator, const Arguments& arguments) {
  if (arguments[1].time() == nullptr) return {};
  const DateTime moment{*date_of(arguments[0]), *arguments[1].time()};
  if (!is_known(evaluator, moment.time.zone, local_seconds(moment))) return {};
  return moment;
}

Value duration(Evaluator& evaluator, const Arguments& arguments) {
  const std::string& text = *arguments[0].text();
  const auto months = read_months(text);
  if (months.value || months.unsure) return read(evaluator, months);
  return read(evaluator, read_span(text));
}

/// Whole months from one day to another; times of day do not count.
Value months_between(Evaluator&, const Arguments& arguments) {
  const Date& from = *date_of(arguments[0]);
  const Date& to = *date_of(arguments[1]);
  std::int64_t months = (to.year - from.year) * 12 + to.month - from.month;
  if (months > 0 && to.day < from.day) --months;
  if (months < 0 && to.day > from.day) ++months;
  return Months{months};
}

Value day_of_year(Evaluator&, const Arguments& arguments) { return Decimal(date_of(arguments[0])->day_of_year()); }
Value week_of_year(Evaluator&, const Arguments& arguments) { return Decimal(date_of(arguments[0])->week_of_year()); }

Value day_of_week(Evaluator&, const Arguments& arguments) {
  constexpr std::array<const char*, 7> kDays{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
  return kDays[static_cast<std::size_t>(date_of(arguments[0])->weekday() - 1)];
}

Value month_of_year(Evaluator&, const Arguments& arguments) {
  constexpr std::array<const char*, 12> kMonths{"January", "February", "March",     "April",   "May",      "June",
                                                "July",    "August",   "September", "October", "November", "December"};
  return kMonths[static_cast<std::size_t>(date_of(arguments[0])->month - 1)];
}

Value today(Evaluator& evaluator, const Arguments&) {
  return evaluator.now() ? Value(evaluator.now()->date) : evaluator.refuse("unsupported_function", "no clock is given");
}
Value now(Evaluator& evaluator, const Arguments&) {
  return evaluator.now() ? Value(*evaluator.now()) : evaluator.refuse("unsupported_function", "no clock is given");
}

}  // namespace

Table point_functions() {
  const Parameter from_text{"from", Takes::text};
  const Parameter from_point{"from", Takes::point};
  const Parameter from_any{"from", Takes::any};
  const Parameter date{"date", Takes::point};
  const auto number = [](std::string_view name) { return Parameter{name, Takes::number}; };
  return {
      {"date", {from_text}, date_from_text},
      {"date", {from_point}, date_from_point},
      {"date", {number("year"), number("month"), number("day")}, date_from_parts},
      {"time", {from_text}, time_from_text},
      {"time", {from_point}, time_from_point},
      {"time", {from_any}, time_from_time},
      {"time", {number("hour"), number("minute"), number("second"), {"offset", Takes::span, true, true}}, time_from_parts},
      {"date and time", {from_text}, moment_from_text},
      {"date and time", {from_point}, moment_from_point},
      {"date and time", {date, {"time", Takes::any}}, moment_from_parts},
      {"duration", {from_text}, duration},
      {"years and months duration", {from_point, {"to", Takes::point}}, months_between},
      {"day of year", {date}, day_of_year},
      {"week of year", {date}, week_of_year},
      {"day of week", {date}, day_of_week},
      {"month of year", {date}, month_of_year},
      {"today", {}, today},
      {"now", {}, now},
  };
}

}  // namespace zhicheng::interpreter
