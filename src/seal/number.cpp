#include "seal/number.h"

#include <cassert>

#include "seal/encoding.h"
#include "seal/secret.h"

namespace zhicheng::seal {

namespace {

constexpr std::size_t kYearDigits = 4;
constexpr std::size_t kGroup = 5;
constexpr std::size_t kDigits = kYearDigits + 2 * kGroup;
static_assert(kDigits <= 31, "each place needs its own power of x");

/// Times x in GF(32).
unsigned times_x(unsigned value) {
  value <<= 1;
  return value < 32 ? value : value ^ 0b100101;
}

/// Horner's scheme: the first character has the highest power of x, the last one none.
std::optional<unsigned> weigh(std::string_view digits) {
  unsigned sum = 0;
  for (const char digit : digits) {
    const auto value = base32_value(digit);
    if (!value) return std::nullopt;
    sum = times_x(sum) ^ *value;
  }
  return sum;
}

std::string in_groups(std::string digits) {
  digits.insert(kYearDigits + kGroup, 1, '-');
  digits.insert(kYearDigits, 1, '-');
  return digits;
}

}  // namespace

std::string make_number(int year, std::int64_t second) {
  assert(year >= 1000 && year <= 9999);
  start_sodium();
  std::string digits = std::to_string(year);
  for (std::size_t place = kGroup; place-- > 0;) digits += base32_digit(static_cast<unsigned>(second >> (5 * place)) % 32);
  Bytes random(kGroup - 1, '\0');
  randombytes_buf(random.data(), random.size());
  for (const char byte : random) digits += base32_digit(static_cast<unsigned char>(byte) % 32);
  digits += base32_digit(times_x(*weigh(digits)));
  return in_groups(std::move(digits));
}

std::optional<std::string> read_number(std::string_view typed) {
  std::string digits = plain(typed);
  if (digits.size() != kDigits || weigh(digits) != 0U) return std::nullopt;
  for (char& digit : digits) digit = base32_digit(*base32_value(digit));
  const std::string year = digits.substr(0, kYearDigits);
  if (year[0] == '0' || year.find_first_not_of("0123456789") != std::string::npos) return std::nullopt;
  return in_groups(std::move(digits));
}

}  // namespace zhicheng::seal
