// What each operation does: on plain values (Kleene's logic where something is unknown), and on open ones.
#include <algorithm>
#include <array>
#include <cassert>

#include "feel/possibilities.h"

namespace zhicheng::feel {
namespace {

bool any_unknown(std::span<const Value> values) {
  return std::any_of(values.begin(), values.end(), [](Value value) { return value.is_unknown(); });
}

/// Kleene: the deciding value wins over unknown.
Value join(std::span<const Value> values, bool deciding) {
  if (std::any_of(values.begin(), values.end(), [&](Value value) { return value.is(deciding); })) {
    return Value::boolean(deciding);
  }
  return any_unknown(values) ? Value{} : Value::boolean(!deciding);
}

/// Numbers saturate here, far beyond anything that is meant, so that order is kept and nothing overflows.
constexpr std::int64_t kMost = std::int64_t{1} << 60;
/// Days beyond the calendar, about 13,000 years on either side.
constexpr std::int64_t kBeyond = 5'000'000;

std::int64_t saturated(std::int64_t number) { return std::clamp(number, -kMost, kMost); }

Value date_near(std::int64_t number) {
  return {Kind::date, std::clamp(number, base::Day::first().number() - kBeyond, base::Day::last().number() + kBeyond)};
}

Value add(Value left, Value right, std::int64_t sign) {
  if (left.kind == Kind::date && right.kind == Kind::months) {
    return date_near(left.day().plus_months(sign * right.number).number());
  }
  if (left.kind == Kind::date && right.kind == Kind::date) return {Kind::days, saturated(left.number - right.number)};
  const std::int64_t sum = left.number + sign * right.number;
  return left.kind == Kind::date ? date_near(sum) : Value{left.kind, saturated(sum)};
}

/// Of whole numbers as JSON has them, up to 2^53 either way.
Value product(std::int64_t left, std::int64_t right) {
  std::int64_t whole = 0;
  if (!__builtin_mul_overflow(left, right, &whole)) return Value::integer(saturated(whole));
  return Value::integer((left < 0) == (right < 0) ? kMost : -kMost);
}

Value choose(std::span<const Value> arguments) {
  if (arguments[0].is(true)) return arguments[1];
  if (arguments[0].is(false)) return arguments[2];
  return arguments[1] == arguments[2] ? arguments[1] : Value{};
}

}  // namespace

bool Calendar::is_working_day(base::Day day) const {
  if (std::binary_search(off.begin(), off.end(), day.number())) return false;
  return day.weekday() <= 5 || std::binary_search(work.begin(), work.end(), day.number());
}

base::Day Calendar::working_days_before(base::Day day, std::int64_t count) const {
  while (count > 0) {
    if (is_working_day(day)) --count;
    day = day.plus_days(-1);
  }
  while (!is_working_day(day)) day = day.plus_days(-1);
  return day;
}

Value Possibilities::apply(Operation operation, std::span<const Value> arguments) {
  bool open = false;
  for (const Value argument : arguments) {
    if (argument.kind == Kind::diagram) {
      return map(arguments, [&](std::span<const Value> leaves) { return apply(operation, leaves); });
    }
    open = open || argument.kind == Kind::open;
  }
  return open ? apply_open(operation, arguments) : apply_plain(operation, arguments);
}

Value Possibilities::apply_plain(Operation operation, std::span<const Value> arguments) const {
  switch (operation) {
    case Operation::both: return join(arguments, false);
    case Operation::either: return join(arguments, true);
    case Operation::known: return Value::boolean(arguments[0].kind != Kind::unknown);
    case Operation::choose: return choose(arguments);
    default: break;
  }
  if (any_unknown(arguments)) return {};
  const Value first = arguments[0];
  const Value second = arguments.size() > 1 ? arguments[1] : Value{};
  switch (operation) {
    case Operation::negation: return Value::boolean(first.number == 0);
    case Operation::equal: return Value::boolean(first.number == second.number);
    case Operation::less: return Value::boolean(first.number < second.number);
    case Operation::less_equal: return Value::boolean(first.number <= second.number);
    case Operation::add: return add(first, second, 1);
    case Operation::subtract: return add(first, second, -1);
    case Operation::multiply: return product(first.number, second.number);
    case Operation::full_years: return Value::integer(base::full_years(first.day(), second.day()));
    case Operation::min:
    case Operation::max: {
      const auto less = [](Value a, Value b) { return a.number < b.number; };
      const auto [smallest, largest] = std::minmax_element(arguments.begin(), arguments.end(), less);
      return operation == Operation::min ? *smallest : *largest;
    }
    case Operation::working_days_before:
      return Value::date(calendar_.working_days_before(first.day(), second.number));
    default: break;
  }
  assert(false);
  return {};
}

Value Possibilities::apply_open(Operation operation, std::span<const Value> arguments) {
  if (operation == Operation::choose) return choose(arguments);
  if (operation == Operation::known) return Value::boolean(true);
  if (any_unknown(arguments)) return {};
  if (arguments.size() > 2) {
    const std::array<Value, 2> rest{apply(operation, arguments.subspan(0, arguments.size() - 1)), arguments.back()};
    return apply(operation, rest);
  }
  const bool open_first = arguments[0].kind == Kind::open;
  if (arguments.size() == 1) return arguments[0];
  if (open_first && arguments[1].kind == Kind::open) return apply_two_open(operation, arguments[0], arguments[1]);
  const Value open = arguments[open_first ? 0 : 1];
  const Value constant = arguments[open_first ? 1 : 0];
  if (operation == Operation::less || operation == Operation::less_equal) {
    return compare_open(operation, open, constant, open_first);
  }
  if (operation == Operation::equal) {
    const std::array<Value, 2> both{compare_open(Operation::less_equal, open, constant, true),
                                    compare_open(Operation::less_equal, open, constant, false)};
    return apply(Operation::both, both);
  }
  const auto before = static_cast<std::uint32_t>(open.number);
  const Open longer{opens_[before].rank, before, operation, constant, open_first, kLeaf};
  if (longer.rank == kSeveral) return interned(longer);
  // Monotone: with the same value at both ends the fact no longer matters, as in max(city_work_on, a later day).
  const Variable& variable = variables_[longer.rank];
  const Value lowest = value_at(longer, variable.low);
  return lowest == value_at(longer, variable.high) ? lowest : interned(longer);
}

Value Possibilities::interned(const Open& open) {
  const auto known = std::find(opens_.begin(), opens_.end(), open);
  if (known != opens_.end()) return {Kind::open, known - opens_.begin()};
  opens_.push_back(open);
  return {Kind::open, static_cast<std::int64_t>(opens_.size()) - 1};
}

Value Possibilities::value_at(const Open& open, std::int64_t at) const {
  if (open.before == kLeaf) return {variables_[open.rank].kind, at};
  const Value value = value_at(opens_[open.before], at);
  const std::array<Value, 2> operands{open.open_first ? value : open.constant, open.open_first ? open.constant : value};
  return apply_plain(open.operation, operands);
}

Possibilities::Ref Possibilities::narrowed(Ref ref, std::uint32_t rank, std::int64_t low, std::int64_t high) {
  if (nodes_[ref].rank != kLeaf || nodes_[ref].leaf.kind != Kind::open) return ref;
  const Open& open = opens_[static_cast<std::size_t>(nodes_[ref].leaf.number)];
  if (open.rank != rank) return ref;
  const Value lowest = value_at(open, low);
  return lowest == value_at(open, high) ? leaf(lowest) : ref;
}

/// Open values are monotone in their fact, so a comparison turns at most once. Where, is sought from the constant on:
/// most open values are the fact itself, or it and some years.
Value Possibilities::compare_open(Operation operation, Value open, Value constant, bool open_first) {
  const auto index = static_cast<std::uint32_t>(open.number);
  if (opens_[index].rank == kSeveral) {
    const bool swapped = (operation == Operation::less) == open_first;  // a < b is not(b <= a)
    const Value order = swapped ? at_most(constant, open) : at_most(open, constant);
    return operation == Operation::less ? apply(Operation::negation, {&order, 1}) : order;
  }
  const std::uint32_t rank = opens_[index].rank;
  const auto holds = [&](std::int64_t at) {
    const Value value = value_at(opens_[index], at);
    const std::array<Value, 2> operands{open_first ? value : constant, open_first ? constant : value};
    return apply_plain(operation, operands).is(true);
  };
  const std::int64_t begin = variables_[rank].low;
  const std::int64_t end = variables_[rank].high;
  const bool at_low = holds(begin);
  if (at_low == holds(end)) return Value::boolean(at_low);
  std::int64_t low = begin;  // where it holds as at the begin
  std::int64_t high = end;   // where it does not
  const std::int64_t apart = value_at(opens_[index], std::clamp(constant.number, begin, end)).number - constant.number;
  std::int64_t probe = std::clamp(constant.number - apart, begin + 1, end - 1);
  for (std::int64_t stride = 4; high - low > 1; stride = std::min(4 * stride, end - begin)) {
    const bool below = holds(probe) == at_low;
    (below ? low : high) = probe;
    probe = below ? low + stride : high - stride;
    if (probe <= low || probe >= high) probe = low + (high - low) / 2;
  }
  return value_of(select(rank, {{low, leaf(Value::boolean(at_low))}, {end, leaf(Value::boolean(!at_low))}}));
}

}  // namespace zhicheng::feel
