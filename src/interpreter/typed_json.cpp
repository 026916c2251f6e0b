// Values as JSON with their types, as the kit of test cases writes them, and as FEEL writes them.
#include <cstdlib>

#include "interpreter/interpreter.h"

namespace zhicheng::interpreter {
namespace {

using base::Json;

constexpr std::int64_t kFarthestOrder = 300;

Json typed(std::string_view type, Json value) {
  Json made{Json::Object{}};
  made.add("type", type);
  made.add("value", std::move(value));
  return made;
}

std::optional<Value> parsed(std::string_view function, const std::string& text, const Surroundings& surroundings) {
  Evaluator evaluator(surroundings);
  Value value = builtins_called(function).front()->run(evaluator, {Value(text)});
  if (evaluator.refusal() || value.is_null()) return std::nullopt;
  return value;
}

std::optional<Value> scalar_of(std::string_view type, const std::string& text, const Surroundings& surroundings) {
  if (type == "string") return Value(text);
  if (type == "boolean") {
    if (text != "true" && text != "false") return std::nullopt;
    return Value(text == "true");
  }
  if (type == "decimal" || type == "double" || type == "integer" || type == "number") {
    const auto number = Decimal::parse(text);
    if (!number || !number->fits()) return std::nullopt;
    return Value(*number);
  }
  if (type == "date") return parsed("date", text, surroundings);
  if (type == "time") return parsed("time", text, surroundings);
  if (type == "dateTime") return parsed("date and time", text, surroundings);
  if (type == "duration") return parsed("duration", text, surroundings);
  return std::nullopt;
}

}  // namespace

std::optional<Value> value_of(const Json& typed_value, const Surroundings& surroundings) {
  const Json* type = typed_value.find("type");
  if (type == nullptr || type->text() == nullptr) return std::nullopt;
  const Json* held = typed_value.find("value");
  if (*type->text() == "null" || held == nullptr || held->is_null()) return Value();
  if (*type->text() == "list") {
    if (held->array() == nullptr) return std::nullopt;
    List list;
    for (const Json& member : *held->array()) {
      auto value = value_of(member, surroundings);
      if (!value) return std::nullopt;
      list.push_back(std::move(*value));
    }
    return Value(std::move(list));
  }
  if (*type->text() == "context") {
    if (held->object() == nullptr) return std::nullopt;
    Context context;
    for (const auto& [key, member] : *held->object()) {
      auto value = value_of(member, surroundings);
      if (!value) return std::nullopt;
      context.emplace_back(key, std::move(*value));
    }
    return Value(std::move(context));
  }
  if (held->boolean() != nullptr && *type->text() == "boolean") return Value(*held->boolean());
  if (held->integer() != nullptr && *type->text() == "decimal") return Value(Decimal(*held->integer()));
  return held->text() == nullptr ? std::nullopt : scalar_of(*type->text(), *held->text(), surroundings);
}

std::optional<Json> json_of(const Value& value) {
  switch (value.kind()) {
    case Value::Kind::null: return typed("null", nullptr);
    case Value::Kind::boolean: return typed("boolean", *value.boolean() ? "true" : "false");
    case Value::Kind::number:
      // Those who read it with floating point would see infinity or zero.
      if (!value.number()->is_zero() && std::abs(value.number()->magnitude_order()) > kFarthestOrder) return std::nullopt;
      return typed("decimal", value.number()->text());
    case Value::Kind::text: return typed("string", *value.text());
    case Value::Kind::date: return typed("date", value.date()->text());
    case Value::Kind::time: return typed("time", value.time()->text());
    case Value::Kind::date_time: return typed("dateTime", value.date_time()->text());
    case Value::Kind::months: return typed("duration", value.months()->text());
    case Value::Kind::span: return typed("duration", value.span()->text());
    case Value::Kind::list: {
      Json::Array members;
      for (const Value& member : *value.list()) {
        auto json = json_of(member);
        if (!json) return std::nullopt;
        members.push_back(std::move(*json));
      }
      return typed("list", std::move(members));
    }
    case Value::Kind::context: {
      Json::Object members;
      for (const auto& [key, member] : *value.context()) {
        auto json = json_of(member);
        if (!json) return std::nullopt;
        members.emplace_back(key, std::move(*json));
      }
      return typed("context", std::move(members));
    }
    case Value::Kind::range:
    case Value::Kind::function: break;
  }
  return std::nullopt;
}

std::string written(const Value& value) {
  switch (value.kind()) {
    case Value::Kind::null: return "null";
    case Value::Kind::boolean: return *value.boolean() ? "true" : "false";
    case Value::Kind::number: return value.number()->text();
    case Value::Kind::text: return '"' + *value.text() + '"';
    case Value::Kind::date: return "@\"" + value.date()->text() + '"';
    case Value::Kind::time: return "@\"" + value.time()->text() + '"';
    case Value::Kind::date_time: return "@\"" + value.date_time()->text() + '"';
    case Value::Kind::months: return "@\"" + value.months()->text() + '"';
    case Value::Kind::span: return "@\"" + value.span()->text() + '"';
    case Value::Kind::list: {
      std::string out;
      for (const Value& member : *value.list()) out += (out.empty() ? "" : ", ") + written(member);
      return "[" + out + "]";
    }
    case Value::Kind::context: {
      std::string out;
      for (const auto& [key, member] : *value.context()) out += (out.empty() ? "" : ", ") + key + ": " + written(member);
      return "{" + out + "}";
    }
    case Value::Kind::range: {
      const Range& range = *value.range();
      constexpr std::string_view kSigns[] = {"", "<", "<=", ">", ">=", "=", "!="};
      if (range.form != Range::Form::interval) {
        return "(" + std::string(kSigns[static_cast<std::size_t>(range.form)]) + written(range.low) + ")";
      }
      return (range.low_in ? "[" : "(") + written(range.low) + ".." + written(range.high) + (range.high_in ? "]" : ")");
    }
    case Value::Kind::function: return "function";
  }
  return {};
}

std::optional<Request> request_of(const Json& line, const Surroundings& surroundings) {
  const Json* expression = line.find("expr");
  if (expression == nullptr || expression->text() == nullptr) return std::nullopt;
  Request request;
  request.expression = *expression->text();
  if (const Json* context = line.find("context"); context != nullptr && !context->is_null()) {
    if (context->object() == nullptr) return std::nullopt;
    for (const auto& [name, typed_value] : *context->object()) {
      auto value = value_of(typed_value, surroundings);
      if (!value) return std::nullopt;
      request.context.emplace_back(name, std::move(*value));
    }
  }
  if (const Json* type = line.find("resultType")) {
    request.asked = true;
    if (type->text() != nullptr) request.result_type = *type->text();
    if (type->text() == nullptr && !type->is_null()) return std::nullopt;
  }
  return request;
}

}  // namespace zhicheng::interpreter
