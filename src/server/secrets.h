// What of a package is sealed: identity number and phone, wherever they stand in its bytes.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zhicheng::server {

/// A text with gaps, and what stood in them: together they are the bytes as they came.
struct Parted {
  std::string open;     ///< without the gaps
  std::string secrets;  ///< to be sealed: "place in the whole, blank, length, line feed, bytes" for each gap
};

/// Cuts every one of `secrets` out of `bytes` wherever it stands. Where one of them is nowhere to be seen (it is
/// written with escapes, perhaps) everything is cut out. Empty secrets are none.
Parted part(std::string_view bytes, const std::vector<std::string_view>& secrets);
/// Everything cut out.
Parted part_all(std::string_view bytes);
/// The bytes again; nothing when the parts don't fit together.
std::optional<std::string> join(const Parted& parted);

}  // namespace zhicheng::server
