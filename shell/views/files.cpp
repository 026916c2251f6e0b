#include <algorithm>

#include "shell/model/lists.h"
#include "shell/ui/widgets.h"
#include "shell/views/parts.h"

namespace zhicheng::views {
namespace {

using base::Json;
using model::Files;
using model::Model;

constexpr std::string_view kTypes = ".pdf,.jpg,.jpeg,.png";
/// A screen reader hears of every so many per cent.
constexpr int kStep = 25;

/// PDF，3页，2.4 MB
std::string details_of(const Json& entry, const texts::Texts& texts) {
  std::string type(entry.text_at("type"));
  type.erase(0, type.find('/') + 1);
  std::transform(type.begin(), type.end(), type.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  std::vector<std::string> parts{type};
  if (const auto pages = model::number(entry, "pages")) parts.push_back(texts::fill(texts.files.pages, {std::to_string(pages)}));
  if (const auto width = model::number(entry, "width")) {
    parts.push_back(texts::fill(texts.files.pixels, {std::to_string(width), std::to_string(model::number(entry, "height"))}));
  }
  parts.push_back(size_words(model::number(entry, "bytes")));
  return join(parts, texts.list_mark);
}

bool stands_at(const Json& concern, const std::string& place) {
  const Json::Array& places = model::items(concern, "places");
  return std::any_of(places.begin(), places.end(), [&](const Json& one) {
    return one.text() != nullptr && (*one.text() == place || one.text()->starts_with(place + "/"));
  });
}

/// What is to be mended in this file.
void draw_concerns(const Model& model, std::size_t index) {
  for (const Json& concern : model::items(model.files.checks, "checks")) {
    if (!stands_at(concern, base::pointer_to("/attachments", index))) continue;
    const bool problem = concern.text_at("severity") == "problem";
    ui::notice(problem ? ui::Mark::bad : ui::Mark::care, std::string(concern.text_at("text")).append(concern.text_at("fix")));
  }
}

Intent draw_attached(const Model& model, const texts::Texts& texts, std::size_t index) {
  const model::Attached& file = model.files.attached[index];
  const std::string name(file.entry.text_at("name"));
  const std::string kind(file.entry.text_at("kind"));
  const std::string key = "file/" + kind + "/" + name + "/" + std::string(file.entry.text_at("sha256")).append(file.entry.text_at("item"));
  const ui::Item item(key);
  Intent intent;
  const auto wish = ui::file_row({key, name, details_of(file.entry, texts), kTypes, texts.files.replace, texts.files.remove});
  if (wish.files) {
    intent = model::Offer{model::Offer::To::material, kind, std::string(file.entry.text_at("sha256")), *wish.files};
  }
  if (wish.remove) intent = model::Remove{index};
  if (!file.here) ui::notice(ui::Mark::care, texts.files.not_here);
  draw_concerns(model, index);
  return intent;
}

using Materials = std::vector<const rules::MaterialRule*>;

/// The files of a material, or with null those of none, and what became of others that were chosen for it.
Intent draw_listed(const Model& model, const texts::Texts& texts, const Materials& materials, const rules::MaterialRule* material) {
  Intent intent;
  const auto belongs = [&](std::string_view kind) { return model::material_of(materials, kind) == material; };
  {
    const ui::List list(material != nullptr ? "files/" + material->id : "others");
    for (std::size_t i = 0; i < model.files.attached.size(); ++i) {
      if (!belongs(model.files.attached[i].entry.text_at("kind"))) continue;
      if (auto wanted = draw_attached(model, texts, i)) intent = wanted;
    }
  }
  for (const model::Looking& one : model.files.looking) {
    if (!belongs(one.kind)) continue;
    const std::string key = "looking/" + std::to_string(one.progress.errand);
    const int percent = one.progress.percent();
    ui::status(key, texts::fill(texts.files.looking, {one.name, std::to_string(percent / kStep * kStep)}));
    ui::progress(key + "/bar", one.name, percent);
    if (ui::link(key + "/cancel", texts.files.cancel, std::string(texts.files.cancel) + " " + one.name)) {
      intent = model::Cancel{one.progress.errand};
    }
  }
  for (const model::Refused& one : model.files.refused) {
    if (!belongs(one.kind)) continue;
    ui::alert("refused/" + std::to_string(&one - model.files.refused.data()), texts::fill(texts.files.refused, {one.name}));
    if (one.words.empty()) ui::text(error_words(model, texts, one.error));
    for (const std::string& words : one.words) ui::text(words);
  }
  return intent;
}

Intent draw_material(const Model& model, const texts::Texts& texts, const Materials& materials, const rules::MaterialRule& material) {
  const bool present = model::is_present(model, material);
  ui::space(12);
  ui::marked(present ? ui::Mark::good : ui::Mark::open, material.title, present ? texts.files.present : texts.files.lacking);
  ui::text(clause_line(material.clauses, material.verified, texts), ui::Type::small, ui::Tone::quiet);
  if (!material.note.empty()) ui::text(material.note, ui::Type::small);
  Intent intent = draw_listed(model, texts, materials, &material);
  const std::string spoken = texts::fill(texts.files.choose_for, {material.title});
  if (const auto lines = ui::file("choose/" + material.id, texts.files.choose, kTypes, spoken)) {
    intent = model::Offer{model::Offer::To::material, material.id, {}, *lines};
  }
  ui::rule();
  return intent;
}

/// Files that no material on the page asks for: of another edition, or of one's own.
Intent draw_others(const Model& model, const texts::Texts& texts, const Materials& materials) {
  const auto& files = model.files.attached;
  const auto is_other = [&](const model::Attached& one) { return model::material_of(materials, one.entry.text_at("kind")) == nullptr; };
  if (std::none_of(files.begin(), files.end(), is_other)) return {};
  ui::heading(texts.files.others, 2);
  return draw_listed(model, texts, materials, nullptr);
}

/// What was dropped on the page: the person says which material it is.
Intent draw_unsorted(const Model& model, const texts::Texts& texts, const Materials& materials) {
  if (model.files.unsorted.empty()) return {};
  Intent intent;
  std::vector<std::string> names;
  for (const model::Offered& one : model.files.unsorted) names.push_back(one.name);
  std::vector<std::string_view> titles;
  for (const rules::MaterialRule* one : materials) titles.push_back(one->title);
  ui::notice(ui::Mark::care, texts::fill(texts.files.unsorted, {join(names, texts.list_mark)}));
  const ui::Entry entry{.key = "which", .label = texts.files.which_material};
  if (const auto taken = ui::select(entry, texts.choose_prompt, titles, {})) intent = model::Sort{materials[*taken]->id};
  if (ui::link("drop-unsorted", texts.files.drop_unsorted)) intent = model::Sort{};
  ui::attend("which", model.attention);
  return intent;
}

}  // namespace

std::string files_count(const Model& model, const texts::Texts& texts) {
  const auto materials = model::file_materials(model);
  const auto there = std::count_if(materials.begin(), materials.end(), [&](const auto* one) { return model::is_present(model, *one); });
  return texts::fill(texts.files.count, {std::to_string(there), std::to_string(materials.size())});
}

Intent draw_files(const Model& model, const texts::Texts& texts) {
  Intent intent;
  if (ui::link("back", texts.back)) intent = model::Back{};
  ui::heading(texts.files.title, 1);
  ui::text(texts.files.lead);
  ui::heading(std::string(texts.files.short_title) + " " + files_count(model, texts), 2);
  const auto materials = model::file_materials(model);
  if (auto wanted = draw_unsorted(model, texts, materials)) intent = wanted;
  const std::string_view told = model.files.told == Files::Told::added       ? texts.files.added
                                : model.files.told == Files::Told::removed   ? texts.files.removed
                                : model.files.told == Files::Told::cancelled ? texts.files.cancelled
                                                                             : "";
  ui::status("told", texts::fill(told, {model.files.told_of}), ui::Tone::good);
  {
    const ui::List list("materials");
    for (const rules::MaterialRule* one : materials) {
      const ui::Item item("material/" + one->id);
      if (auto wanted = draw_material(model, texts, materials, *one)) intent = wanted;
    }
  }
  if (auto wanted = draw_others(model, texts, materials)) intent = wanted;
  ui::space(8);
  if (ui::button("to-package", texts.files.to_package)) intent = model::Show{model::Screen::package};
  return intent;
}

}  // namespace zhicheng::views
