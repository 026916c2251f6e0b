// Widgets that only say something.
#include <algorithm>

#include "shell/ui/paint.h"
#include "shell/ui/widgets.h"

namespace zhicheng::ui {

using paint::record;

namespace {

void give_level(Node& heading, int level) { heading.value = std::to_string(level); }

}  // namespace

namespace {

bool draw_band(std::string_view name, std::string_view place, bool leads) {
  Context& page = current();
  const ImGuiViewport* view = ImGui::GetMainViewport();
  paint::enter(Role::banner, id_of("banner"));
  paint::box({view->Pos.x, page.y, view->Size.x, style::kHeaderHeight}, style::kHeader, 0);
  const style::Face face = paint::face(Type::strong);
  const float text_y = page.y + (style::kHeaderHeight - face.line) / 2;
  paint::line(name, page.left, text_y, face, style::kHeaderText);
  const float name_width = paint::width_of(name, face);
  const NodeId id = id_of("home");
  const Rect rect = leads ? Rect{page.left, page.y + (style::kHeaderHeight - 44) / 2, name_width, 44} : Rect{page.left, text_y, name_width, face.line};
  const bool pressed = leads && paint::touch(id, rect).pressed;
  paint::give_look(record(leads ? Role::link : Role::text, id, rect, name), Type::strong);

  const style::Face quiet = paint::face(Type::small);
  const float place_width = paint::width_of(place, quiet);
  const float place_x = page.left + page.width - place_width;
  if (!page.drawn || place_x > page.left + name_width + style::kGap) {
    const float place_y = page.y + (style::kHeaderHeight - quiet.line) / 2;
    paint::line(place, place_x, place_y, quiet, style::kHeaderQuiet);
    paint::give_look(record(Role::text, paint::next_id(), {place_x, place_y, place_width, quiet.line}, place),
                     Type::small, Tone::quiet);
  }
  paint::leave();
  page.y += style::kHeaderHeight;
  return pressed;
}

}  // namespace

bool header(std::string_view name, std::string_view place, bool leads) {
  Context& page = current();
  page.bare = name.empty();
  const bool pressed = !page.bare && draw_band(name, place, leads);
  page.y += page.narrow || page.bare ? style::kTopNarrow : style::kTop;
  paint::enter(Role::main, id_of("main"));
  return pressed;
}

void footer(std::span<const std::string_view> lines) {
  Context& page = current();
  const ImGuiViewport* view = ImGui::GetMainViewport();
  const style::Face face = paint::face(Type::small);
  paint::leave();
  paint::enter(Role::footer, id_of("footer"));
  float height = 2 * style::kGapLarge;
  for (const auto words : lines) height += paint::height_of(words, page.width, face) + style::kGapSmall;
  // A short page has its small print at the bottom of the window.
  const float bottom = page.top + view->Size.y - height;
  page.y = std::max(page.y + style::kGapLarge, page.bare ? 0 : bottom);
  paint::box({view->Pos.x, page.y, view->Size.x, height}, style::kTint, 0);
  paint::box({view->Pos.x, page.y, view->Size.x, 1}, style::kRule, 0);
  page.y += style::kGapLarge;
  for (const auto words : lines) {
    paint::write(Role::text, paint::next_id(), words, Type::small, Tone::quiet, style::kGapSmall);
  }
  page.y += style::kGapLarge;
  paint::leave();
}

void space(float height) { current().y += height; }

void rule() {
  Context& page = current();
  paint::rule(page.left, page.y, page.width);
  page.y += style::kGap;
}

void heading(std::string_view text, int level, std::string_view key) {
  const Type type = level == 1 ? Type::title : level == 2 ? Type::heading : Type::strong;
  if (level == 2) space(style::kGapLarge - style::kGap);
  Node& node = paint::write(Role::heading, key.empty() ? paint::next_id() : id_of(key), text, type, Tone::plain,
                            level == 1   ? style::kGap + style::kGapSmall
                            : level == 2 ? style::kGap
                                         : style::kGapSmall);
  give_level(node, level);
}

void text(std::string_view text, Type type, Tone tone) {
  const float gap = type == Type::body ? style::kGap : style::kGapSmall;
  paint::write(Role::text, paint::next_id(), text, type, tone, gap);
}

namespace {

/// Neighbours share a container: the second goes into that of the first.
void enter_run(Role role) {
  Context& page = current();
  const auto last = std::find_if(page.nodes.rbegin(), page.nodes.rend(),
                                 [&](const Node& node) { return node.depth < page.inside.size(); });
  const bool goes_on = page.run_end == page.nodes.size() && last != page.nodes.rend() && last->role == role &&
                       last->depth + 1 == page.inside.size();
  if (!goes_on) {
    paint::enter(role, paint::next_id());
    return;
  }
  const auto fellows = std::count_if(page.nodes.rbegin(), last, [&](const Node& node) { return node.depth == last->depth + 1; });
  page.inside.push_back({last->id, static_cast<std::uint32_t>(fellows)});
}

void leave_run() {
  paint::leave();
  current().run_end = current().nodes.size();
}

}  // namespace

void bullet(std::string_view text) {
  Context& page = current();
  const style::Face face = paint::face(Type::body);
  enter_run(Role::bullets);
  paint::enter(Role::item, paint::next_id());
  paint::dot(page.left + 8, page.y + face.line / 2, 5, style::kText);
  page.left += style::kQuoteInset;
  page.width -= style::kQuoteInset;
  paint::write(Role::text, paint::next_id(), text, Type::body, Tone::plain, style::kGapSmall);
  page.left -= style::kQuoteInset;
  page.width += style::kQuoteInset;
  paint::leave();
  leave_run();
}

void status(std::string_view key, std::string_view text, Tone tone) {
  paint::write(Role::status, id_of(key), text, Type::small, tone, style::kGap);
}

void alert(std::string_view key, std::string_view text) {
  Context& page = current();
  const style::Face face = paint::face(Type::strong);
  const float sign = face.size;
  paint::sign(Mark::bad, page.left + sign / 2, page.y + face.line / 2, sign, style::kBad, style::kOnInk);
  const float inset = sign + style::kGapSmall;
  page.left += inset;
  page.width -= inset;
  paint::write(Role::alert, id_of(key), text, Type::strong, Tone::bad, style::kGapSmall).mark = Mark::bad;
  page.left -= inset;
  page.width += inset;
}

void panel(Mark mark, std::string_view headline, std::string_view words, int level) {
  Context& page = current();
  const style::Colour ground = style::ink(style::tone(mark));
  const float pad = page.narrow ? 20 : 32;
  const style::Face big = paint::face(Type::title);
  const style::Face face = paint::face(Type::body);
  const float sign = big.size * 1.15F;
  const float inset = pad + sign + style::kGap;
  const float width = page.width - inset - pad;
  const float words_width = page.narrow ? page.width - 2 * pad : width;
  const float words_x = page.left + (page.narrow ? pad : inset);
  const float headline_height = paint::height_of(headline, width, big);
  const float words_height = paint::height_of(words, words_width, face);
  const float height = 2 * pad + headline_height + style::kGapSmall + words_height;

  paint::enter(Role::panel, paint::next_id()).mark = mark;
  paint::box({page.left, page.y, page.width, height}, ground);
  float y = page.y + pad;
  paint::sign(mark, page.left + pad + sign / 2, y + big.line / 2, sign, style::kOnInk, ground);
  paint::paragraph(headline, page.left + inset, y, width, big, style::kOnInk);
  Node& title = record(Role::heading, paint::next_id(), {page.left + inset, y, width, headline_height}, headline);
  paint::give_look(title, Type::title);
  give_level(title, level);
  y += headline_height + style::kGapSmall;
  paint::paragraph(words, words_x, y, words_width, face, style::kOnInk);
  paint::give_look(record(Role::text, paint::next_id(), {words_x, y, words_width, words_height}, words), Type::body);
  paint::leave();
  page.y += height + style::kGap + style::kGapSmall;
}

void notice(Mark mark, std::string_view words, std::string_view key) {
  Context& page = current();
  if (words.empty()) {
    record(Role::status, id_of(key), {page.left, page.y, page.width, 0}, words);
    return;
  }
  const Tone tone = style::tone(mark);
  const style::Face face = paint::face(Type::body);
  const float pad = style::kGap;
  const float sign = face.size * 1.2F;
  const float x = page.left + pad + sign + style::kGapSmall + 4;
  const float width = page.left + page.width - pad - x;
  const float height = paint::height_of(words, width, face);
  paint::enter(Role::notice, paint::next_id()).mark = mark;
  paint::box({page.left, page.y, page.width, height + 2 * pad - 4}, style::tint(tone));
  const float y = page.y + pad - 2;
  paint::sign(mark, page.left + pad + sign / 2, y + face.line / 2, sign, style::ink(tone), style::kOnInk);
  paint::paragraph(words, x, y, width, face, style::kText);
  const bool spoken = !key.empty();
  const NodeId id = spoken ? id_of(key) : paint::next_id();
  paint::give_look(record(spoken ? Role::status : Role::text, id, {x, y, width, height}, words), Type::body);
  paint::leave();
  page.y += height + 2 * pad - 4 + style::kGap;
}

void marked(Mark mark, std::string_view title, std::string_view word) {
  Context& page = current();
  const Tone tone = style::tone(mark);
  const style::Face face = paint::face(Type::strong);
  const style::Face tag = paint::face(Type::small_strong);
  const float sign = face.size * 1.22F;
  const float x = page.left + sign + 12;
  const float tag_width = paint::width_of(word, tag) + 20;
  const float tag_height = tag.line + 4;
  const float width = page.width - (x - page.left) - tag_width - style::kGap;
  const float height = paint::height_of(title, width, face);

  paint::enter(Role::marked, paint::next_id()).mark = mark;
  paint::sign(mark, page.left + sign / 2, page.y + face.line / 2, sign, style::ink(tone), style::kOnInk);
  paint::paragraph(title, x, page.y, width, face, style::kText);
  Node& node = record(Role::heading, paint::next_id(), {x, page.y, width, height}, title);
  paint::give_look(node, Type::strong);
  give_level(node, 3);

  const float tag_x = page.left + page.width - tag_width;
  const float tag_y = page.y + (face.line - tag_height) / 2;
  paint::box({tag_x, tag_y, tag_width, tag_height}, style::tint(tone));
  paint::line(word, tag_x + 10, tag_y + 2, tag, style::ink(tone));
  Node& said = record(Role::text, paint::next_id(), {tag_x, tag_y, tag_width, tag_height}, word);
  paint::give_look(said, Type::small_strong, tone);
  said.inset = 10;
  paint::leave();
  page.y += height + style::kGapSmall;
}

void pair(std::string_view label, std::string_view value, Type type) {
  Context& page = current();
  const style::Face face = paint::face(type);
  const float share = page.narrow ? page.width : page.width * 0.36F;
  const float label_width = share - (page.narrow ? 0 : style::kGap);
  const float label_height = paint::height_of(label, label_width, face);
  enter_run(Role::pairs);
  paint::paragraph(label, page.left, page.y, label_width, face, style::kQuiet);
  paint::give_look(record(Role::term, paint::next_id(), {page.left, page.y, label_width, label_height}, label), type,
                   Tone::quiet);
  const float x = page.narrow ? page.left : page.left + share;
  const float y = page.narrow ? page.y + label_height : page.y;
  const float width = page.left + page.width - x;
  const float height = paint::paragraph(value, x, y, width, face, style::kText);
  paint::give_look(record(Role::detail, paint::next_id(), {x, y, width, height}, value), type);
  leave_run();
  page.y = std::max(page.y + label_height, y + height) + style::kGapSmall;
}

}  // namespace zhicheng::ui
