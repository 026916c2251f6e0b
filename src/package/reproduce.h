// The short way to "reproduced". Private to the room.
#pragma once
#include <optional>
#include <string_view>

#include "package/verify.h"

namespace zhicheng::package {

/// The report on a package that is canonical and reproduced. None for every other text: it is to be read as values, which
/// tells what is wrong.
std::optional<Report> reproduce(const rules::Library& library, std::string_view bytes, Checks checks);

}  // namespace zhicheng::package
