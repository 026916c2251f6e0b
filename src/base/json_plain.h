// The two ways through JSON: a quick one that reads what may be read, and the strict one that says what is wrong. Private
// to the room, but for the page's shell, which has the first alone.
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/result.h"

namespace zhicheng::base {

/// What the strict reader would give; none where it refuses.
std::optional<Json> read_plain(std::string_view bytes, const JsonLimits& limits);

/// What `read_json` says of bytes within the limit of size, whatever they are.
Result<Json> read_strictly(std::string_view bytes, const JsonLimits& limits);

/// The members in the order of their keys.
std::vector<const Json::Member*> sorted(const Json::Object& members);

/// A bit for a key: of two keys with different bits neither repeats the other.
inline std::uint64_t bit_of(std::string_view key) {
  std::size_t hash = key.size();
  for (const char c : key) hash = hash * 31 + static_cast<unsigned char>(c);
  return std::uint64_t{1} << ((hash ^ (hash >> 7)) % 64);
}

}  // namespace zhicheng::base
