#include "interpreter/evaluator.h"

namespace zhicheng::interpreter {
namespace {

const Property kUnsure{Value(), true};

Property number(std::int64_t value) { return {Value(Decimal(value)), false}; }

Property of_date(const Date& date, const std::string& key) {
  if (key == "year") return number(date.year);
  if (key == "month") return number(date.month);
  if (key == "day") return number(date.day);
  if (key == "weekday") return number(date.weekday());
  if (key == "hour" || key == "minute" || key == "second" || key == "time offset" || key == "timezone") return kUnsure;
  return {};
}

Property of_time(const Time& time, const std::string& key, std::optional<std::int64_t> region_offset) {
  const std::int64_t seconds = time.seconds();
  if (key == "hour") return number(seconds / 3600);
  if (key == "minute") return number(seconds / 60 % 60);
  if (key == "second") return time.nanos % kNanosPerSecond == 0 ? number(seconds % 60) : kUnsure;
  if (key == "time offset") {
    if (time.zone.kind == Zone::Kind::none) return {};
    if (time.zone.kind == Zone::Kind::offset) return {Value(Span{Wide{time.zone.seconds} * kNanosPerSecond}), false};
    return region_offset ? Property{Value(Span{Wide{*region_offset} * kNanosPerSecond}), false} : kUnsure;
  }
  if (key == "timezone") {
    if (time.zone.kind == Zone::Kind::none) return {};
    return time.zone.kind == Zone::Kind::region ? Property{Value(time.zone.region), false} : kUnsure;
  }
  return {};
}

Property of_span(const Span& span, const std::string& key) {
  const bool known = key == "days" || key == "hours" || key == "minutes" || key == "seconds";
  if (!known) return {};
  if (span.nanos < 0 || span.nanos % kNanosPerSecond != 0) return kUnsure;
  const Wide seconds = span.nanos / kNanosPerSecond;
  if (key == "days") return number(static_cast<std::int64_t>(seconds / kSecondsPerDay));
  const auto rest = static_cast<std::int64_t>(seconds % kSecondsPerDay);
  return number(key == "hours" ? rest / 3600 : key == "minutes" ? rest / 60 % 60 : rest % 60);
}

}  // namespace

Property property_of(const Value& value, const std::string& key, const Regions& regions) {
  if (value.date() != nullptr) return of_date(*value.date(), key);
  if (value.time() != nullptr) return of_time(*value.time(), key, std::nullopt);
  if (const DateTime* moment = value.date_time()) {
    if (key == "year" || key == "month" || key == "day" || key == "weekday") return of_date(moment->date, key);
    const Zone& zone = moment->time.zone;
    return of_time(moment->time, key,
                   zone.kind == Zone::Kind::region ? regions(zone.region, local_seconds(*moment)) : std::nullopt);
  }
  if (value.span() != nullptr) return of_span(*value.span(), key);
  if (const Months* months = value.months()) {
    if (key != "years" && key != "months") return {};
    if (months->count < 0) return kUnsure;
    return number(key == "years" ? months->count / 12 : months->count % 12);
  }
  if (const Range* range = value.range()) {
    if (range->form != Range::Form::interval) return kUnsure;
    if (key == "start") return {range->low, false};
    if (key == "end") return {range->high, false};
    if (key == "start included") return {Value(range->low_in), false};
    if (key == "end included") return {Value(range->high_in), false};
  }
  return {};
}

}  // namespace zhicheng::interpreter
