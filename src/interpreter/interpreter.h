// Full FEEL (DMN 1.5) for the command line: what it does not know for certain it refuses.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "base/json.h"
#include "interpreter/evaluator.h"

namespace zhicheng::interpreter {

struct Request {
  std::string expression;
  Context context;
  /// The declared type of the result, where one is declared. `asked`: the line speaks of it, be it as null.
  std::optional<std::string> result_type;
  bool asked = false;
  /// A person asks: nothing but FEEL decides what a constant is.
  bool by_hand = false;
};

struct Outcome {
  Value value;
  std::optional<Refusal> refusal;
};

Outcome interpret(const Request& request, const Surroundings& surroundings);

/// {"type": "decimal", "value": "10"} and so on. Nothing when the form is not known, or a text is not what its type says.
std::optional<Value> value_of(const base::Json& typed, const Surroundings& surroundings);
/// Nothing for what has no such form: functions, ranges, and numbers beyond 10^300.
std::optional<base::Json> json_of(const Value& value);
/// As FEEL writes it, for people.
std::string written(const Value& value);

/// {"expr", "context", "resultType"?} → the request; nothing when it has another shape.
std::optional<Request> request_of(const base::Json& line, const Surroundings& surroundings);

}  // namespace zhicheng::interpreter
