// Digests as the contract writes them.
#pragma once
#include <array>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace zhicheng::base {

/// SHA-256 (FIPS 180-4) of bytes that come in pieces.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(const Sha256&) = delete;
  Sha256& operator=(const Sha256&) = delete;

  void add(std::string_view bytes);
  /// 64 lower-case hexadecimal digits of all that was added; then it starts anew.
  std::string finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// "sha256:" and 64 lower-case hexadecimal digits.
std::string sha256(std::string_view bytes);

inline constexpr std::size_t kSha256Bytes = 32;
/// Lower-case hexadecimal digits of a digest's bytes.
std::string hexadecimal(const std::array<unsigned char, kSha256Bytes>& digest);

}  // namespace zhicheng::base
