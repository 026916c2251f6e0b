// for, some, every.
#include "interpreter/evaluator.h"

namespace zhicheng::interpreter {

/// Whole numbers or dates from one end to the other. Nothing when they do not count.
std::optional<List> Evaluator::counted(const Value& from, const Value& to, bool both_ways) {
  std::int64_t first = 0;
  std::int64_t last = 0;
  const bool dates = from.date() != nullptr && to.date() != nullptr;
  if (dates) {
    first = from.date()->number();
    last = to.date()->number();
  } else {
    if (from.number() == nullptr || to.number() == nullptr) return std::nullopt;
    const auto low = from.number()->integer();
    const auto high = to.number()->integer();
    if (!low || !high) {
      unsure("a loop between numbers that are not whole");
      return std::nullopt;
    }
    first = *low;
    last = *high;
  }
  if (last < first && !both_ways) return std::nullopt;
  const std::int64_t direction = last < first ? -1 : 1;
  List list;
  for (std::int64_t i = first;; i += direction) {
    if (!step()) return std::nullopt;
    list.push_back(dates ? Value(Date::from_number(i)) : Value(Decimal(i)));
    if (i == last) break;
  }
  return list;
}

/// The members over which a loop goes; nothing when the loop is null.
std::optional<List> Evaluator::domain(const Node& node, const std::shared_ptr<Scope>& scope) {
  const Value first = evaluate(*node.parts[0], scope);
  if (node.counts) return counted(first, evaluate(*node.parts[1], scope), true);
  if (first.is_null()) return std::nullopt;
  if (first.list() != nullptr) return *first.list();
  if (const Range* range = first.range()) {
    if (range->form == Range::Form::interval && range->low_in && range->high_in) return counted(range->low, range->high, false);
    unsure("a loop over an open range");
    return std::nullopt;
  }
  unsure("a loop over what is no list");
  return std::nullopt;
}

Value Evaluator::loop(const Node& node, const std::shared_ptr<Scope>& scope) {
  List results;
  if (!run_loop(node, 0, scope, results)) return {};
  return results;
}

bool Evaluator::run_loop(const Node& node, std::size_t level, const std::shared_ptr<Scope>& scope, List& results) {
  if (level == node.names.size()) {
    const auto inner = std::make_shared<Scope>(Scope{scope, {{"partial", Value(results)}}});
    if (!step(results.size())) return false;
    results.push_back(evaluate(*node.parts.back(), inner));
    return true;
  }
  const auto members = domain(*node.parts[level], scope);
  if (!members) return false;
  for (const Value& member : *members) {
    const auto inner = std::make_shared<Scope>(Scope{scope, {{node.names[level], member}}});
    if (!run_loop(node, level + 1, inner, results)) return false;
  }
  return true;
}

Value Evaluator::quantified(const Node& node, const std::shared_ptr<Scope>& scope) {
  List truths;
  if (!run_quantified(node, 0, scope, truths)) return {};
  const bool decisive = node.op == Operator::some;
  bool doubt = false;
  for (const Value& truth : truths) {
    if (truth.is(decisive)) return decisive;
    doubt = doubt || truth.boolean() == nullptr;
  }
  if (doubt) return unsure("some or every, with a null among them");
  return !decisive;
}

bool Evaluator::run_quantified(const Node& node, std::size_t level, const std::shared_ptr<Scope>& scope, List& truths) {
  if (level == node.names.size()) {
    if (!step()) return false;
    truths.push_back(evaluate(*node.parts.back(), scope));
    return true;
  }
  const Value members = evaluate(*node.parts[level], scope);
  if (members.list() == nullptr) {
    if (!members.is_null()) unsure("some or every, over what is no list");
    return false;
  }
  for (const Value& member : *members.list()) {
    const auto inner = std::make_shared<Scope>(Scope{scope, {{node.names[level], member}}});
    if (!run_quantified(node, level + 1, inner, truths)) return false;
  }
  return true;
}

}  // namespace zhicheng::interpreter
