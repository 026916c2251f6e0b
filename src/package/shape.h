// The closed shapes inside a package. Private to the room.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "package/package.h"
#include "rules/fields.h"

namespace zhicheng::package {

/// "sha256:" and 64 lower-case hexadecimal digits.
void check_digest(std::string_view digest, const std::string& at, rules::Fault& fault);

/// What the member `digest` ought to be: over the canonical bytes of all others.
std::string digest_of(const base::Json& package);

}  // namespace zhicheng::package
