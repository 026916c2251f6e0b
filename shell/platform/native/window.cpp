#include "shell/platform/native/window.h"

#include <GLFW/glfw3.h>

#include <cstdio>
#include <filesystem>
#include <utility>

#include "backends/imgui_impl_glfw.h"
#include "backends/imgui_impl_opengl3.h"
#include "imgui.h"
#include "shell/ui/style.h"

namespace zhicheng::platform {
namespace {

/// fonts-noto-cjk; the third face of each collection is Simplified Chinese.
constexpr const char* kRegular = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc";
constexpr const char* kBold = "/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc";
constexpr unsigned kSimplifiedChinese = 2;

ImFont* load(const char* path) {
  if (!std::filesystem::exists(path)) {
    std::fprintf(stderr, "zhicheng-shell: no font at %s (package fonts-noto-cjk)\n", path);
    return nullptr;
  }
  ImFontConfig config;
  config.FontNo = kSimplifiedChinese;
  const float size = ui::style::face(ui::Type::body, false).size * ui::style::kLineBox;
  return ImGui::GetIO().Fonts->AddFontFromFileTTF(path, size, &config);
}

}  // namespace

std::optional<Window> Window::open(int width, int height, const std::string& title) {
  glfwSetErrorCallback([](int, const char* words) { std::fprintf(stderr, "zhicheng-shell: %s\n", words); });
  if (glfwInit() == GLFW_FALSE) return std::nullopt;
  glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
  glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
  GLFWwindow* window = glfwCreateWindow(width, height, title.c_str(), nullptr, nullptr);
  if (window == nullptr) {
    glfwTerminate();
    return std::nullopt;
  }
  glfwMakeContextCurrent(window);
  glfwSwapInterval(1);
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
  ui::style::use(ui::style::Theme::light);
  ImGui_ImplGlfw_InitForOpenGL(window, true);
  ImGui_ImplOpenGL3_Init("#version 330");
  Window made(window);
  glfwSetWindowUserPointer(window, made.dropped_.get());
  glfwSetDropCallback(window, [](GLFWwindow* self, int count, const char** paths) {
    auto& dropped = *static_cast<std::vector<std::string>*>(glfwGetWindowUserPointer(self));
    dropped.insert(dropped.end(), paths, paths + count);
  });
  if (!made.load_fonts()) return std::nullopt;
  return std::optional<Window>(std::move(made));
}

Window::Window(Window&& other) noexcept : window_(other.window_), fonts_(other.fonts_), dropped_(std::move(other.dropped_)) {
  other.window_ = nullptr;
}

Window::~Window() {
  if (window_ == nullptr) return;
  ImGui_ImplOpenGL3_Shutdown();
  ImGui_ImplGlfw_Shutdown();
  ImGui::DestroyContext();
  glfwDestroyWindow(window_);
  glfwTerminate();
}

bool Window::load_fonts() {
  fonts_.regular = load(kRegular);
  fonts_.bold = load(kBold);
  return fonts_.regular != nullptr && fonts_.bold != nullptr;
}

bool Window::is_closing() const { return glfwWindowShouldClose(window_) != GLFW_FALSE; }

void Window::wait() const { glfwWaitEventsTimeout(0.5); }

std::vector<std::string> Window::take_dropped() const { return std::exchange(*dropped_, {}); }

void Window::begin_frame() const {
  glfwPollEvents();
  ImGui_ImplOpenGL3_NewFrame();
  ImGui_ImplGlfw_NewFrame();
  ImGui::NewFrame();
}

void Window::end_frame() const {
  ImGui::Render();
  int width = 0;
  int height = 0;
  glfwGetFramebufferSize(window_, &width, &height);
  const ImVec4 ground = ImGui::ColorConvertU32ToFloat4(ui::style::paint_of(ui::style::kPage));
  glViewport(0, 0, width, height);
  glClearColor(ground.x, ground.y, ground.z, 1);
  glClear(GL_COLOR_BUFFER_BIT);
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

void Window::show() const { glfwSwapBuffers(window_); }

std::vector<unsigned char> Window::picture() const {
  int width = 0;
  int height = 0;
  glfwGetFramebufferSize(window_, &width, &height);
  const auto row = static_cast<std::size_t>(width) * 3;
  std::vector<unsigned char> pixels(row * static_cast<std::size_t>(height));
  glPixelStorei(GL_PACK_ALIGNMENT, 1);
  glReadPixels(0, 0, width, height, GL_RGB, GL_UNSIGNED_BYTE, pixels.data());

  const std::string head = "P6 " + std::to_string(width) + " " + std::to_string(height) + " 255\n";
  std::vector<unsigned char> out(head.begin(), head.end());
  out.reserve(out.size() + pixels.size());
  // OpenGL counts rows from the bottom.
  for (std::size_t y = static_cast<std::size_t>(height); y-- > 0;) {
    const auto begin = pixels.begin() + static_cast<std::ptrdiff_t>(y * row);
    out.insert(out.end(), begin, begin + static_cast<std::ptrdiff_t>(row));
  }
  return out;
}

}  // namespace zhicheng::platform
