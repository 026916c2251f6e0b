// Bytes as text, and text as people type it.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace zhicheng::seal {

/// Bytes in a std::string; they may be anything.
using Bytes = std::string;

inline const unsigned char* octets(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}
inline unsigned char* octets(std::string& bytes) { return reinterpret_cast<unsigned char*>(bytes.data()); }

enum class Base64 { standard, url };  ///< RFC 4648, 4 and 5, both without padding

std::string to_base64(std::string_view bytes, Base64 alphabet);
/// Nothing for any text that `to_base64` would not have written.
std::optional<Bytes> from_base64(std::string_view text, Base64 alphabet);
/// Lower-case hexadecimal digits.
std::string to_hex(std::string_view bytes);

/// Crockford's base 32: digits and letters without I, L, O, U. Bits left over at the end are dropped.
std::string to_base32(std::string_view bytes);
char base32_digit(unsigned value);
/// 0 to 31; O is read as 0, I and L as 1. Nothing for anything but a digit or a capital.
std::optional<unsigned> base32_value(char digit);

/// What was typed, for comparing: full-width forms as ASCII, capitals, no blanks and no hyphens or dashes of any kind.
/// What is no well-formed UTF-8 stays as it is.
std::string plain(std::string_view typed);

/// Whether two secrets are the same, in a time that tells nothing but their lengths.
bool same_secret(std::string_view one, std::string_view other);

}  // namespace zhicheng::seal
