// SHA-256 by libsodium.
#include <sodium/crypto_hash_sha256.h>

#include "base/digest.h"

namespace zhicheng::base {

struct Sha256::State {
  crypto_hash_sha256_state hash;

  State() { crypto_hash_sha256_init(&hash); }
};

Sha256::Sha256() : state_(std::make_unique<State>()) {}
Sha256::~Sha256() = default;

void Sha256::add(std::string_view bytes) {
  crypto_hash_sha256_update(&state_->hash, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
}

std::string Sha256::finish() {
  std::array<unsigned char, kSha256Bytes> digest{};
  crypto_hash_sha256_final(&state_->hash, digest.data());
  crypto_hash_sha256_init(&state_->hash);
  return hexadecimal(digest);
}

}  // namespace zhicheng::base
