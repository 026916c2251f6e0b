#include "base/digest.h"

namespace zhicheng::base {

std::string sha256(std::string_view bytes) {
  Sha256 hash;
  hash.add(bytes);
  return "sha256:" + hash.finish();
}

std::string hexadecimal(const std::array<unsigned char, kSha256Bytes>& digest) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out;
  out.reserve(2 * digest.size());
  for (const unsigned char byte : digest) {
    out += kDigits[byte >> 4];
    out += kDigits[byte & 15];
  }
  return out;
}

}  // namespace zhicheng::base
