// Functions of contexts. DMN 1.5, table 82.
#include "interpreter/evaluator.h"

namespace zhicheng::interpreter {
namespace {

Context with(Context context, const std::string& key, Value value) {
  for (auto& [name, held] : context) {
    if (name == key) {
      held = std::move(value);
      return context;
    }
  }
  context.emplace_back(key, std::move(value));
  return context;
}

Value get_value(Evaluator&, const Arguments& arguments) {
  const Value* found = find(*arguments[0].context(), *arguments[1].text());
  return found == nullptr ? Value() : *found;
}

Value get_entries(Evaluator&, const Arguments& arguments) {
  List entries;
  for (const auto& [key, value] : *arguments[0].context()) entries.emplace_back(Context{{"key", Value(key)}, {"value", value}});
  return entries;
}

Value context_of(Evaluator& evaluator, const Arguments& arguments) {
  Context made;
  for (const Value& entry : *arguments[0].list()) {
    if (entry.context() == nullptr) return {};
    const Value* key = find(*entry.context(), "key");
    const Value* value = find(*entry.context(), "value");
    if (key == nullptr || value == nullptr || key->text() == nullptr) return {};
    if (find(made, *key->text()) != nullptr) return {};
    if (entry.context()->size() != 2) return evaluator.unsure("an entry with more than a key and a value");
    made.emplace_back(*key->text(), *value);
  }
  return made;
}

Value put(Evaluator&, const Arguments& arguments) {
  return with(*arguments[0].context(), *arguments[1].text(), arguments[2]);
}

Value put_along(Evaluator& evaluator, const Context& context, const List& keys, std::size_t at, const Value& value) {
  if (keys[at].text() == nullptr) return {};
  const std::string& key = *keys[at].text();
  if (at + 1 == keys.size()) return with(context, key, value);
  const Value* inner = find(context, key);
  if (inner == nullptr) return evaluator.unsure("a key on the way that does not exist");
  if (inner->context() == nullptr) return {};
  Value changed = put_along(evaluator, *inner->context(), keys, at + 1, value);
  if (changed.is_null()) return {};
  return with(context, key, std::move(changed));
}

Value put_nested(Evaluator& evaluator, const Arguments& arguments) {
  const List& keys = *arguments[1].list();
  if (keys.empty()) return {};
  return put_along(evaluator, *arguments[0].context(), keys, 0, arguments[2]);
}

Value merge(Evaluator& evaluator, const Arguments& arguments) {
  if (arguments[0].list()->empty()) return evaluator.unsure("a merge of nothing");
  Context merged;
  for (const Value& context : *arguments[0].list()) {
    if (context.is_null()) return evaluator.unsure("a merge with null");
    if (context.context() == nullptr) return {};
    for (const auto& [key, value] : *context.context()) merged = with(std::move(merged), key, value);
  }
  return merged;
}

}  // namespace

Table context_functions() {
  const Parameter context{"context", Takes::context};
  const Parameter value{"value", Takes::any};
  return {
      {"get value", {{"m", Takes::context}, {"key", Takes::text}}, get_value},
      {"get entries", {{"m", Takes::context}}, get_entries},
      {"context", {{"entries", Takes::list}}, context_of},
      // A single key stands for a list of one: this order asks of no list to be a text.
      {"context put", {context, {"keys", Takes::list}, value}, put_nested},
      {"context put", {context, {"key", Takes::text}, value}, put},
      {"context merge", {{"contexts", Takes::list}}, merge},
  };
}

}  // namespace zhicheng::interpreter
