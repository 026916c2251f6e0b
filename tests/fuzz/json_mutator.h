// Mutation of JSON as JSON: what is no JSON is refused before anything else could go wrong with it.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace zhicheng::fuzz {

/// Changes one value of the text, or, one time in four and where there is no JSON, its bytes. The first `prefix` bytes are
/// no part of it. For LLVMFuzzerCustomMutator.
std::size_t mutate_json(std::uint8_t* data, std::size_t size, std::size_t most, unsigned seed, std::size_t prefix = 0);

}  // namespace zhicheng::fuzz
