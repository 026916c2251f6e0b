// Drawing for the widgets, and the recording of their nodes. Views do not include this.
#pragma once
#include <string_view>

#include "shell/ui/context.h"
#include "shell/ui/style.h"

namespace zhicheng::ui::paint {

style::Face face(Type type);

/// Width of one line.
float width_of(std::string_view text, style::Face face);
/// Height of `text` broken to `width`.
float height_of(std::string_view text, float width, style::Face face);
/// Draws one line whose line box begins at (x, y).
void line(std::string_view text, float x, float y, style::Face face, ImU32 colour);
/// Draws `text` broken to `width`; its height.
float paragraph(std::string_view text, float x, float y, float width, style::Face face, ImU32 colour);

/// The same for the words of a link, each line underlined.
float link(std::string_view text, float x, float y, float width, style::Face face, bool hovered);

void box(Rect screen, ImU32 fill, float round = style::kRound);
void frame(Rect screen, ImU32 colour, float thickness, float round = style::kRound);
void dot(float x, float y, float size, ImU32 colour);
void rule(float x, float y, float width);
/// The sign of a mark in a square of `size` whose middle is (x, y); `on` is the colour under it.
void sign(Mark mark, float x, float y, float size, ImU32 colour, ImU32 on);
void tick(float x, float y, float size, ImU32 colour);
/// A small triangle: right when closed, down when open.
void pointer(float x, float y, float size, bool down, ImU32 colour);

/// An id for what has no key: its place among such nodes of the page.
NodeId next_id();
/// Records a node over the given screen rectangle.
Node& record(Role role, NodeId id, Rect screen, std::string_view label);
/// Records and draws a paragraph in the column at the place of the next widget, and moves on below it.
Node& write(Role role, NodeId id, std::string_view text, style::Face face, ImU32 colour, float gap);
void give_face(Node& node, style::Face face);

struct Touch {
  bool pressed;
  bool hovered;
  bool held;
};
/// What ImGui sees of the pointer (and natively of the keyboard) over the rectangle of a control.
Touch touch(NodeId id, Rect screen);

}  // namespace zhicheng::ui::paint
