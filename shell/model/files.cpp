#include "shell/model/files.h"

#include <algorithm>
#include <charconv>

#include "shell/model/lists.h"
#include "shell/model/model.h"

namespace zhicheng::model {

std::vector<Offered> read_offered(std::string_view lines) {
  std::vector<Offered> files;
  while (!lines.empty()) {
    const std::string_view line = lines.substr(0, lines.find('\n'));
    lines.remove_prefix(std::min(line.size() + 1, lines.size()));
    Offered file;
    const char* const end = line.data() + line.size();
    const auto number = std::from_chars(line.data(), end, file.number);
    if (number.ec != std::errc{} || number.ptr == end) continue;
    const auto bytes = std::from_chars(number.ptr + 1, end, file.bytes);
    if (bytes.ec != std::errc{} || bytes.ptr == end) continue;
    file.name.assign(bytes.ptr + 1, end);
    files.push_back(std::move(file));
  }
  return files;
}

base::Json manifest(const Model& model) {
  base::Json::Array list;
  for (const Attached& one : model.files.attached) list.push_back(one.entry);
  return list;
}

void load_manifest(Model& model, const base::Json& list) {
  const std::vector<Attached> before = std::move(model.files.attached);
  model.files = {};
  if (list.array() == nullptr) return;
  for (const base::Json& entry : *list.array()) {
    const auto same = [&](const Attached& one) { return one.here && one.entry.text_at("sha256") == entry.text_at("sha256"); };
    model.files.attached.push_back({entry, std::any_of(before.begin(), before.end(), same)});
  }
}

std::vector<std::string> names_not_here(const Model& model) {
  std::vector<std::string> names;
  for (const Attached& one : model.files.attached) {
    if (!one.here) names.emplace_back(one.entry.text_at("name"));
  }
  return names;
}

std::vector<const rules::MaterialRule*> file_materials(const Model& model) {
  std::vector<const rules::MaterialRule*> materials;
  for (const rules::MaterialRule* one : model.assessment.materials) {
    if (one->file) materials.push_back(one);
  }
  return materials;
}

const rules::MaterialRule* material_of(const std::vector<const rules::MaterialRule*>& materials, std::string_view kind) {
  const auto fits = [&](const rules::MaterialRule* one) {
    return kind == one->id || std::find(one->kinds.begin(), one->kinds.end(), kind) != one->kinds.end();
  };
  const auto found = std::find_if(materials.begin(), materials.end(), fits);
  return found != materials.end() ? *found : nullptr;
}

bool is_present(const Model& model, const rules::MaterialRule& material) {
  const auto& files = model.files.attached;
  const auto is_one = [&](const Attached& one) { return material_of({&material}, one.entry.text_at("kind")) != nullptr; };
  if (std::any_of(files.begin(), files.end(), is_one)) return true;
  // A form counts once it has been exported, which the application says.
  const base::Json::Array& required = items(model.files.checks, "required");
  return std::any_of(required.begin(), required.end(), [&](const base::Json& one) {
    return one.text_at("id") == material.id && flag(one, "present");
  });
}

}  // namespace zhicheng::model
