// How much room text takes on paper, before any browser has seen it. Private to the room.
#pragma once
#include <cstddef>
#include <string_view>
#include <vector>

namespace zhicheng::container {

/// Tenths of the width of an ideograph.
inline constexpr std::size_t kIdeograph = 10;

/// The lines of well-formed `text` that is set in a column of `ideographs`. Cautious: what is not known to be narrow counts
/// as an ideograph, Latin letters as in a wide font; words and marks stay together as browsers keep them.
std::vector<std::string_view> lines_of(std::string_view text, std::size_t ideographs);

}  // namespace zhicheng::container
