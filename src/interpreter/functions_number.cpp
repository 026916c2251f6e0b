// Functions of numbers, and logic. DMN 1.5, tables 72 and 76.
#include "interpreter/evaluator.h"

namespace zhicheng::interpreter {
namespace {

constexpr std::int64_t kLeastScale = -6111;
constexpr std::int64_t kMostScale = 6176;

Value checked(Evaluator& evaluator, const Decimal& number) {
  return number.fits() ? Value(number) : evaluator.unsure("a number that decimal128 cannot hold");
}

/// Nothing where the function is not defined; a result that does not fit is refused.
Value defined(Evaluator& evaluator, const std::optional<Decimal>& result) {
  return result ? Value(*result) : evaluator.unsure("a number that decimal128 cannot hold");
}

template <Rounding how>
Value rounded(Evaluator& evaluator, const Arguments& arguments) {
  std::int64_t scale = 0;
  if (arguments.size() > 1) {
    const auto whole = arguments[1].number()->integer();
    if (!whole) return evaluator.unsure("a scale that is no whole number");
    scale = *whole;
  }
  if (scale < kLeastScale || scale > kMostScale) return {};
  const Decimal result = arguments[0].number()->rounded(scale, how);
  if (result.magnitude_order() > 40 && !result.is_zero()) return evaluator.unsure("a scale far in front of the number");
  return checked(evaluator, result);
}

Value absolute(Evaluator& evaluator, const Arguments& arguments) {
  const Value& value = arguments[0];
  if (const Decimal* number = value.number()) return number->magnitude();
  if (const Months* months = value.months()) return Months{months->count < 0 ? -months->count : months->count};
  if (const Span* span = value.span()) return Span{span->nanos < 0 ? -span->nanos : span->nanos};
  return value.list() != nullptr ? evaluator.unsure("a list where one value is asked for") : Value();
}

Value without_scale(Evaluator& evaluator, const Arguments&) { return evaluator.unsure("rounding without a scale"); }

Value modulo(Evaluator& evaluator, const Arguments& arguments) {
  const Decimal& dividend = *arguments[0].number();
  const Decimal& divisor = *arguments[1].number();
  if (divisor.is_zero()) return {};
  // dividend - divisor * floor(dividend / divisor)
  const Decimal quotient = divide(dividend, divisor, 60);
  if (quotient.magnitude_order() > 30) return evaluator.unsure("a quotient of more than 30 digits");
  const Decimal whole = quotient.rounded(0, Rounding::floor);
  return checked(evaluator, subtract(dividend, multiply(divisor, whole, 80)));
}

Value root(Evaluator& evaluator, const Arguments& arguments) {
  if (arguments[0].number()->is_negative()) return {};
  return defined(evaluator, square_root(*arguments[0].number()));
}

Value logarithm(Evaluator& evaluator, const Arguments& arguments) {
  const Decimal& number = *arguments[0].number();
  if (number.is_zero() || number.is_negative()) return {};
  return defined(evaluator, natural_logarithm(number));
}

Value exponential_of(Evaluator& evaluator, const Arguments& arguments) {
  return defined(evaluator, exponential(*arguments[0].number()));
}

template <bool odd>
Value parity(Evaluator& evaluator, const Arguments& arguments) {
  const auto whole = arguments[0].number()->integer();
  if (!whole) return evaluator.unsure("odd or even, of a number that is not whole");
  return (*whole % 2 != 0) == odd;
}

Value negated(Evaluator&, const Arguments& arguments) {
  if (arguments[0].boolean() == nullptr) return {};
  return !*arguments[0].boolean();
}

bool is_group_sign(const std::string& text) { return text == " " || text == "," || text == "."; }
bool is_point(const std::string& text) { return text == "." || text == ","; }

/// number("1 000,50", " ", ",")
Value number_of(Evaluator& evaluator, const Arguments& arguments) {
  std::string digits = *arguments[0].text();
  const std::string* group = arguments[1].text();
  const std::string* point = arguments[2].text();
  if ((group != nullptr && !is_group_sign(*group)) || (point != nullptr && !is_point(*point))) return {};
  if (group != nullptr && point != nullptr && *group == *point) return {};
  if (group != nullptr) {
    if (point == nullptr && *group == ".") return evaluator.unsure("a point that groups, and none that separates");
    const std::size_t end = std::min(digits.find(point == nullptr ? '.' : point->front()), digits.size());
    const std::size_t start = !digits.empty() && digits[0] == '-' ? 1 : 0;
    for (std::size_t at = digits.find(group->front()); at != std::string::npos; at = digits.find(group->front(), at + 1)) {
      if (at >= end || at == start || (end - at) % 4 != 0) return evaluator.unsure("digits that are not grouped by three");
    }
    std::erase(digits, group->front());
  }
  if (point != nullptr && *point == ",") {
    if (digits.find('.') != std::string::npos) return {};
    for (char& c : digits) c = c == ',' ? '.' : c;
  }
  for (const char c : digits) {
    if (c == 'e' || c == 'E' || c == '+') return evaluator.unsure("a number with an exponent or a plus sign");
  }
  if (!digits.empty() && (digits.back() == '.' || digits.front() == '.' || digits.starts_with("-."))) {
    return evaluator.unsure("a point without digits on both sides");
  }
  const auto number = Decimal::parse(digits);
  return number ? checked(evaluator, *number) : Value();
}

Value number_plain(Evaluator& evaluator, const Arguments& arguments) {
  return number_of(evaluator, {arguments[0], Value(), Value()});
}

}  // namespace

Table number_functions() {
  const Parameter n{"n", Takes::number};
  const Parameter number{"number", Takes::number};
  const Parameter scale{"scale", Takes::number};
  const Parameter maybe_scale{"scale", Takes::number, true};
  return {
      {"decimal", {n, scale}, rounded<Rounding::half_even>},
      {"floor", {n, maybe_scale}, rounded<Rounding::floor>},
      {"ceiling", {n, maybe_scale}, rounded<Rounding::ceiling>},
      {"round up", {n, scale}, rounded<Rounding::up>},
      {"round down", {n, scale}, rounded<Rounding::down>},
      {"round half up", {n, scale}, rounded<Rounding::half_up>},
      {"round half down", {n, scale}, rounded<Rounding::half_down>},
      {"round up", {n}, without_scale},
      {"round down", {n}, without_scale},
      {"round half up", {n}, without_scale},
      {"round half down", {n}, without_scale},
      {"abs", {{"n", Takes::any}}, absolute},
      {"modulo", {{"dividend", Takes::number}, {"divisor", Takes::number}}, modulo},
      {"sqrt", {number}, root},
      {"log", {number}, logarithm},
      {"exp", {number}, exponential_of},
      {"odd", {number}, parity<true>},
      {"even", {number}, parity<false>},
      {"not", {{"negand", Takes::any}}, negated},
      {"number",
       {{"from", Takes::text}, {"grouping separator", Takes::text, false, true}, {"decimal separator", Takes::text, false, true}},
       number_of},
      {"number", {{"from", Takes::text}}, number_plain},
  };
}

}  // namespace zhicheng::interpreter
