// Running text with marks in it.
#include <algorithm>

#include "shell/ui/lines.h"
#include "shell/ui/paint.h"
#include "shell/ui/widgets.h"

namespace zhicheng::ui {

void passage(std::string_view text, std::span<const Highlight> highlights, Type type) {
  Context& page = current();
  const style::Face face = paint::face(type);
  float y = page.y;
  for (const Line& line : paint::lines_of(text, page.width, face)) {
    for (const Highlight& mark : highlights) {
      const std::size_t begin = std::max(mark.begin, line.begin);
      const std::size_t end = std::min(mark.end, line.end);
      if (begin >= end) continue;
      const float x = page.left + paint::width_of(text.substr(line.begin, begin - line.begin), face);
      const float wide = paint::width_of(text.substr(begin, end - begin), face);
      // Said by a line under it as well as by colour; what was looked for has a thicker one.
      const style::Colour ink = mark.sought ? style::kCare : style::kAccent;
      paint::box({x, y + 2, wide, face.line - 4}, mark.sought ? style::kCareTint : style::kAccentTint, 0);
      const float thick = mark.sought ? 4 : 2;
      paint::box({x, y + face.line - 1 - thick, wide, thick}, ink, 0);
    }
    y += face.line;
  }
  std::string marked;
  std::size_t at = 0;
  for (const Highlight& mark : highlights) {
    marked.append(text, at, mark.begin - at).append(mark.sought ? "\2" : "\1");
    marked.append(text, mark.begin, mark.end - mark.begin).append("\3");
    at = mark.end;
  }
  if (at > 0) marked.append(text, at);
  paint::write(Role::text, paint::next_id(), text, type, Tone::plain, style::kGapSmall).extra = std::move(marked);
}

}  // namespace zhicheng::ui
