// A person with attachments, and the platform that carries out what they lead to.
#pragma once
#include "base/digest.h"
#include "base/json.h"
#include "shell/model/lists.h"
#include "shell_person.h"

namespace zhicheng::tests {

using base::Json;
using To = model::Offer::To;

inline Json entry(std::string_view kind, std::string_view name, std::string_view content) {
  const std::string digest = base::sha256(content);
  Json made;
  made.add("kind", kind).add("name", name).add("bytes", static_cast<std::int64_t>(content.size()));
  return made.add("sha256", digest.substr(digest.find(':') + 1)).add("type", "application/pdf");
}

/// The errands of a kind, taken from the model; calls are answered by the door.
inline std::vector<model::Errand> take(Model& model, model::Work work) {
  std::vector<model::Errand> taken;
  for (;;) {
    const model::Errand errand = carry_out_calls(model);
    if (errand.id == 0) return taken;
    if (errand.work == work) taken.push_back(errand);
  }
}

inline void offer(Model& model, std::string_view kind, std::string_view lines, std::string_view replaces = {}) {
  act(model, model::Offer{To::material, std::string(kind), std::string(replaces), std::string(lines)});
}

inline void answer(Model& model, const model::Errand& errand, const Json& said) {
  act(model, model::Answered{{errand.id, true, base::write_canonical(said)}});
}

/// A file that the platform finds to be sound.
inline void attach(Model& model, std::string_view kind, std::string_view name, std::string_view content, std::string_view replaces = {}) {
  offer(model, kind, "7 " + std::to_string(content.size()) + " " + std::string(name), replaces);
  for (const auto& errand : take(model, model::Work::inspect)) {
    CHECK(errand.name == kind);
    CHECK(errand.bytes == "7");
    answer(model, errand, entry(kind, name, content).add("faults", Json::Array{}));
  }
  take(model, model::Work::inspect);
}

inline Model at_files() {
  Model model = begin();
  act(model, model::Begin{});
  answer_all(model, kEngineer);
  model.now = "2026-05-20T09:30:00+08:00";
  act(model, model::Write{model::ApplicantField::name, "张三"});
  act(model, model::Write{model::ApplicantField::phone, "0478-8527232"});
  act(model, model::Show{Screen::files});
  take(model, model::Work::inspect);
  return model;
}

inline std::string packed(Model& model, model::Container container = model::Container::json) {
  act(model, model::Save{container});
  const auto saved = take(model, container == model::Container::zip ? model::Work::zip : model::Work::save);
  REQUIRE(saved.size() == 1);
  return saved.front().bytes;
}

inline std::string concerns(const Model& model) {
  std::string ids;
  const Json* checks = model.files.checks.find("checks");
  if (checks == nullptr) return "unknown";
  for (const Json& one : *checks->array()) {
    const std::string place(*one.find("places")->array()->front().text());
    if (place.starts_with("/attachments/")) ids += std::string(one.text_at("id")) + " ";
  }
  return ids;
}

inline void open(Model& model, const Json& package, const Json& files = {}) {
  act(model, model::Offer{To::opening, {}, {}, "1 5 old.zhicheng.json"});
  for (const auto& errand : take(model, model::Work::open)) {
    answer(model, errand, Json{}.add("kind", "json").add("files", files).add("package", package));
  }
  take(model, model::Work::open);
}

}  // namespace zhicheng::tests
