// Equality, order and membership of values. Where sources disagree about what is right, the answer is `unsure`.
#pragma once
#include "interpreter/tree.h"

namespace zhicheng::interpreter {

enum class Truth : std::uint8_t { no, yes, null, unsure };

/// `same_second`: instants that differ in a fraction of a second alone.
enum class Order : std::uint8_t { less, equal, greater, same_second, null, unsure };

Order order(const Value& a, const Value& b, const Regions& regions);
Truth equal(const Value& a, const Value& b, const Regions& regions);
Truth compare(Operator op, const Value& a, const Value& b, const Regions& regions);
Truth inside(const Value& value, const Range& range, const Regions& regions);
/// value in tested, where tested is a list, a range, or any other value.
Truth member(const Value& value, const Value& tested, const Regions& regions);
/// Of one type, and written alike down to the zone. DMN 1.5, 10.3.4.7: is().
Truth identical(const Value& a, const Value& b);

/// Seconds since 1970 in UTC; nothing without a zone, or in a region whose clocks are not known.
std::optional<std::int64_t> instant(const DateTime& moment, const Regions& regions);
inline std::int64_t local_seconds(const DateTime& moment) {
  return moment.date.number() * kSecondsPerDay + moment.time.seconds();
}

bool is_instance(const Value& value, const Type& type, bool& unsure);
/// The value as the declared type has it (DMN 1.5, 10.3.2.9.4); null when it cannot be.
Value converted(const Value& value, const Type& type, bool& unsure);

}  // namespace zhicheng::interpreter
