#include "cli/ink.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <utility>

namespace zhicheng::cli {

namespace {

constexpr std::size_t kNarrowest = 40;
constexpr std::size_t kWidest = 100;

struct Glyph {
  std::size_t bytes;
  std::size_t columns;
  char32_t code;
};

bool is_wide(char32_t code) {
  // Unicode 15, EastAsianWidth W and F, as far as Chinese text uses them.
  constexpr std::array<std::pair<char32_t, char32_t>, 9> kWide{{{0x1100, 0x115f},
                                                                {0x2e80, 0x303e},
                                                                {0x3041, 0xa4cf},
                                                                {0xac00, 0xd7a3},
                                                                {0xf900, 0xfaff},
                                                                {0xfe30, 0xfe6f},
                                                                {0xff00, 0xff60},
                                                                {0xffe0, 0xffe6},
                                                                {0x1f300, 0x3fffd}}};
  return std::any_of(kWide.begin(), kWide.end(),
                     [code](const auto& range) { return code >= range.first && code <= range.second; });
}

/// The glyph that well-formed UTF-8 text begins with; an escape sequence takes no column.
Glyph first_glyph(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text.front());
  if (lead == 0x1b) {
    const std::size_t end = text.find('m');
    return {end == std::string_view::npos ? text.size() : end + 1, 0, 0x1b};
  }
  const std::size_t bytes = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  if (bytes == 1 || bytes > text.size()) return {1, 1, lead};
  char32_t code = lead & (0xffU >> (bytes + 1));
  for (std::size_t i = 1; i < bytes; ++i) code = (code << 6) | (static_cast<unsigned char>(text[i]) & 0x3fU);
  const bool combining = code >= 0x300 && code <= 0x36f;
  return {bytes, combining ? 0U : is_wide(code) ? 2U : 1U, code};
}

/// Punctuation that no line begins with.
bool clings_to_the_left(char32_t code) {
  return std::u32string_view(U"，。；：、！？）》」』”’…％%,.;:!?)]}(").find(code) != std::u32string_view::npos;
}

bool clings_to_the_right(char32_t code) {
  return std::u32string_view(U"（《「『“‘([{").find(code) != std::u32string_view::npos;
}

bool is_word(char32_t code) {
  return (code >= '0' && code <= '9') || (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z') || code == '_' ||
         code == '-' || code == '/' || code == '.' || code == ':' || code == '=';
}

/// Bytes of `text` that fit into `width` columns, cut where a line may break.
std::size_t fitting(std::string_view text, std::size_t width) {
  std::size_t used = 0;
  std::size_t bytes = 0;
  std::size_t last_break = 0;
  char32_t before = 0;
  while (bytes < text.size()) {
    const Glyph glyph = first_glyph(text.substr(bytes));
    if (glyph.code != 0x1b) {
      const bool joined = is_word(before) && is_word(glyph.code);
      if (bytes > 0 && !joined && !clings_to_the_left(glyph.code) && !clings_to_the_right(before)) last_break = bytes;
      if (used + glyph.columns > width) return last_break > 0 ? last_break : bytes;
      before = glyph.code;
    }
    used += glyph.columns;
    bytes += glyph.bytes;
  }
  return bytes;
}

std::string_view sequence(Tone tone) {
  switch (tone) {
    case Tone::plain:
      return "";
    case Tone::strong:
      return "\x1b[1m";
    case Tone::good:
      return "\x1b[32m";
    case Tone::bad:
      return "\x1b[31m";
    case Tone::doubt:
      return "\x1b[33m";
    case Tone::faint:
      return "\x1b[2m";
  }
  return "";
}

}  // namespace

std::size_t columns(std::string_view text) {
  std::size_t sum = 0;
  while (!text.empty()) {
    const Glyph glyph = first_glyph(text);
    sum += glyph.columns;
    text.remove_prefix(glyph.bytes);
  }
  return sum;
}

std::string padded(std::string_view text, std::size_t width) {
  const std::size_t used = columns(text);
  return std::string(text) + std::string(used < width ? width - used : 0, ' ');
}

Terminal standard_output() {
  Terminal terminal;
  terminal.is_terminal = ::isatty(STDOUT_FILENO) == 1;
  const char* no_color = std::getenv("NO_COLOR");
  terminal.colour = terminal.is_terminal && (no_color == nullptr || *no_color == '\0');
  winsize size{};
  if (terminal.is_terminal && ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
    terminal.width = std::clamp(std::size_t{size.ws_col}, kNarrowest, kWidest);
  }
  return terminal;
}

std::string Page::paint(Tone tone, std::string_view text) const {
  if (!colour_ || tone == Tone::plain) return std::string(text);
  return std::string(sequence(tone)) + std::string(text) + "\x1b[0m";
}

void Page::heading(std::string_view text) {
  if (!text_.empty()) blank();
  line(0, paint(Tone::strong, text));
}

void Page::blank() { text_ += '\n'; }

void Page::line(std::size_t indent, std::string_view text, std::size_t hang) {
  std::size_t margin = indent;
  do {
    const std::size_t room = width_ > margin + 10 ? width_ - margin : 10;
    const std::string_view all = text.substr(0, text.find('\n'));
    const std::size_t bytes = fitting(all, room);
    text_ += std::string(bytes == 0 ? 0 : margin, ' ');
    text_ += all.substr(0, all.find_last_not_of(' ', bytes == 0 ? 0 : bytes - 1) + 1);
    text_ += '\n';
    text.remove_prefix(bytes < text.size() && text[bytes] == '\n' ? bytes + 1 : bytes);
    while (bytes < all.size() && text.starts_with(' ')) text.remove_prefix(1);
    margin = indent + hang;
  } while (!text.empty());
}

void Table::draw(Page& page) const {
  std::vector<std::size_t> widths;
  for (const auto& cells : rows_) {
    widths.resize(std::max(widths.size(), cells.size()));
    for (std::size_t i = 0; i + 1 < cells.size(); ++i) widths[i] = std::max(widths[i], columns(cells[i]));
  }
  for (const auto& cells : rows_) {
    std::string text;
    for (std::size_t i = 0; i + 1 < cells.size(); ++i) text += padded(cells[i], widths[i] + 2);
    const std::size_t hang = columns(text);
    page.line(indent_, text + (cells.empty() ? "" : cells.back()), hang);
  }
}

}  // namespace zhicheng::cli
