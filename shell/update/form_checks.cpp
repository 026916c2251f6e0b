// The checks of the form: asked through the door, and what it answers.
#include <algorithm>

#include "shell/update/errands.h"
#include "shell/update/form.h"

namespace zhicheng::update {

using base::Json;
using model::Form;
using model::Model;
using model::Screen;

namespace {

/// Each text of an array.
template <class Use>
void for_each_text(const Json* list, const Use& use) {
  if (list == nullptr || list->array() == nullptr) return;
  for (const Json& one : *list->array()) {
    if (one.text() != nullptr) use(std::string_view(*one.text()));
  }
}

model::Concern read_concern(const Model& model, const Json& item, rules::Gravity severity) {
  model::Concern out;
  out.severity = severity;
  const auto text = [&](std::string_view key) { return std::string(item.text_at(key)); };
  out.id = text("id");
  out.text = text("text");
  out.fix = text("fix");
  out.source = text("source");
  if (const Json* verified = item.find("verified"); verified != nullptr && verified->boolean() != nullptr) {
    out.verified = *verified->boolean();
  }
  for_each_text(item.find("clauses"), [&](std::string_view clause) { out.clauses.emplace_back(clause); });
  constexpr std::string_view kAnswers = "/answers/";
  for_each_text(item.find("places"), [&](std::string_view pointer) {
    if (const auto place = model::place_at(model.form.kept, pointer)) out.places.push_back(*place);
    if (pointer.starts_with(kAnswers)) out.fact = model.edition->vocabulary.index_of(pointer.substr(kAnswers.size()));
  });
  return out;
}

void read_checks(Model& model, const Json& reply) {
  Form& form = model.form;
  form.concerns.clear();
  form.settled.clear();
  form.files_wanted = form.files_there = 0;
  const auto each = [&](std::string_view key, const auto& use) {
    const Json* list = reply.find(key);
    if (list == nullptr || list->array() == nullptr) return;
    for (const Json& item : *list->array()) use(item);
  };
  // What would be returned comes first.
  for (const auto severity : {rules::Gravity::problem, rules::Gravity::warning, rules::Gravity::note}) {
    each("checks", [&](const Json& item) {
      if (item.text_at("severity") == rules::spell(severity)) form.concerns.push_back(read_concern(model, item, severity));
    });
  }
  each("derived", [&](const Json& item) {
    const auto fact = model.edition->vocabulary.index_of(item.text_at("fact"));
    const Json* value = item.find("value");
    if (!fact || value == nullptr) return;
    model::Settled one{*fact, *value, std::string(item.text_at("text")), {}};
    for_each_text(item.find("from"), [&](std::string_view pointer) {
      if (const auto place = model::place_at(form.kept, pointer)) one.from.push_back(*place);
    });
    form.settled.push_back(std::move(one));
  });
  each("required", [&](const Json& item) {
    ++form.files_wanted;
    const Json* there = item.find("present");
    if (there != nullptr && there->boolean() != nullptr && *there->boolean()) ++form.files_there;
  });
}

bool shows_checks(Screen screen) {
  return screen == Screen::form || screen == Screen::tasks || screen == Screen::review || screen == Screen::filing;
}

}  // namespace

void keep_checked(Model& model) {
  Form& form = model.form;
  // While somebody types nothing is asked; nor for an empty form, which would only fetch the engine.
  if (!shows_checks(model.screen) || form.typing || form.applicant.object()->empty()) return;
  model::Said said = model::said(model);
  std::string request = model::check_request(model, said);
  if (request == form.request) return;
  form.kept = std::move(said.kept);
  form.request = request;
  if (form.checking != Form::Checking::told) form.checking = Form::Checking::asked;
  std::erase_if(model.awaited, [](const auto& one) { return one.second == model::Purpose::checking_form; });
  send(model, model::Purpose::checking_form, model::Work::call, {}, std::move(request));
}

void checked(Model& model, const model::Reply& reply) {
  model.form.checking = Form::Checking::failed;
  if (!reply.done) return;
  const auto read = base::read_json(reply.bytes);
  if (!read) return;
  model.form.checking = Form::Checking::told;
  read_checks(model, *read);
}

}  // namespace zhicheng::update
