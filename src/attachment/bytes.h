// Numbers and words in bytes that come in pieces.
#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace zhicheng::attachment {

/// Gathers a fixed number of bytes.
class Gather {
 public:
  explicit Gather(std::size_t count) : count_(count) {}
  /// Takes from the front of `bytes` what is still wanted; true when all is there.
  bool take(std::string_view& bytes) {
    const std::string_view part = bytes.substr(0, count_ - held_.size());
    held_ += part;
    bytes.remove_prefix(part.size());
    return held_.size() == count_;
  }
  void again(std::size_t count) {
    count_ = count;
    held_.clear();
  }
  const std::string& held() const { return held_; }
  /// The big-endian number of `size` bytes from `at`.
  std::uint32_t number(std::size_t at, std::size_t size) const {
    std::uint32_t value = 0;
    for (std::size_t i = at; i < at + size; ++i) value = value << 8 | static_cast<unsigned char>(held_[i]);
    return value;
  }

 private:
  std::size_t count_;
  std::string held_;
};

/// Drops up to `left` bytes from the front of `bytes`; true when `left` is used up.
inline bool skip(std::string_view& bytes, std::uint64_t& left) {
  const std::size_t part = left < bytes.size() ? static_cast<std::size_t>(left) : bytes.size();
  bytes.remove_prefix(part);
  left -= part;
  return left == 0;
}

}  // namespace zhicheng::attachment
