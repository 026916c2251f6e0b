#include "container/measure.h"

#include <cstdint>

namespace zhicheng::container {

namespace {

/// The code point at `at` of well-formed UTF-8, and how many bytes it has.
struct Letter {
  char32_t code = 0;
  std::size_t bytes = 1;
};

Letter letter_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  const unsigned first = byte(0);
  const std::size_t bytes = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  if (bytes == 1) return {first, 1};
  char32_t code = first & (0x7fU >> bytes);
  for (std::size_t i = 1; i < bytes; ++i) code = code << 6 | (byte(i) & 0x3fU);
  return {code, bytes};
}

std::size_t width_of(char32_t code) {
  constexpr std::u32string_view kNarrow = U" !'(),.:;I[]fijlrt|";
  constexpr std::u32string_view kWide = U"%@MWmw";
  if (code >= 0x80) return kIdeograph;
  if (kNarrow.find(code) != kNarrow.npos) return 4;
  if (kWide.find(code) != kWide.npos) return kIdeograph;
  return code >= 'A' && code <= 'Z' ? 8 : 7;
}

bool is_word(char32_t code) { return code > 0x20 && code < 0x250; }
/// Marks that begin no line, and marks that end none.
bool closes(char32_t code) { return std::u32string_view(U"，。、；：？！）》」』】〕”’…％").find(code) != std::u32string_view::npos; }
bool opens(char32_t code) { return std::u32string_view(U"（《「『【〔“‘").find(code) != std::u32string_view::npos; }

bool stay_together(char32_t before, char32_t after) {
  return closes(after) || opens(before) || (is_word(before) && is_word(after));
}

}  // namespace

std::vector<std::string_view> lines_of(std::string_view text, std::size_t ideographs) {
  const std::size_t room = ideographs * kIdeograph;
  std::vector<std::string_view> lines;
  std::size_t begin = 0;      // of the line
  std::size_t breaking = 0;   // the last place where it may be broken
  std::size_t width = 0;      // of the line so far
  std::size_t since = 0;      // width behind that place
  char32_t before = '\n';
  const auto end_line = [&](std::size_t at) {
    lines.push_back(text.substr(begin, at - begin));
    begin = breaking = at;
  };
  for (std::size_t at = 0; at < text.size();) {
    const Letter letter = letter_at(text, at);
    if (letter.code == '\n') {
      end_line(at);
      begin = breaking = at + 1;
      width = since = 0;
    } else {
      if (!stay_together(before, letter.code)) {
        breaking = at;
        since = 0;
      }
      const std::size_t more = width_of(letter.code);
      if (width + more > room && at > begin) {
        // What is longer than a line is broken anywhere.
        const std::size_t where = breaking > begin ? breaking : at;
        width = where == at ? 0 : since;
        end_line(where);
        since = width;
      }
      width += more;
      since += more;
    }
    before = letter.code;
    at += letter.bytes;
  }
  end_line(text.size());
  return lines;
}

}  // namespace zhicheng::container
