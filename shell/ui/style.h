// How everything looks. The only file with colours and sizes.
#pragma once
#include "imgui.h"
#include "shell/ui/look.h"

namespace zhicheng::ui::style {

// Colours. Text on its ground has a contrast of at least 4.5 : 1 (WCAG 2.2, 1.4.3).
constexpr ImU32 kPage = IM_COL32(255, 255, 255, 255);
constexpr ImU32 kText = IM_COL32(17, 24, 32, 255);
constexpr ImU32 kQuiet = IM_COL32(80, 90, 100, 255);
constexpr ImU32 kWhite = IM_COL32(255, 255, 255, 255);
constexpr ImU32 kRule = IM_COL32(208, 213, 219, 255);
constexpr ImU32 kEdge = IM_COL32(94, 104, 115, 255);
constexpr ImU32 kTint = IM_COL32(243, 246, 249, 255);
constexpr ImU32 kHeader = IM_COL32(12, 45, 84, 255);
constexpr ImU32 kHeaderQuiet = IM_COL32(196, 213, 233, 255);
constexpr ImU32 kAccent = IM_COL32(22, 93, 168, 255);
constexpr ImU32 kAccentHover = IM_COL32(16, 72, 132, 255);
constexpr ImU32 kAccentShade = IM_COL32(9, 44, 84, 255);
constexpr ImU32 kAccentTint = IM_COL32(233, 242, 251, 255);
constexpr ImU32 kPlain = IM_COL32(235, 239, 243, 255);
constexpr ImU32 kPlainHover = IM_COL32(218, 225, 232, 255);
constexpr ImU32 kPlainShade = IM_COL32(160, 170, 180, 255);
constexpr ImU32 kGood = IM_COL32(10, 107, 62, 255);
constexpr ImU32 kGoodTint = IM_COL32(227, 243, 234, 255);
constexpr ImU32 kBad = IM_COL32(176, 32, 24, 255);
constexpr ImU32 kBadTint = IM_COL32(252, 234, 232, 255);
constexpr ImU32 kOpen = IM_COL32(53, 72, 96, 255);
constexpr ImU32 kOpenTint = IM_COL32(231, 237, 244, 255);
constexpr ImU32 kCare = IM_COL32(122, 77, 0, 255);
constexpr ImU32 kCareTint = IM_COL32(255, 243, 214, 255);
constexpr ImU32 kFocus = IM_COL32(255, 191, 0, 255);

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

constexpr ImU32 ink(Tone tone) {
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

constexpr ImU32 tint(Tone tone) {
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

/// Gives the same looks to what ImGui draws by itself. After ImGui::CreateContext.
void apply();

}  // namespace zhicheng::ui::style
