// What a file is, by its own bytes.
#pragma once
#include <optional>
#include <string_view>

namespace zhicheng::attachment {

/// application/pdf, image/jpeg or image/png, by the first bytes of a file (16 are enough); none: something else.
std::optional<std::string_view> media_type(std::string_view beginning);

}  // namespace zhicheng::attachment
