// Functions whose results are rarely exact: worked out with more digits, then rounded to 34.
#include <cstdlib>

#include "interpreter/decimal.h"

namespace zhicheng::interpreter {
namespace {

constexpr int kWorking = 56;
constexpr std::int64_t kLargestPower = 100'000;

Decimal times(const Decimal& a, const Decimal& b) { return multiply(a, b, kWorking); }
Decimal over(const Decimal& a, const Decimal& b) { return divide(a, b, kWorking); }
Decimal plus(const Decimal& a, const Decimal& b) { return add(a, b, kWorking); }

std::optional<Decimal> finished(const Decimal& value) {
  const Decimal result = value.shortened(Decimal::kDigits).stripped();
  if (!result.fits()) return std::nullopt;
  return result;
}

/// Square root of a positive number, by Newton's method.
Decimal root(const Decimal& number) {
  const std::int64_t order = number.magnitude_order();
  Decimal guess = Decimal(2).shifted(order / 2);
  for (int i = 0; i < 200; ++i) {
    const Decimal next = over(plus(guess, over(number, guess)), Decimal(2));
    if (compare(next, guess) == 0) break;
    guess = next;
  }
  return guess;
}

/// e to the power `x`: halved until it is small, Taylor's series, squared as often.
Decimal raised(Decimal x) {
  int halved = 0;
  while (x.magnitude_order() > -3 && !x.is_zero()) {
    x = over(x, Decimal(2));
    ++halved;
  }
  Decimal sum(1);
  Decimal term(1);
  for (std::int64_t i = 1; i < 60; ++i) {
    term = over(times(term, x), Decimal(i));
    if (term.is_zero()) break;
    sum = plus(sum, term);
  }
  for (int i = 0; i < halved; ++i) sum = times(sum, sum);
  return sum;
}

/// 2 artanh((x − 1) / (x + 1)), for x near 1.
Decimal logarithm_near_one(const Decimal& x) {
  const Decimal ratio = over(subtract(x, Decimal(1), kWorking), plus(x, Decimal(1)));
  const Decimal square = times(ratio, ratio);
  Decimal power = ratio;
  Decimal sum = ratio;
  for (std::int64_t i = 3; i < 400 && !power.is_zero(); i += 2) {
    power = times(power, square);
    const Decimal next = plus(sum, over(power, Decimal(i)));
    if (compare(next, sum) == 0) break;
    sum = next;
  }
  return times(sum, Decimal(2));
}

/// Natural logarithm of a positive number.
Decimal logarithm(const Decimal& number) {
  const std::int64_t order = number.magnitude_order();
  const Decimal mantissa = number.shifted(-order);  // 1 ≤ mantissa < 10
  const Decimal fourth_root = root(root(mantissa));
  const Decimal of_ten = times(logarithm_near_one(root(root(Decimal(10)))), Decimal(4));
  return plus(times(logarithm_near_one(fourth_root), Decimal(4)), times(of_ten, Decimal(order)));
}

std::optional<Decimal> whole_power(const Decimal& base, std::int64_t exponent) {
  Decimal result(1);
  Decimal square = base;
  for (std::int64_t left = std::abs(exponent); left > 0; left /= 2) {
    if (left % 2 == 1) result = times(result, square);
    if (std::abs(result.magnitude_order()) > 10'000 || std::abs(square.magnitude_order()) > 100'000) return std::nullopt;
    square = times(square, square);
  }
  if (exponent < 0) {
    if (result.is_zero()) return std::nullopt;
    result = over(Decimal(1), result);
  }
  return finished(result);
}

}  // namespace

std::optional<Decimal> square_root(const Decimal& number) {
  if (number.is_negative()) return std::nullopt;
  if (number.is_zero()) return Decimal();
  return finished(root(number));
}

std::optional<Decimal> exponential(const Decimal& number) {
  if (compare(number.magnitude(), Decimal(14'000)) > 0) return std::nullopt;
  return finished(raised(number));
}

std::optional<Decimal> natural_logarithm(const Decimal& number) {
  if (number.is_zero() || number.is_negative()) return std::nullopt;
  return finished(logarithm(number));
}

std::optional<Decimal> power(const Decimal& base, const Decimal& exponent) {
  if (exponent.is_integer()) {
    const auto whole = exponent.integer();
    if (!whole || std::abs(*whole) > kLargestPower) return std::nullopt;
    return whole_power(base, *whole);
  }
  if (base.is_zero() || base.is_negative()) return std::nullopt;
  const Decimal product = times(logarithm(base), exponent);
  if (compare(product.magnitude(), Decimal(14'000)) > 0) return std::nullopt;
  return finished(raised(product));
}

}  // namespace zhicheng::interpreter
