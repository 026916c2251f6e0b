#include "seal/code.h"

#include "seal/encoding.h"
#include "seal/secret.h"

namespace zhicheng::seal {

namespace {
constexpr std::size_t kCodeBytes = 10;
constexpr std::size_t kCodeDigits = 16;
}  // namespace

std::string make_code() {
  start_sodium();
  Bytes random(kCodeBytes, '\0');
  randombytes_buf(random.data(), random.size());
  std::string out = to_base32(random);
  for (const std::size_t at : {12, 8, 4}) out.insert(at, 1, '-');
  return out;
}

std::optional<std::string> hash_of_code(std::string_view typed) {
  start_sodium();
  std::string digits;
  for (const char c : plain(typed)) {
    const auto value = base32_value(c);
    if (!value) return std::nullopt;
    digits += base32_digit(*value);
  }
  if (digits.size() != kCodeDigits) return std::nullopt;
  Bytes hash(crypto_generichash_BYTES, '\0');
  crypto_generichash(octets(hash), hash.size(), octets(digits), digits.size(), nullptr, 0);
  return to_hex(hash);
}

}  // namespace zhicheng::seal
