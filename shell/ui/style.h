// How everything looks. The only file with colours and sizes.
#pragma once
#include <cstddef>
#include <cstdint>

#include "imgui.h"
#include "shell/ui/look.h"

namespace zhicheng::ui::style {

/// A colour by its name: an index into the palette of the theme. web/theme.mjs has the same names, in this order.
using Colour = std::uint32_t;
enum : Colour {
  kPage,
  kText,
  kQuiet,
  kOnInk,  ///< words and signs on the ink of a tone, and on kAccent
  kRule,
  kEdge,
  kTint,
  kHeader,
  kHeaderText,
  kHeaderQuiet,
  kAccent,
  kAccentHover,
  kAccentShade,
  kAccentTint,
  kPlain,
  kPlainHover,
  kPlainShade,
  kGood,
  kGoodTint,
  kBad,
  kBadTint,
  kOpen,
  kOpenTint,
  kCare,
  kCareTint,
  kFocus,
  kFocusShade,  ///< around the ring, so that it is seen on any ground
  kColours,
};

enum class Theme { light, dark, light_contrast, dark_contrast };
constexpr std::size_t kThemes = 4;

/// 0xRRGGBB
std::uint32_t rgb(Theme theme, Colour colour);
/// The accent of the light theme, where a page has one of its own: it must be as dark as ours.
void tint(std::uint32_t accent);
/// The theme that is drawn; it also gives its looks to what ImGui draws by itself. After ImGui::CreateContext.
void use(Theme theme);
/// A colour of the theme that is drawn, as ImGui has it.
ImU32 paint_of(Colour colour);

// Type. Sizes are of the em square, in logical pixels.
struct Face {
  float size;
  float line;
  bool bold;
};

constexpr Face face(Type type, bool narrow) {
  switch (type) {
    case Type::title:
      return narrow ? Face{26, 37, true} : Face{34, 48, true};
    case Type::heading:
      return narrow ? Face{21, 31, true} : Face{24, 36, true};
    case Type::strong:
      return narrow ? Face{17, 28, true} : Face{18, 30, true};
    case Type::body:
      return narrow ? Face{17, 28, false} : Face{18, 30, false};
    case Type::small:
      return narrow ? Face{15, 24, false} : Face{15, 25, false};
    case Type::small_strong:
      return narrow ? Face{15, 24, true} : Face{15, 25, true};
  }
  return Face{18, 30, false};
}

constexpr Colour ink(Tone tone) {
  switch (tone) {
    case Tone::plain:
      return kText;
    case Tone::quiet:
      return kQuiet;
    case Tone::good:
      return kGood;
    case Tone::bad:
      return kBad;
    case Tone::open:
      return kOpen;
    case Tone::care:
      return kCare;
  }
  return kText;
}

constexpr Colour tint(Tone tone) {
  switch (tone) {
    case Tone::good:
      return kGoodTint;
    case Tone::bad:
      return kBadTint;
    case Tone::open:
      return kOpenTint;
    case Tone::care:
      return kCareTint;
    case Tone::plain:
    case Tone::quiet:
      break;
  }
  return kTint;
}

constexpr Tone tone(Mark mark) {
  switch (mark) {
    case Mark::good:
      return Tone::good;
    case Mark::bad:
      return Tone::bad;
    case Mark::open:
      return Tone::open;
    case Mark::none:
      return Tone::quiet;
    case Mark::care:
      return Tone::care;
  }
  return Tone::plain;
}

/// ImGui measures a font by its line box; this is how much taller than the em that is in Noto Sans CJK
/// (ascent 1.160, descent 0.288). The web's font loader keeps to the same number.
constexpr float kLineBox = 1.448F;
constexpr float kAscent = 1.160F;

// Space.
constexpr float kNarrow = 640;  ///< below: a phone
constexpr float kColumn = 760;  ///< the widest a column gets
constexpr float kMargin = 32;
constexpr float kMarginNarrow = 18;
constexpr float kHeaderHeight = 60;
constexpr float kTop = 44;  ///< between header and content
constexpr float kTopNarrow = 26;
constexpr float kGap = 16;  ///< after a paragraph
constexpr float kGapSmall = 8;
constexpr float kGapLarge = 36;  ///< before a new part
constexpr float kTarget = 48;    ///< the least height of what can be pressed (WCAG 2.5.5: 44)
constexpr float kRound = 4;
constexpr float kAboveAttention = 130;  ///< room for a label and an error above a control that is scrolled to
constexpr float kPadding = 14;  ///< inside fields and options, from the edge to the text
constexpr float kQuoteBar = 5;
constexpr float kQuoteInset = 20;

}  // namespace zhicheng::ui::style
