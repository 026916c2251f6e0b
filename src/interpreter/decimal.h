// Decimal numbers as DMN asks for: 34 significant digits, ties to even (IEEE 754 decimal128, DMN 1.5, 10.3.2.3.1).
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace zhicheng::interpreter {

enum class Rounding : std::uint8_t { half_even, half_up, half_down, up, down, floor, ceiling };

class Decimal {
 public:
  static constexpr int kDigits = 34;

  Decimal() = default;
  explicit Decimal(std::int64_t number);

  /// Digits with at most one point, with or without an exponent; nothing else. More than 34 digits are rounded.
  static std::optional<Decimal> parse(std::string_view text);

  bool is_zero() const { return digits_ == "0"; }
  bool is_negative() const { return negative_; }
  bool is_integer() const;
  /// No digit is beyond the range of decimal128's exponents.
  bool fits() const;
  /// Zeros behind the point, or a written exponent, that equal numbers may lack: 1.0, 1e3.
  bool has_own_spelling() const;

  Decimal negated() const;
  Decimal magnitude() const;
  /// Rounded to `scale` digits behind the point (before it when negative).
  Decimal rounded(std::int64_t scale, Rounding how) const;
  /// Rounded to `digits` significant digits, ties to even.
  Decimal shortened(int digits) const;
  /// Without zeros at the end.
  Decimal stripped() const;
  /// The whole number that this is, unless it has a fraction or needs more than 18 digits.
  std::optional<std::int64_t> integer() const;
  /// As FEEL writes it: without an exponent while it is no longer than 60 digits.
  std::string text() const;
  /// The power of ten of the first digit.
  std::int64_t magnitude_order() const { return exponent_ + static_cast<std::int64_t>(digits_.size()) - 1; }
  /// This times ten to the power.
  Decimal shifted(std::int64_t power) const;

  friend Decimal add(const Decimal& a, const Decimal& b, int digits);
  friend Decimal multiply(const Decimal& a, const Decimal& b, int digits);
  friend Decimal divide(const Decimal& a, const Decimal& b, int digits);
  friend int compare(const Decimal& a, const Decimal& b);

 private:
  Decimal(bool negative, std::string digits, std::int64_t exponent);

  bool negative_ = false;
  std::string digits_ = "0";  ///< no zeros in front
  std::int64_t exponent_ = 0;
};

Decimal add(const Decimal& a, const Decimal& b, int digits = Decimal::kDigits);
Decimal subtract(const Decimal& a, const Decimal& b, int digits = Decimal::kDigits);
Decimal multiply(const Decimal& a, const Decimal& b, int digits = Decimal::kDigits);
/// `b` is not zero.
Decimal divide(const Decimal& a, const Decimal& b, int digits = Decimal::kDigits);
/// -1, 0 or 1.
int compare(const Decimal& a, const Decimal& b);

/// Nothing where there is no real result, or none that fits.
std::optional<Decimal> power(const Decimal& base, const Decimal& exponent);
std::optional<Decimal> square_root(const Decimal& number);
std::optional<Decimal> exponential(const Decimal& number);
std::optional<Decimal> natural_logarithm(const Decimal& number);

}  // namespace zhicheng::interpreter
