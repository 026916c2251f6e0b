// What text may contain.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/error.h"

namespace zhicheng::base {

struct TextFault {
  ErrorCode code;
  std::size_t offset;  ///< bytes from the start
};

/// The first byte that is not well-formed UTF-8 (Unicode 15, table 3-7), if any.
std::optional<std::size_t> first_bad_utf8(std::string_view bytes);

/// The first thing in well-formed `text` that a string value may not contain: NUL (nul_byte), other C0 and C1 controls
/// and DEL but for LF (control_character), or U+061C, U+200E–200F, U+202A–202E, U+2066–2069 (bidi_control).
std::optional<TextFault> first_forbidden(std::string_view text);

/// At most `limit` code points of `text`, then "…"; what is not well-formed or forbidden becomes U+FFFD. For messages.
std::string shortened(std::string_view text, std::size_t limit = 40);

/// Whether there is nothing to be read in well-formed `text`: white space alone, U+3000 among it.
bool is_blank(std::string_view text);

/// Code points in well-formed `text`.
std::size_t code_points(std::string_view text);

/// Takes the first code point off well-formed `text`, which is not empty.
char32_t take_code_point(std::string_view& text);

/// Adds a Unicode scalar value.
void append_utf8(std::string& out, char32_t code);

}  // namespace zhicheng::base
