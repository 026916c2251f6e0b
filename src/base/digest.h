// Digests as the contract writes them.
#pragma once
#include <string>
#include <string_view>

namespace zhicheng::base {

/// "sha256:" and 64 lower-case hexadecimal digits (FIPS 180-4).
std::string sha256(std::string_view bytes);

}  // namespace zhicheng::base
