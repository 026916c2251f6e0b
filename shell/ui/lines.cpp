#include "shell/ui/lines.h"

namespace zhicheng::ui {
namespace {

constexpr std::u32string_view kNeverFirst = U"，。、；：？！）》】」』〕〉〗〙｝］＞”’…—–％‰℃°·～々／,.;:?!)]}%";
constexpr std::u32string_view kNeverLast = U"（《【「『〔〈〖〘｛［＜“‘／([{¥￥№";

bool is_wide(char32_t c) {
  return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFF00 && c <= 0xFFEF) ||
         (c >= 0x2014 && c <= 0x2026) || (c >= 0x20000 && c <= 0x3FFFF);
}

bool may_break(char32_t before, char32_t after) {
  if (after == ' ' || kNeverFirst.find(after) != kNeverFirst.npos || kNeverLast.find(before) != kNeverLast.npos) {
    return false;
  }
  return before == ' ' || is_wide(before) || is_wide(after);
}

}  // namespace

char32_t code_point(std::string_view text, std::size_t at, std::size_t& next) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(i < text.size() ? text[i] : 0); };
  const unsigned char first = byte(at);
  const std::size_t length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  char32_t c = length == 1 ? first : first & (0x7FU >> length);
  for (std::size_t i = 1; i < length; ++i) c = (c << 6) | (byte(at + i) & 0x3FU);
  next = at + length;
  return c;
}

std::vector<Line> break_lines(std::string_view text, float width, const std::function<float(char32_t)>& advance) {
  std::vector<Line> lines;
  std::size_t begin = 0;
  float line_width = 0;    // of [begin, at)
  std::size_t chance = 0;  // the last place where this line may end; begin for none
  float chance_width = 0;
  char32_t before = 0;
  std::size_t at = 0;
  const auto finish = [&](std::size_t end, float wide, std::size_t resume) {
    for (; end > begin && text[end - 1] == ' '; --end) wide -= advance(' ');
    lines.push_back({begin, end, wide});
    while (resume < text.size() && text[resume] == ' ') ++resume;
    begin = chance = at = resume;
    line_width = chance_width = 0;
    before = 0;
  };
  while (at < text.size()) {
    std::size_t next = at;
    const char32_t c = code_point(text, at, next);
    if (c == '\n') {
      finish(at, line_width, at + 1);
      continue;
    }
    if (at > begin && may_break(before, c)) {
      chance = at;
      chance_width = line_width;
    }
    const float wide = advance(c);
    if (line_width + wide > width && at > begin && c != ' ') {
      if (chance > begin) {
        finish(chance, chance_width, chance);
      } else {
        finish(at, line_width, at);
      }
      continue;
    }
    line_width += wide;
    before = c;
    at = next;
  }
  if (begin < text.size() || lines.empty()) finish(text.size(), line_width, text.size());
  return lines;
}

}  // namespace zhicheng::ui
