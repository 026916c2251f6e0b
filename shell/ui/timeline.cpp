// Bars on a time axis.
#include <algorithm>

#include "shell/ui/paint.h"
#include "shell/ui/widgets.h"

namespace zhicheng::ui {
namespace {

constexpr float kBar = 26;
constexpr float kLane = 40;
constexpr float kToday = 30;  ///< above the lanes: today's sign
constexpr float kHead = 58;   ///< and the months
constexpr float kDash = 6;

struct Axis {
  float x;
  float width;
  std::int64_t first;
  std::int64_t last;

  float at(std::int64_t day) const {
    const auto inside = std::clamp(day, first, last);
    return x + width * static_cast<float>(inside - first) / static_cast<float>(std::max<std::int64_t>(last - first, 1));
  }
};

void draw_dashes(float x, float y, float width) {
  for (float done = 0; done + kDash < width; done += 2 * kDash) paint::box({x + done, y, kDash, 2}, style::kEdge, 0);
}

/// On ground of its own: lines of months, and today's, end before it.
void draw_words(std::string_view words, float x, float y) {
  const style::Face face = paint::face(Type::small);
  paint::box({x - 4, y, paint::width_of(words, face) + 8, face.line}, style::kPage, 0);
  paint::line(words, x, y, face, style::kText);
}

void draw_bar(const Bar& bar, const Axis& axis, float y) {
  const style::Face face = paint::face(Type::small);
  const float top = y + (kLane - kBar) / 2;
  const float text_y = y + (kLane - face.line) / 2;
  const float wide = paint::width_of(bar.words, face);
  if (!bar.upto) {
    // Nobody has said when: no bar is drawn, because it would have to stand somewhere.
    draw_dashes(axis.x, y + kLane / 2, axis.width);
    draw_words(bar.words, axis.x, text_y);
    return;
  }
  const float end = axis.at(*bar.upto + 1);
  const float begin = std::min(axis.at(bar.from.value_or(*bar.upto)), end - 6);
  const Rect rect{begin, top, end - begin, kBar};
  const style::Colour colour = bar.over ? style::kEdge : style::kAccent;
  if (bar.derived || bar.over) {
    paint::box(rect, bar.over ? style::kPlain : style::kAccentTint, 2);
    paint::frame(rect, colour, 2, 2);
  } else {
    paint::box(rect, colour, 2);
  }
  if (end + 8 + wide <= axis.x + axis.width) {
    draw_words(bar.words, end + 8, text_y);
  } else if (rect.w >= wide + 16) {
    paint::line(bar.words, begin + 8, text_y, face, bar.derived || bar.over ? style::kText : style::kOnInk);
  } else {
    draw_words(bar.words, std::max(axis.x, begin - 8 - wide), text_y);
  }
}

}  // namespace

void timeline(std::string_view spoken, std::span<const Bar> bars, std::span<const Tick> ticks, const Tick& today) {
  if (ticks.size() < 2) return;
  Context& page = current();
  const style::Face face = paint::face(Type::small);
  const float share = page.narrow ? 0 : page.width * 0.36F;
  const Axis axis{page.left + share, page.width - share, ticks.front().day, ticks.back().day};
  const auto label_height = [&](const Bar& bar) {
    return paint::height_of(bar.label, page.narrow ? page.width : share - style::kGap, face);
  };
  const auto lane = [&](const Bar& bar) {
    return page.narrow ? label_height(bar) + kLane : std::max(kLane, label_height(bar) + style::kGapSmall);
  };
  float height = kHead;
  for (const Bar& bar : bars) height += lane(bar);
  paint::give_look(paint::record(Role::text, paint::next_id(), {page.left, page.y, page.width, height}, spoken), Type::small);
  if (!page.drawn) return;

  for (const Tick& tick : ticks) {
    const float x = axis.at(tick.day);
    if (x + paint::width_of(tick.label, face) <= axis.x + axis.width) paint::line(tick.label, x + 3, page.y + kToday, face, style::kQuiet);
  }
  const bool has_today = today.day >= axis.first && today.day <= axis.last;
  float y = page.y + kHead;
  for (const Bar& bar : bars) {
    paint::rule(page.left, y, page.width);
    const float label_y = page.narrow ? y + 2 : y + (lane(bar) - label_height(bar)) / 2;
    paint::paragraph(bar.label, page.left, label_y, page.narrow ? page.width : share - style::kGap, face, style::kText);
    const float top = page.narrow ? y + label_height(bar) : y;
    for (const Tick& tick : ticks) paint::box({axis.at(tick.day), top, 1, y + lane(bar) - top}, style::kRule, 0);
    if (has_today) paint::box({axis.at(today.day) - 1, top, 2, y + lane(bar) - top}, style::kBad, 0);
    draw_bar(bar, axis, page.narrow ? top : y + (lane(bar) - kLane) / 2);
    y += lane(bar);
  }
  if (has_today) {
    const style::Face strong = paint::face(Type::small_strong);
    const float x = axis.at(today.day);
    const float wide = paint::width_of(today.label, strong) + 10;
    const float left = std::min(x, axis.x + axis.width - wide);
    paint::box({x - 1, page.y, 2, kHead}, style::kBad, 0);
    paint::box({left, page.y, wide, face.line}, style::kBad, 2);
    paint::line(today.label, left + 5, page.y, strong, style::kOnInk);
  }
  page.y += height + style::kGap;
}

}  // namespace zhicheng::ui
