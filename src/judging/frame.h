// Messages over a stream: four bytes of length, little-endian, then the bytes.
#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace zhicheng::judging {

inline constexpr std::size_t kLongestFrame = std::size_t{64} << 20;

/// Milliseconds of a clock that is never set.
using Moment = std::int64_t;
Moment now();

/// Writes the whole message. False when the other side has gone, or at the deadline.
bool write_frame(int descriptor, std::string_view message, std::optional<Moment> deadline = std::nullopt);

/// The next message. Nothing at the end, at the deadline, or for one that is too long.
std::optional<std::string> read_frame(int descriptor, std::optional<Moment> deadline = std::nullopt);

}  // namespace zhicheng::judging
