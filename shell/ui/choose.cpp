// One out of several.
#include <algorithm>
#include <vector>

#include "shell/ui/entry.h"
#include "shell/ui/paint.h"

namespace zhicheng::ui {
namespace {

using paint::record;

constexpr float kAbove = 12;  ///< and below the words of an option

bool have_hints(std::span<const Option> options) {
  return std::any_of(options.begin(), options.end(), [](const Option& one) { return !one.hint.empty(); });
}

/// How the options stand side by side.
struct Grid {
  std::size_t columns = 1;
  float cell = 0;
  float padding = style::kPadding;
  float disc = 26;
  float between = 12;  ///< disc and label

  float text_width() const { return cell - 2 * padding - disc - between; }
};

Grid grid_of(std::span<const Option> options) {
  const Context& page = current();
  Grid grid;
  if (page.narrow) {
    grid.padding = 10;
    grid.disc = 24;
    grid.between = 8;
  }
  const auto columns_of = [&](std::size_t columns) {
    grid.columns = columns;
    const float gaps = style::kGapSmall * static_cast<float>(columns - 1);
    grid.cell = static_cast<float>(static_cast<int>((page.width - gaps) / static_cast<float>(columns)));
  };
  if (have_hints(options)) {
    columns_of(page.narrow ? 1 : 2);
    return grid;
  }
  // Labels alone: as many in a row as there is room for; a single row is no wider than it need be.
  float widest = 0;
  for (const Option& one : options) widest = std::max(widest, paint::width_of(one.label, paint::face(Type::body)));
  const float natural = widest + 2 * grid.padding + grid.disc + grid.between + 1;
  const float fitting = (page.width + style::kGapSmall) / (natural + style::kGapSmall);
  columns_of(std::clamp<std::size_t>(static_cast<std::size_t>(fitting), 1, std::min<std::size_t>(options.size(), 4)));
  if (grid.columns == options.size()) grid.cell = std::min(grid.cell, std::max(natural, 150.0F));
  return grid;
}

float height_of(const Option& option, const Grid& grid) {
  const float hint =
      option.hint.empty() ? 0 : paint::height_of(option.hint, grid.text_width(), paint::face(Type::small));
  return paint::height_of(option.label, grid.text_width(), paint::face(Type::body)) + hint;
}

/// One cell; whether it was taken.
bool draw_option(const Option& option, std::string_view group, bool chosen, const Grid& grid, Rect rect) {
  const style::Face face = paint::face(Type::body);
  const style::Face small = paint::face(Type::small);
  const NodeId id = id_of(std::string(group) + "/" + std::string(option.key));
  const auto touch = paint::touch(id, rect);

  if (chosen || touch.hovered) paint::box(rect, chosen ? style::kAccentTint : style::kTint);
  paint::frame(rect, chosen ? style::kAccent : style::kRule, chosen ? 2.0F : 1.0F);
  const float width = grid.text_width();
  const float text_x = rect.x + grid.padding + grid.disc + grid.between;
  const float text_y = rect.y + kAbove;  // not in the middle: neighbours begin on one line
  const float label_height = paint::height_of(option.label, width, face);
  const float middle_x = rect.x + grid.padding + grid.disc / 2;
  const float middle_y = text_y + face.line / 2;
  paint::dot(middle_x, middle_y, grid.disc, chosen ? style::kAccent : style::kEdge);
  paint::dot(middle_x, middle_y, grid.disc - 4, style::kPage);
  if (chosen) paint::dot(middle_x, middle_y, grid.disc - 12, style::kAccent);
  paint::paragraph(option.label, text_x, text_y, width, face, style::kText);

  paint::enter(Role::option, id_of("option", id));
  Node& node = record(Role::radio, id, rect, option.label);
  paint::give_look(node, Type::body);
  node.value = group;
  if (chosen) node.flags |= kChecked;
  if (!option.hint.empty()) {
    const Rect place{text_x, text_y + label_height, width, paint::height_of(option.hint, width, small)};
    paint::paragraph(option.hint, place.x, place.y, width, small, style::kQuiet);
    const NodeId hint_id = id_of("hint", id);
    node.other = hint_id;
    Node& hint = record(Role::text, hint_id, place, option.hint);
    paint::give_look(hint, Type::small, Tone::quiet);
    hint.flags |= kThrough;
  }
  paint::leave();
  return touch.pressed;
}

/// All cells, row by row; each row is as high as its highest.
std::optional<std::size_t> draw_options(std::string_view key, std::span<const Option> options,
                                        std::optional<std::size_t> chosen) {
  Context& page = current();
  const Grid grid = grid_of(options);
  std::optional<std::size_t> taken;
  for (std::size_t begin = 0; begin < options.size(); begin += grid.columns) {
    const std::size_t end = std::min(begin + grid.columns, options.size());
    float height = 0;
    for (std::size_t i = begin; i < end; ++i) height = std::max(height, height_of(options[i], grid) + 2 * kAbove);
    if (begin > 0) page.y += style::kGapSmall;
    for (std::size_t i = begin; i < end; ++i) {
      const float x = page.left + static_cast<float>(i - begin) * (grid.cell + style::kGapSmall);
      if (draw_option(options[i], key, chosen == i, grid, {x, page.y, grid.cell, height})) taken = i;
    }
    page.y += height;
  }
  return taken;
}

}  // namespace

std::optional<std::size_t> choice(const Entry& entry, std::span<const Option> options,
                                  std::optional<std::size_t> chosen) {
  Context& page = current();
  const NodeId id = id_of(entry.key);
  const std::size_t group = page.nodes.size();
  Node& node = paint::enter(Role::group, id);
  node.label = entry.label;
  if (have_hints(options)) node.extra = "wide";
  std::optional<std::size_t> taken;
  {
    const Around around(entry, Role::legend);
    page.nodes[group].other = around.described_by();
    if (around.is_wrong()) page.nodes[group].flags |= kInvalid;
    taken = draw_options(entry.key, options, chosen);
  }
  paint::leave();
  page.y += style::kGapSmall;
  return taken;
}

std::optional<std::size_t> select(const Entry& entry, std::string_view prompt,
                                  std::span<const std::string_view> options, std::optional<std::size_t> chosen) {
  Context& page = current();
  std::optional<std::size_t> taken;
  {
    const Around around(entry, Role::label);
    const Rect rect{page.left, page.y, std::min(page.width, 420.0F), style::kTarget + 2};
    paint::box(rect, style::kPage);
    paint::frame(rect, around.is_wrong() ? style::kBad : style::kEdge, around.is_wrong() ? 3.0F : 2.0F);
    paint::pointer(rect.x + rect.w - 24, rect.y + rect.h / 2, 13, true, style::kText);
    std::vector<std::string_view> lines{prompt};
    lines.insert(lines.end(), options.begin(), options.end());
    Node& node = record(Role::select, id_of(entry.key), rect, entry.label);
    paint::give_look(node, Type::body);
    node.inset = style::kPadding;
    node.other = around.described_by();
    if (around.is_wrong()) node.flags |= kInvalid;
    const std::size_t current_line = chosen ? *chosen + 1 : 0;
    node.value = std::to_string(current_line);
    for (const auto line : lines) {
      if (!node.extra.empty()) node.extra += '\n';
      node.extra += line;
    }
    taken = page.host->pick(node, lines, current_line, rect.x, rect.y);
    page.control = rect;
    page.y += rect.h;
  }
  page.y += style::kGapSmall;
  if (!taken) return std::nullopt;
  return *taken - 1;
}

}  // namespace zhicheng::ui
