#include "shell/ui/style.h"

#include <initializer_list>

namespace zhicheng::ui::style {
namespace {

// Text on its ground has a contrast of at least 4.5 : 1 (WCAG 2.2, 1.4.3), with more contrast at least 7 : 1 (1.4.6);
// edges and signs 3 : 1 (1.4.11). tests/unit/native/style_test.cpp computes it.
constexpr std::uint32_t kPalettes[kThemes][kColours] = {
    {0xFFFFFF, 0x111820, 0x505A64, 0xFFFFFF, 0xD0D5DB, 0x5E6873, 0xF3F6F9, 0x0C2D54, 0xFFFFFF,
     0xC4D5E9, 0x165DA8, 0x104884, 0x092C54, 0xE9F2FB, 0xEBEFF3, 0xDAE1E8, 0xA0AAB4, 0x0A6B3E,
     0xE3F3EA, 0xB02018, 0xFCEAE8, 0x354860, 0xE7EDF4, 0x7A4D00, 0xFFF3D6, 0xFFBF00, 0x111820},
    {0x14181D, 0xE6EAEE, 0xA9B3BD, 0x0D131A, 0x3A424B, 0x8A96A2, 0x1D232A, 0x0C2D54, 0xFFFFFF,
     0xC4D5E9, 0x7DB9F2, 0xA6D0F8, 0x3A6EA5, 0x18304A, 0x323A43, 0x414B56, 0x1C2127, 0x6BCB98,
     0x14352A, 0xFF988C, 0x45201E, 0xADC1D9, 0x222D3A, 0xF0C35F, 0x3B2F12, 0xFFBF00, 0x14181D},
    {0xFFFFFF, 0x000000, 0x2C333A, 0xFFFFFF, 0x6B747D, 0x000000, 0xF6F8FA, 0x001F42, 0xFFFFFF,
     0xFFFFFF, 0x003F82, 0x002B5C, 0x001F42, 0xEAF3FC, 0xF0F3F6, 0xDDE3E9, 0x4A535C, 0x00492A,
     0xEDF8F2, 0x8A0E08, 0xFDF1F0, 0x1F2F44, 0xF0F4F8, 0x553500, 0xFFF8E8, 0xFFBF00, 0x000000},
    {0x000000, 0xFFFFFF, 0xD8DEE4, 0x000000, 0x8A939C, 0xFFFFFF, 0x0E1114, 0x001F42, 0xFFFFFF,
     0xFFFFFF, 0xA9D3FA, 0xCFE6FD, 0x5C86B0, 0x0D2034, 0x242A31, 0x363F48, 0x8A939C, 0x8FE3B6,
     0x06231A, 0xFFBCB4, 0x330D0B, 0xD0DEEE, 0x151C25, 0xFFD98A, 0x2A2008, 0xFFBF00, 0x000000},
};

Theme drawn = Theme::light;
std::uint32_t own_accent = 0;

/// So many quarters of it.
std::uint32_t dimmed(std::uint32_t code, std::uint32_t quarters) {
  const auto part = [&](int shift) { return ((code >> shift & 0xFF) * quarters / 4) << shift; };
  return part(16) | part(8) | part(0);
}

}  // namespace

void tint(std::uint32_t accent) { own_accent = accent; }

std::uint32_t rgb(Theme theme, Colour colour) {
  if (own_accent != 0 && theme == Theme::light && colour >= kAccent && colour <= kAccentShade) {
    return dimmed(own_accent, 4 - (colour - kAccent));
  }
  return kPalettes[static_cast<std::size_t>(theme)][colour];
}

ImU32 paint_of(Colour colour) {
  const std::uint32_t code = rgb(drawn, colour);
  return IM_COL32(code >> 16, (code >> 8) & 0xFF, code & 0xFF, 255);
}

void use(Theme theme) {
  drawn = theme;
  const bool dark = theme == Theme::dark || theme == Theme::dark_contrast;
  if (dark) ImGui::StyleColorsDark();
  else ImGui::StyleColorsLight();
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
  const auto paint = [&](ImGuiCol_ which, Colour colour) {
    look.Colors[which] = ImGui::ColorConvertU32ToFloat4(paint_of(colour));
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
    look.Colors[which] = ImVec4(0, 0, 0, 0);
  }
}

}  // namespace zhicheng::ui::style
