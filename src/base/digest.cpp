#include "base/digest.h"

#include <sodium/crypto_hash_sha256.h>

#include <array>

namespace zhicheng::base {

std::string sha256(std::string_view bytes) {
  std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
  crypto_hash_sha256(digest.data(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  constexpr std::string_view kHex = "0123456789abcdef";
  std::string out = "sha256:";
  for (const unsigned char byte : digest) {
    out += kHex[byte >> 4];
    out += kHex[byte & 15];
  }
  return out;
}

}  // namespace zhicheng::base
