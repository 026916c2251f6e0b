// One out of several.
#include <algorithm>
#include <vector>

#include "shell/ui/paint.h"
#include "shell/ui/widgets.h"

namespace zhicheng::ui {
namespace {

using paint::record;

constexpr float kDisc = 26;

/// One row of a choice; whether it was taken.
bool draw_option(const Option& option, std::string_view group, bool chosen) {
  Context& page = current();
  const style::Face face = paint::face(Type::body);
  const style::Face small = paint::face(Type::small);
  const float text_x = page.left + style::kPadding + kDisc + 12;
  const float width = page.left + page.width - style::kPadding - text_x;
  const float label_height = paint::height_of(option.label, width, face);
  const float hint_height = option.hint.empty() ? 0 : paint::height_of(option.hint, width, small);
  const float inner = label_height + hint_height;
  const float height = std::max(style::kTarget + 6, inner + 20);
  const Rect rect{page.left, page.y, page.width, height};
  const NodeId id = id_of(std::string(group) + "/" + std::string(option.key));
  const auto touch = paint::touch(id, rect);

  if (chosen || touch.hovered) paint::box(rect, chosen ? style::kAccentTint : style::kTint);
  paint::frame(rect, chosen ? style::kAccent : style::kRule, chosen ? 2.0F : 1.0F);
  const float text_y = page.y + (height - inner) / 2;
  const float middle_x = page.left + style::kPadding + kDisc / 2;
  const float middle_y = text_y + label_height / 2;
  paint::dot(middle_x, middle_y, kDisc, chosen ? style::kAccent : style::kEdge);
  paint::dot(middle_x, middle_y, kDisc - 4, style::kPage);
  if (chosen) paint::dot(middle_x, middle_y, kDisc - 12, style::kAccent);
  paint::paragraph(option.label, text_x, text_y, width, face, style::kText);

  Node& node = record(Role::radio, id, rect, option.label);
  node.value = group;
  if (chosen) node.flags |= kChecked;
  if (!option.hint.empty()) {
    paint::paragraph(option.hint, text_x, text_y + label_height, width, small, style::kQuiet);
    const NodeId hint_id = id_of("hint", id);
    node.other = hint_id;
    Node& hint = record(Role::text, hint_id, {text_x, text_y + label_height, width, hint_height}, option.hint);
    paint::give_face(hint, small);
    hint.flags |= kThrough;
  }
  page.y += height + style::kGapSmall;
  return touch.pressed;
}

}  // namespace

std::optional<std::size_t> choice(std::string_view key, std::string_view legend, std::span<const Option> options,
                                  std::optional<std::size_t> chosen) {
  Context& page = current();
  record(Role::group, id_of(key), {page.left, page.y, page.width, 0}, legend);
  ++page.depth;
  std::optional<std::size_t> taken;
  for (std::size_t i = 0; i < options.size(); ++i) {
    if (draw_option(options[i], key, chosen == i)) taken = i;
  }
  --page.depth;
  page.y += style::kGap;
  return taken;
}

std::optional<std::size_t> select(std::string_view key, std::string_view label, std::string_view prompt,
                                  std::span<const std::string_view> options, std::optional<std::size_t> chosen) {
  Context& page = current();
  const Rect rect{page.left, page.y, std::min(page.width, 420.0F), style::kTarget + 2};
  const NodeId id = id_of(key);
  paint::box(rect, style::kPage);
  paint::frame(rect, style::kEdge, 2);
  paint::pointer(rect.x + rect.w - 24, rect.y + rect.h / 2, 13, true, style::kText);
  std::vector<std::string_view> lines{prompt};
  lines.insert(lines.end(), options.begin(), options.end());
  Node& node = record(Role::select, id, rect, label);
  paint::give_face(node, paint::face(Type::body));
  node.inset = style::kPadding;
  const std::size_t current_line = chosen ? *chosen + 1 : 0;
  node.value = std::to_string(current_line);
  for (const auto line : lines) {
    if (!node.extra.empty()) node.extra += '\n';
    node.extra += line;
  }
  const auto taken = page.host->pick(node, lines, current_line, rect.x, rect.y);
  page.y += rect.h + style::kGap + style::kGapSmall;
  if (!taken) return std::nullopt;
  return *taken - 1;
}

}  // namespace zhicheng::ui
