// What all targets share.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/json.h"

namespace zhicheng::fuzz {

/// Ends the run when something does not hold; libFuzzer then keeps the input.
void demand(bool holds, const char* what, std::string_view found = {});

/// What the core has written: canonical JSON, and nothing that its own reader refuses.
base::Json read_back(std::string_view written);

/// A number below `many` that the input draws, always the same one: for what takes long and is demanded of a part of them.
std::uint32_t lot(std::string_view bytes, std::uint32_t many);
inline bool chosen(std::string_view bytes, std::uint32_t many) { return lot(bytes, many) == 0; }

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) { return {reinterpret_cast<const char*>(data), size}; }

}  // namespace zhicheng::fuzz
