// What the door says, read without a word where something is not there.
#pragma once
#include <cstdint>
#include <string_view>

#include "base/json.h"

namespace zhicheng::model {

/// The members of the list `key`; none when there is no such list.
const base::Json::Array& items(const base::Json& object, std::string_view key);
/// Whether member `key` is true.
bool flag(const base::Json& object, std::string_view key);
/// The number `key`; 0 when there is none.
std::int64_t number(const base::Json& object, std::string_view key);

}  // namespace zhicheng::model
