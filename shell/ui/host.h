// The seam between widgets and a platform: who takes the person's input.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "shell/ui/node.h"

namespace zhicheng::ui {

/// Natively ImGui itself takes the input. On the web only the DOM element that stands over a widget does: ImGui then
/// draws, and every answer here comes from an event of that element.
class Host {
 public:
  virtual ~Host() = default;

  /// Whether the widget was triggered since the last frame; `by_imgui` is what ImGui saw.
  virtual bool triggered(NodeId id, bool by_imgui) = 0;

  /// Draws the inside of a text field at screen position (x, y), and returns its new text when a person changed it.
  /// `node` has the meaning; the frame around it is drawn already.
  virtual std::optional<std::string> edit(const Node& node, float x, float y) = 0;

  /// The same for a drop-down list: draws what is inside, returns the option that was taken. `options` begin with the
  /// prompt, which stands for no choice; so does 0.
  virtual std::optional<std::size_t> pick(const Node& node, std::span<const std::string_view> options,
                                          std::size_t chosen, float x, float y) = 0;

  /// Files that were chosen by, or dropped on, this widget: a line for each, as the platform calls them. `by_imgui`: it
  /// was pressed.
  virtual std::optional<std::string> offered(NodeId id, bool by_imgui) = 0;

  /// Whether the keyboard is at this widget.
  virtual bool has_focus(NodeId id) const = 0;

  /// How far the page is scrolled, when the platform scrolls it; nothing when ImGui does.
  virtual std::optional<float> scroll() const = 0;
};

}  // namespace zhicheng::ui
