// zhicheng-shell: the same interface in a window of its own.
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>

#include "base/json.h"
#include "shell/platform/app.h"
#include "shell/platform/native/errands.h"
#include "shell/platform/native/imgui_host.h"
#include "shell/platform/native/window.h"

namespace zhicheng::platform {
namespace {

constexpr std::string_view kUsage =
    "zhicheng-shell [--on YYYY-MM-DD] [--answers answers.json] [--screen NAME] [--size WIDTHxHEIGHT] [--screenshot out.ppm]\n"
    "The self-check in a window. --screenshot writes one picture (PPM) and ends.\n"
    "Screens: start question result tasks package dates rules replay files opening comparing form portal review\n";

/// By name, in the order of model::Screen.
constexpr std::array<std::string_view, 16> kScreens{"start", "question", "result", "tasks", "package", "dates", "rules", "replay",
                                                    "files", "opening", "comparing", "form", "portal", "review", "filing", "progress"};
static_assert(static_cast<std::size_t>(model::Screen::progress) + 1 == kScreens.size());

struct Wishes {
  std::optional<base::Day> on;
  std::string answers;
  std::string screen = "start";
  std::string screenshot;
  int width = 1000;
  int height = 800;
};

/// "2026-05-20T09:30:00+08:00"
std::string now_in_china() {
  const std::time_t shifted = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now()) + 8 * 3600;
  std::tm parts{};
  gmtime_r(&shifted, &parts);
  char text[32];
  std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S+08:00", &parts);
  return text;
}

std::optional<Wishes> read_wishes(int count, char** words) {
  Wishes wishes;
  for (int i = 1; i < count; i += 2) {
    const std::string_view name = words[i];
    if (i + 1 >= count) return std::nullopt;
    const std::string value = words[i + 1];
    if (name == "--on") {
      const auto day = base::Day::parse(value);
      if (!day) return std::nullopt;
      wishes.on = *day;
    } else if (name == "--answers") {
      wishes.answers = value;
    } else if (name == "--screen") {
      wishes.screen = value;
    } else if (name == "--screenshot") {
      wishes.screenshot = value;
    } else if (name == "--size") {
      if (std::sscanf(value.c_str(), "%dx%d", &wishes.width, &wishes.height) != 2) return std::nullopt;
      if (wishes.width < 200 || wishes.height < 200 || wishes.width > 8000 || wishes.height > 8000) return std::nullopt;
    } else {
      return std::nullopt;
    }
  }
  return wishes;
}

bool write_file(const std::string& path, const char* bytes, std::size_t size) {
  std::ofstream file(path, std::ios::binary);
  file.write(bytes, static_cast<std::streamsize>(size));
  return static_cast<bool>(file.flush());
}

/// Goes to the screen that was named, with the answers of a file.
bool prepare(App& app, const Wishes& wishes) {
  if (!wishes.answers.empty()) {
    std::ifstream file(wishes.answers, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    const auto read = base::read_json(bytes);
    if (!read || !app.load(*read)) {
      std::fprintf(stderr, "zhicheng-shell: these answers cannot be read: %s\n", wishes.answers.c_str());
      return false;
    }
  }
  const auto place = std::find(kScreens.begin(), kScreens.end(), wishes.screen);
  if (place == kScreens.end()) return false;
  const auto screen = static_cast<model::Screen>(place - kScreens.begin());
  switch (screen) {
    case model::Screen::start: break;
    case model::Screen::question: app.act(model::Begin{}); break;
    case model::Screen::result: app.act(model::ShowResult{}); break;
    default: app.act(model::Show{screen});
  }
  return true;
}

void draw_frame(const Window& window, App& app) {
  bool again = true;
  // A change is drawn at once.
  for (int i = 0; again && i < 4; ++i) {
    window.begin_frame();
    again = app.draw(now_in_china());
    window.end_frame();
  }
}

int run(const Wishes& wishes) {
  auto window = Window::open(wishes.width, wishes.height, "职称申报自测");
  if (!window) return 1;
  FileTable files;
  ImguiHost host([&](const std::vector<std::string>& paths) { return files.offer(paths); });
  const base::Day on = wishes.on ? *wishes.on : *base::Day::parse(now_in_china().substr(0, 10));
  const auto app = App::open(host, window->fonts(), on, wishes.on.has_value());
  if (!app) {
    std::fprintf(stderr, "zhicheng-shell: the rules in this build cannot be loaded\n");
    return 70;
  }
  if (!prepare(*app, wishes)) return 64;

  if (!wishes.screenshot.empty()) {
    // Glyphs come in the first frame; sizes settle in the second.
    for (int i = 0; i < 3; ++i) draw_frame(*window, *app);
    const auto picture = window->picture();
    return write_file(wishes.screenshot, reinterpret_cast<const char*>(picture.data()), picture.size()) ? 0 : 1;
  }
  while (!window->is_closing()) {
    draw_frame(*window, *app);
    window->show();
    const auto errands = app->take_errands();
    for (const model::Errand& errand : errands) app->act(model::Answered{carry_out(errand, files)});
    const auto dropped = window->take_dropped();
    if (!dropped.empty()) app->act(model::Offer{model::Offer::To::page, {}, {}, files.offer(dropped)});
    if (errands.empty() && dropped.empty()) window->wait();
  }
  return 0;
}

}  // namespace
}  // namespace zhicheng::platform

int main(int count, char** words) {
  const auto wishes = zhicheng::platform::read_wishes(count, words);
  if (!wishes) {
    std::fputs(zhicheng::platform::kUsage.data(), stderr);
    return 64;
  }
  return zhicheng::platform::run(*wishes);
}
