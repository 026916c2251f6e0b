// Files: chosen, listed, on their way.
#include <algorithm>

#include "shell/ui/paint.h"
#include "shell/ui/widgets.h"

namespace zhicheng::ui {
namespace {

using paint::record;

constexpr float kLink = 44;

/// One of the words at the end of a file's row, or below it on a phone; what can be pressed is no smaller than a finger.
paint::Touch draw_link(Role role, NodeId id, std::string_view word, std::string_view name, Rect rect) {
  const style::Face face = paint::face(Type::body);
  const auto touch = paint::touch(id, rect);
  const style::Colour colour = touch.hovered ? style::kAccentHover : style::kAccent;
  const float width = paint::width_of(word, face);
  const float x = current().narrow ? rect.x : rect.x + rect.w - width;
  const float y = rect.y + (rect.h - face.line) / 2;
  paint::line(word, x, y, face, colour);
  paint::box({x, y + face.line - 4, width, touch.hovered ? 2.0F : 1.0F}, colour, 0);
  Node& node = record(role, id, rect, std::string(word) + " " + std::string(name));
  paint::give_look(node, Type::body);
  (role == Role::link ? node.extra : node.value) = word;
  return touch;
}

}  // namespace

std::optional<std::string> file(std::string_view key, std::string_view label, std::string_view types,
                                std::string_view spoken) {
  Context& page = current();
  const style::Face face = paint::face(Type::body);
  const Rect rect{page.left, page.y, page.width, style::kTarget + 8};
  const NodeId id = id_of(key);
  const auto touch = paint::touch(id, rect);
  paint::box(rect, touch.hovered ? style::kAccentTint : style::kTint);
  paint::frame(rect, style::kAccent, touch.hovered ? 2.0F : 1.0F);
  const float plus = 18;
  const float x = rect.x + (rect.w - plus - 10 - paint::width_of(label, face)) / 2;
  const float middle = rect.y + rect.h / 2;
  paint::box({x, middle - 1, plus, 2}, style::kAccent, 0);
  paint::box({x + plus / 2 - 1, middle - plus / 2, 2, plus}, style::kAccent, 0);
  paint::line(label, x + plus + 10, middle - face.line / 2, face, style::kAccent);
  Node& node = record(Role::file, id, rect, spoken);
  paint::give_look(node, Type::body);
  node.flags |= kCentred;
  node.value = label;
  node.extra = types;
  page.y += rect.h + style::kGap;
  return page.host->offered(id, touch.pressed);
}

FileWish file_row(const FileRow& row) {
  Context& page = current();
  const style::Face face = paint::face(Type::body);
  const auto reach = [&](std::string_view word) { return std::max(paint::width_of(word, face), kLink); };
  const float links = reach(row.replace) + style::kGap + reach(row.remove);
  const float right = page.left + page.width;
  const float begin = page.y;
  page.width -= page.narrow ? 0 : links + style::kGap;
  page.y += 8;
  paint::write(Role::text, paint::next_id(), row.name, Type::body, Tone::plain, 0);
  if (!row.details.empty()) {
    paint::write(Role::text, paint::next_id(), row.details, Type::small, Tone::quiet, 0);
  }
  page.width = right - page.left;
  const float links_y = page.narrow ? page.y : begin + 2;
  page.y = std::max(page.y + 6, links_y + kLink);

  const float links_x = page.narrow ? page.left : right - links;
  const float remove_x = links_x + reach(row.replace) + style::kGap;
  const NodeId replace = id_of("replace", id_of(row.key));
  const NodeId remove = id_of("remove", id_of(row.key));
  FileWish wish;
  const auto touch = draw_link(Role::file, replace, row.replace, row.name, {links_x, links_y, reach(row.replace), kLink});
  page.nodes.back().extra = row.types;
  wish.files = page.host->offered(replace, touch.pressed);
  wish.remove = draw_link(Role::link, remove, row.remove, row.name, {remove_x, links_y, reach(row.remove), kLink}).pressed;
  return wish;
}

void progress(std::string_view key, std::string_view label, int percent) {
  Context& page = current();
  const Rect rect{page.left, page.y, page.width, 12};
  paint::box(rect, style::kPlain, rect.h / 2);
  paint::box({rect.x, rect.y, std::max(rect.h, rect.w * static_cast<float>(percent) / 100), rect.h}, style::kAccent, rect.h / 2);
  record(Role::progress, id_of(key), rect, label).value = std::to_string(percent);
  page.y += rect.h + style::kGapSmall;
}

}  // namespace zhicheng::ui
