// Widgets whose input ImGui takes itself.
#pragma once
#include <string>

#include "shell/ui/host.h"

namespace zhicheng::platform {

class ImguiHost : public ui::Host {
 public:
  bool triggered(ui::NodeId id, bool by_imgui) override;
  std::optional<std::string> edit(const ui::Node& node, float x, float y) override;
  std::optional<std::size_t> pick(const ui::Node& node, std::span<const std::string_view> options, std::size_t chosen,
                                  float x, float y) override;
  bool has_focus(ui::NodeId) const override { return false; }
  std::optional<float> scroll() const override { return std::nullopt; }
};

}  // namespace zhicheng::platform
