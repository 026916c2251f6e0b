// range(from), is(), and where ranges lie to each other. DMN 1.5, tables 79, 80 and 83.
#include "interpreter/evaluator.h"

namespace zhicheng::interpreter {
namespace {

bool is_function_of_text(const Node& node) {
  if (node.op != Operator::invocation || node.parts.size() != 2 || node.parts[0]->op != Operator::builtin) return false;
  const std::string& name = builtin_names()[node.parts[0]->builtin];
  const bool makes = name == "date" || name == "time" || name == "date and time" || name == "duration";
  return makes && node.parts[1]->op == Operator::literal && node.parts[1]->value.text() != nullptr;
}

/// An end of a range is a literal.
bool is_end(const Node& node) {
  if (node.op == Operator::minus) return node.parts[0]->op == Operator::literal && node.parts[0]->value.number() != nullptr;
  return (node.op == Operator::literal && !node.value.is_null()) || is_function_of_text(node);
}

Value range_of(Evaluator& evaluator, const Arguments& arguments) {
  const Parsed parsed = parse(*arguments[0].text(), {}, {});
  if (!parsed.tree || parsed.tree->op != Operator::interval) return {};
  const Node& written = *parsed.tree;
  if (!is_end(*written.parts[0]) || !is_end(*written.parts[1])) return {};
  const Value value = evaluator.evaluate(written, nullptr);
  const Range& range = *value.range();
  if (range.low.is_null() || range.high.is_null() || range.low.kind() != range.high.kind()) return {};
  if (range.low.boolean() != nullptr) return evaluator.unsure("a range of booleans");
  switch (order(range.low, range.high, evaluator.regions())) {
    case Order::less: return value;
    case Order::greater: return {};
    case Order::equal: return range.low_in && range.high_in ? value : evaluator.unsure("an open range from a value to itself");
    default: return evaluator.unsure("a range between values without an order");
  }
}

Value is(Evaluator& evaluator, const Arguments& arguments) { return evaluator.told(identical(arguments[0], arguments[1])); }

}  // namespace

Table range_functions() {
  return {
      {"range", {{"from", Takes::text}}, range_of},
      {"is", {{"value1", Takes::any}, {"value2", Takes::any}}, is},
  };
}

}  // namespace zhicheng::interpreter
