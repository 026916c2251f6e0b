#include <algorithm>

#include "interpreter/evaluator.h"

namespace zhicheng::interpreter {
namespace {

constexpr std::size_t kMostSteps = 2'000'000;
constexpr int kDeepest = 400;

std::shared_ptr<Scope> inside_of(const std::shared_ptr<Scope>& scope, Context names) {
  return std::make_shared<Scope>(Scope{scope, std::move(names)});
}

Truth truth_of(const Value& value) {
  return value.is(true) ? Truth::yes : value.is(false) ? Truth::no : Truth::null;
}

}  // namespace

Value Evaluator::refuse(std::string code, std::string detail) {
  if (!refusal_) refusal_ = Refusal{std::move(code), std::move(detail)};
  return {};
}

Value Evaluator::told(Truth truth) {
  if (truth == Truth::unsure) return unsure("a comparison of which sources disagree");
  if (truth == Truth::null) return {};
  return truth == Truth::yes;
}

bool Evaluator::step(std::size_t amount) {
  steps_ += amount;
  if (steps_ > kMostSteps) refuse("too_complex", "too much work");
  return !refusal_;
}

Value Evaluator::evaluate(const Node& node, const std::shared_ptr<Scope>& scope) {
  if (!step()) return {};
  if (depth_ >= kDeepest) return refuse("too_complex", "too deep");
  ++depth_;
  const auto part = [&](std::size_t index) { return evaluate(*node.parts[index], scope); };
  Value result;
  switch (node.op) {
    case Operator::literal: result = node.value; break;
    case Operator::name: result = lookup(node.names[0], scope); break;
    case Operator::builtin: result = refuse("unsupported_syntax", "a function of DMN as a value"); break;
    case Operator::list: {
      List list;
      for (std::size_t i = 0; i < node.parts.size(); ++i) list.push_back(part(i));
      result = std::move(list);
      break;
    }
    case Operator::context: result = context(node, scope); break;
    case Operator::interval: result = interval(node, scope); break;
    case Operator::comparison: {
      Range range;
      range.form = node.form;
      range.low = part(0);
      result = std::move(range);
      break;
    }
    case Operator::path: result = path(part(0), node.names[0]); break;
    case Operator::filter: result = filter(node, scope); break;
    case Operator::invocation: result = invocation(node, scope); break;
    case Operator::minus: result = minus(part(0)).value; break;
    case Operator::add:
    case Operator::subtract:
    case Operator::multiply:
    case Operator::divide:
    case Operator::power: {
      const Value left = part(0);
      Computed computed = compute(node.op, left, part(1), regions());
      result = computed.unsure ? unsure("arithmetic of which sources disagree") : std::move(computed.value);
      break;
    }
    case Operator::equal:
    case Operator::not_equal:
    case Operator::less:
    case Operator::less_equal:
    case Operator::greater:
    case Operator::greater_equal: {
      const Value left = part(0);
      result = told(compare(node.op, left, part(1), regions()));
      break;
    }
    case Operator::between: result = between(node, scope); break;
    case Operator::member: result = member(node, scope); break;
    case Operator::both:
    case Operator::either: result = logic(node, scope); break;
    case Operator::condition: result = condition(node, scope); break;
    case Operator::loop: result = loop(node, scope); break;
    case Operator::some:
    case Operator::every: result = quantified(node, scope); break;
    case Operator::function: result = Function{&node, scope}; break;
    case Operator::instance: {
      bool doubt = false;
      result = is_instance(part(0), node.types[0], doubt);
      if (doubt) result = unsure("instance of, for a value without members or a function");
      break;
    }
  }
  --depth_;
  return result;
}

Value Evaluator::lookup(const std::string& name, const std::shared_ptr<Scope>& scope) {
  for (const Scope* at = scope.get(); at != nullptr; at = at->outer.get()) {
    if (const Value* value = find(at->names, name)) return *value;
  }
  return {};
}

Value Evaluator::context(const Node& node, const std::shared_ptr<Scope>& scope) {
  const auto inner = inside_of(scope, {});
  for (std::size_t i = 0; i < node.names.size(); ++i) {
    if (find(inner->names, node.names[i]) != nullptr) return {};
    inner->names.emplace_back(node.names[i], evaluate(*node.parts[i], inner));
  }
  holding_functions_.push_back(inner);
  return inner->names;
}

Value Evaluator::interval(const Node& node, const std::shared_ptr<Scope>& scope) {
  Range range;
  range.low_in = node.low_in;
  range.high_in = node.high_in;
  range.low = evaluate(*node.parts[0], scope);
  range.high = evaluate(*node.parts[1], scope);
  return range;
}

Value Evaluator::path(const Value& value, const std::string& key) {
  if (value.is_null()) return {};
  if (const Context* context = value.context()) {
    const Value* found = find(*context, key);
    return found == nullptr ? Value() : *found;
  }
  if (const List* list = value.list()) {
    List mapped;
    for (const Value& member : *list) {
      if (member.list() != nullptr) return unsure("a path into a list of lists");
      if (!step()) return {};
      mapped.push_back(path(member, key));
    }
    return mapped;
  }
  Property property = property_of(value, key, regions());
  return property.unsure ? unsure("the property " + key) : std::move(property.value);
}

/// list[number] or list[condition]; a value that is no list stands for a list of one.
Value Evaluator::filter(const Node& node, const std::shared_ptr<Scope>& scope) {
  const Value source = evaluate(*node.parts[0], scope);
  if (source.is_null()) return unsure("a filter of null");
  const List single{source};
  const List& list = source.list() != nullptr ? *source.list() : single;
  const auto judged = [&](const Value& item) {
    Context names;
    if (item.context() != nullptr) names = *item.context();
    if (find(names, "item") == nullptr) names.emplace_back("item", item);
    return evaluate(*node.parts[1], inside_of(scope, std::move(names)));
  };
  const Value first = judged(list.empty() ? Value() : list.front());
  if (const Decimal* number = first.number()) {
    const auto index = number->integer();
    if (!index) return unsure("a position that is no whole number");
    const auto size = static_cast<std::int64_t>(list.size());
    if (*index == 0 || *index > size || *index < -size) return {};
    return list[static_cast<std::size_t>(*index > 0 ? *index - 1 : size + *index)];
  }
  List kept;
  for (const Value& item : list) {
    const Value verdict = judged(item);
    if (!step()) return {};
    if (!verdict.is_null() && verdict.boolean() == nullptr) return unsure("a filter that is neither a condition nor a number");
    if (node.parts[1]->op == Operator::literal && verdict.is_null()) return unsure("a filter by null");
    if (verdict.is(true)) kept.push_back(item);
  }
  return kept;
}

/// Kleene's logic; what is no boolean counts as null.
Value Evaluator::logic(const Node& node, const std::shared_ptr<Scope>& scope) {
  const bool decisive = node.op == Operator::either;
  const Value sides[] = {evaluate(*node.parts[0], scope), evaluate(*node.parts[1], scope)};
  for (const Value& side : sides) {
    if (side.list() != nullptr && side.list()->size() == 1) return unsure("a list of one in a condition");
  }
  const Truth left = truth_of(sides[0]);
  const Truth right = truth_of(sides[1]);
  const Truth wins = decisive ? Truth::yes : Truth::no;
  if (left == wins || right == wins) return decisive;
  if (left == Truth::null || right == Truth::null) return {};
  return !decisive;
}

Value Evaluator::condition(const Node& node, const std::shared_ptr<Scope>& scope) {
  const Value when = evaluate(*node.parts[0], scope);
  if (!when.is_null() && when.boolean() == nullptr) return unsure("if, on a value that is no boolean");
  return evaluate(*node.parts[when.is(true) ? 1 : 2], scope);
}

Value Evaluator::between(const Node& node, const std::shared_ptr<Scope>& scope) {
  const Value value = evaluate(*node.parts[0], scope);
  Range range;
  range.low = evaluate(*node.parts[1], scope);
  range.high = evaluate(*node.parts[2], scope);
  return told(inside(value, range, regions()));
}

Value Evaluator::member(const Node& node, const std::shared_ptr<Scope>& scope) {
  const Value value = evaluate(*node.parts[0], scope);
  bool doubt = false;
  Truth found = Truth::no;
  for (std::size_t i = 1; i < node.parts.size(); ++i) {
    found = interpreter::member(value, evaluate(*node.parts[i], scope), regions());
    if (found == Truth::yes) return true;
    doubt = doubt || found == Truth::unsure || found == Truth::null;
  }
  if (node.parts.size() == 2) return told(found);
  return told(doubt ? Truth::unsure : Truth::no);
}

}  // namespace zhicheng::interpreter
