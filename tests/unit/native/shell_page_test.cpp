// Widgets and views without a screen: what is drawn, what it means, and what comes back.
#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <set>
#include <string>

#include "imgui.h"
#include "imgui_internal.h"
#include "rules/embedded.h"
#include "shell/ui/lines.h"
#include "shell/ui/twins.h"
#include "shell/ui/widgets.h"
#include "shell/update/update.h"
#include "shell/views/views.h"

using namespace zhicheng;

namespace {

/// A font that shows nothing: every character is as wide as a Han character, Latin half of that.
bool load_nothing(ImFontAtlas*, ImFontConfig*, ImFontBaked* baked, void*, ImWchar c, ImFontGlyph* glyph,
                  float* advance) {
  const float width = baked->Size / 1.448F * (c < 0x2E80 ? 0.5F : 1.0F);
  if (advance != nullptr) {
    *advance = width;
  } else {
    glyph->Codepoint = c & 0x3FFFFFFU;
    glyph->AdvanceX = width;
  }
  return true;
}

class Headless {
 public:
  explicit Headless(float width = 1280, float height = 800) {
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.DisplaySize = ImVec2(width, height);
    io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
    loader_.Name = "nothing";
    loader_.FontSrcInit = [](ImFontAtlas*, ImFontConfig*) { return true; };
    loader_.FontSrcContainsGlyph = [](ImFontAtlas*, ImFontConfig*, ImWchar) { return true; };
    loader_.FontBakedLoadGlyph = load_nothing;
    ImFontConfig config;
    config.FontLoader = &loader_;
    config.FontDataOwnedByAtlas = false;
    config.SizePixels = 26;
    page.fonts.regular = page.fonts.bold = io.Fonts->AddFont(&config);
    page.host = &twins;
    ui::set_current(&page);
  }
  ~Headless() {
    ui::set_current(nullptr);
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
      texture->SetTexID(ImTextureID_Invalid);
      texture->SetStatus(ImTextureStatus_Destroyed);
    }
    ImGui::DestroyContext();
  }
  Headless(const Headless&) = delete;
  Headless& operator=(const Headless&) = delete;

  template <class Draw>
  void frame(const Draw& draw) {
    ImGui::GetIO().DeltaTime = 1.0F / 60;
    ImGui::NewFrame();
    draw();
    twins.next_report();
    ImGui::Render();
    ui::accept_textures();
  }

  ui::Twins twins;
  ui::Context page;

 private:
  ImFontLoader loader_;
};

/// The application without a platform.
class Walker {
 public:
  explicit Walker(float width = 1280) : screen_(width) {
    auto library = rules::Library::load(rules::embedded_files());
    REQUIRE(library.ok());
    model = *model::begin(std::make_shared<const rules::Library>(std::move(*library)), *base::Day::parse("2026-05-20"));
    settle();
  }

  void settle() {
    for (bool again = true; again;) {
      screen_.frame([&] {
        const auto intent = views::draw(model, texts::chinese());
        again = intent.has_value();
        if (intent) update::update(model, *intent);
      });
    }
  }
  const ui::Node* find(ui::Role role, std::string_view label) const {
    const auto& nodes = screen_.page.nodes;
    const auto found = std::find_if(nodes.begin(), nodes.end(),
                                    [&](const ui::Node& node) { return node.role == role && node.label == label; });
    return found == nodes.end() ? nullptr : &*found;
  }
  std::size_t count(ui::Role role) const {
    const auto& nodes = screen_.page.nodes;
    return static_cast<std::size_t>(
        std::count_if(nodes.begin(), nodes.end(), [&](const ui::Node& node) { return node.role == role; }));
  }
  /// Marks every entry of the question 「不确定」.
  void leave_open() {
    for (const std::size_t fact : std::vector<std::size_t>(model.shown)) {
      twins().press(ui::id_of("answer/" + model::fact_of(model, fact).id + "/unsure"));
      settle();
      settle();
    }
  }
  void press(ui::Role role, std::string_view label) {
    const ui::Node* node = find(role, label);
    REQUIRE_MESSAGE(node != nullptr, label);
    screen_.twins.press(node->id);
    settle();
    settle();
  }
  const std::vector<ui::Node>& nodes() const { return screen_.page.nodes; }
  const ui::Context& page() const { return screen_.page; }
  ui::Twins& twins() { return screen_.twins; }

  model::Model model;

 private:
  Headless screen_;
};

void check_nodes(const ui::Context& page) {
  std::set<ui::NodeId> ids;
  std::uint32_t depth = 0;
  int titles = 0;
  for (const ui::Node& node : page.nodes) {
    CAPTURE(node.label);
    CHECK(ids.insert(node.id).second);
    CHECK(node.depth <= depth + 1);
    depth = node.depth;
    const bool container = node.role >= ui::Role::group && node.role <= ui::Role::region;
    if (!container) {
      CHECK(node.rect.x >= 0);
      CHECK(node.rect.y >= 0);
      CHECK(node.rect.x + node.rect.w <= ImGui::GetIO().DisplaySize.x + 0.5F);
      CHECK(node.rect.y + node.rect.h <= page.height + 0.5F);
      if (node.role != ui::Role::status) CHECK_FALSE(node.label.empty());
    }
    const bool pressed = node.role >= ui::Role::button && node.role <= ui::Role::summary;
    if (pressed && node.role != ui::Role::link) CHECK(node.rect.h >= 44);
    if (node.role == ui::Role::heading && node.value == "1") ++titles;
  }
  CHECK(titles == 1);
  CHECK_FALSE(page.page_title.empty());
}

}  // namespace

TEST_CASE("lines break as Chinese is printed") {
  const auto width = [](char32_t c) { return c < 0x2E80 ? 5.0F : 10.0F; };
  const auto broken = [&](std::string_view text, float wide) {
    std::vector<std::string> lines;
    for (const ui::Line& line : ui::break_lines(text, wide, width))
      lines.emplace_back(text.substr(line.begin, line.end - line.begin));
    return lines;
  };
  using Lines = std::vector<std::string>;
  CHECK(broken("一二三四五六", 30) == Lines{"一二三", "四五六"});
  // No closing mark begins a line, no opening mark ends one.
  CHECK(broken("一二三，四五", 30) == Lines{"一二", "三，四", "五"});
  CHECK(broken("一二（三）四", 30) == Lines{"一二", "（三）", "四"});
  CHECK(broken("一二“三四”", 30) == Lines{"一二", "“三四”"});
  // Numbers and Latin words stay whole, unless they alone are too wide.
  CHECK(broken("日期2018-07-01止", 50) == Lines{"日期", "2018-07-01", "止"});
  CHECK(broken("abcdefgh", 20) == Lines{"abcd", "efgh"});
  CHECK(broken("one two three", 40) == Lines{"one two", "three"});
  CHECK(broken("一\n\n二", 40) == Lines{"一", "", "二"});
  CHECK(broken("", 40) == Lines{""});
}

TEST_CASE("no line is too wide, and nothing is lost, for any text") {
  const auto width = [](char32_t c) { return c < 0x2E80 ? 5.0F : 10.0F; };
  const std::string_view pieces[] = {"一", "二", "（", "）", "，", "。", "a", "b", "7", " ", "“", "”", "—", "\n", "𠮷"};
  std::mt19937 random(7);
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (auto i = random() % 40; i > 0; --i) text += pieces[random() % std::size(pieces)];
    std::string kept;
    for (const ui::Line& line : ui::break_lines(text, 60, width)) {
      CHECK(line.width <= 60);
      kept += text.substr(line.begin, line.end - line.begin);
    }
    for (const char space : {' ', '\n'}) {
      std::erase(text, space);
      std::erase(kept, space);
    }
    CHECK(kept == text);
  }
}

TEST_CASE("every screen is sound, on a desk and on a phone") {
  for (const float width : {1280.0F, 390.0F}) {
    CAPTURE(width);
    Walker walker(width);
    check_nodes(walker.page());
    walker.press(ui::Role::button, "开始自测");
    int explained = 0;
    for (int i = 0; i < 30 && walker.model.screen == model::Screen::question; ++i) {
      check_nodes(walker.page());
      // Facts that only a route or a date reads have no finding to show.
      if (walker.find(ui::Role::summary, "依据通知的哪一条") != nullptr) {
        walker.press(ui::Role::summary, "依据通知的哪一条");
        check_nodes(walker.page());
        ++explained;
      }
      // First without an answer: what is wrong is said at each entry.
      walker.press(ui::Role::button, "下一步");
      CHECK(walker.count(ui::Role::alert) == walker.model.shown.size());
      check_nodes(walker.page());
      walker.leave_open();
      check_nodes(walker.page());
      walker.press(ui::Role::button, "下一步");
    }
    CHECK(explained > 8);
    CHECK(walker.model.screen == model::Screen::result);
    for (const ui::Node& node : std::vector<ui::Node>(walker.nodes())) {
      if (node.role != ui::Role::summary) continue;
      walker.twins().press(node.id);
      walker.settle();
    }
    check_nodes(walker.page());
    walker.press(ui::Role::button, "去准备申报");
    walker.press(ui::Role::button, "生成申报包");
    walker.press(ui::Role::button, "下载申报包");
    CHECK(walker.find(ui::Role::alert, "请填姓名。") != nullptr);
    CHECK(walker.page().attention == walker.find(ui::Role::field, "姓名")->id);
    check_nodes(walker.page());
  }
}

TEST_CASE("what opens on a screen has its controls there, and the first fault has the keyboard") {
  Walker walker;
  walker.press(ui::Role::button, "开始自测");
  CHECK(walker.find(ui::Role::heading, "您要申报什么职称？") != nullptr);
  const std::string_view series = "您要申报哪个系列的职称？";
  CHECK(walker.find(ui::Role::radio, "其他专业") == nullptr);
  walker.press(ui::Role::radio, "中级");
  walker.twins().take(walker.find(ui::Role::select, series)->id, 1);
  for (int i = 0; i < 3; ++i) walker.settle();
  // The titles of the series are said.
  CHECK(walker.find(ui::Role::status, "技术员、助理工程师、工程师、高级工程师、正高级工程师") != nullptr);
  REQUIRE(walker.find(ui::Role::radio, "其他专业") != nullptr);
  const auto turn = walker.page().attention_turn;
  walker.press(ui::Role::button, "下一步");
  CHECK(walker.page().attention_turn == turn + 1);
  CHECK(walker.page().attention == walker.find(ui::Role::radio, "计算机技术与软件")->id);
  walker.press(ui::Role::checkbox, "不确定：您要申报哪个系列的职称？");
  CHECK(walker.find(ui::Role::radio, "其他专业") == nullptr);
  CHECK(walker.find(ui::Role::select, series)->value == "0");
  walker.press(ui::Role::button, "下一步");
  CHECK(walker.find(ui::Role::heading, "您通过哪种方式申报？") != nullptr);
}

TEST_CASE("several fields filled in at once are all kept") {
  Walker walker;
  walker.model.screen = model::Screen::package;
  walker.settle();
  walker.twins().type(walker.find(ui::Role::field, "姓名")->id, "李");
  walker.twins().type(walker.find(ui::Role::field, "联系电话")->id, "8527232");
  walker.twins().type(walker.find(ui::Role::field, "姓名")->id, "李四");
  for (int i = 0; i < 3; ++i) walker.settle();
  CHECK(walker.model.form.applicant.text_at("name") == "李四");
  CHECK(walker.model.form.applicant.text_at("phone") == "8527232");
}

TEST_CASE("every page of the form is sound, on a desk and on a phone") {
  using Verb = model::Fill::Verb;
  for (const float width : {1280.0F, 390.0F}) {
    CAPTURE(width);
    Walker walker(width);
    const auto show = [&](const model::Action& action) {
      update::update(walker.model, action);
      walker.settle();
      walker.settle();
      check_nodes(walker.page());
    };
    show(model::Show{model::Screen::tasks});
    CHECK(walker.find(ui::Role::link, "个人信息") != nullptr);
    for (std::size_t group = 0; group < model::form_groups().size(); ++group) {
      show(model::Fill{Verb::open, {group}});
      if (model::form_groups()[group].list.empty()) continue;
      show(model::Fill{Verb::edit, {group, 0}});
      for (std::size_t field = 0; field < model::form_groups()[group].fields.size(); ++field) {
        show(model::Fill{Verb::put, {group, 0, field}, "看不懂"});
      }
      // What is wrong is said twice: above, and at the field.
      show(model::Fill{Verb::leave});
      auto faults = model::faults_of(walker.model, model::section_of(group));
      std::erase_if(faults, [&](const model::Place& one) { return one.group != group; });
      CHECK(walker.count(ui::Role::alert) == faults.size());
      show(model::Back{});
    }
    for (const auto screen : {model::Screen::portal, model::Screen::review}) {
      show(model::Show{screen});
      show(model::Back{});
    }
    CHECK(walker.model.screen == model::Screen::form);
  }
}

TEST_CASE("a field is left when the keyboard goes from it, and not while the pointer is down") {
  Walker walker;
  update::update(walker.model, model::Fill{model::Fill::Verb::open, model::member("born_on")});
  walker.settle();
  const ui::NodeId born = walker.find(ui::Role::field, "出生日期")->id;
  walker.twins().focus(born);
  walker.twins().type(born, "昨天");
  walker.settle();
  walker.settle();
  CHECK(walker.count(ui::Role::alert) == 0);
  CHECK(walker.model.form.typing == model::member("born_on"));
  ImGui::GetIO().AddMouseButtonEvent(0, true);
  walker.twins().blur(born);
  walker.settle();
  walker.settle();
  CHECK(walker.count(ui::Role::alert) == 0);
  ImGui::GetIO().AddMouseButtonEvent(0, false);
  walker.settle();
  walker.settle();
  CHECK(walker.count(ui::Role::alert) == 1);
  walker.press(ui::Role::link, "更改：出生日期");
  CHECK(walker.page().attention == born);
  CHECK(walker.find(ui::Role::field, "出生日期")->value == "昨天");
}

TEST_CASE("a report for what is not there does nothing") {
  Walker walker;
  walker.twins().press(ui::id_of("nowhere"));
  walker.twins().take(walker.find(ui::Role::button, "开始自测")->id, 3);
  for (int i = 0; i < 3; ++i) walker.settle();
  CHECK(walker.model.screen == model::Screen::start);
}

TEST_CASE("packed nodes say the same twice, and change with what is shown") {
  Walker walker;
  const auto first = ui::pack(walker.page());
  walker.settle();
  CHECK(ui::pack(walker.page()) == first);
  walker.press(ui::Role::button, "开始自测");
  CHECK(ui::pack(walker.page()) != first);
}
