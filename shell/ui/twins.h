// Widgets whose input comes from elements that stand over them: the web, and tests.
#pragma once
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "shell/ui/context.h"
#include "shell/ui/host.h"

namespace zhicheng::ui {

class Twins : public Host {
 public:
  // What the elements report. A view returns one intent a frame, so each frame sees one report, the oldest.
  void press(NodeId id) { reports_.push_back({id, std::monostate{}}); }
  /// The newest text of a field is all that counts.
  void type(NodeId id, std::string text);
  void take(NodeId id, std::size_t line) { reports_.push_back({id, line}); }
  void focus(NodeId id) { focused_ = id; }
  void blur(NodeId id) {
    if (focused_ == id) focused_ = 0;
  }
  void scroll_to(float y) { scroll_ = y; }
  /// After each frame: its report is gone, taken or not. True when more are waiting.
  bool next_report();

  bool triggered(NodeId id, bool by_imgui) override;
  std::optional<std::string> edit(const Node& node, float x, float y) override;
  std::optional<std::size_t> pick(const Node& node, std::span<const std::string_view> options, std::size_t chosen,
                                  float x, float y) override;
  std::optional<std::string> offered(NodeId id, bool by_imgui) override;
  bool has_focus(NodeId id) const override { return focused_ == id; }
  std::optional<float> scroll() const override { return scroll_; }

 private:
  struct Report {
    NodeId id;
    std::variant<std::monostate, std::string, std::size_t> value;
  };
  template <class Value>
  const Value* report_of(NodeId id) const {
    return !reports_.empty() && reports_.front().id == id ? std::get_if<Value>(&reports_.front().value) : nullptr;
  }

  std::vector<Report> reports_;
  NodeId focused_ = 0;
  float scroll_ = 0;
};

/// The nodes as words that web/twins.mjs reads: little-endian, strings as a byte count and padded UTF-8.
std::vector<std::uint32_t> pack(const Context& page);

/// Where nothing is drawn (no WebGL; tests): tells ImGui that its textures have arrived.
void accept_textures();

}  // namespace zhicheng::ui
