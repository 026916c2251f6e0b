#include "shell/ui/paint.h"

#include <cmath>

namespace zhicheng::ui::paint {
namespace {

ImFont* font_of(style::Face face) { return face.bold ? current().fonts.bold : current().fonts.regular; }

float density() { return ImGui::GetIO().DisplayFramebufferScale.x; }

ImFontBaked* baked_of(style::Face face) { return font_of(face)->GetFontBaked(face.size * style::kLineBox, density()); }

/// Advances of the characters of a face, in logical pixels.
std::function<float(char32_t)> advances(style::Face face) {
  ImFontBaked* baked = baked_of(face);
  const float scale = face.size * style::kLineBox / baked->Size;
  return [baked, scale](char32_t c) { return baked->GetCharAdvance(static_cast<ImWchar>(c)) * scale; };
}

bool in_view(float y, float height) {
  const ImGuiViewport* view = ImGui::GetMainViewport();
  return y + height > view->Pos.y && y < view->Pos.y + view->Size.y;
}

ImVec2 at(float x, float y) { return ImVec2(x, y); }

}  // namespace

style::Face face(Type type) { return style::face(type, current().narrow); }

float width_of(std::string_view text, style::Face face) {
  if (!current().drawn) return 0;
  const auto advance = advances(face);
  float width = 0;
  for (std::size_t i = 0; i < text.size();) width += advance(code_point(text, i, i));
  return width;
}

std::vector<Line> lines_of(std::string_view text, float width, style::Face face) {
  return break_lines(text, width, advances(face));
}

float height_of(std::string_view text, float width, style::Face face) {
  if (!current().drawn) return 0;
  return static_cast<float>(lines_of(text, width, face).size()) * face.line;
}

void line(std::string_view text, float x, float y, style::Face face, style::Colour colour) {
  if (!current().drawn || !in_view(y, face.line)) return;
  const float size = face.size * style::kLineBox;
  ImFontBaked* baked = baked_of(face);
  const float scale = size / baked->Size;
  // Each glyph stands on whole device pixels: sharp at every scale of the screen, and its place is never off by more
  // than half of one.
  const auto snap = [pixels = density()](float place) { return std::floor(place * pixels + 0.5F) / pixels; };
  // The em square sits in the middle of the line, as in CSS.
  const float top = snap(y + (face.line - size) / 2);
  const ImU32 ink = style::paint_of(colour);
  ImDrawList* draw = ImGui::GetWindowDrawList();
  float pen = x;
  for (std::size_t i = 0; i < text.size();) {
    const ImFontGlyph* glyph = baked->FindGlyph(static_cast<ImWchar>(code_point(text, i, i)));
    if (glyph->Visible) {
      const float left = snap(pen);
      draw->PrimReserve(6, 4);
      draw->PrimRectUV(at(left + glyph->X0 * scale, top + glyph->Y0 * scale),
                       at(left + glyph->X1 * scale, top + glyph->Y1 * scale), at(glyph->U0, glyph->V0),
                       at(glyph->U1, glyph->V1), ink);
    }
    pen += glyph->AdvanceX * scale;
  }
}

namespace {

float write_lines(std::string_view text, float x, float y, float width, style::Face face, style::Colour colour, float under) {
  if (!current().drawn) return 0;
  float line_y = y;
  for (const Line& one : lines_of(text, width, face)) {
    line(text.substr(one.begin, one.end - one.begin), x, line_y, face, colour);
    line_y += face.line;
    if (under > 0) box({x, line_y - 4, one.width, under}, colour, 0);
  }
  return line_y - y;
}

}  // namespace

float paragraph(std::string_view text, float x, float y, float width, style::Face face, style::Colour colour) {
  return write_lines(text, x, y, width, face, colour, 0);
}

float link(std::string_view text, float x, float y, float width, style::Face face, bool hovered) {
  return write_lines(text, x, y, width, face, hovered ? style::kAccentHover : style::kAccent, hovered ? 2.0F : 1.0F);
}

void box(Rect screen, style::Colour fill, float round) {
  if (!current().drawn) return;
  ImGui::GetWindowDrawList()->AddRectFilled(at(screen.x, screen.y), at(screen.x + screen.w, screen.y + screen.h),
                                            style::paint_of(fill), round);
}

void frame(Rect screen, style::Colour colour, float thickness, float round) {
  if (!current().drawn) return;
  const float half = thickness / 2;
  ImGui::GetWindowDrawList()->AddRect(at(screen.x + half, screen.y + half),
                                      at(screen.x + screen.w - half, screen.y + screen.h - half),
                                      style::paint_of(colour), round, 0, thickness);
}

void dot(float x, float y, float size, style::Colour colour) {
  if (!current().drawn) return;
  ImGui::GetWindowDrawList()->AddCircleFilled(at(x, y), size / 2, style::paint_of(colour), size > 12 ? 40 : 12);
}

void rule(float x, float y, float width) { box({x, y, width, 1}, style::kRule, 0); }

void tick(float x, float y, float size, style::Colour colour) {
  if (!current().drawn) return;
  const float r = size / 2;
  const ImVec2 corners[] = {at(x - 0.48F * r, y + 0.04F * r), at(x - 0.12F * r, y + 0.40F * r),
                            at(x + 0.50F * r, y - 0.34F * r)};
  ImGui::GetWindowDrawList()->AddPolyline(corners, 3, style::paint_of(colour), 0, size / 8);
}

void sign(Mark mark, float x, float y, float size, style::Colour colour, style::Colour on) {
  if (!current().drawn) return;
  ImDrawList* draw = ImGui::GetWindowDrawList();
  const float r = size / 2;
  const float pen = size / 8;
  const ImU32 ink = style::paint_of(on);
  draw->AddCircleFilled(at(x, y), r, style::paint_of(colour), 32);
  switch (mark) {
    case Mark::good:
      tick(x, y, size, on);
      break;
    case Mark::bad:
      draw->AddLine(at(x - 0.36F * r, y - 0.36F * r), at(x + 0.36F * r, y + 0.36F * r), ink, pen);
      draw->AddLine(at(x + 0.36F * r, y - 0.36F * r), at(x - 0.36F * r, y + 0.36F * r), ink, pen);
      break;
    case Mark::open: {
      const style::Face face{size * 0.66F, size, true};
      const float wide = width_of("?", face);
      line("?", x - wide / 2, y - r, face, on);
      break;
    }
    case Mark::none:
      draw->AddLine(at(x - 0.42F * r, y), at(x + 0.42F * r, y), ink, pen);
      break;
    case Mark::care:
      draw->AddLine(at(x, y - 0.52F * r), at(x, y + 0.14F * r), ink, pen);
      draw->AddCircleFilled(at(x, y + 0.46F * r), pen * 0.62F, ink, 12);
      break;
  }
}

void pointer(float x, float y, float size, bool down, style::Colour colour) {
  if (!current().drawn) return;
  ImDrawList* draw = ImGui::GetWindowDrawList();
  const ImU32 ink = style::paint_of(colour);
  const float r = size / 2;
  if (down) {
    draw->AddTriangleFilled(at(x - r, y - 0.6F * r), at(x + r, y - 0.6F * r), at(x, y + 0.8F * r), ink);
  } else {
    draw->AddTriangleFilled(at(x - 0.6F * r, y - r), at(x + 0.8F * r, y), at(x - 0.6F * r, y + r), ink);
  }
}

NodeId next_id() {
  Inside& inside = current().inside.back();
  return id_of("#" + std::to_string(++inside.words), inside.id);
}

Node& write(Role role, NodeId id, std::string_view text, Type type, Tone tone, float gap) {
  Context& page = current();
  const float height = paragraph(text, page.left, page.y, page.width, face(type), style::ink(tone));
  Node& node = record(role, id, {page.left, page.y, page.width, height}, text);
  give_look(node, type, tone);
  page.y += height + gap;
  return node;
}

Node& record(Role role, NodeId id, Rect screen, std::string_view label) {
  Context& page = current();
  Node& node = page.nodes.emplace_back();
  node.id = id;
  node.role = role;
  node.depth = static_cast<std::uint32_t>(page.inside.size() - 1);
  node.rect = {screen.x - ImGui::GetMainViewport()->Pos.x, screen.y - page.top, screen.w, screen.h};
  node.label = label;
  return node;
}

void give_face(Node& node, style::Face face) {
  node.font_size = face.size;
  node.line_height = face.line;
  if (face.bold) node.flags |= kBold;
}

void give_look(Node& node, Type type, Tone tone) {
  give_face(node, face(type));
  node.type = type;
  node.tone = tone;
}

Node& enter(Role role, NodeId id) {
  Context& page = current();
  Node& node = record(role, id, {page.left, page.y, page.width, 0}, {});
  page.inside.push_back({id, 0});
  return node;
}

void leave() { current().inside.pop_back(); }

Touch touch(NodeId id, Rect screen) {
  if (!current().drawn) return {current().host->triggered(id, false), false, false};
  ImGui::SetCursorScreenPos(at(screen.x, screen.y));
  ImGui::PushID(static_cast<int>(id));
  const bool by_imgui = ImGui::InvisibleButton("touch", at(screen.w, screen.h));
  ImGui::PopID();
  const bool hovered = ImGui::IsItemHovered();
  if (hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  return {current().host->triggered(id, by_imgui), hovered, ImGui::IsItemActive()};
}

}  // namespace zhicheng::ui::paint
