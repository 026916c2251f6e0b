#include "interpreter/arithmetic.h"

#include <algorithm>

#include "interpreter/comparison.h"

namespace zhicheng::interpreter {
namespace {

const Computed kUnsure{Value(), true};

Computed number(const Decimal& result) { return result.fits() ? Computed{Value(result), false} : kUnsure; }

std::optional<Wide> wide_of(const Decimal& number) {
  if (!number.is_integer() || number.magnitude_order() > 35) return std::nullopt;
  const std::string text = number.stripped().text();
  Wide value = 0;
  for (const char c : text) {
    if (c >= '0' && c <= '9') value = 10 * value + (c - '0');
  }
  return number.is_negative() ? -value : value;
}

std::int64_t floor_days(Wide nanos) {
  const Wide days = nanos / kNanosPerDay;
  return static_cast<std::int64_t>(nanos % kNanosPerDay < 0 ? days - 1 : days);
}

/// Around year 0, and beyond nine digits, calendars differ.
bool is_plain(const Date& before, const Date& after) {
  return after.exists() && after.year != 0 && (before.year < 0) == (after.year < 0);
}

constexpr Wide kLongestSpan = kNanosPerDay * 366 * 1'000'000'000;

Computed moved(const DateTime& moment, Wide nanos, const Regions& regions) {
  if (nanos > kLongestSpan || nanos < -kLongestSpan) return kUnsure;
  const Wide total = Wide{moment.date.number()} * kNanosPerDay + moment.time.nanos + nanos;
  const std::int64_t days = floor_days(total);
  DateTime after{Date::from_number(days), moment.time};
  after.time.nanos = static_cast<std::int64_t>(total - Wide{days} * kNanosPerDay);
  if (!is_plain(moment.date, after.date)) return kUnsure;
  if (moment.time.zone.kind == Zone::Kind::region) {
    // Where clocks are changed in between, local and elapsed time part.
    const auto before_offset = regions(moment.time.zone.region, local_seconds(moment));
    const auto after_offset = regions(moment.time.zone.region, local_seconds(after));
    if (!before_offset || before_offset != after_offset) return kUnsure;
  }
  return {Value(after), false};
}

Computed moved(const Date& date, Wide nanos) {
  if (nanos > kLongestSpan || nanos < -kLongestSpan) return kUnsure;
  const Date after = Date::from_number(floor_days(Wide{date.number()} * kNanosPerDay + nanos));
  if (!is_plain(date, after)) return kUnsure;
  return {Value(after), false};
}

Computed moved(const Time& time, Wide nanos) {
  Wide rest = (time.nanos + nanos % kNanosPerDay) % kNanosPerDay;
  if (rest < 0) rest += kNanosPerDay;
  return {Value(Time{static_cast<std::int64_t>(rest), time.zone}), false};
}

constexpr std::int64_t kMostMonths = 12'000'000'000;

Computed moved_months(const Value& point, std::int64_t months, const Regions& regions) {
  if (months > kMostMonths || months < -kMostMonths) return kUnsure;
  if (const Date* date = point.date()) {
    const Date after = date->plus_months(months);
    return is_plain(*date, after) ? Computed{Value(after), false} : kUnsure;
  }
  DateTime moment = *point.date_time();
  const Date before = moment.date;
  moment.date = before.plus_months(months);
  if (!is_plain(before, moment.date)) return kUnsure;
  const Zone& zone = moment.time.zone;
  if (zone.kind == Zone::Kind::region && !regions(zone.region, local_seconds(moment))) return kUnsure;
  return {Value(moment), false};
}

/// `point` (a date, a time, or both) moved by a duration; `sign` 1 or -1.
std::optional<Computed> shifted(const Value& point, const Value& by, int sign, const Regions& regions) {
  const bool dated = point.date() != nullptr || point.date_time() != nullptr;
  if (by.months() != nullptr) {
    if (!dated) return std::nullopt;
    return moved_months(point, sign * by.months()->count, regions);
  }
  if (by.span() == nullptr) return std::nullopt;
  const Wide nanos = sign * by.span()->nanos;
  if (point.date() != nullptr) return moved(*point.date(), nanos);
  if (point.date_time() != nullptr) return moved(*point.date_time(), nanos, regions);
  if (point.time() != nullptr) return moved(*point.time(), nanos);
  return std::nullopt;
}

Computed as_months(Wide count) {
  if (count > kLongestMonths || count < -kLongestMonths) return kUnsure;
  return {Value(Months{static_cast<std::int64_t>(count)}), false};
}
Computed as_span(Wide nanos) {
  if (nanos > kLongestSpan || nanos < -kLongestSpan) return kUnsure;
  return {Value(Span{nanos}), false};
}

Computed plus(const Value& a, const Value& b, const Regions& regions) {
  if (a.number() != nullptr && b.number() != nullptr) return number(add(*a.number(), *b.number()));
  if (a.text() != nullptr && b.text() != nullptr) return {Value(*a.text() + *b.text()), false};
  if (a.months() != nullptr && b.months() != nullptr) return as_months(Wide{a.months()->count} + b.months()->count);
  if (a.span() != nullptr && b.span() != nullptr) return as_span(a.span()->nanos + b.span()->nanos);
  if (const auto result = shifted(a, b, 1, regions)) return *result;
  if (const auto result = shifted(b, a, 1, regions)) return *result;
  return {};
}

/// A date counts as midnight in UTC.
Computed between(const DateTime& from, const DateTime& to, const Regions& regions) {
  const bool from_local = from.time.zone.kind == Zone::Kind::none;
  const bool to_local = to.time.zone.kind == Zone::Kind::none;
  if (from_local != to_local) return {};
  const auto start = from_local ? local_seconds(from) : instant(from, regions);
  const auto end = to_local ? local_seconds(to) : instant(to, regions);
  if (!start || !end) return kUnsure;
  const Wide nanos = Wide{*end - *start} * kNanosPerSecond + to.time.nanos % kNanosPerSecond - from.time.nanos % kNanosPerSecond;
  return as_span(nanos);
}

std::optional<DateTime> as_moment(const Value& value) {
  if (value.date_time() != nullptr) return *value.date_time();
  if (value.date() != nullptr) return DateTime{*value.date(), Time{0, Zone{Zone::Kind::offset, 0, ""}}};
  return std::nullopt;
}

Computed less(const Value& a, const Value& b, const Regions& regions) {
  if (a.number() != nullptr && b.number() != nullptr) return number(subtract(*a.number(), *b.number()));
  if (a.months() != nullptr && b.months() != nullptr) return as_months(Wide{a.months()->count} - b.months()->count);
  if (a.span() != nullptr && b.span() != nullptr) return as_span(a.span()->nanos - b.span()->nanos);
  if (const auto to = as_moment(a)) {
    if (const auto from = as_moment(b)) return between(*from, *to, regions);
  }
  if (a.time() != nullptr && b.time() != nullptr) {
    if (a.time()->zone != b.time()->zone) return kUnsure;
    return {Value(Span{Wide{a.time()->nanos} - b.time()->nanos}), false};
  }
  if (const auto result = shifted(a, b, -1, regions)) return *result;
  return {};
}

/// Months and nanoseconds are whole: what is left of a month is dropped; parts of a nanosecond nobody defines.
Computed months(const Decimal& count) {
  const auto whole = count.rounded(0, Rounding::down).integer();
  return whole ? as_months(*whole) : kUnsure;
}
Computed span(const Decimal& nanos) {
  const auto whole = wide_of(nanos);
  return whole ? as_span(*whole) : kUnsure;
}

Computed times(const Value& a, const Value& b) {
  if (a.number() == nullptr) return b.number() != nullptr ? times(b, a) : Computed{};
  if (b.number() != nullptr) return number(multiply(*a.number(), *b.number()));
  if (b.months() != nullptr) return months(multiply(*a.number(), Decimal(b.months()->count)));
  if (b.span() != nullptr) return span(multiply(*a.number(), decimal_of(b.span()->nanos)));
  return {};
}

Computed over(const Value& a, const Value& b) {
  if (const Decimal* divisor = b.number()) {
    if (a.number() == nullptr && a.months() == nullptr && a.span() == nullptr) return {};
    if (divisor->is_zero()) return {};
    if (a.number() != nullptr) return number(divide(*a.number(), *divisor));
    if (a.months() != nullptr) return months(divide(Decimal(a.months()->count), *divisor));
    return span(divide(decimal_of(a.span()->nanos), *divisor));
  }
  if (a.months() != nullptr && b.months() != nullptr) {
    if (b.months()->count == 0) return {};
    return number(divide(Decimal(a.months()->count), Decimal(b.months()->count)));
  }
  if (a.span() != nullptr && b.span() != nullptr) {
    if (b.span()->nanos == 0) return {};
    return number(divide(decimal_of(a.span()->nanos), decimal_of(b.span()->nanos)));
  }
  return {};
}

Computed raised(const Value& a, const Value& b) {
  if (a.number() == nullptr || b.number() == nullptr) return {};
  const Decimal& base = *a.number();
  const Decimal& exponent = *b.number();
  if (base.is_zero() && exponent.is_zero()) return kUnsure;
  if (base.is_zero() && exponent.is_negative()) return {};
  if (base.is_negative() && !exponent.is_integer()) return {};
  if (base.is_zero()) return number(Decimal());
  const auto result = power(base, exponent);
  return result ? number(*result) : kUnsure;
}

}  // namespace

Decimal decimal_of(Wide value) {
  const bool negative = value < 0;
  std::string digits;
  for (Wide rest = negative ? -value : value; rest > 0; rest /= 10) digits += static_cast<char>('0' + static_cast<int>(rest % 10));
  if (digits.empty()) digits.push_back('0');
  std::reverse(digits.begin(), digits.end());
  const Decimal size = *Decimal::parse(digits);
  return negative ? size.negated() : size;
}

Computed compute(Operator op, const Value& a, const Value& b, const Regions& regions) {
  switch (op) {
    case Operator::add: return plus(a, b, regions);
    case Operator::subtract: return less(a, b, regions);
    case Operator::multiply: return times(a, b);
    case Operator::divide: return over(a, b);
    case Operator::power: return raised(a, b);
    default: return kUnsure;
  }
}

Computed minus(const Value& value) {
  if (value.number() != nullptr) return {Value(value.number()->negated()), false};
  if (value.months() != nullptr) return {Value(Months{-value.months()->count}), false};
  if (value.span() != nullptr) return {Value(Span{-value.span()->nanos}), false};
  return {};
}

}  // namespace zhicheng::interpreter
