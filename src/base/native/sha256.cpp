// SHA-256 by OpenSSL, which uses the processor's own instructions.
#include <openssl/evp.h>

#include <cassert>

#include "base/digest.h"

namespace zhicheng::base {

namespace {

/// Looked up once: by name at every use it costs more than a small text's digest.
const EVP_MD* algorithm() {
  static const EVP_MD* const kSha256 = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  return kSha256;
}

}  // namespace

struct Sha256::State {
  EVP_MD_CTX* context = EVP_MD_CTX_new();

  State() { start(); }
  ~State() { EVP_MD_CTX_free(context); }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  void start() {
    [[maybe_unused]] const int started = EVP_DigestInit_ex2(context, algorithm(), nullptr);
    assert(started == 1);
  }
};

Sha256::Sha256() : state_(std::make_unique<State>()) {}
Sha256::~Sha256() = default;

void Sha256::add(std::string_view bytes) { EVP_DigestUpdate(state_->context, bytes.data(), bytes.size()); }

std::string Sha256::finish() {
  std::array<unsigned char, kSha256Bytes> digest{};
  EVP_DigestFinal_ex(state_->context, digest.data(), nullptr);
  state_->start();
  return hexadecimal(digest);
}

}  // namespace zhicheng::base
