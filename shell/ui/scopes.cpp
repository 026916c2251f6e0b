// Widgets that hold others.
#include "shell/ui/paint.h"
#include "shell/ui/widgets.h"

namespace zhicheng::ui {
namespace {

constexpr float kCircle = 30;

}  // namespace

Region::Region(std::string_view key, std::string_view label) { paint::enter(Role::region, id_of(key)).label = label; }
Region::~Region() { paint::leave(); }

List::List(std::string_view key) { paint::enter(Role::list, id_of(key)); }
List::~List() { paint::leave(); }

Item::Item(std::string_view key, int number) : inset_(number > 0 ? kCircle + style::kGap : 0) {
  Context& page = current();
  if (number > 0) {
    const style::Face face = paint::face(Type::small_strong);
    const std::string digits = std::to_string(number);
    const float x = page.left + kCircle / 2;
    const float y = page.y + paint::face(Type::strong).line / 2;
    paint::dot(x, y, kCircle, style::kOpen);
    paint::line(digits, x - paint::width_of(digits, face) / 2, y - face.line / 2, face, style::kOnInk);
  }
  Node& node = paint::enter(Role::item, id_of(key));
  if (number > 0) node.value = std::to_string(number);
  page.left += inset_;
  page.width -= inset_;
}

Item::~Item() {
  Context& page = current();
  page.left -= inset_;
  page.width += inset_;
  paint::leave();
}

Quote::Quote(Tone tone) : begin_(current().y), tone_(tone) {
  Context& page = current();
  paint::enter(Role::quote, paint::next_id()).tone = tone;
  page.left += style::kQuoteInset;
  page.width -= style::kQuoteInset;
}

Quote::~Quote() {
  Context& page = current();
  paint::leave();
  page.left -= style::kQuoteInset;
  page.width += style::kQuoteInset;
  const style::Colour colour = tone_ == Tone::quiet ? style::kRule : style::ink(tone_);
  paint::box({page.left, begin_, style::kQuoteBar, page.y - begin_ - style::kGapSmall}, colour, 0);
}

Inset::Inset(float by) : by_(by) {
  Context& page = current();
  paint::enter(Role::inset, paint::next_id()).inset = by;
  page.left += by_;
  page.width -= by_;
}

Inset::~Inset() {
  Context& page = current();
  paint::leave();
  page.left -= by_;
  page.width += by_;
}

}  // namespace zhicheng::ui
