// Text fields.
#include <algorithm>

#include "shell/ui/paint.h"
#include "shell/ui/widgets.h"

namespace zhicheng::ui {
namespace {

using paint::record;

/// Input type and autofill hint of the element on the web.
std::string_view spelled(Kind kind) {
  switch (kind) {
    case Kind::text:
      return "text off";
    case Kind::name:
      return "text name";
    case Kind::organization:
      return "text organization";
    case Kind::telephone:
      return "tel tel";
    case Kind::digits:
      return "digits off";
  }
  return "text off";
}

}  // namespace

std::optional<std::string> field(const Field& field, std::string_view value) {
  Context& page = current();
  const NodeId id = id_of(field.key);
  const bool wrong = !field.error.empty();
  const NodeId hint_id = id_of("hint", id);
  const NodeId error_id = id_of("error", id);
  const float begin = page.y;
  const float indent = wrong ? style::kQuoteInset : 0;
  page.left += indent;
  page.width -= indent;

  if (field.label_shown) {
    const style::Face face = paint::face(Type::strong);
    const NodeId label_id = id_of("label", id);
    paint::write(Role::label, label_id, field.label, face, style::kText, 2).other = id;
  }
  if (!field.hint.empty()) {
    paint::write(Role::text, hint_id, field.hint, paint::face(Type::small), style::kQuiet, 4);
  }
  if (wrong) {
    paint::write(Role::alert, error_id, field.error, paint::face(Type::small_strong), style::kBad, 4);
  }
  page.y += 2;
  const float width = field.width > 0 ? std::min(field.width, page.width) : page.width;
  const Rect rect{page.left, page.y, width, style::kTarget + 2};
  paint::box(rect, style::kPage);
  paint::frame(rect, wrong ? style::kBad : style::kEdge, wrong ? 3.0F : 2.0F);

  Node& node = record(Role::field, id, rect, field.label);
  paint::give_face(node, paint::face(Type::body));
  node.inset = style::kPadding;
  node.value = value;
  node.extra = spelled(field.kind);
  if (wrong) node.flags |= kInvalid;
  node.other = wrong ? error_id : field.hint.empty() ? 0 : hint_id;
  auto changed = page.host->edit(node, rect.x, rect.y);

  page.y += rect.h;
  page.left -= indent;
  page.width += indent;
  if (wrong) paint::box({page.left, begin, style::kQuoteBar, page.y - begin}, style::kBad, 0);
  page.y += style::kGap + style::kGapSmall;
  return changed;
}

}  // namespace zhicheng::ui
