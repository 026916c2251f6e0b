// Messages over a stream: four bytes of length, little-endian, then the bytes.
#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zhicheng::judging {

inline constexpr std::size_t kLongestFrame = std::size_t{64} << 20;

/// Milliseconds of a clock that is never set.
using Moment = std::int64_t;
Moment now();

/// Writes the messages whole, as few times as can be. False when the other side has gone, or at the deadline.
bool write_frames(int descriptor, const std::vector<std::string_view>& messages, std::optional<Moment> deadline = std::nullopt);

/// Takes several messages from the system at a time.
class Frames {
 public:
  explicit Frames(int descriptor) : descriptor_(descriptor) {}

  /// The next message. Nothing at the end, at the deadline, or for one that is too long.
  std::optional<std::string> next(std::optional<Moment> deadline = std::nullopt);
  /// Whether one is here whole already.
  bool has_next() const;

 private:
  /// The length of the next message, once it is here.
  std::optional<std::size_t> length() const;

  int descriptor_;
  std::string bytes_;  ///< what came and was not given yet
  std::size_t from_ = 0;
};

}  // namespace zhicheng::judging
