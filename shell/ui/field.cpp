// Text fields.
#include <algorithm>

#include "shell/ui/entry.h"
#include "shell/ui/paint.h"

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
    case Kind::email:
      return "email email";
    case Kind::digits:
      return "digits off";
  }
  return "text off";
}

std::optional<std::string> draw_box(const Entry& entry, const Around& around, Kind kind, float width,
                                    std::string_view value) {
  Context& page = current();
  const Rect rect{page.left, page.y, width > 0 ? std::min(width, page.width) : page.width, style::kTarget + 2};
  paint::box(rect, style::kPage);
  paint::frame(rect, around.is_wrong() ? style::kBad : style::kEdge, around.is_wrong() ? 3.0F : 2.0F);
  Node& node = record(Role::field, id_of(entry.key), rect, entry.label);
  paint::give_look(node, Type::body);
  node.inset = style::kPadding;
  node.value = value;
  node.extra = spelled(kind);
  if (around.is_wrong()) node.flags |= kInvalid;
  node.other = around.described_by();
  auto changed = page.host->edit(node, rect.x, rect.y);
  page.control = rect;
  page.y += rect.h;
  return changed;
}

}  // namespace

std::optional<std::string> field(const Entry& entry, Kind kind, float width, std::string_view value) {
  std::optional<std::string> changed;
  {
    const Around around(entry, Role::label);
    changed = draw_box(entry, around, kind, width, value);
  }
  current().y += style::kGapSmall;
  return changed;
}

}  // namespace zhicheng::ui
