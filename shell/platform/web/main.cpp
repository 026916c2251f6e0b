// The web: what web/*.mjs call. A frame is drawn when the page asks for one; nothing runs by itself.
#include <GLES3/gl3.h>
#include <emscripten.h>
#include <emscripten/html5.h>

#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

#include "backends/imgui_impl_opengl3.h"
#include "imgui_internal.h"
#include "shell/platform/app.h"
#include "shell/platform/web/canvas_font.h"
#include "shell/ui/style.h"
#include "shell/ui/twins.h"

// The page's nodes, packed; web/twins.mjs gives them their elements.
EM_JS(void, zhicheng_show, (const std::uint32_t* words, int count),
      { Module['host']['show'](HEAPU8.subarray(words, words + count * 4)); });

// Something to be done: web/errands.mjs answers by shell_answer.
EM_JS(void, zhicheng_errand, (unsigned id, const char* work, const char* name, const char* bytes, int size),
      { Module['host']['run'](id, UTF8ToString(work), UTF8ToString(name), HEAPU8.slice(bytes, bytes + size)); });

namespace zhicheng::platform {
namespace {

struct Screen {
  float width = 800;
  float height = 600;
  float density = 1;
};

struct Web {
  Screen screen;
  ui::Twins twins;
  std::unique_ptr<App> app;
  std::vector<std::uint32_t> shown;
  EMSCRIPTEN_WEBGL_CONTEXT_HANDLE gl = 0;  ///< made when it is first wanted
  bool has_backend = false;                ///< ImGui's, in that context
};

Web& web() {
  static Web here;
  return here;
}

bool make_context() {
  EmscriptenWebGLContextAttributes wanted;
  emscripten_webgl_init_context_attributes(&wanted);
  wanted.majorVersion = 2;
  wanted.antialias = false;
  wanted.alpha = false;
  wanted.depth = false;
  wanted.stencil = false;
  wanted.preserveDrawingBuffer = true;  // no frame, and still a picture
  wanted.powerPreference = EM_WEBGL_POWER_PREFERENCE_LOW_POWER;
  const auto context = emscripten_webgl_create_context("#canvas", &wanted);
  if (context <= 0 || emscripten_webgl_make_context_current(context) != EMSCRIPTEN_RESULT_SUCCESS) return false;
  web().gl = context;
  return true;
}

/// Whether one can draw now. What was drawn with before may be lost: textures and programs are made anew.
bool begin_drawing() {
  auto& here = web();
  if (here.gl == 0 && !make_context()) return false;
  if (here.has_backend) ImGui_ImplOpenGL3_Shutdown();
  here.has_backend = ImGui_ImplOpenGL3_Init("#version 300 es");
  if (here.has_backend) ImGui_ImplOpenGL3_DestroyDeviceObjects();
  // While nothing was drawn there were no glyphs, not even for ImGui itself.
  ImFontAtlasBuildDiscardBakes(ImGui::GetIO().Fonts, 0);
  return here.has_backend;
}

/// The reports that one frame on the screen may answer.
constexpr int kMostUnseen = 16;

/// Composes a frame, not shown yet, which answers the oldest report. Whether it is out of date already.
bool compose(const char* now) {
  auto& here = web();
  if (here.app->page().drawn) ImGui_ImplOpenGL3_NewFrame();
  ImGui::NewFrame();
  const bool changed = here.app->draw(now);
  const bool waiting = here.twins.next_report();
  ImGui::Render();
  return changed || waiting;
}

/// Of a frame that is not shown, the textures alone.
void take_textures() {
  if (!web().app->page().drawn) return ui::accept_textures();
  for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
    if (texture->Status != ImTextureStatus_OK) ImGui_ImplOpenGL3_UpdateTexture(texture);
  }
}

void clear_screen() {
  const Screen& screen = web().screen;
  const ImVec4 ground = ImGui::ColorConvertU32ToFloat4(ui::style::paint_of(ui::style::kPage));
  glViewport(0, 0, static_cast<int>(screen.width * screen.density + 0.5F),
             static_cast<int>(screen.height * screen.density + 0.5F));
  glClearColor(ground.x, ground.y, ground.z, 1);
  glClear(GL_COLOR_BUFFER_BIT);
}

}  // namespace
}  // namespace zhicheng::platform

using zhicheng::platform::web;

extern "C" {

/// Begins, and draws nothing yet. `on` is today in China, YYYY-MM-DD, or a day that stays, if it is `fixed`. 0: no such day; 1: ready; 2: this build's rules
/// are broken.
EMSCRIPTEN_KEEPALIVE int shell_start(const char* on, int fixed) {
  const auto day = zhicheng::base::Day::parse(on);
  if (!day) return 0;
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.BackendPlatformName = "dom";
  io.ConfigFlags |= ImGuiConfigFlags_NoKeyboard;
  io.ConfigErrorRecovery = false;
  io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
  zhicheng::ui::style::use(zhicheng::ui::style::Theme::light);
  auto& here = web();
  here.app = zhicheng::platform::App::open(here.twins, zhicheng::platform::add_canvas_fonts(), *day, fixed != 0);
  if (!here.app) return 2;
  here.app->page().drawn = false;
  return 1;
}

/// Whether the page is to be drawn on the canvas; else its nodes alone are wanted. 1 when it will be drawn.
EMSCRIPTEN_KEEPALIVE int shell_canvas(int wanted) {
  auto& page = web().app->page();
  page.drawn = wanted != 0 && zhicheng::platform::begin_drawing();
  ImGui::GetIO().BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
  return page.drawn ? 1 : 0;
}

/// Changes the looks, and gives the colours: 0xRRGGBB, in the order of ui::style::Colour.
EMSCRIPTEN_KEEPALIVE const std::uint32_t* shell_theme(std::uint32_t theme) {
  namespace style = zhicheng::ui::style;
  static std::uint32_t colours[style::kColours];
  const auto chosen = static_cast<style::Theme>(theme % style::kThemes);
  style::use(chosen);
  for (style::Colour colour = 0; colour < style::kColours; ++colour) colours[colour] = style::rgb(chosen, colour);
  return colours;
}

EMSCRIPTEN_KEEPALIVE void shell_resize(float width, float height, float density) {
  web().screen = {width, height, density};
}

/// Draws a frame. `now` is the time in China, RFC 3339. 1 when another is needed, 0 when the page may rest.
EMSCRIPTEN_KEEPALIVE int shell_frame(const char* now) {
  auto& here = web();
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = ImVec2(here.screen.width, here.screen.height);
  io.DisplayFramebufferScale = ImVec2(here.screen.density, here.screen.density);
  io.DeltaTime = 1.0F / 60;
  const bool drawn = here.app->page().drawn;
  bool again = zhicheng::platform::compose(now);
  // What has been reported is answered before anything is shown: what came of the first of two quick keys would take the
  // second back in an element.
  for (int i = 0; again && i < zhicheng::platform::kMostUnseen; ++i) {
    zhicheng::platform::take_textures();
    again = zhicheng::platform::compose(now);
  }
  auto words = zhicheng::ui::pack(here.app->page());
  if (words != here.shown) {
    here.shown = std::move(words);
    zhicheng_show(here.shown.data(), static_cast<int>(here.shown.size()));
  }
  if (drawn) {
    zhicheng::platform::clear_screen();
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
  } else {
    zhicheng::ui::accept_textures();
  }
  for (const auto& errand : here.app->take_errands()) {
    zhicheng_errand(errand.id, std::string(zhicheng::model::spell(errand.work)).c_str(), errand.name.c_str(),
                    errand.bytes.data(), static_cast<int>(errand.bytes.size()));
  }
  return again || ImGui::GetCurrentContext()->InputEventsQueue.Size > 0 ? 1 : 0;
}

EMSCRIPTEN_KEEPALIVE void shell_scroll(float y) { web().twins.scroll_to(y); }
EMSCRIPTEN_KEEPALIVE void shell_press(std::uint32_t id) { web().twins.press(id); }
EMSCRIPTEN_KEEPALIVE void shell_take(std::uint32_t id, std::uint32_t option) { web().twins.take(id, option); }
EMSCRIPTEN_KEEPALIVE void shell_type(std::uint32_t id, const char* text) { web().twins.type(id, text); }
EMSCRIPTEN_KEEPALIVE void shell_focus(std::uint32_t id) { web().twins.focus(id); }
EMSCRIPTEN_KEEPALIVE void shell_blur(std::uint32_t id) { web().twins.blur(id); }

/// An errand is done, or could not be. The bytes are freed here.
EMSCRIPTEN_KEEPALIVE void shell_answer(std::uint32_t id, int done, char* bytes, std::uint32_t size) {
  web().app->act(zhicheng::model::Answered{{id, done != 0, std::string(bytes, size)}});
  std::free(bytes);
}

/// An errand is that far.
EMSCRIPTEN_KEEPALIVE void shell_progress(std::uint32_t id, double done, double all) {
  const zhicheng::model::Progress progress{id, static_cast<std::int64_t>(done), static_cast<std::int64_t>(all)};
  web().app->act(zhicheng::model::Progressed{progress});
}

/// Files were dropped where no control takes them.
EMSCRIPTEN_KEEPALIVE void shell_drop(const char* lines) {
  using zhicheng::model::Offer;
  web().app->act(Offer{Offer::To::page, {}, {}, lines});
}

/// The pointer, for hover and pressed looks only. `button`: 0 up, 1 down, -1 unchanged.
EMSCRIPTEN_KEEPALIVE void shell_pointer(float x, float y, int button, int touch) {
  ImGuiIO& io = ImGui::GetIO();
  io.AddMouseSourceEvent(touch != 0 ? ImGuiMouseSource_TouchScreen : ImGuiMouseSource_Mouse);
  io.AddMousePosEvent(x, y);
  if (button >= 0) io.AddMouseButtonEvent(0, button != 0);
}

/// The browser's own way back. 0 when there is nowhere to go back to.
EMSCRIPTEN_KEEPALIVE int shell_back() {
  if (web().app->model().screen == zhicheng::model::Screen::start) return 0;
  web().app->act(zhicheng::model::Back{});
  return 1;
}

/// A self-test code, out of the page's address.
EMSCRIPTEN_KEEPALIVE void shell_code(const char* text) { web().app->act(zhicheng::model::TakeCode{text, false}); }

/// Other tabs have changed what is kept.
EMSCRIPTEN_KEEPALIVE void shell_recall() { web().app->recall(); }

// What an address says, and the page around a frame is told: web/embed/frame.mjs.

/// Facts as JSON. 0 when they are none of the vocabulary.
EMSCRIPTEN_KEEPALIVE int shell_give(const char* facts) {
  const auto read = zhicheng::base::read_json(facts);
  return read && web().app->give(*read) ? 1 : 0;
}

/// In a frame; `accent` is a colour of the page around it, or 0.
EMSCRIPTEN_KEEPALIVE void shell_enter(std::uint32_t accent) {
  zhicheng::ui::style::tint(accent);
  web().app->enter_frame();
}

/// Goes to a screen, by its place in model::Screen.
EMSCRIPTEN_KEEPALIVE void shell_go(int screen) {
  web().app->act(zhicheng::model::Show{static_cast<zhicheng::model::Screen>(screen)});
}

/// On the result 1 and the outcome, then how many findings have each status, seven bits each; 0 elsewhere.
EMSCRIPTEN_KEEPALIVE std::uint32_t shell_told() {
  const auto& model = web().app->model();
  if (model.screen != zhicheng::model::Screen::result) return 0;
  std::uint32_t told = 1 + static_cast<std::uint32_t>(model.assessment.outcome);
  for (const auto& finding : model.assessment.findings) told += 4U << (7 * static_cast<std::uint32_t>(finding.status));
  return told;
}

/// "bayannur/2026 sha256:…"
EMSCRIPTEN_KEEPALIVE const char* shell_edition() {
  static std::string said;
  said = web().app->model().edition->id + ' ' + web().app->model().edition->digest;
  return said.c_str();
}

EMSCRIPTEN_KEEPALIVE int shell_is_at_start() {
  return web().app->model().screen == zhicheng::model::Screen::start ? 1 : 0;
}

/// Whether leaving the page would lose what was handed in.
EMSCRIPTEN_KEEPALIVE int shell_at_risk() { return zhicheng::model::is_at_risk(web().app->model()) ? 1 : 0; }

}  // extern "C"
