// A FEEL expression as it was parsed.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/value.h"

namespace zhicheng::interpreter {

enum class Operator : std::uint8_t {
  literal,
  name,
  builtin,     ///< a function of DMN, by its number
  list,
  context,     ///< names: keys; parts: values
  interval,    ///< low, high
  comparison,  ///< a range such as (<10)
  path,        ///< of parts[0]: names[0]
  filter,
  invocation,  ///< function, arguments; names: of the parameters, when they are written
  minus,
  add,
  subtract,
  multiply,
  divide,
  power,
  equal,
  not_equal,
  less,
  less_equal,
  greater,
  greater_equal,
  between,
  member,      ///< value, tests
  both,
  either,
  condition,
  loop,        ///< names: variables; parts: for each its domain and, where it counts, its end; then the body
  some,
  every,
  function,    ///< names: parameters; types: theirs; parts[0]: body
  instance
};

struct Type {
  enum class Kind : std::uint8_t { any, boolean, number, text, date, time, date_time, months, span, list, context, range, function };
  Kind kind = Kind::any;
  std::vector<Type> of;            ///< of list and range: one; of a context: its members; of a function: parameters, result
  std::vector<std::string> names;  ///< members of a context
};

struct Node {
  Operator op = Operator::literal;
  Value value;
  std::size_t builtin = 0;
  Range::Form form = Range::Form::interval;
  bool low_in = true;
  bool high_in = true;
  bool counts = false;  ///< a loop's domain is two ends
  std::vector<std::string> names;
  std::vector<Type> types;
  std::vector<std::unique_ptr<Node>> parts;
};
using Tree = std::unique_ptr<Node>;

/// Why something is not evaluated.
struct Refusal {
  std::string code;
  std::string detail;
};

struct Parsed {
  Tree tree;
  std::optional<Refusal> refusal;
};

/// Parses a whole expression. `known` are the names of the context, with all keys inside its values in `keys`: FEEL's
/// names may contain blanks and signs, and only who knows the names can tell where one ends.
Parsed parse(std::string_view source, const std::vector<std::string>& known, const std::vector<std::string>& keys);

/// The type that `text` names; nothing when it is none that FEEL itself has.
std::optional<Type> type_named(std::string_view text);

}  // namespace zhicheng::interpreter
