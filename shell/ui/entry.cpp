#include "shell/ui/entry.h"

#include "shell/ui/paint.h"

namespace zhicheng::ui {

Around::Around(const Entry& entry, Role name)
    : boxed_(name == Role::label), wrong_(!entry.error.empty()), begin_(current().y) {
  Context& page = current();
  const NodeId id = id_of(entry.key);
  if (boxed_) {
    Node& box = paint::enter(Role::entry, id_of("entry", id));
    if (wrong_) box.flags |= kInvalid;
  }
  if (wrong_) {
    page.left += style::kQuoteInset;
    page.width -= style::kQuoteInset;
  }
  if (entry.label_shown) {
    const NodeId label_id = id_of("label", id);
    paint::write(name, label_id, entry.label, Type::strong, Tone::plain, 4).other = id;
  }
  if (!entry.hint.empty()) {
    described_by_ = id_of("hint", id);
    paint::write(Role::text, described_by_, entry.hint, Type::small, Tone::quiet, 4);
  }
  if (wrong_) {
    described_by_ = id_of("error", id);
    paint::write(Role::alert, described_by_, entry.error, Type::small_strong, Tone::bad, 4);
  }
  page.y += 2;
}

Around::~Around() {
  if (boxed_) paint::leave();
  if (!wrong_) return;
  Context& page = current();
  page.left -= style::kQuoteInset;
  page.width += style::kQuoteInset;
  paint::box({page.left, begin_, style::kQuoteBar, page.y - begin_}, style::kBad, 0);
}

}  // namespace zhicheng::ui
