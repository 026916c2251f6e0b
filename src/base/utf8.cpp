#include "base/utf8.h"

#include <cassert>
#include <cstdint>
#include <cstring>

namespace zhicheng::base {
namespace {

unsigned char byte_at(std::string_view bytes, std::size_t index) { return static_cast<unsigned char>(bytes[index]); }

/// Length of the well-formed sequence at `index`, 0 when there is none.
std::size_t sequence_length(std::string_view bytes, std::size_t index) {
  const unsigned char lead = byte_at(bytes, index);
  if (lead < 0x80) return 1;
  std::size_t length = 0;
  unsigned char low = 0x80;
  unsigned char high = 0xBF;
  if (lead >= 0xC2 && lead <= 0xDF) {
    length = 2;
  } else if (lead >= 0xE0 && lead <= 0xEF) {
    length = 3;
    if (lead == 0xE0) low = 0xA0;
    if (lead == 0xED) high = 0x9F;
  } else if (lead >= 0xF0 && lead <= 0xF4) {
    length = 4;
    if (lead == 0xF0) low = 0x90;
    if (lead == 0xF4) high = 0x8F;
  }
  if (length == 0 || index + length > bytes.size()) return 0;
  if (byte_at(bytes, index + 1) < low || byte_at(bytes, index + 1) > high) return 0;
  for (std::size_t i = 2; i < length; ++i) {
    if ((byte_at(bytes, index + i) & 0xC0) != 0x80) return 0;
  }
  return length;
}

char32_t decode(std::string_view bytes, std::size_t index, std::size_t length) {
  const unsigned char lead = byte_at(bytes, index);
  if (length == 1) return lead;
  char32_t code = lead & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) code = (code << 6) | (byte_at(bytes, index + i) & 0x3FU);
  return code;
}

/// How many bytes from `index` on are printable ASCII; looks at eight at a time.
std::size_t printable_ascii(std::string_view bytes, std::size_t index) {
  constexpr std::uint64_t kOnes = 0x0101010101010101;
  constexpr std::uint64_t kHigh = 0x8080808080808080;
  const std::size_t from = index;
  for (; index + 8 <= bytes.size(); index += 8) {
    std::uint64_t word;
    std::memcpy(&word, bytes.data() + index, 8);
    // High bits: of a byte beyond ASCII, of one below 0x20, of 0x7F.
    if (((word | (word - 0x20 * kOnes) | (word + kOnes)) & kHigh) != 0) break;
  }
  while (index < bytes.size() && byte_at(bytes, index) >= 0x20 && byte_at(bytes, index) < 0x7F) ++index;
  return index - from;
}

}  // namespace

std::optional<std::size_t> first_bad_utf8(std::string_view bytes) {
  for (std::size_t i = printable_ascii(bytes, 0); i < bytes.size(); i += printable_ascii(bytes, i)) {
    const std::size_t length = sequence_length(bytes, i);
    if (length == 0) return i;
    i += length;
  }
  return std::nullopt;
}

std::optional<TextFault> first_forbidden(std::string_view text) {
  for (std::size_t i = printable_ascii(text, 0); i < text.size(); i += printable_ascii(text, i)) {
    const std::size_t length = sequence_length(text, i);
    if (length == 0) return TextFault{ErrorCode::bad_utf8, i};
    const char32_t code = decode(text, i, length);
    if (code == 0) return TextFault{ErrorCode::nul_byte, i};
    if ((code < 0x20 && code != '\n') || (code >= 0x7F && code <= 0x9F)) return TextFault{ErrorCode::control_character, i};
    if (code == 0x061C || code == 0x200E || code == 0x200F || (code >= 0x202A && code <= 0x202E) ||
        (code >= 0x2066 && code <= 0x2069)) {
      return TextFault{ErrorCode::bidi_control, i};
    }
    i += length;
  }
  return std::nullopt;
}

std::string shortened(std::string_view text, std::size_t limit) {
  std::string out;
  std::size_t taken = 0;
  for (std::size_t i = 0; i < text.size(); ++taken) {
    if (taken == limit) return out + "…";
    const std::size_t length = sequence_length(text, i);
    const std::string_view one = text.substr(i, length == 0 ? 1 : length);
    const bool good = length > 0 && !first_forbidden(one);
    out += good ? one : std::string_view{"\uFFFD"};
    i += one.size();
  }
  return out;
}

bool is_blank(std::string_view text) {
  constexpr std::string_view kIdeographicSpace = "\xE3\x80\x80";
  while (!text.empty()) {
    const bool wide = text.starts_with(kIdeographicSpace);
    if (!wide && text.front() != ' ' && text.front() != '\t' && text.front() != '\n') return false;
    text.remove_prefix(wide ? kIdeographicSpace.size() : 1);
  }
  return true;
}

std::size_t code_points(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return count;
}

char32_t take_code_point(std::string_view& text) {
  const std::size_t length = sequence_length(text, 0);
  assert(length > 0);
  const char32_t code = decode(text, 0, length);
  text.remove_prefix(length);
  return code;
}

void append_utf8(std::string& out, char32_t code) {
  const int more = code < 0x80 ? 0 : code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
  constexpr unsigned kLead[] = {0, 0xC0, 0xE0, 0xF0};
  out += static_cast<char>(kLead[more] | code >> (6 * more));
  for (int i = more - 1; i >= 0; --i) out += static_cast<char>(0x80 | (code >> (6 * i) & 0x3F));
}

}  // namespace zhicheng::base
