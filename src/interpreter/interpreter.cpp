#include "interpreter/interpreter.h"

#include <algorithm>

namespace zhicheng::interpreter {
namespace {

void collect_keys(const Value& value, std::vector<std::string>& keys) {
  if (const Context* context = value.context()) {
    for (const auto& [key, member] : *context) {
      keys.push_back(key);
      collect_keys(member, keys);
    }
  } else if (const List* list = value.list()) {
    for (const Value& member : *list) collect_keys(member, keys);
  }
}

bool is_scalar(const Node& node) {
  if (node.op == Operator::minus) return is_scalar(*node.parts[0]);
  return node.op == Operator::literal && (node.value.number() != nullptr || node.value.text() != nullptr);
}

/// Written out without a name, a call or a condition: a text, a number, or lists and contexts of them.
bool is_constant(const Node& node) {
  if (node.op != Operator::list && node.op != Operator::context) return is_scalar(node);
  return !node.parts.empty() && std::all_of(node.parts.begin(), node.parts.end(), [](const Tree& part) { return is_constant(*part); });
}

bool is_plain_sum(const Node& node) {
  const bool computed = node.op == Operator::add || node.op == Operator::subtract || node.op == Operator::multiply ||
                        node.op == Operator::divide;
  return computed && node.parts[0]->op == Operator::literal && node.parts[0]->value.number() != nullptr &&
         node.parts[1]->op == Operator::literal && node.parts[1]->value.number() != nullptr;
}

/// A filter by a condition, on something named: a list, or its only member, as the declared type wants.
bool is_selection(const Node& node) {
  return node.op == Operator::filter && node.parts[0]->op == Operator::name && node.parts[1]->op != Operator::literal &&
         node.parts[1]->op != Operator::minus;
}

/// @"2026-05-20" or date("2026-05-20"): where a date and time is declared, it is midnight.
bool is_plain_date(const Node& node) {
  const bool call = node.op == Operator::invocation && node.parts.size() == 2 && node.parts[0]->op == Operator::builtin;
  return call && builtin_names()[node.parts[0]->builtin] == "date" && node.parts[1]->op == Operator::literal &&
         node.parts[1]->value.text() != nullptr && read_date(*node.parts[1]->value.text()).value;
}

/// names of what is_selection() finds: a list of one would be its member where no list is declared.
bool is_path_of_selection(const Node& node) {
  return node.op == Operator::path && (is_selection(*node.parts[0]) || is_path_of_selection(*node.parts[0]));
}

bool is_declared(const Request& request) {
  return request.by_hand || (request.result_type && type_named(*request.result_type));
}

/// In DMN the declared type of a decision converts its result. A line that does not tell the type asks for a constant
/// that only the type can make sense of: "foo" is null where a number is declared.
bool needs_type(const Node& node, const Request& request) {
  if (is_declared(request)) return false;
  return is_constant(node) || is_selection(node) || (!request.asked && (is_plain_sum(node) || is_plain_date(node)));
}

}  // namespace

Outcome interpret(const Request& request, const Surroundings& surroundings) {
  std::vector<std::string> names;
  std::vector<std::string> keys;
  for (const auto& [name, value] : request.context) names.push_back(name);
  collect_keys(Value(request.context), keys);
  const Parsed parsed = parse(request.expression, names, keys);
  if (!parsed.tree) return {Value(), parsed.refusal};
  if (needs_type(*parsed.tree, request)) return {Value(), Refusal{"undeclared_type", "what it is depends on its declared type"}};

  Evaluator evaluator(surroundings);
  Value value = evaluator.evaluate(*parsed.tree, std::make_shared<Scope>(Scope{nullptr, request.context}));
  if (evaluator.refusal()) return {Value(), evaluator.refusal()};
  const bool one = value.list() != nullptr && value.list()->size() == 1;
  if (one && is_path_of_selection(*parsed.tree) && !is_declared(request)) {
    return {Value(), Refusal{"undeclared_type", "what it is depends on its declared type"}};
  }
  if (request.result_type) {
    if (const auto type = type_named(*request.result_type)) {
      bool unsure = false;
      value = converted(value, *type, unsure);
      if (unsure) return {Value(), Refusal{"uncertain", "the conversion to the declared type"}};
    }
  }
  // What refers to the tree must not outlive it.
  if (!json_of(value) && !(request.by_hand && value.range() != nullptr)) {
    return {Value(), Refusal{"unsupported_value", "a function or a range as the result"}};
  }
  return {std::move(value), std::nullopt};
}

}  // namespace zhicheng::interpreter
