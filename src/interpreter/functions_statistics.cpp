// Functions that make one value of a list of numbers or booleans. DMN 1.5, table 75.
#include <algorithm>

#include "interpreter/evaluator.h"

namespace zhicheng::interpreter {
namespace {

/// The members as numbers; nothing when one is none.
std::optional<std::vector<Decimal>> numbers(const Value& list) {
  std::vector<Decimal> found;
  for (const Value& member : *list.list()) {
    if (member.number() == nullptr) return std::nullopt;
    found.push_back(*member.number());
  }
  return found;
}

Value checked(Evaluator& evaluator, const Decimal& number) {
  return number.fits() ? Value(number) : evaluator.unsure("a number that decimal128 cannot hold");
}

Decimal total(const std::vector<Decimal>& list, int digits = Decimal::kDigits) {
  Decimal sum;
  for (const Decimal& number : list) sum = add(sum, number, digits);
  return sum;
}

template <bool largest>
Value extreme(Evaluator& evaluator, const Arguments& arguments) {
  const List& list = *arguments[0].list();
  if (list.empty()) return {};
  Value best = list.front();
  for (const Value& member : list) {
    const Order found = order(member, best, evaluator.regions());
    if (found == Order::null || found == Order::unsure || found == Order::same_second) {
      return evaluator.unsure("the least or greatest of members without an order");
    }
    if (found == (largest ? Order::greater : Order::less)) best = member;
  }
  return best;
}

Value sum(Evaluator& evaluator, const Arguments& arguments) {
  const auto list = numbers(arguments[0]);
  if (!list || list->empty()) return {};
  return checked(evaluator, total(*list));
}

Value mean(Evaluator& evaluator, const Arguments& arguments) {
  const auto list = numbers(arguments[0]);
  if (!list || list->empty()) return {};
  return checked(evaluator, divide(total(*list, 60), Decimal(static_cast<std::int64_t>(list->size()))));
}

Value product(Evaluator& evaluator, const Arguments& arguments) {
  const auto list = numbers(arguments[0]);
  if (!list || list->empty()) return {};
  Decimal result(1);
  for (const Decimal& number : *list) result = multiply(result, number);
  return checked(evaluator, result);
}

void sort(std::vector<Decimal>& list) {
  std::stable_sort(list.begin(), list.end(), [](const Decimal& a, const Decimal& b) { return compare(a, b) < 0; });
}

Value median(Evaluator& evaluator, const Arguments& arguments) {
  auto list = numbers(arguments[0]);
  if (!list || list->empty()) return {};
  sort(*list);
  const std::size_t half = list->size() / 2;
  if (list->size() % 2 == 1) return (*list)[half];
  return checked(evaluator, divide(add((*list)[half - 1], (*list)[half], 60), Decimal(2)));
}

Value mode(Evaluator& evaluator, const Arguments& arguments) {
  auto list = numbers(arguments[0]);
  if (!list) return {};
  if (list->empty()) return evaluator.unsure("the mode of nothing");
  sort(*list);
  List found;
  std::size_t most = 0;
  for (std::size_t i = 0; i < list->size();) {
    std::size_t end = i;
    while (end < list->size() && compare((*list)[i], (*list)[end]) == 0) ++end;
    if (end - i > most) found.clear();
    if (end - i >= most) {
      most = end - i;
      found.emplace_back((*list)[i]);
    }
    i = end;
  }
  return found;
}

/// Of a sample: divided by one less than the count.
Value deviation(Evaluator& evaluator, const Arguments& arguments) {
  const auto list = numbers(arguments[0]);
  if (!list || list->empty()) return {};
  const auto size = static_cast<std::int64_t>(list->size());
  if (size == 1) return evaluator.unsure("the deviation of one number");
  const Decimal average = divide(total(*list, 60), Decimal(size), 60);
  Decimal squares;
  for (const Decimal& number : *list) {
    const Decimal distance = subtract(number, average, 60);
    squares = add(squares, multiply(distance, distance, 60), 60);
  }
  const auto root = square_root(divide(squares, Decimal(size - 1), 60));
  return root ? Value(*root) : evaluator.unsure("a number that decimal128 cannot hold");
}

/// all: false if one is false. any: true if one is true. Else null if one is neither.
template <bool decisive>
Value decided(Evaluator& evaluator, const Arguments& arguments) {
  bool wins = false;
  bool null = false;
  bool other = false;
  for (const Value& member : *arguments[0].list()) {
    wins = wins || member.is(decisive);
    null = null || member.is_null();
    other = other || (!member.is_null() && member.boolean() == nullptr);
  }
  if (wins && other) return evaluator.unsure("all or any, with other things than booleans among them");
  if (wins) return decisive;
  if (other || null) return {};
  return !decisive;
}

}  // namespace

Table statistics_functions() {
  const Parameter list{"list", Takes::list};
  return {
      {"min", {list}, extreme<false>, true},      {"max", {list}, extreme<true>, true}, {"sum", {list}, sum, true},
      {"mean", {list}, mean, true},               {"product", {list}, product, true},   {"median", {list}, median, true},
      {"mode", {list}, mode, true},               {"stddev", {list}, deviation, true},  {"all", {list}, decided<false>, true},
      {"any", {list}, decided<true>, true},
  };
}

}  // namespace zhicheng::interpreter
