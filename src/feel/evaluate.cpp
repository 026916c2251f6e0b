#include "feel/evaluate.h"

#include <array>
#include <cassert>
#include <vector>

namespace zhicheng::feel {
namespace {

class Evaluator {
 public:
  Evaluator(Environment& environment, Possibilities& possibilities)
      : environment_(environment), possibilities_(possibilities) {}

  Value run(const Expression& node) {
    switch (node.op) {
      case Operator::literal: return node.value;
      case Operator::name: return name(node.binding);
      case Operator::both: return join(node, Operation::both, false);
      case Operator::either: return join(node, Operation::either, true);
      case Operator::negation: return negated(run(node.parts[0]));
      case Operator::minus: return apply(Operation::subtract, {Value::integer(0), run(node.parts[0])});
      case Operator::equal: return compare(Operation::equal, run(node.parts[0]), run(node.parts[1]));
      case Operator::not_equal:
        return negated(compare(Operation::equal, run(node.parts[0]), run(node.parts[1])));
      case Operator::less: return compare(Operation::less, run(node.parts[0]), run(node.parts[1]));
      case Operator::less_equal: return compare(Operation::less_equal, run(node.parts[0]), run(node.parts[1]));
      case Operator::greater: return compare(Operation::less, run(node.parts[1]), run(node.parts[0]));
      case Operator::greater_equal: return compare(Operation::less_equal, run(node.parts[1]), run(node.parts[0]));
      case Operator::add: return apply(Operation::add, {run(node.parts[0]), run(node.parts[1])});
      case Operator::subtract: return apply(Operation::subtract, {run(node.parts[0]), run(node.parts[1])});
      case Operator::multiply: return apply(Operation::multiply, {run(node.parts[0]), run(node.parts[1])});
      case Operator::between: return within(run(node.parts[0]), run(node.parts[1]), run(node.parts[2]));
      case Operator::member: return member(node);
      case Operator::condition: return condition(node);
      case Operator::call: return call(node);
      case Operator::range:
      case Operator::text: break;
    }
    assert(false);
    return {};
  }

 private:
  Value apply(Operation operation, std::initializer_list<Value> arguments) {
    return possibilities_.apply(operation, {arguments.begin(), arguments.size()});
  }

  /// What most comparisons are: both sides known.
  static bool are_known(Value a, Value b) {
    return !a.varies() && !b.varies() && !a.is_unknown() && !b.is_unknown();
  }

  Value compare(Operation operation, Value a, Value b) {
    if (!are_known(a, b)) return apply(operation, {a, b});
    return Value::boolean(operation == Operation::equal  ? a.number == b.number
                          : operation == Operation::less ? a.number < b.number
                                                         : a.number <= b.number);
  }

  Value negated(Value value) { return value.kind == Kind::boolean ? Value::boolean(value.number == 0) : apply(Operation::negation, {value}); }

  Value name(const Binding& binding) {
    switch (binding.kind) {
      case Binding::Kind::fact: return environment_.fact(binding.index);
      case Binding::Kind::value: return environment_.value(binding.index);
      case Binding::Kind::today: return environment_.today();
      case Binding::Kind::group: break;
    }
    assert(false);
    return {};
  }

  Value join(const Expression& node, Operation operation, bool deciding) {
    Value sum = Value::boolean(!deciding);
    for (const Expression& part : node.parts) {
      const Value next = run(part);
      sum = are_known(sum, next) ? (sum.is(deciding) ? sum : next) : apply(operation, {sum, next});
      if (sum.is(deciding)) break;
    }
    return sum;
  }

  Value within(Value value, Value low, Value high) {
    return apply(Operation::both, {apply(Operation::less_equal, {low, value}), apply(Operation::less_equal, {value, high})});
  }

  Value member(const Expression& node) {
    const Value value = run(node.parts[0]);
    const auto test = [&](std::span<const Value> leaves) { return is_member(leaves[0], node); };
    return possibilities_.map({&value, 1}, test);
  }

  Value is_member(Value value, const Expression& node) {
    Value found = Value::boolean(false);
    for (std::size_t i = 1; i < node.parts.size() && !found.is(true); ++i) {
      const Expression& candidate = node.parts[i];
      if (candidate.op == Operator::range) {
        found = apply(Operation::either, {found, within(value, run(candidate.parts[0]), run(candidate.parts[1]))});
      } else if (candidate.op == Operator::name) {
        for (const std::int64_t symbol : candidate.binding.members) found = or_equal(found, value, Value::symbol(symbol));
      } else {
        found = or_equal(found, value, candidate.value);
      }
    }
    return found;
  }

  Value or_equal(Value found, Value value, Value candidate) {
    const Value same = compare(Operation::equal, value, candidate);
    return are_known(found, same) ? (found.is(true) ? found : same) : apply(Operation::either, {found, same});
  }

  Value condition(const Expression& node) {
    const Value when = run(node.parts[0]);
    if (when.is(true)) return run(node.parts[1]);
    if (when.is(false)) return run(node.parts[2]);
    return apply(Operation::choose, {when, run(node.parts[1]), run(node.parts[2])});
  }

  Value call(const Expression& node) {
    std::vector<Value> arguments;
    arguments.reserve(node.parts.size());
    for (const Expression& part : node.parts) arguments.push_back(run(part));
    return possibilities_.apply(operation_of(node.function), arguments);
  }

  static Operation operation_of(Function function) {
    switch (function) {
      case Function::full_years: return Operation::full_years;
      case Function::min: return Operation::min;
      case Function::max: return Operation::max;
      case Function::known: return Operation::known;
      case Function::working_days_before: return Operation::working_days_before;
    }
    assert(false);
    return Operation::known;
  }

  Environment& environment_;
  Possibilities& possibilities_;
};

}  // namespace

Value evaluate(const Expression& expression, Environment& environment, Possibilities& possibilities) {
  return Evaluator(environment, possibilities).run(expression);
}

}  // namespace zhicheng::feel
