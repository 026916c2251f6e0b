#include "interpreter/comparison.h"

#include <algorithm>

namespace zhicheng::interpreter {
namespace {

using Kind = Value::Kind;

template <class T>
Order by(const T& a, const T& b) {
  return a < b ? Order::less : b < a ? Order::greater : Order::equal;
}

/// Values of two kinds that some convert into each other before they compare: a list of one is its member to them.
bool are_cousins(const Value& a, const Value& b) {
  const auto pair = [&a, &b](Kind one, Kind other) {
    return (a.kind() == one && b.kind() == other) || (a.kind() == other && b.kind() == one);
  };
  const auto single = [](const Value& value) { return value.list() != nullptr && value.list()->size() == 1; };
  return pair(Kind::date, Kind::date_time) || pair(Kind::months, Kind::span) || single(a) || single(b);
}

Order by_instant(std::int64_t a_seconds, std::int64_t a_nanos, std::int64_t b_seconds, std::int64_t b_nanos) {
  if (a_seconds != b_seconds) return by(a_seconds, b_seconds);
  return a_nanos % kNanosPerSecond == b_nanos % kNanosPerSecond ? Order::equal : Order::same_second;
}

Order by_moment(const DateTime& a, const DateTime& b, const Regions& regions) {
  const bool a_local = a.time.zone.kind == Zone::Kind::none;
  const bool b_local = b.time.zone.kind == Zone::Kind::none;
  if (a_local != b_local) return Order::unsure;
  if (a == b) return Order::equal;
  if (a_local) return by_instant(local_seconds(a), a.time.nanos, local_seconds(b), b.time.nanos);
  const auto first = instant(a, regions);
  const auto second = instant(b, regions);
  if (!first || !second) return Order::unsure;
  return by_instant(*first, a.time.nanos, *second, b.time.nanos);
}

Truth opposite(Truth truth) { return truth == Truth::yes ? Truth::no : truth == Truth::no ? Truth::yes : truth; }

/// What holds for all.
class All {
 public:
  void add(Truth truth) {
    doubt_ = doubt_ || truth == Truth::unsure || truth == Truth::null;
    fails_ = fails_ || truth == Truth::no;
  }
  Truth result() const { return doubt_ ? Truth::unsure : fails_ ? Truth::no : Truth::yes; }

 private:
  bool doubt_ = false;
  bool fails_ = false;
};

Truth equal_ranges(const Range& a, const Range& b, const Regions& regions) {
  if (a.form != b.form) return Truth::no;
  All all;
  if (a.form == Range::Form::interval) {
    if (a.low_in != b.low_in || a.high_in != b.high_in) return Truth::no;
    all.add(equal(a.high, b.high, regions));
  }
  all.add(equal(a.low, b.low, regions));
  return all.result();
}

Truth equal_contexts(const Context& a, const Context& b, const Regions& regions) {
  if (a.size() != b.size()) return Truth::no;
  All all;
  for (const auto& [key, value] : a) {
    const Value* other = find(b, key);
    if (other == nullptr) return Truth::no;
    all.add(equal(value, *other, regions));
  }
  return all.result();
}

}  // namespace

std::optional<std::int64_t> instant(const DateTime& moment, const Regions& regions) {
  const std::int64_t local = local_seconds(moment);
  switch (moment.time.zone.kind) {
    case Zone::Kind::none: return std::nullopt;
    case Zone::Kind::offset: return local - moment.time.zone.seconds;
    case Zone::Kind::region: break;
  }
  const auto offset = regions(moment.time.zone.region, local);
  if (!offset) return std::nullopt;
  return local - *offset;
}

Order order(const Value& a, const Value& b, const Regions& regions) {
  if (a.is_null() || b.is_null()) return Order::null;
  if (a.kind() != b.kind()) return are_cousins(a, b) ? Order::unsure : Order::null;
  switch (a.kind()) {
    case Kind::number: return by(compare(*a.number(), *b.number()), 0);
    case Kind::text: return by(*a.text(), *b.text());
    case Kind::date: return by(a.date()->number(), b.date()->number());
    case Kind::months: return by(a.months()->count, b.months()->count);
    case Kind::span: return by(a.span()->nanos, b.span()->nanos);
    case Kind::date_time: return by_moment(*a.date_time(), *b.date_time(), regions);
    case Kind::time: {
      if (a.time()->zone != b.time()->zone) return Order::unsure;
      return by_instant(a.time()->seconds(), a.time()->nanos, b.time()->seconds(), b.time()->nanos);
    }
    default: return Order::null;
  }
}

Truth equal(const Value& a, const Value& b, const Regions& regions) {
  if (a.is_null() || b.is_null()) return a.is_null() && b.is_null() ? Truth::yes : Truth::no;
  if (a.kind() != b.kind()) return are_cousins(a, b) ? Truth::unsure : Truth::null;
  switch (a.kind()) {
    case Kind::boolean: return *a.boolean() == *b.boolean() ? Truth::yes : Truth::no;
    case Kind::context: return equal_contexts(*a.context(), *b.context(), regions);
    case Kind::range: return equal_ranges(*a.range(), *b.range(), regions);
    case Kind::function: return Truth::unsure;
    case Kind::list: {
      if (a.list()->size() != b.list()->size()) return Truth::no;
      All all;
      for (std::size_t i = 0; i < a.list()->size(); ++i) all.add(equal((*a.list())[i], (*b.list())[i], regions));
      return all.result();
    }
    default: break;
  }
  switch (order(a, b, regions)) {
    case Order::equal: return Truth::yes;
    // Dates with times are equal when their values in seconds are (DMN 1.5, 10.3.2.3.5); of times nothing is said.
    case Order::same_second: return a.date_time() != nullptr ? Truth::yes : Truth::unsure;
    case Order::unsure: return Truth::unsure;
    case Order::null: return Truth::null;
    default: return Truth::no;
  }
}

Truth compare(Operator op, const Value& a, const Value& b, const Regions& regions) {
  if (op == Operator::equal) return equal(a, b, regions);
  if (op == Operator::not_equal) return opposite(equal(a, b, regions));
  const Order found = order(a, b, regions);
  if (found == Order::null) return Truth::null;
  if (found == Order::unsure || found == Order::same_second) return Truth::unsure;
  const bool holds = op == Operator::less         ? found == Order::less
                     : op == Operator::less_equal ? found != Order::greater
                     : op == Operator::greater    ? found == Order::greater
                                                  : found != Order::less;
  return holds ? Truth::yes : Truth::no;
}

Truth inside(const Value& value, const Range& range, const Regions& regions) {
  switch (range.form) {
    case Range::Form::less: return compare(Operator::less, value, range.low, regions);
    case Range::Form::less_equal: return compare(Operator::less_equal, value, range.low, regions);
    case Range::Form::greater: return compare(Operator::greater, value, range.low, regions);
    case Range::Form::greater_equal: return compare(Operator::greater_equal, value, range.low, regions);
    case Range::Form::equal: return compare(Operator::equal, value, range.low, regions);
    case Range::Form::not_equal: return compare(Operator::not_equal, value, range.low, regions);
    case Range::Form::interval: break;
  }
  const Truth low = compare(range.low_in ? Operator::greater_equal : Operator::greater, value, range.low, regions);
  const Truth high = compare(range.high_in ? Operator::less_equal : Operator::less, value, range.high, regions);
  if (low == Truth::unsure || high == Truth::unsure) return Truth::unsure;
  if (low == Truth::null && high == Truth::null) return Truth::null;
  // One end alone is not comparable: null by the letter, no by those who stop at the first failure.
  if (low == Truth::null || high == Truth::null) return (low == Truth::no || high == Truth::no) ? Truth::unsure : Truth::null;
  return low == Truth::yes && high == Truth::yes ? Truth::yes : Truth::no;
}

Truth member(const Value& value, const Value& tested, const Regions& regions) {
  if (tested.range() != nullptr) return inside(value, *tested.range(), regions);
  if (tested.list() == nullptr) return equal(value, tested, regions);
  if (value.is_null()) return Truth::unsure;
  bool doubt = value.list() != nullptr && equal(value, tested, regions) != Truth::no;
  for (const Value& candidate : *tested.list()) {
    const bool ranged = candidate.range() != nullptr && value.range() == nullptr;
    const Truth found = ranged ? inside(value, *candidate.range(), regions) : equal(value, candidate, regions);
    if (found == Truth::yes) return Truth::yes;
    doubt = doubt || found == Truth::unsure || (ranged && found == Truth::null);
  }
  return doubt ? Truth::unsure : Truth::no;
}

Truth identical(const Value& a, const Value& b) {
  if (a.is_null() || b.is_null()) return Truth::unsure;
  if (a.kind() != b.kind()) return Truth::no;
  const auto told = [](bool same) { return same ? Truth::yes : Truth::no; };
  const auto same_time = [&told](const Time& first, const Time& second) {
    if (first.zone == second.zone || first.nanos != second.nanos) return told(first.nanos == second.nanos && first.zone == second.zone);
    // A region that is nothing but UTC by another name.
    const auto universal = [](const Zone& zone) {
      return zone.kind == Zone::Kind::region && (zone.region.find('/') == std::string::npos || zone.region.starts_with("Etc/"));
    };
    return universal(first.zone) || universal(second.zone) ? Truth::unsure : Truth::no;
  };
  switch (a.kind()) {
    case Kind::boolean: return told(*a.boolean() == *b.boolean());
    case Kind::text: return told(*a.text() == *b.text());
    case Kind::date: return told(*a.date() == *b.date());
    case Kind::months: return told(a.months()->count == b.months()->count);
    case Kind::span: return told(a.span()->nanos == b.span()->nanos);
    case Kind::time: return same_time(*a.time(), *b.time());
    case Kind::date_time:
      if (a.date_time()->date != b.date_time()->date) return Truth::no;
      return same_time(a.date_time()->time, b.date_time()->time);
    case Kind::number: {
      if (compare(*a.number(), *b.number()) != 0) return Truth::no;
      return a.number()->text() == b.number()->text() ? Truth::yes : Truth::unsure;
    }
    default: return Truth::unsure;
  }
}

}  // namespace zhicheng::interpreter
