// The two ways through JSON: a quick one where there is nothing odd in it, and the strict one. Private to the room.
#pragma once
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

}  // namespace zhicheng::base
