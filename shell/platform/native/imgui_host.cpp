#include "shell/platform/native/imgui_host.h"

#include "imgui.h"
#include "misc/cpp/imgui_stdlib.h"

namespace zhicheng::platform {
namespace {

constexpr float kPathWidth = 460;

}  // namespace

bool ImguiHost::triggered(ui::NodeId, bool by_imgui) { return by_imgui; }

std::optional<std::string> ImguiHost::edit(const ui::Node& node, float x, float y) {
  std::string text = node.value;
  ImGui::SetCursorScreenPos(ImVec2(x, y + (node.rect.h - ImGui::GetFrameHeight()) / 2));
  ImGui::SetNextItemWidth(node.rect.w);
  ImGui::PushID(static_cast<int>(node.id));
  const bool changed = ImGui::InputText("##text", &text);
  ImGui::PopID();
  if (!changed) return std::nullopt;
  return text;
}

std::optional<std::size_t> ImguiHost::pick(const ui::Node& node, std::span<const std::string_view> options,
                                           std::size_t chosen, float x, float y) {
  std::optional<std::size_t> taken;
  ImGui::SetCursorScreenPos(ImVec2(x, y + (node.rect.h - ImGui::GetFrameHeight()) / 2));
  ImGui::SetNextItemWidth(node.rect.w);
  ImGui::PushID(static_cast<int>(node.id));
  const std::string shown(options[chosen]);
  if (ImGui::BeginCombo("##list", shown.c_str(), ImGuiComboFlags_NoArrowButton)) {
    for (std::size_t i = 1; i < options.size(); ++i) {
      const std::string label(options[i]);
      if (ImGui::Selectable(label.c_str(), chosen == i)) taken = i;
      if (chosen == i && ImGui::IsWindowAppearing()) ImGui::SetScrollHereY();
    }
    ImGui::EndCombo();
  }
  ImGui::PopID();
  return taken;
}

/// A path is typed, or a file dropped on the window: there is no dialog of the system's own.
std::optional<std::string> ImguiHost::offered(ui::NodeId id, bool by_imgui) {
  std::optional<std::string> lines;
  ImGui::PushID(static_cast<int>(id));
  if (by_imgui) {
    path_.clear();
    ImGui::OpenPopup("path");
  }
  if (ImGui::BeginPopup("path")) {
    if (ImGui::IsWindowAppearing()) ImGui::SetKeyboardFocusHere();
    ImGui::SetNextItemWidth(kPathWidth);
    if (ImGui::InputTextWithHint("##path", "文件的路径，按回车", &path_, ImGuiInputTextFlags_EnterReturnsTrue)) {
      lines = offer_({path_});
      ImGui::CloseCurrentPopup();
    }
    ImGui::EndPopup();
  }
  ImGui::PopID();
  return lines;
}

}  // namespace zhicheng::platform
