#include "seal/encoding.h"

#include <sodium.h>

#include "base/utf8.h"

namespace zhicheng::seal {

namespace {

constexpr std::string_view kCrockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

int variant(Base64 alphabet) {
  return alphabet == Base64::standard ? sodium_base64_VARIANT_ORIGINAL_NO_PADDING
                                      : sodium_base64_VARIANT_URLSAFE_NO_PADDING;
}

bool is_left_out(char32_t c) {
  if (c == ' ' || (c >= '\t' && c <= '\r') || c == '-') return true;
  if (c == 0xA0 || c == 0xAD || c == 0x3000 || c == 0xFEFF) return true;
  // Blanks, hyphens and dashes of General Punctuation; minus.
  return (c >= 0x2000 && c <= 0x200B) || (c >= 0x2010 && c <= 0x2015) || c == 0x202F || c == 0x2060 || c == 0x2212;
}

}  // namespace

std::string to_base64(std::string_view bytes, Base64 alphabet) {
  std::string out(sodium_base64_encoded_len(bytes.size(), variant(alphabet)), '\0');
  sodium_bin2base64(out.data(), out.size(), octets(bytes), bytes.size(), variant(alphabet));
  out.pop_back();
  return out;
}

std::optional<Bytes> from_base64(std::string_view text, Base64 alphabet) {
  Bytes out(text.size() / 4 * 3 + 3, '\0');
  std::size_t length = 0;
  const int fault = sodium_base642bin(octets(out), out.size(), text.data(), text.size(), nullptr, &length, nullptr,
                                      variant(alphabet));
  if (fault != 0) return std::nullopt;
  out.resize(length);
  return out;
}

std::string to_hex(std::string_view bytes) {
  std::string out(bytes.size() * 2 + 1, '\0');
  sodium_bin2hex(out.data(), out.size(), octets(bytes), bytes.size());
  out.pop_back();
  return out;
}

std::string to_base32(std::string_view bytes) {
  std::string out;
  unsigned held = 0;
  int bits = 0;
  for (const char byte : bytes) {
    held = (held << 8 | static_cast<unsigned char>(byte)) & 0xFFF;
    for (bits += 8; bits >= 5; bits -= 5) out += base32_digit(held >> (bits - 5) & 31);
  }
  return out;
}

char base32_digit(unsigned value) { return kCrockford[value]; }

std::optional<unsigned> base32_value(char digit) {
  if (digit == 'O') return 0;
  if (digit == 'I' || digit == 'L') return 1;
  const std::size_t found = kCrockford.find(digit);
  if (found == std::string_view::npos) return std::nullopt;
  return static_cast<unsigned>(found);
}

std::string plain(std::string_view typed) {
  if (base::first_bad_utf8(typed)) return std::string(typed);
  std::string out;
  while (!typed.empty()) {
    std::string_view rest = typed;
    char32_t c = base::take_code_point(rest);
    const std::string_view as_typed = typed.substr(0, typed.size() - rest.size());
    typed = rest;
    if (c >= 0xFF01 && c <= 0xFF5E) c = c - 0xFF01 + '!';
    if (is_left_out(c)) continue;
    if (c >= 'a' && c <= 'z') c = c - 'a' + 'A';
    if (c < 0x80) {
      out += static_cast<char>(c);
    } else {
      out += as_typed;
    }
  }
  return out;
}

bool same_secret(std::string_view one, std::string_view other) {
  return one.size() == other.size() && sodium_memcmp(one.data(), other.data(), one.size()) == 0;
}

}  // namespace zhicheng::seal
