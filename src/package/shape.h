// The closed shapes inside a package. Private to the room.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "package/package.h"
#include "rules/fields.h"

namespace zhicheng::package {

/// An object; "name", "phone" and "employer", where they are given, are one line of 1 to 200 code points.
void check_applicant(const base::Json& applicant, const std::string& at, rules::Fault& fault);
/// RFC 3339 with seconds and an offset.
void check_created(std::string_view created, const std::string& at, rules::Fault& fault);
/// "sha256:" and 64 lower-case hexadecimal digits.
void check_digest(std::string_view digest, const std::string& at, rules::Fault& fault);

}  // namespace zhicheng::package
