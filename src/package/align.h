// Which items of two lists are about the same thing. Private to the room.
#pragma once
#include <cstddef>
#include <vector>

#include "base/json.h"

namespace zhicheng::package {

inline constexpr std::size_t kNoPartner = static_cast<std::size_t>(-1);

/// For each item of the left list its partner in the right one: the same item; else one of the same name and day, of the same
/// name, of a name one character apart, of the same day; else the one in its place.
std::vector<std::size_t> align(const base::Json::Array& left, const base::Json::Array& right);

/// No two partners stand the other way round.
bool in_order(const std::vector<std::size_t>& partners);

}  // namespace zhicheng::package
