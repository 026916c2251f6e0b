// The shell without a screen: what is drawn and means what, and a person who walks through it.
#pragma once
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

namespace zhicheng::tests {

/// A font that shows nothing: every character is as wide as a Han character, Latin half of that.
inline bool load_nothing(ImFontAtlas*, ImFontConfig*, ImFontBaked* baked, void*, ImWchar c, ImFontGlyph* glyph,
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
  /// As on a page of text.
  void undraw() {
    screen_.page.drawn = false;
    settle();
  }

  model::Model model;

 private:
  Headless screen_;
};

inline void check_nodes(const ui::Context& page) {
  std::set<ui::NodeId> ids;
  std::uint32_t depth = 0;
  int titles = 0;
  for (const ui::Node& node : page.nodes) {
    CAPTURE(node.label);
    CHECK(ids.insert(node.id).second);
    CHECK(node.depth <= depth + 1);
    depth = node.depth;
    const bool container = ui::holds(node.role);
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

}  // namespace zhicheng::tests
