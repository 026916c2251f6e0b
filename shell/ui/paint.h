// Drawing for the widgets, and the recording of their nodes. Views do not include this. On a page that is not drawn
// (Context::drawn) nothing is measured or drawn: sizes are 0.
#pragma once
#include <string_view>

#include "shell/ui/context.h"
#include "shell/ui/lines.h"
#include "shell/ui/style.h"

namespace zhicheng::ui::paint {

style::Face face(Type type);

/// Width of one line.
float width_of(std::string_view text, style::Face face);
/// Height of `text` broken to `width`.
float height_of(std::string_view text, float width, style::Face face);
/// `text` broken to `width`.
std::vector<Line> lines_of(std::string_view text, float width, style::Face face);
/// Draws one line whose line box begins at (x, y).
void line(std::string_view text, float x, float y, style::Face face, style::Colour colour);
/// Draws `text` broken to `width`; its height.
float paragraph(std::string_view text, float x, float y, float width, style::Face face, style::Colour colour);

/// The same for the words of a link, each line underlined.
float link(std::string_view text, float x, float y, float width, style::Face face, bool hovered);

void box(Rect screen, style::Colour fill, float round = style::kRound);
void frame(Rect screen, style::Colour colour, float thickness, float round = style::kRound);
void dot(float x, float y, float size, style::Colour colour);
void rule(float x, float y, float width);
/// The sign of a mark in a square of `size` whose middle is (x, y); `on` is the colour under it.
void sign(Mark mark, float x, float y, float size, style::Colour colour, style::Colour on);
void tick(float x, float y, float size, style::Colour colour);
/// A small triangle: right when closed, down when open.
void pointer(float x, float y, float size, bool down, style::Colour colour);

/// An id for what has no key: its place among such nodes of its container.
NodeId next_id();
/// Records a node over the given screen rectangle.
Node& record(Role role, NodeId id, Rect screen, std::string_view label);
/// Records and draws a paragraph in the column at the place of the next widget, and moves on below it.
Node& write(Role role, NodeId id, std::string_view text, Type type, Tone tone, float gap);
void give_face(Node& node, style::Face face);
void give_look(Node& node, Type type, Tone tone = Tone::plain);

/// Begins a container: nodes recorded until `leave` are inside.
Node& enter(Role role, NodeId id);
void leave();

struct Touch {
  bool pressed;
  bool hovered;
  bool held;
};
/// What ImGui sees of the pointer (and natively of the keyboard) over the rectangle of a control.
Touch touch(NodeId id, Rect screen);

}  // namespace zhicheng::ui::paint
