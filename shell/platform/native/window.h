// A window with OpenGL 3 and ImGui in it.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "shell/ui/context.h"

struct GLFWwindow;

namespace zhicheng::platform {

class Window {
 public:
  /// Nothing when there is no display, no OpenGL 3.3, or no font.
  static std::optional<Window> open(int width, int height, const std::string& title);
  Window(Window&& other) noexcept;
  Window& operator=(Window&&) = delete;
  ~Window();

  ui::Fonts fonts() const { return fonts_; }
  bool is_closing() const;
  /// Waits until something happens, at most half a second.
  void wait() const;
  void begin_frame() const;
  void end_frame() const;
  void show() const;
  /// Paths of the files that were dropped on the window since the last call.
  std::vector<std::string> take_dropped() const;
  /// What was drawn and is not yet shown, as a portable pixmap (PPM, P6).
  std::vector<unsigned char> picture() const;

 private:
  explicit Window(GLFWwindow* window) : window_(window) {}
  bool load_fonts();

  GLFWwindow* window_;
  ui::Fonts fonts_;
  std::unique_ptr<std::vector<std::string>> dropped_ = std::make_unique<std::vector<std::string>>();  ///< GLFW keeps its place
};

}  // namespace zhicheng::platform
