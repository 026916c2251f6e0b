#include "shell/update/form.h"

#include <algorithm>
#include <utility>

#include "shell/update/asking.h"
#include "shell/update/errands.h"

namespace zhicheng::update {

using base::Json;
using model::Form;
using model::Model;
using model::Place;
using model::Screen;

namespace {

Json* member_of(Json& object, std::string_view key) {
  if (object.object() == nullptr) return nullptr;
  for (auto& [name, value] : *object.object()) {
    if (name == key) return &value;
  }
  return nullptr;
}

/// The items of a list, which is made when it is not there.
Json::Array& list_of(Form& form, std::size_t group) {
  const std::string key(model::form_groups()[group].list);
  Json* list = member_of(form.applicant, key);
  if (list == nullptr || list->array() == nullptr) form.applicant.set(key, Json::Array{});
  return *member_of(form.applicant, key)->array();
}

/// The forms that the portal has made know nothing of later changes. What is written about them is none.
void changed(Model& model, std::size_t group) {
  const std::string_view section = model::form_sections()[model::section_of(group)].id;
  model.form.sought.reset();
  if (section == "forms" || section == "declarations" || model.now.empty()) return;
  model.form.applicant.set("edited", model.now);
}

/// An item with nothing in it goes when its page is left.
void drop_empty(Model& model, const Place& place) {
  Json::Array& items = list_of(model.form, place.group);
  if (place.item >= items.size() || !items[place.item].object()->empty()) return;
  items.erase(items.begin() + static_cast<std::ptrdiff_t>(place.item));
}

void go_to_form(Model& model) {
  if (model.screen != Screen::form) model.way.push_back(model.screen);
  model.screen = Screen::form;
  model.form.typing.reset();
}

void go_back(Model& model) {
  if (model.way.empty()) model.way.push_back(Screen::tasks);
  model.screen = model.way.back();
  model.way.pop_back();
}

}  // namespace

namespace {

void open_section(Model& model, std::size_t section) {
  go_to_form(model);
  model.form.section = section;
  model.form.item.reset();
  model.form.sought.reset();
  model.form.removed.reset();
}

void open_item(Model& model, const Place& place) {
  Form& form = model.form;
  Json::Array& items = list_of(form, place.group);
  Place at{place.group, std::min(place.item, items.size())};
  form.fresh = at.item == items.size();
  if (form.fresh) items.push_back(Json::Object{});
  form.direct = model.screen != Screen::form;
  form.section = model::section_of(place.group);
  form.removed.reset();
  form.sought.reset();
  form.item_tried = false;
  go_to_form(model);
  form.item = at;
}

void seek(Model& model, const Place& place) {
  const bool item = !model::form_groups()[place.group].list.empty() && place.item != model::kWhole;
  if (!item) {
    open_section(model, model::section_of(place.group));
  } else if (model.form.item != Place{place.group, place.item}) {
    open_item(model, place);
  }
  model.form.sought = place;
  ++model.attention;
}

}  // namespace

void put(Model& model, const Place& place, std::string_view text) {
  const model::FormGroup& group = model::form_groups()[place.group];
  const model::FormField& field = group.fields[place.field];
  Json* holder = &model.form.applicant;
  if (!group.list.empty()) {
    Json::Array& items = list_of(model.form, place.group);
    if (place.item >= items.size()) return;
    holder = &items[place.item];
  }
  const bool marked = field.input == model::Input::choice || field.input == model::Input::flag;
  if (model::text_of(model.form, place) == text) return;
  if (text.empty()) {
    std::erase_if(*holder->object(), [&](const Json::Member& one) { return one.first == field.key; });
  } else if (field.input == model::Input::flag) {
    holder->set(field.key, text == "true");
  } else {
    holder->set(field.key, model::without_controls(text));
  }
  // The same declaration is a fact of the self-check: nobody is asked twice.
  if (const auto fact = model.edition->vocabulary.index_of(field.key); fact && field.input == model::Input::flag) {
    model.answers.set(*fact, text == "true");
    judge(model);
  }
  changed(model, place.group);
  model.form.typing.reset();
  if (!marked) model.form.typing = place;
}

bool close_item(Model& model) {
  Form& form = model.form;
  if (model.screen != Screen::form || !form.item) return false;
  const Place place = *form.item;
  form.item.reset();
  form.fresh = false;
  form.typing.reset();
  form.sought.reset();
  drop_empty(model, place);
  return !form.direct;
}

namespace {

void finish(Model& model) {
  Form& form = model.form;
  form.typing.reset();
  if (form.item) {
    form.item_tried = true;
    for (const Place& one : model::faults_of(model, form.section)) {
      if (one.group != form.item->group || one.item != form.item->item) continue;
      form.sought = one;
      ++model.attention;
      return;
    }
    if (!close_item(model)) go_back(model);
    return;
  }
  form.tried.insert(form.section);
  const auto wrong = model::faults_of(model, form.section);
  if (!wrong.empty()) {
    form.done.erase(form.section);
    seek(model, wrong.front());
    return;
  }
  form.done.insert(form.section);
  go_back(model);
}

void remove(Model& model, const Place& place) {
  Json::Array& items = list_of(model.form, place.group);
  if (place.item >= items.size()) return;
  const bool empty = items[place.item].object()->empty();
  model.form.typing.reset();
  if (model.form.item && !close_item(model)) go_back(model);
  if (empty) return;
  model.form.removed = Form::Removed{place, std::move(items[place.item])};
  items.erase(items.begin() + static_cast<std::ptrdiff_t>(place.item));
  changed(model, place.group);
}

void restore(Model& model) {
  if (!model.form.removed) return;
  auto [place, item] = *std::move(model.form.removed);
  model.form.removed.reset();
  Json::Array& items = list_of(model.form, place.group);
  place.item = std::min(place.item, items.size());
  items.insert(items.begin() + static_cast<std::ptrdiff_t>(place.item), std::move(item));
  changed(model, place.group);
}

void adopt(Model& model, std::string_view id) {
  for (const model::Settled& one : model.form.settled) {
    if (model::fact_of(model, one.fact).id != id) continue;
    const auto read = rules::Answers::parse_facts(model.edition->vocabulary, Json{}.add(id, one.value), "");
    if (!read || !read->at(one.fact)) return;
    model.answers.set(one.fact, *read->at(one.fact));
    model.skipped.erase(one.fact);
    judge(model);
    return;
  }
}

}  // namespace

void fill(Model& model, const model::Fill& action) {
  using Verb = model::Fill::Verb;
  switch (action.verb) {
    case Verb::put:
      return put(model, action.place, action.text);
    case Verb::leave:
      return model.form.typing.reset();
    case Verb::open:
      return open_section(model, model::section_of(action.place.group));
    case Verb::edit:
      return open_item(model, action.place);
    case Verb::seek:
      return seek(model, action.place);
    case Verb::finish:
      return finish(model);
    case Verb::remove:
      return remove(model, action.place);
    case Verb::restore:
      return restore(model);
    case Verb::adopt:
      return adopt(model, action.text);
    case Verb::check:
      return model.form.request.clear();
    case Verb::copy:
      model.form.copied = action.place;
      model.form.copy_failed = false;
      send(model, model::Purpose::copying_row, model::Work::copy, {}, action.text);
      return;
    case Verb::print:
      send(model, model::Purpose::printing, model::Work::print, {}, action.text);
      return;
  }
}

}  // namespace zhicheng::update
