// Numbers of people in what is written for everybody who reads a file: it stays in the database and the audit trail, unsealed.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "base/error.h"
#include "base/json.h"

namespace zhicheng::server {

/// A text below `at` with a valid identity number (GB 11643) or a mobile number, typed together or in the usual groups.
/// Nothing when there is none.
std::optional<base::Error> personal_number(const base::Json& value, const std::string& at);

}  // namespace zhicheng::server
