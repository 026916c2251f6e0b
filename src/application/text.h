// Texts of an application. Private to the room.
#pragma once
#include <string>
#include <string_view>

#include "base/error.h"
#include "rules/fields.h"

namespace zhicheng::application {

/// One line of 1 to 200 code points, or `code` at `at`.
void check_line(std::string_view text, const std::string& at, base::ErrorCode code, rules::Fault& fault);

}  // namespace zhicheng::application
