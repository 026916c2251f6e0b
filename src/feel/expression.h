// An expression as it was parsed and checked.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "feel/value.h"

namespace zhicheng::feel {

enum class Operator : std::uint8_t {
  literal,
  name,
  text,  ///< a string literal before its type is known
  both,
  either,
  negation,
  minus,
  equal,
  not_equal,
  less,
  less_equal,
  greater,
  greater_equal,
  add,
  subtract,
  multiply,
  between,   ///< value, low, high: both ends included
  member,    ///< value, then candidates: constants or closed ranges (between without its value)
  range,     ///< low, high
  condition, ///< if, then, else
  call
};

enum class Function : std::uint8_t { full_years, min, max, known, working_days_before };

/// `any` is the type of `unknown`. A choice has a domain; text has none.
struct Type {
  enum class Base : std::uint8_t { any, boolean, integer, date, months, days, choice, text };
  Base base = Base::any;
  const std::vector<std::int64_t>* domain = nullptr;  ///< symbols of a choice, in order; outlives the expression

  friend bool operator==(const Type&, const Type&) = default;
};

/// What a name stands for.
struct Binding {
  enum class Kind : std::uint8_t { fact, value, today, group };
  Kind kind = Kind::fact;
  std::size_t index = 0;
  Type type;
  std::vector<std::int64_t> members;  ///< of a group
};

struct Expression {
  Operator op = Operator::literal;
  Function function = Function::known;
  Type type;
  Value value;            ///< of a literal
  Binding binding;        ///< of a name
  std::string word;       ///< a name, a function's name, or a text
  std::vector<Expression> parts;
  std::size_t column = 0;  ///< bytes from the start of the source
};

/// Parses `source`. Errors are bad_expression or too_complex; detail tells the column and what was expected.
base::Result<Expression> parse(std::string_view source);

/// Names that an expression may use.
class Scope {
 public:
  virtual ~Scope() = default;
  virtual std::optional<Binding> find(std::string_view name) const = 0;
};

/// Resolves names, checks types and folds texts into symbols. After it no evaluation can meet a type error.
/// `wanted` is the type that the place asks for; `any` accepts all.
base::Result<Expression> check(Expression parsed, const Type& wanted, const Scope& scope, Symbols& symbols);

/// Facts and values that the expression names, each once, in order of appearance.
std::vector<const Expression*> names_in(const Expression& expression);

}  // namespace zhicheng::feel
