// Every theme can be read: the contrast of each pair of colours that meet (WCAG 2.2, 1.4.3, 1.4.6, 1.4.11).
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>
#include <vector>

#include "shell/ui/style.h"

using namespace zhicheng::ui;
using style::Colour;
using style::Theme;

namespace {

double luminance(std::uint32_t rgb) {
  const auto part = [&](int shift) {
    const double c = static_cast<double>((rgb >> shift) & 0xFF) / 255;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * part(16) + 0.7152 * part(8) + 0.0722 * part(0);
}

double contrast(Theme theme, Colour a, Colour b) {
  const double first = luminance(style::rgb(theme, a));
  const double second = luminance(style::rgb(theme, b));
  return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

constexpr Theme kAll[] = {Theme::light, Theme::dark, Theme::light_contrast, Theme::dark_contrast};
static_assert(std::size(kAll) == style::kThemes);

bool has_more(Theme theme) { return theme == Theme::light_contrast || theme == Theme::dark_contrast; }

}  // namespace

TEST_CASE("words can be read on every ground on which they stand") {
  CHECK(contrast(Theme::light, style::kPage, style::kPage) == 1.0);
  std::vector<std::pair<Colour, Colour>> pairs{
      {style::kText, style::kPage},           {style::kText, style::kTint},
      {style::kText, style::kPlain},          {style::kText, style::kPlainHover},
      {style::kText, style::kAccentTint},     {style::kQuiet, style::kPage},
      {style::kQuiet, style::kTint},          {style::kQuiet, style::kAccentTint},
      {style::kOnInk, style::kAccent},        {style::kOnInk, style::kAccentHover},
      {style::kAccent, style::kPage},         {style::kAccent, style::kTint},
      {style::kAccentHover, style::kPage},    {style::kAccent, style::kAccentTint},
      {style::kHeaderText, style::kHeader},   {style::kHeaderQuiet, style::kHeader},
  };
  for (const Tone tone : {Tone::plain, Tone::quiet, Tone::good, Tone::bad, Tone::open, Tone::care}) {
    pairs.emplace_back(style::ink(tone), style::kPage);         // words
    pairs.emplace_back(style::ink(tone), style::tint(tone));    // the word for a sign
    pairs.emplace_back(style::kText, style::tint(tone));        // a notice
    pairs.emplace_back(style::kOnInk, style::ink(tone));        // a panel, a sign
  }
  for (const Theme theme : kAll) {
    for (const auto& [ink, ground] : pairs) {
      CAPTURE(static_cast<int>(theme));
      CAPTURE(ink);
      CAPTURE(ground);
      CHECK(contrast(theme, ink, ground) >= (has_more(theme) ? 7.0 : 4.5));
    }
  }
}

TEST_CASE("edges of what is filled in are seen, and so is the keyboard") {
  for (const Theme theme : kAll) {
    CAPTURE(static_cast<int>(theme));
    CHECK(contrast(theme, style::kEdge, style::kPage) >= 3.0);
    CHECK(contrast(theme, style::kBad, style::kPage) >= 3.0);
    CHECK(contrast(theme, style::kFocus, style::kFocusShade) >= 3.0);
    // One of the ring's two colours is seen on any ground.
    for (const Colour ground : {style::kPage, style::kTint, style::kHeader, style::kAccent, style::kPlain}) {
      CAPTURE(ground);
      CHECK(std::max(contrast(theme, style::kFocus, ground), contrast(theme, style::kFocusShade, ground)) >= 3.0);
    }
  }
}
