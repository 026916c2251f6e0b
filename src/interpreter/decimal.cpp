#include "interpreter/decimal.h"

#include <algorithm>
#include <utility>

namespace zhicheng::interpreter {
namespace {

constexpr std::int64_t kLargestOrder = 6144;
constexpr std::int64_t kSmallestExponent = -6176;

// Whole numbers as strings of digits, without zeros in front.

std::string trimmed(std::string digits) {
  const std::size_t first = digits.find_first_not_of('0');
  return first == std::string::npos ? "0" : digits.substr(first);
}

int compare_whole(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return a.size() < b.size() ? -1 : 1;
  const int order = a.compare(b);
  return order < 0 ? -1 : order > 0 ? 1 : 0;
}

std::string add_whole(std::string_view a, std::string_view b) {
  std::string out(std::max(a.size(), b.size()) + 1, '0');
  int carry = 0;
  for (std::size_t i = 0; i < out.size(); ++i) {
    int sum = carry;
    if (i < a.size()) sum += a[a.size() - 1 - i] - '0';
    if (i < b.size()) sum += b[b.size() - 1 - i] - '0';
    out[out.size() - 1 - i] = static_cast<char>('0' + sum % 10);
    carry = sum / 10;
  }
  return trimmed(std::move(out));
}

/// a − b; a is not smaller.
std::string subtract_whole(std::string_view a, std::string_view b) {
  std::string out(a.size(), '0');
  int borrow = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    int rest = a[a.size() - 1 - i] - '0' - borrow;
    if (i < b.size()) rest -= b[b.size() - 1 - i] - '0';
    borrow = rest < 0 ? 1 : 0;
    out[out.size() - 1 - i] = static_cast<char>('0' + rest + 10 * borrow);
  }
  return trimmed(std::move(out));
}

std::string multiply_whole(std::string_view a, std::string_view b) {
  std::string out(a.size() + b.size(), 0);
  for (std::size_t i = a.size(); i-- > 0;) {
    int carry = 0;
    for (std::size_t j = b.size(); j-- > 0;) {
      const int sum = out[i + j + 1] + (a[i] - '0') * (b[j] - '0') + carry;
      out[i + j + 1] = static_cast<char>(sum % 10);
      carry = sum / 10;
    }
    out[i] = static_cast<char>(out[i] + carry);
  }
  for (char& digit : out) digit = static_cast<char>(digit + '0');
  return trimmed(std::move(out));
}

/// Quotient and remainder.
std::pair<std::string, std::string> divide_whole(std::string_view a, std::string_view b) {
  std::string quotient;
  std::string rest = "0";
  for (const char digit : a) {
    rest = trimmed(rest + digit);
    char times = '0';
    while (compare_whole(rest, b) >= 0) {
      rest = subtract_whole(rest, b);
      ++times;
    }
    quotient += times;
  }
  return {trimmed(std::move(quotient)), rest};
}

/// `kept` one larger or not, for `dropped`: the digits that are cut off.
bool goes_up(std::string_view kept, std::string_view dropped, bool negative, Rounding how) {
  if (dropped.find_first_not_of('0') == std::string_view::npos) return false;
  switch (how) {
    case Rounding::up: return true;
    case Rounding::down: return false;
    case Rounding::floor: return negative;
    case Rounding::ceiling: return !negative;
    default: break;
  }
  if (dropped.front() != '5') return dropped.front() > '5';
  if (dropped.find_first_not_of('0', 1) != std::string_view::npos) return true;
  if (how == Rounding::half_up) return true;
  if (how == Rounding::half_down) return false;
  return !kept.empty() && (kept.back() - '0') % 2 == 1;
}

}  // namespace

Decimal::Decimal(bool negative, std::string digits, std::int64_t exponent)
    : negative_(negative), digits_(trimmed(std::move(digits))), exponent_(exponent) {
  if (is_zero()) negative_ = false;
}

Decimal::Decimal(std::int64_t number) : Decimal(number < 0, "0", 0) {
  const std::string text = std::to_string(number);
  digits_ = number < 0 ? text.substr(1) : text;
  negative_ = number < 0;
}

std::optional<Decimal> Decimal::parse(std::string_view text) {
  std::size_t at = 0;
  const bool negative = !text.empty() && text[0] == '-';
  if (!text.empty() && (text[0] == '-' || text[0] == '+')) ++at;
  std::string digits;
  std::int64_t exponent = 0;
  bool pointed = false;
  for (; at < text.size(); ++at) {
    if (text[at] == '.' && !pointed) {
      pointed = true;
    } else if (text[at] >= '0' && text[at] <= '9') {
      digits += text[at];
      if (pointed) --exponent;
    } else {
      break;
    }
  }
  if (digits.empty() || digits.size() > 10'000) return std::nullopt;
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    ++at;
    const bool down = at < text.size() && text[at] == '-';
    if (at < text.size() && (text[at] == '-' || text[at] == '+')) ++at;
    if (at == text.size() || text.size() - at > 6) return std::nullopt;
    std::int64_t written = 0;
    for (; at < text.size(); ++at) {
      if (text[at] < '0' || text[at] > '9') return std::nullopt;
      written = 10 * written + (text[at] - '0');
    }
    exponent += down ? -written : written;
  }
  if (at != text.size()) return std::nullopt;
  return Decimal(negative, std::move(digits), exponent).shortened(kDigits);
}

bool Decimal::is_integer() const { return is_zero() || exponent_ >= 0 || stripped().exponent_ >= 0; }

bool Decimal::fits() const { return is_zero() || (magnitude_order() <= kLargestOrder && exponent_ >= kSmallestExponent); }

bool Decimal::has_own_spelling() const { return exponent_ > 0 || (exponent_ < 0 && digits_.back() == '0'); }

Decimal Decimal::negated() const { return {!negative_, digits_, exponent_}; }

Decimal Decimal::magnitude() const { return {false, digits_, exponent_}; }

Decimal Decimal::shifted(std::int64_t power) const { return {negative_, digits_, exponent_ + power}; }

Decimal Decimal::rounded(std::int64_t scale, Rounding how) const {
  if (-exponent_ <= scale) return *this;
  const std::int64_t cut = -scale - exponent_;  // digits to drop
  const auto size = static_cast<std::int64_t>(digits_.size());
  std::string kept = cut >= size ? "0" : digits_.substr(0, static_cast<std::size_t>(size - cut));
  std::string dropped = cut > size ? "0" + digits_ : digits_.substr(cut >= size ? 0 : static_cast<std::size_t>(size - cut));
  if (goes_up(kept, dropped, negative_, how)) kept = add_whole(kept, "1");
  return {negative_, std::move(kept), -scale};
}

Decimal Decimal::shortened(int digits) const {
  const auto over = static_cast<std::int64_t>(digits_.size()) - digits;
  if (over <= 0) return *this;
  const Decimal once = rounded(-(exponent_ + over), Rounding::half_even);
  return once.digits_.size() > static_cast<std::size_t>(digits) ? once.stripped() : once;
}

Decimal Decimal::stripped() const {
  if (is_zero()) return {};
  const std::size_t last = digits_.find_last_not_of('0');
  return {negative_, digits_.substr(0, last + 1), exponent_ + static_cast<std::int64_t>(digits_.size() - last - 1)};
}

std::optional<std::int64_t> Decimal::integer() const {
  const Decimal bare = stripped();
  if (bare.exponent_ < 0 || bare.magnitude_order() >= 18) return std::nullopt;
  std::int64_t number = 0;
  for (const char digit : bare.digits_) number = 10 * number + (digit - '0');
  for (std::int64_t i = 0; i < bare.exponent_; ++i) number *= 10;
  return negative_ ? -number : number;
}

std::string Decimal::text() const {
  const std::string sign = negative_ ? "-" : "";
  const auto size = static_cast<std::int64_t>(digits_.size());
  if (is_zero()) return "0";
  if (exponent_ > 60 || size + exponent_ < -60) {
    std::string out = sign + digits_.substr(0, 1);
    if (size > 1) out += "." + digits_.substr(1);
    return out + "E" + (magnitude_order() < 0 ? "" : "+") + std::to_string(magnitude_order());
  }
  if (exponent_ >= 0) return sign + digits_ + std::string(static_cast<std::size_t>(exponent_), '0');
  const std::int64_t before = size + exponent_;
  if (before > 0) {
    const auto cut = static_cast<std::size_t>(before);
    return sign + digits_.substr(0, cut) + "." + digits_.substr(cut);
  }
  return sign + "0." + std::string(static_cast<std::size_t>(-before), '0') + digits_;
}

Decimal add(const Decimal& a, const Decimal& b, int digits) {
  if (a.is_zero()) return b.shortened(digits);
  if (b.is_zero()) return a.shortened(digits);
  // What is far below the last digit that counts only says on which side of it the sum lies.
  const bool a_first = a.magnitude_order() >= b.magnitude_order();
  const Decimal& large = a_first ? a : b;
  Decimal small = a_first ? b : a;
  const std::int64_t floor = std::min(large.exponent_, large.magnitude_order() - digits) - 3;
  if (small.magnitude_order() < floor) small = Decimal(small.negative_, "1", floor);
  const std::int64_t exponent = std::min(large.exponent_, small.exponent_);
  const auto widened = [exponent](const Decimal& value) {
    return value.digits_ + std::string(static_cast<std::size_t>(value.exponent_ - exponent), '0');
  };
  const std::string left = widened(large);
  const std::string right = widened(small);
  if (large.negative_ == small.negative_) return Decimal(large.negative_, add_whole(left, right), exponent).shortened(digits);
  const bool larger = compare_whole(left, right) >= 0;
  return Decimal(larger ? large.negative_ : small.negative_, larger ? subtract_whole(left, right) : subtract_whole(right, left),
                 exponent)
      .shortened(digits);
}

Decimal subtract(const Decimal& a, const Decimal& b, int digits) { return add(a, b.negated(), digits); }

Decimal multiply(const Decimal& a, const Decimal& b, int digits) {
  return Decimal(a.negative_ != b.negative_, multiply_whole(a.digits_, b.digits_), a.exponent_ + b.exponent_).shortened(digits);
}

Decimal divide(const Decimal& a, const Decimal& b, int digits) {
  if (a.is_zero()) return {};
  const auto more = std::max<std::int64_t>(
      0, digits + 2 + static_cast<std::int64_t>(b.digits_.size()) - static_cast<std::int64_t>(a.digits_.size()));
  auto [quotient, rest] = divide_whole(a.digits_ + std::string(static_cast<std::size_t>(more), '0'), b.digits_);
  std::int64_t exponent = a.exponent_ - b.exponent_ - more;
  const bool exact = rest == "0";
  if (!exact) {  // a digit that keeps a tie from being seen where there is none
    quotient += '1';
    --exponent;
  }
  const Decimal result = Decimal(a.negative_ != b.negative_, std::move(quotient), exponent).shortened(digits);
  return exact ? result.stripped() : result;
}

int compare(const Decimal& a, const Decimal& b) {
  if (a.is_zero() && b.is_zero()) return 0;
  if (a.is_zero() || b.is_zero() || a.negative_ != b.negative_) {
    const bool less = a.is_zero() ? !b.negative_ : b.is_zero() ? a.negative_ : a.negative_;
    return less ? -1 : 1;
  }
  const int sign = a.negative_ ? -1 : 1;
  if (a.magnitude_order() != b.magnitude_order()) return a.magnitude_order() < b.magnitude_order() ? -sign : sign;
  std::string left = a.digits_;
  std::string right = b.digits_;
  const std::size_t size = std::max(left.size(), right.size());
  left.resize(size, '0');
  right.resize(size, '0');
  return sign * compare_whole(left, right);
}

}  // namespace zhicheng::interpreter
