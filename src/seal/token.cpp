#include "seal/token.h"

#include "seal/encoding.h"
#include "seal/secret.h"

namespace zhicheng::seal {

namespace {
constexpr std::size_t kTokenBytes = 32;
}

std::string make_token() {
  start_sodium();
  Bytes random(kTokenBytes, '\0');
  randombytes_buf(random.data(), random.size());
  return to_base64(random, Base64::url);
}

std::optional<std::string> hash_of_token(std::string_view token) {
  start_sodium();
  const auto bytes = from_base64(token, Base64::url);
  if (!bytes || bytes->size() != kTokenBytes) return std::nullopt;
  Bytes hash(crypto_generichash_BYTES, '\0');
  crypto_generichash(octets(hash), hash.size(), octets(*bytes), bytes->size(), nullptr, 0);
  return to_hex(hash);
}

}  // namespace zhicheng::seal
