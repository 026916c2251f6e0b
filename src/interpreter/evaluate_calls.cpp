// Calls, of functions written in FEEL and of DMN's own.
#include <algorithm>

#include "interpreter/evaluator.h"

namespace zhicheng::interpreter {
namespace {

constexpr int kDeepestCall = 100;

bool takes(Takes wanted, const Value& value) {
  switch (wanted) {
    case Takes::any: return true;
    case Takes::number: return value.number() != nullptr;
    case Takes::text: return value.text() != nullptr;
    case Takes::boolean: return value.boolean() != nullptr;
    case Takes::list: return value.list() != nullptr;
    case Takes::context: return value.context() != nullptr;
    case Takes::point: return value.date() != nullptr || value.date_time() != nullptr;
    case Takes::span: return value.span() != nullptr;
    case Takes::function: return value.function() != nullptr;
  }
  return false;
}

}  // namespace

Value Evaluator::invocation(const Node& node, const std::shared_ptr<Scope>& scope) {
  Arguments given;
  for (std::size_t i = 1; i < node.parts.size(); ++i) given.push_back(evaluate(*node.parts[i], scope));
  const Node& callee = *node.parts[0];
  if (callee.op == Operator::builtin) return builtin(builtin_names()[callee.builtin], node.names, given);

  const Value value = evaluate(callee, scope);
  const Function* function = value.function();
  if (function == nullptr) return {};
  if (node.names.empty()) return call(*function, given);
  const std::vector<std::string>& parameters = function->definition->names;
  if (node.names.size() != parameters.size()) return {};
  Arguments arranged(parameters.size());
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    const auto found = std::find(node.names.begin(), node.names.end(), parameters[i]);
    if (found == node.names.end()) return {};
    arranged[i] = given[static_cast<std::size_t>(found - node.names.begin())];
  }
  return call(*function, arranged);
}

Value Evaluator::call(const Function& function, const Arguments& arguments) {
  const Node& definition = *function.definition;
  if (arguments.size() != definition.names.size()) return {};
  Context names;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    bool doubt = false;
    Value argument = converted(arguments[i], definition.types[i], doubt);
    if (doubt) return unsure("the type of an argument");
    if (argument.is_null() && !arguments[i].is_null()) return {};
    names.emplace_back(definition.names[i], std::move(argument));
  }
  if (!step()) return {};
  if (depth_ > kDeepestCall * 4) return refuse("too_complex", "too deep");
  return evaluate(*definition.parts[0], std::make_shared<Scope>(Scope{function.scope, std::move(names)}));
}

/// The arguments in the order of the parameters, optional ones absent at the end; nothing when they do not fit.
std::optional<Arguments> Evaluator::arranged(const Builtin& builtin, const std::vector<std::string>& names, const Arguments& given) {
  const auto& parameters = builtin.parameters;
  if (names.empty()) {
    if (builtin.variadic) {
      if (given.empty()) return std::nullopt;
      const bool whole = given.size() == 1 && (given[0].list() != nullptr || given[0].is_null());
      return whole ? Arguments{given[0]} : Arguments{Value(List(given))};
    }
    const auto needed = std::count_if(parameters.begin(), parameters.end(), [](const Parameter& p) { return !p.optional; });
    if (given.size() < static_cast<std::size_t>(needed) || given.size() > parameters.size()) return std::nullopt;
    return given;
  }
  Arguments ordered;
  std::size_t used = 0;
  for (const Parameter& parameter : parameters) {
    const auto found = std::find(names.begin(), names.end(), parameter.name);
    if (found == names.end()) {
      if (!parameter.optional) return std::nullopt;
      // An optional one left out before one that is given.
      if (used < names.size()) {
        unsure("an optional parameter left out");
        return std::nullopt;
      }
      continue;
    }
    ordered.push_back(given[static_cast<std::size_t>(found - names.begin())]);
    ++used;
  }
  if (used != names.size()) return std::nullopt;
  return ordered;
}

/// Arguments of the types that are asked for; nothing when one is not.
std::optional<Arguments> Evaluator::converted_arguments(const Builtin& builtin, Arguments arguments) {
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const Parameter& parameter = builtin.parameters[i];
    Value& argument = arguments[i];
    if (takes(parameter.takes, argument)) continue;
    if (argument.is_null()) {
      if (parameter.nullable) continue;
      return std::nullopt;
    }
    if (parameter.takes == Takes::list) {
      argument = List{argument};
      continue;
    }
    // From a list of one: DMN 1.5 converts it, engines do not agree. Of texts: some take keys and patterns that way.
    if (const List* list = argument.list(); list != nullptr && !list->empty() && takes(parameter.takes, list->front())) {
      unsure("a list where one value is asked for");
    }
    return std::nullopt;
  }
  return arguments;
}

Value Evaluator::builtin(const std::string& name, const std::vector<std::string>& names, const Arguments& given) {
  for (const Builtin* candidate : builtins_called(name)) {
    auto ordered = arranged(*candidate, names, given);
    if (!ordered) continue;
    auto arguments = converted_arguments(*candidate, std::move(*ordered));
    if (refusal_) return {};
    if (arguments) return candidate->run(*this, *arguments);
  }
  return {};
}

}  // namespace zhicheng::interpreter
