// Widgets that are pressed.
#include <algorithm>

#include "shell/ui/paint.h"
#include "shell/ui/widgets.h"

namespace zhicheng::ui {

using paint::record;

bool button(std::string_view key, std::string_view label, Weight weight) {
  Context& page = current();
  const bool primary = weight == Weight::primary;
  const style::Face face = paint::face(Type::strong);
  const bool in_row = page.row_x >= 0;
  const float natural = paint::width_of(label, face) + 2 * 26;
  const float width = page.narrow ? page.width : natural;
  const float shade = 3;
  float x = page.left;
  if (in_row && !page.narrow) {
    if (page.row_x > page.left && page.row_x + width > page.left + page.width) {
      page.y += page.row_height + style::kGapSmall;
      page.row_x = page.left;
    }
    x = page.row_x;
  }
  const Rect rect{x, page.y, width, style::kTarget};
  const NodeId id = id_of(key);
  if (in_row && !page.row_held) {
    page.row_held = true;
    paint::enter(Role::buttons, id_of("buttons", id));
  }
  const auto touch = paint::touch(id, rect);

  const style::Colour fill = primary ? (touch.hovered ? style::kAccentHover : style::kAccent)
                             : (touch.hovered ? style::kPlainHover : style::kPlain);
  const float press = touch.held && touch.hovered ? shade - 1 : 0;
  paint::box({x, page.y + shade, width, style::kTarget}, primary ? style::kAccentShade : style::kPlainShade);
  paint::box({x, page.y + press, width, style::kTarget}, fill);
  const float text_x = x + (width - paint::width_of(label, face)) / 2;
  paint::line(label, text_x, page.y + press + (style::kTarget - face.line) / 2, face,
              primary ? style::kOnInk : style::kText);
  Node& node = record(Role::button, id, rect, label);
  paint::give_look(node, Type::strong, weight == Weight::confirm ? Tone::quiet : Tone::plain);
  node.flags |= kCentred;
  if (weight != Weight::secondary) node.flags |= kDefault;

  const float height = style::kTarget + shade;
  if (in_row && !page.narrow) {
    page.row_x = x + width + style::kGap;
    page.row_height = height;
  } else {
    page.y += height + style::kGap;
  }
  return touch.pressed;
}

bool link(std::string_view key, std::string_view label, std::string_view spoken) {
  Context& page = current();
  const style::Face face = paint::face(Type::body);
  const float width = std::min(paint::width_of(label, face) + 1, page.width);
  const float words = paint::height_of(label, width, face);
  const float height = std::max(words, page.narrow ? 44.0F : 32.0F);
  const Rect rect{page.left, page.y, std::max(width, 44.0F), height};
  const NodeId id = id_of(key);
  const auto touch = paint::touch(id, rect);
  const float y = page.y + (height - words) / 2;
  paint::link(label, page.left, y, width, face, touch.hovered);
  Node& node = record(Role::link, id, rect, spoken.empty() ? label : spoken);
  paint::give_look(node, Type::body);
  if (!spoken.empty()) node.extra = label;
  page.y += height + style::kGapSmall;
  return touch.pressed;
}

bool task(std::string_view key, std::string_view label, Mark mark, std::string_view word) {
  Context& page = current();
  const style::Face face = paint::face(Type::body);
  const style::Face tag = paint::face(Type::small_strong);
  const Tone tone = style::tone(mark);
  const float sign = tag.size * 1.3F;
  const float word_width = paint::width_of(word, tag) + 1;
  const float width = std::min(paint::width_of(label, face) + 1, page.width - word_width - sign - 2 * style::kGap);
  const float words = paint::height_of(label, width, face);
  const float height = std::max(style::kTarget, words + 16);
  const NodeId id = id_of(key);
  const auto touch = paint::touch(id, {page.left, page.y, page.width, height});
  if (touch.hovered) paint::box({page.left, page.y, page.width, height}, style::kTint, 0);
  paint::link(label, page.left, page.y + (height - words) / 2, width, face, touch.hovered);
  paint::enter(Role::row, id_of("row", id)).mark = mark;
  paint::give_look(record(Role::link, id, {page.left, page.y, page.width, height}, label), Type::body);
  const float word_x = page.left + page.width - word_width;
  const float middle = page.y + height / 2;
  paint::sign(mark, word_x - style::kGapSmall - sign / 2, middle, sign, style::ink(tone), style::kOnInk);
  const Rect place{word_x, middle - tag.line / 2, word_width, tag.line};
  paint::line(word, place.x, place.y, tag, style::ink(tone));
  Node& said = record(Role::text, id_of("word", id), place, word);
  paint::give_look(said, Type::small_strong, tone);
  said.mark = mark;
  said.flags |= kThrough;
  paint::leave();
  paint::rule(page.left, page.y + height, page.width);
  page.y += height + 1;
  return touch.pressed;
}

void phone(std::string_view key, std::string_view label, std::string_view number) {
  Context& page = current();
  const style::Face face = paint::face(Type::body);
  const float width = paint::width_of(label, face);
  const float height = 44;
  const Rect rect{page.left, page.y, width, height};
  const NodeId id = id_of(key);
  const auto touch = paint::touch(id, rect);
  const float y = page.y + (height - face.line) / 2;
  paint::link(label, page.left, y, width + 1, face, touch.hovered);
  Node& node = record(Role::phone, id, rect, label);
  paint::give_look(node, Type::body);
  node.value = "tel:" + std::string(number);
  page.y += height;
}

bool pair_with_link(std::string_view key, std::string_view label, std::string_view value, std::string_view words) {
  Context& page = current();
  const style::Face face = paint::face(Type::body);
  const float link_width = paint::width_of(words, face);
  const float target = std::max(link_width, 4 * face.size);  // one column, whatever the words
  const float begin = page.y;
  const float whole = page.width;
  const NodeId id = id_of(key);
  paint::enter(Role::row, id_of("row", id));
  page.y += 8;
  page.width -= target + style::kGap;
  pair(label, value);
  page.width = whole;
  page.y = std::max(page.y, begin + 52);
  bool pressed = false;
  if (!words.empty()) {
    const Rect rect{page.left + whole - target, begin + 4, target, 44};
    const auto touch = paint::touch(id, rect);
    paint::link(words, rect.x + target - link_width, rect.y + 4, link_width + 1, face, touch.hovered);
    Node& node = record(Role::link, id, rect, std::string(words) + " " + std::string(label));
    paint::give_look(node, Type::body);
    node.extra = words;
    pressed = touch.pressed;
  }
  paint::leave();
  paint::rule(page.left, page.y, whole);
  page.y += 1;
  return pressed;
}

namespace {

constexpr float kSquare = 28;

bool draw_checkbox(std::string_view key, std::string_view label, bool checked, std::string_view spoken, Rect rect) {
  const style::Face face = paint::face(Type::body);
  const float text_x = rect.x + kSquare + 12;
  const float width = rect.x + rect.w - text_x;
  const NodeId id = id_of(key);
  const auto touch = paint::touch(id, rect);
  const float middle = rect.y + rect.h / 2;
  const Rect square{rect.x, middle - kSquare / 2, kSquare, kSquare};
  const style::Colour colour = checked || touch.hovered ? style::kAccent : style::kEdge;
  if (checked) {
    paint::box(square, style::kAccent);
    paint::tick(rect.x + kSquare / 2, middle, kSquare, style::kOnInk);
  } else {
    paint::frame(square, colour, 2);
  }
  const float text_height = paint::height_of(label, width, face);
  paint::paragraph(label, text_x, rect.y + (rect.h - text_height) / 2, width, face, style::kText);
  Node& node = record(Role::checkbox, id, rect, spoken.empty() ? label : spoken);
  paint::give_look(node, Type::body);
  if (!spoken.empty()) node.extra = label;
  if (checked) node.flags |= kChecked;
  return touch.pressed;
}

}  // namespace

bool checkbox(std::string_view key, std::string_view label, bool checked, std::string_view spoken) {
  Context& page = current();
  const float natural = kSquare + 12 + paint::width_of(label, paint::face(Type::body)) + 1;
  const float width = std::min(natural, page.width);
  const float text_height = paint::height_of(label, width - kSquare - 12, paint::face(Type::body));
  const Rect rect{page.left, page.y, width, std::max(style::kTarget, text_height + 16)};
  page.y += rect.h + style::kGapSmall;
  return draw_checkbox(key, label, checked, spoken, rect);
}

bool checkbox_beside(std::string_view key, std::string_view label, bool checked, std::string_view spoken) {
  const Context& page = current();
  const float x = page.control.x + page.control.w + style::kGap;
  const float width = kSquare + 12 + paint::width_of(label, paint::face(Type::body)) + 1;
  if (x + width > page.left + page.width) return checkbox(key, label, checked, spoken);
  return draw_checkbox(key, label, checked, spoken, {x, page.control.y, width, page.control.h});
}

Buttons::Buttons() {
  Context& page = current();
  page.row_x = page.left;
  page.row_height = 0;
  page.row_held = false;
}

Buttons::~Buttons() {
  Context& page = current();
  if (page.row_held) paint::leave();
  if (page.row_height > 0) page.y += page.row_height + style::kGap;
  page.row_x = -1;
  page.row_height = 0;
}

void close(std::string_view key) { current().open.erase(id_of(key)); }

Disclosure::Disclosure(std::string_view key, std::string_view label, std::string_view spoken) {
  Context& page = current();
  const style::Face face = paint::face(Type::body);
  const float arrow = 12;
  const float text_x = page.left + arrow + 10;
  const float width = std::min(paint::width_of(label, face), page.width - arrow - 10);
  const float text_height = paint::height_of(label, width + 1, face);
  const float height = std::max(44.0F, text_height + 8);
  const Rect rect{page.left, page.y, arrow + 10 + width, height};
  const NodeId id = id_of(key);
  const auto touch = paint::touch(id, rect);
  if (touch.pressed && page.open.erase(id) == 0) page.open.insert(id);
  open_ = page.open.contains(id);
  const style::Colour colour = touch.hovered ? style::kAccentHover : style::kAccent;
  const float y = page.y + (height - text_height) / 2;
  paint::pointer(page.left + arrow / 2, y + face.line / 2, arrow, open_, colour);
  paint::paragraph(label, text_x, y, width + 1, face, colour);
  Node& node = record(Role::summary, id, rect, spoken.empty() ? label : spoken);
  paint::give_look(node, Type::body);
  if (!spoken.empty()) node.extra = label;
  if (open_) node.flags |= kExpanded;
  page.y += height;
  if (!open_) return;
  page.y += 4;
  begin_ = page.y;
  paint::enter(Role::fold, id_of("fold", id));
  page.left += style::kQuoteInset;
  page.width -= style::kQuoteInset;
}

Disclosure::~Disclosure() {
  if (!open_) return;
  paint::leave();
  Context& page = current();
  page.left -= style::kQuoteInset;
  page.width += style::kQuoteInset;
  paint::box({page.left, begin_, style::kQuoteBar, page.y - begin_ - style::kGapSmall}, style::kRule, 0);
  page.y += style::kGapSmall;
}

}  // namespace zhicheng::ui
