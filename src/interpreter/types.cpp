// instance of, and the conversions of a declared type.
#include <algorithm>

#include "interpreter/comparison.h"

namespace zhicheng::interpreter {
namespace {

bool instance(const Value& value, const Type& type, bool inner, bool& unsure);

bool every_member(const List& list, const Type& type, bool& unsure) {
  if (type.kind == Type::Kind::any) return true;
  if (list.empty()) unsure = true;
  return std::all_of(list.begin(), list.end(), [&](const Value& member) { return instance(member, type, true, unsure); });
}

bool instance_of_context(const Context& context, const Type& type, bool& unsure) {
  for (std::size_t i = 0; i < type.names.size(); ++i) {
    const Value* member = find(context, type.names[i]);
    if (member == nullptr) return false;
    if (!member->is_null() && !instance(*member, type.of[i], true, unsure)) return false;
  }
  return true;
}

bool instance_of_range(const Range& range, const Type& type, bool& unsure) {
  if (range.form != Range::Form::interval || range.low.is_null() || range.high.is_null()) {
    unsure = true;
    return false;
  }
  return instance(range.low, type.of[0], true, unsure) && instance(range.high, type.of[0], true, unsure);
}

bool instance(const Value& value, const Type& type, bool inner, bool& unsure) {
  using Kind = Type::Kind;
  if (value.is_null()) {
    if (inner) unsure = true;
    return false;
  }
  switch (type.kind) {
    case Kind::any: return true;
    case Kind::boolean: return value.boolean() != nullptr;
    case Kind::number: return value.number() != nullptr;
    case Kind::text: return value.text() != nullptr;
    case Kind::date: return value.date() != nullptr;
    case Kind::time: return value.time() != nullptr;
    case Kind::date_time: return value.date_time() != nullptr;
    case Kind::months: return value.months() != nullptr;
    case Kind::span: return value.span() != nullptr;
    case Kind::list: return value.list() != nullptr && every_member(*value.list(), type.of[0], unsure);
    case Kind::context: return value.context() != nullptr && instance_of_context(*value.context(), type, unsure);
    case Kind::range: return value.range() != nullptr && instance_of_range(*value.range(), type, unsure);
    case Kind::function:
      if (value.function() != nullptr) unsure = true;  // the types of what it takes and gives are not known
      return false;
  }
  return false;
}

}  // namespace

bool is_instance(const Value& value, const Type& type, bool& unsure) { return instance(value, type, false, unsure); }

Value converted(const Value& value, const Type& type, bool& unsure) {
  if (value.is_null() || type.kind == Type::Kind::any) return value;
  if (instance(value, type, true, unsure)) return value;
  if (value.date() != nullptr && type.kind == Type::Kind::date_time) unsure = true;
  if (type.kind == Type::Kind::list && value.list() == nullptr) {
    return instance(value, type.of[0], true, unsure) ? Value(List{value}) : Value();
  }
  if (type.kind != Type::Kind::list && value.list() != nullptr && value.list()->size() == 1) {
    return instance(value.list()->front(), type, true, unsure) ? value.list()->front() : Value();
  }
  return {};
}

}  // namespace zhicheng::interpreter
