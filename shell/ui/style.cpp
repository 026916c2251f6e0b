#include "shell/ui/style.h"

#include <initializer_list>

namespace zhicheng::ui::style {

void apply() {
  ImGui::StyleColorsLight();
  ImGuiStyle& look = ImGui::GetStyle();
  look.FontSizeBase = face(Type::body, false).size * kLineBox;
  look.WindowPadding = ImVec2(0, 0);
  look.WindowBorderSize = 0;
  look.WindowRounding = 0;
  look.FrameBorderSize = 0;
  look.FrameRounding = kRound;
  look.FramePadding = ImVec2(kPadding, 10);
  look.PopupRounding = kRound;
  look.ScrollbarSize = 14;
  look.ItemSpacing = ImVec2(0, 0);
  const auto paint = [&](ImGuiCol_ which, ImU32 colour) {
    look.Colors[which] = ImGui::ColorConvertU32ToFloat4(colour);
  };
  paint(ImGuiCol_WindowBg, kPage);
  paint(ImGuiCol_Text, kText);
  paint(ImGuiCol_NavCursor, kFocus);
  paint(ImGuiCol_Header, kAccentTint);
  paint(ImGuiCol_HeaderHovered, kAccentTint);
  paint(ImGuiCol_HeaderActive, kAccentTint);
  paint(ImGuiCol_PopupBg, kPage);
  // Fields are framed by the widgets themselves.
  for (const auto which : {ImGuiCol_FrameBg, ImGuiCol_FrameBgHovered, ImGuiCol_FrameBgActive}) {
    paint(which, IM_COL32(0, 0, 0, 0));
  }
}

}  // namespace zhicheng::ui::style
