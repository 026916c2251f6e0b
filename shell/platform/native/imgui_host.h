// Widgets whose input ImGui takes itself.
#pragma once
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "shell/ui/host.h"

namespace zhicheng::platform {

class ImguiHost : public ui::Host {
 public:
  /// `offer` gives files their numbers: paths in, lines of model::read_offered out.
  explicit ImguiHost(std::function<std::string(const std::vector<std::string>&)> offer) : offer_(std::move(offer)) {}

  bool triggered(ui::NodeId id, bool by_imgui) override;
  std::optional<std::string> edit(const ui::Node& node, float x, float y) override;
  std::optional<std::size_t> pick(const ui::Node& node, std::span<const std::string_view> options, std::size_t chosen,
                                  float x, float y) override;
  std::optional<std::string> offered(ui::NodeId id, bool by_imgui) override;
  bool has_focus(ui::NodeId) const override { return false; }
  std::optional<float> scroll() const override { return std::nullopt; }

 private:
  std::function<std::string(const std::vector<std::string>&)> offer_;
  std::string path_;  ///< as it is being typed
};

}  // namespace zhicheng::platform
