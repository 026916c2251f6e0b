#include "shell/ui/context.h"

#include <algorithm>
#include <cassert>

#include "shell/ui/paint.h"
#include "shell/ui/widgets.h"

namespace zhicheng::ui {
namespace {

Context* current_context = nullptr;

}  // namespace

void set_current(Context* context) { current_context = context; }

Context& current() {
  assert(current_context);
  return *current_context;
}

void begin_page(std::string_view key, std::string_view title) {
  Context& page = current();
  const bool turned = page.page_key != key;
  page.page_key = key;
  page.page_title = title;
  page.nodes.clear();
  page.attention = 0;
  page.inside = {{id_of({}), 0}};
  page.run_end = 0;

  const ImGuiViewport* view = ImGui::GetMainViewport();
  ImGui::SetNextWindowPos(view->Pos);
  ImGui::SetNextWindowSize(view->Size);
  if (turned) ImGui::SetNextWindowScroll(ImVec2(0, 0));
  ImGuiWindowFlags flags = ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove |
                           ImGuiWindowFlags_NoCollapse | ImGuiWindowFlags_NoSavedSettings |
                           ImGuiWindowFlags_NoBackground;
  const auto scroll = page.host->scroll();
  if (scroll) flags |= ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse;
  ImGui::Begin("page", nullptr, flags);

  const float view_width = ImGui::GetContentRegionAvail().x;
  page.narrow = view_width < style::kNarrow;
  const float margin = page.narrow ? style::kMarginNarrow : style::kMargin;
  page.width = std::min(style::kColumn, view_width - 2 * margin);
  page.left = view->Pos.x + std::max(margin, (view_width - page.width) / 2);
  page.left = static_cast<float>(static_cast<int>(page.left));
  page.top = view->Pos.y - scroll.value_or(ImGui::GetScrollY());
  page.y = page.top;
}

void attend(std::string_view key, std::uint32_t turn) {
  current().attention = id_of(key);
  current().attention_turn = turn;
}

bool has_left(std::string_view key) { return !current().host->has_focus(id_of(key)) && !ImGui::IsMouseDown(0); }

namespace {

/// Where ImGui scrolls the page itself.
void follow_attention(Context& page) {
  if (page.attention == 0 || page.attended_turn == page.attention_turn || page.host->scroll()) return;
  page.attended_turn = page.attention_turn;
  for (const Node& node : page.nodes) {
    if (node.id == page.attention) ImGui::SetScrollY(node.rect.y - style::kAboveAttention);
  }
}

}  // namespace

void end_page() {
  Context& page = current();
  while (page.inside.size() > 1) paint::leave();  // a page without small print ends in its main part
  page.height = page.y - page.top;
  // ImGui scrolls by what was laid out.
  ImGui::SetCursorScreenPos(ImVec2(page.left, page.y - 1));
  ImGui::Dummy(ImVec2(1, 1));
  follow_attention(page);
  ImGui::End();
}

}  // namespace zhicheng::ui
