// What stands behind the question mark of a target.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace zhicheng::server {

/// The parameter's value with its escapes undone, "+" as a blank; "" when it is not there. Nothing when it is there twice,
/// an escape is broken, or it is no text (UTF-8 without controls).
std::optional<std::string> parameter(std::string_view target, std::string_view name);

/// The parameter as a number from `least` to `most`; `otherwise` when it is not there. Nothing for anything else.
std::optional<std::int64_t> number_parameter(std::string_view target, std::string_view name, std::int64_t otherwise, std::int64_t least,
                                             std::int64_t most);

}  // namespace zhicheng::server
