// Widgets whose input comes from elements that stand over them: the web, and tests.
#pragma once
#include <map>
#include <span>
#include <string>
#include <vector>

#include "shell/ui/context.h"
#include "shell/ui/host.h"

namespace zhicheng::ui {

class Twins : public Host {
 public:
  // What the elements report. It counts in the next frame, and only there.
  void press(NodeId id) { pressed_[id] = true; }
  void type(NodeId id, std::string text) { typed_[id] = std::move(text); }
  void take(NodeId id, std::size_t option) { taken_[id] = option; }
  void focus(NodeId id) { focused_ = id; }
  void blur(NodeId id) {
    if (focused_ == id) focused_ = 0;
  }
  void scroll_to(float y) { scroll_ = y; }
  /// After each frame: what nobody took is gone.
  void forget();
  bool has_news() const { return !pressed_.empty() || !typed_.empty() || !taken_.empty(); }

  bool triggered(NodeId id, bool by_imgui) override;
  std::optional<std::string> edit(const Node& node, float x, float y) override;
  std::optional<std::size_t> pick(const Node& node, std::span<const std::string_view> options,
                                  std::optional<std::size_t> chosen, float x, float y) override;
  bool has_focus(NodeId id) const override { return focused_ == id; }
  std::optional<float> scroll() const override { return scroll_; }

 private:
  std::map<NodeId, bool> pressed_;
  std::map<NodeId, std::string> typed_;
  std::map<NodeId, std::size_t> taken_;
  NodeId focused_ = 0;
  float scroll_ = 0;
};

/// The nodes as words that web/twins.mjs reads: little-endian, strings as a byte count and padded UTF-8.
std::vector<std::uint32_t> pack(const Context& page);

/// Where nothing is drawn (no WebGL; tests): tells ImGui that its textures have arrived.
void accept_textures();

}  // namespace zhicheng::ui
