// Bytes that are wiped when nobody needs them any more, and the start of the library.
#pragma once
#include <sodium.h>

#include <array>
#include <cstddef>
#include <cstdlib>

namespace zhicheng::seal {

/// Before anything else of libsodium: it chooses by the processor, and opens the system's source of randomness.
inline void start_sodium() {
  if (sodium_init() < 0) std::abort();
}

template <std::size_t count>
class Secret {
 public:
  Secret() = default;
  Secret(Secret&& other) noexcept : bytes_(other.bytes_) {}
  Secret& operator=(Secret&& other) noexcept {
    bytes_ = other.bytes_;
    return *this;
  }
  ~Secret() { sodium_memzero(bytes_.data(), count); }

  unsigned char* data() { return bytes_.data(); }
  const unsigned char* data() const { return bytes_.data(); }
  static constexpr std::size_t size() { return count; }

 private:
  std::array<unsigned char, count> bytes_{};
};

/// Every key that lies in a file, the seed of the signing key among them.
using Key = Secret<32>;

}  // namespace zhicheng::seal
