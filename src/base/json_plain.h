// The two ways through JSON: a quick one where there is nothing odd in it, and the strict one. Private to the room.
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/json.h"
#include "base/result.h"

namespace zhicheng::base {

/// What the strict reader would give, or none where there is anything that it might refuse, an escape, or a large object:
/// then it decides. Never accepts what it refuses.
std::optional<Json> read_plain(std::string_view bytes, const JsonLimits& limits);

/// What `read_json` says of bytes within the limit of size, whatever they are.
Result<Json> read_strictly(std::string_view bytes, const JsonLimits& limits);

/// A bit for a key: of two keys with different bits neither repeats the other.
inline std::uint64_t bit_of(std::string_view key) {
  std::size_t hash = key.size();
  for (const char c : key) hash = hash * 31 + static_cast<unsigned char>(c);
  return std::uint64_t{1} << ((hash ^ (hash >> 7)) % 64);
}

}  // namespace zhicheng::base
