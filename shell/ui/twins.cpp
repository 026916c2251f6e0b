#include "shell/ui/twins.h"

#include <bit>
#include <cmath>
#include <cstring>

#include "shell/ui/paint.h"

namespace zhicheng::ui {
namespace {

void put(std::vector<std::uint32_t>& words, float number) {
  // A quarter of a pixel is fine enough, and does not tremble.
  words.push_back(std::bit_cast<std::uint32_t>(std::round(number * 4) / 4));
}

void put(std::vector<std::uint32_t>& words, std::string_view text) {
  words.push_back(static_cast<std::uint32_t>(text.size()));
  const std::size_t at = words.size();
  words.resize(at + (text.size() + 3) / 4);
  if (!text.empty()) std::memcpy(&words[at], text.data(), text.size());
}

void draw_inside(const Node& node, std::string_view text, float x, float y) {
  if (!current().drawn) return;
  const style::Face face{node.font_size, node.line_height, false};
  const ImVec2 low(x + node.inset, y);
  const ImVec2 high(x + node.rect.w - node.inset, y + node.rect.h);
  ImGui::PushClipRect(low, high, true);
  paint::line(text, x + node.inset, y + (node.rect.h - face.line) / 2, face, style::kText);
  ImGui::PopClipRect();
}

}  // namespace

void Twins::type(NodeId id, std::string text) {
  for (Report& report : reports_) {
    if (report.id != id) continue;
    report.value = std::move(text);
    return;
  }
  reports_.push_back({id, std::move(text)});
}

bool Twins::next_report() {
  if (!reports_.empty()) reports_.erase(reports_.begin());
  return !reports_.empty();
}

bool Twins::triggered(NodeId id, bool) { return report_of<std::monostate>(id) != nullptr; }

std::optional<std::string> Twins::edit(const Node& node, float x, float y) {
  const auto* typed = report_of<std::string>(node.id);
  // While the keyboard is in it, the element shows its own text, caret and composition.
  if (!has_focus(node.id)) draw_inside(node, typed != nullptr ? *typed : node.value, x, y);
  if (typed == nullptr) return std::nullopt;
  return *typed;
}

std::optional<std::size_t> Twins::pick(const Node& node, std::span<const std::string_view> options, std::size_t chosen,
                                       float x, float y) {
  const auto* line = report_of<std::size_t>(node.id);
  const bool taken = line != nullptr && *line > 0 && *line < options.size();
  draw_inside(node, options[taken ? *line : chosen], x, y);
  if (!taken) return std::nullopt;
  return *line;
}

std::optional<std::string> Twins::offered(NodeId id, bool) {
  const auto* lines = report_of<std::string>(id);
  return lines != nullptr ? std::optional{*lines} : std::nullopt;
}

std::vector<std::uint32_t> pack(const Context& page) {
  std::vector<std::uint32_t> words;
  words.push_back(static_cast<std::uint32_t>(page.nodes.size()));
  put(words, page.height);
  words.push_back(id_of(page.page_key));
  put(words, page.page_title);
  words.push_back(page.attention);
  words.push_back(page.attention_turn);
  for (const Node& node : page.nodes) {
    words.push_back(node.id);
    words.push_back(static_cast<std::uint32_t>(node.role));
    words.push_back(node.flags);
    words.push_back(static_cast<std::uint32_t>(node.type) | static_cast<std::uint32_t>(node.tone) << 8 |
                    static_cast<std::uint32_t>(node.mark) << 16);
    words.push_back(node.depth);
    for (const float number :
         {node.rect.x, node.rect.y, node.rect.w, node.rect.h, node.font_size, node.line_height, node.inset}) {
      put(words, number);
    }
    words.push_back(node.other);
    put(words, node.label);
    put(words, node.value);
    put(words, node.extra);
  }
  return words;
}

void accept_textures() {
  for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
    if (texture->Status == ImTextureStatus_WantDestroy) {
      texture->SetTexID(ImTextureID_Invalid);
      texture->SetStatus(ImTextureStatus_Destroyed);
    } else if (texture->Status != ImTextureStatus_OK) {
      if (texture->Status == ImTextureStatus_WantCreate) texture->SetTexID(1);
      texture->SetStatus(ImTextureStatus_OK);
    }
  }
}

}  // namespace zhicheng::ui
