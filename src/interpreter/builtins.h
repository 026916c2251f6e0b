// The functions of DMN.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/value.h"

namespace zhicheng::interpreter {

class Evaluator;

/// What a parameter takes. `point`: a date, or a date and time.
enum class Takes : std::uint8_t { any, number, text, boolean, list, context, point, span, function };

struct Parameter {
  std::string_view name;
  Takes takes = Takes::any;
  bool optional = false;
  bool nullable = false;  ///< null is a value here; elsewhere it makes the result null
};

using Arguments = std::vector<Value>;

struct Builtin {
  std::string_view name;
  std::vector<Parameter> parameters;  ///< one signature; a function with several has several entries
  Value (*run)(Evaluator&, const Arguments&);
  bool variadic = false;  ///< one list, or its members one by one
};

/// Each name once.
const std::vector<std::string>& builtin_names();
/// Of a name; at least one.
std::vector<const Builtin*> builtins_called(std::string_view name);

using Table = std::vector<Builtin>;
Table number_functions();
Table text_functions();
Table list_functions();
Table statistics_functions();
Table context_functions();
Table point_functions();
Table range_functions();

}  // namespace zhicheng::interpreter
