#include "shell/update/files.h"

#include <algorithm>
#include <utility>

#include "shell/model/lists.h"
#include "shell/update/errands.h"
#include "shell/update/opening.h"

namespace zhicheng::update {
namespace {

using base::Json;
using model::Files;
using model::Model;
using model::Offer;
using model::Screen;

void look_at(Model& model, const std::string& kind, const std::string& replaces, const std::vector<model::Offered>& files) {
  std::erase_if(model.files.refused, [&](const model::Refused& one) { return one.kind == kind; });
  for (const model::Offered& file : files) {
    const std::uint32_t errand = send(model, model::Purpose::inspecting, model::Work::inspect, kind, std::to_string(file.number));
    model.files.looking.push_back({{errand, 0, file.bytes}, kind, file.name, replaces});
  }
}

bool is_package(const model::Offered& file) {
  const auto ends = [&](std::string_view ending) { return file.name.ends_with(ending); };
  return ends(".json") || ends(".html") || ends(".zip");
}

/// Dropped beside every control: what the files are and what the page is about decides.
void offer_to_page(Model& model, const std::vector<model::Offered>& files) {
  const auto package = std::find_if(files.begin(), files.end(), is_package);
  const model::Offered& first = package != files.end() ? *package : files.front();
  if (model.screen == Screen::comparing) {
    const bool right = model.comparing.left.state != model::Chosen::State::none;
    return choose_side(model, right, first);
  }
  const bool begins = model.screen == Screen::start || model.screen == Screen::opening;
  if (begins || package != files.end()) return open(model, first);
  if (model.screen != Screen::files) {
    model.way.push_back(model.screen);
    model.screen = Screen::files;
  }
  auto& unsorted = model.files.unsorted;
  unsorted.insert(unsorted.end(), files.begin(), files.end());
  ++model.attention;
}

void tell(Model& model, Files::Told told, std::string_view name) {
  model.files.told = told;
  model.files.told_of = name;
}

/// A file that was only listed and is chosen again, perhaps under another name: it is what the list says.
bool find_again(Model& model, std::string_view sha256) {
  bool found = false;
  for (model::Attached& one : model.files.attached) {
    if (one.here || one.entry.text_at("sha256") != sha256) continue;
    one.here = found = true;
    if (model.packing.state == model::Packing::State::lacking) model.packing = {};
    tell(model, Files::Told::added, one.entry.text_at("name"));
  }
  return found;
}

/// In the place of the one that it replaces, or of itself; else at the end. Another file of the same name is another file.
void attach(Model& model, const model::Looking& looked, Json entry) {
  auto& attached = model.files.attached;
  const auto is_old = [&](const model::Attached& one) {
    const bool replaced = !looked.replaces.empty() && one.entry.text_at("sha256") == looked.replaces;
    const bool again = one.entry.text_at("name") == entry.text_at("name") && one.entry.text_at("sha256") == entry.text_at("sha256");
    return one.entry.text_at("kind") == looked.kind && (replaced || again);
  };
  const auto old = std::find_if(attached.begin(), attached.end(), is_old);
  if (old == attached.end()) {
    attached.push_back({std::move(entry), true});
    return;
  }
  if (const Json* item = old->entry.find("item")) entry.set("item", *item);
  *old = {std::move(entry), true};
}

}  // namespace

void offer(Model& model, const Offer& offer) {
  const std::vector<model::Offered> files = model::read_offered(offer.lines);
  if (files.empty()) return;
  switch (offer.to) {
    case Offer::To::material:
      return look_at(model, offer.kind, offer.replaces, files);
    case Offer::To::page:
      return offer_to_page(model, files);
    case Offer::To::opening:
      return open(model, files.front());
    case Offer::To::left:
    case Offer::To::right:
      return choose_side(model, offer.to == Offer::To::right, files.front());
  }
}

void sort(Model& model, const std::string& kind) {
  const auto files = std::exchange(model.files.unsorted, {});
  if (!kind.empty()) look_at(model, kind, {}, files);
}

void remove(Model& model, std::size_t attached) {
  const Json& entry = model.files.attached[attached].entry;
  tell(model, Files::Told::removed, entry.text_at("name"));
  // The button is gone: the keyboard goes to the one that chooses another file.
  const auto* material = model::material_of(model::file_materials(model), entry.text_at("kind"));
  model.guide.back_at = material != nullptr ? "choose/" + material->id : "to-package";
  ++model.attention;
  model.files.attached.erase(model.files.attached.begin() + static_cast<std::ptrdiff_t>(attached));
  ask_checks(model);
}

void cancel(Model& model, std::uint32_t errand) {
  if (model.awaited.erase(errand) == 0) return;
  send(model, model::Purpose::nothing, model::Work::cancel, std::to_string(errand), {});
  std::erase_if(model.files.looking, [&](const model::Looking& one) {
    if (one.progress.errand != errand) return false;
    tell(model, Files::Told::cancelled, one.name);
    return true;
  });
  if (model.packing.progress.errand == errand) model.packing = {};
  if (model.filing.progress.errand == errand) model.filing.state = model::Filing::State::cancelled;
}

void progress(Model& model, const model::Progress& progress) {
  for (model::Looking& one : model.files.looking) {
    if (one.progress.errand == progress.errand) one.progress = progress;
  }
  for (model::Progress* one : {&model.packing.progress, &model.filing.progress}) {
    if (one->errand == progress.errand) *one = progress;
  }
}

void inspected(Model& model, const model::Reply& reply) {
  auto& looking = model.files.looking;
  const auto found = std::find_if(looking.begin(), looking.end(), [&](const auto& one) { return one.progress.errand == reply.id; });
  if (found == looking.end()) return;
  const model::Looking looked = std::move(*found);
  looking.erase(found);
  auto entry = base::read_json(reply.bytes);
  if (!reply.done || !entry || entry->object() == nullptr) {
    model.files.refused.push_back({looked.kind, looked.name, {}, read(reply).error});
    return;
  }
  model::Refused refused{looked.kind, looked.name, {}, {}};
  for (const Json& fault : model::items(*entry, "faults")) refused.words.emplace_back(fault.text_at("detail"));
  if (!refused.words.empty()) {
    model.files.refused.push_back(std::move(refused));
    return;
  }
  if (find_again(model, entry->text_at("sha256"))) return;
  std::erase_if(*entry->object(), [](const Json::Member& one) { return one.first == "faults"; });
  tell(model, Files::Told::added, looked.name);
  attach(model, looked, std::move(*entry));
  ask_checks(model);
}

void ask_checks(Model& model) {
  model.files.checks = {};
  unwait(model, model::Purpose::checking);
  send(model, model::Purpose::checking, model::Work::call, {}, check_request(model));
}

}  // namespace zhicheng::update
