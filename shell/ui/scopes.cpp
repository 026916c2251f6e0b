// Widgets that hold others.
#include "shell/ui/paint.h"
#include "shell/ui/widgets.h"

namespace zhicheng::ui {
namespace {

void enter(Role role, NodeId id, std::string_view label = {}) {
  Context& page = current();
  paint::record(role, id, {page.left, page.y, page.width, 0}, label);
  ++page.depth;
}

void leave() { --current().depth; }

constexpr float kCircle = 30;

}  // namespace

Region::Region(std::string_view key, std::string_view label) { enter(Role::region, id_of(key), label); }
Region::~Region() { leave(); }

List::List(std::string_view key) { enter(Role::list, id_of(key)); }
List::~List() { leave(); }

Item::Item(std::string_view key, int number) : inset_(number > 0 ? kCircle + style::kGap : 0) {
  Context& page = current();
  if (number > 0) {
    const style::Face face = paint::face(Type::small_strong);
    const std::string digits = std::to_string(number);
    const float x = page.left + kCircle / 2;
    const float y = page.y + paint::face(Type::strong).line / 2;
    paint::dot(x, y, kCircle, style::kOpen);
    paint::line(digits, x - paint::width_of(digits, face) / 2, y - face.line / 2, face, style::kWhite);
  }
  enter(Role::item, id_of(key));
  page.left += inset_;
  page.width -= inset_;
}

Item::~Item() {
  Context& page = current();
  page.left -= inset_;
  page.width += inset_;
  leave();
}

Quote::Quote(Tone tone) : begin_(current().y), tone_(tone) {
  Context& page = current();
  page.left += style::kQuoteInset;
  page.width -= style::kQuoteInset;
}

Quote::~Quote() {
  Context& page = current();
  page.left -= style::kQuoteInset;
  page.width += style::kQuoteInset;
  const ImU32 colour = tone_ == Tone::quiet ? style::kRule : style::ink(tone_);
  paint::box({page.left, begin_, style::kQuoteBar, page.y - begin_ - style::kGapSmall}, colour, 0);
}

Inset::Inset(float by) : by_(by) {
  Context& page = current();
  page.left += by_;
  page.width -= by_;
}

Inset::~Inset() {
  Context& page = current();
  page.left -= by_;
  page.width += by_;
}

}  // namespace zhicheng::ui
