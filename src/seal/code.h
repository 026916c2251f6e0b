// One-time codes that a person reads from paper and types: "7K3Q-XM2P-9DAB-CDEF", 80 random bits in Crockford's base 32.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace zhicheng::seal {

std::string make_code();

/// What is stored: 64 hexadecimal digits of BLAKE2b, the same however the code was typed. Nothing for what can't be one.
std::optional<std::string> hash_of_code(std::string_view typed);

}  // namespace zhicheng::seal
