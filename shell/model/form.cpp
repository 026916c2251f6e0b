#include "shell/model/form.h"

#include <algorithm>

#include "shell/model/model.h"

namespace zhicheng::model {

using base::Json;

namespace {

const FormField& field_at(const Place& place) { return form_groups()[place.group].fields[place.field]; }

}  // namespace

std::string pointer_of(const Place& place) {
  const FormGroup& group = form_groups()[place.group];
  std::string at = "/applicant";
  if (!group.list.empty()) at = base::pointer_to(at, group.list);
  if (!group.list.empty() && place.item != kWhole) at = base::pointer_to(at, place.item);
  return place.field == kWhole ? at : base::pointer_to(at, field_at(place).key);
}

std::string words_of(const Place& place) {
  const FormGroup& group = form_groups()[place.group];
  std::string words;
  if (!group.list.empty() || place.field == kWhole) words = group.title;
  if (!group.list.empty() && place.item != kWhole) words += "第" + std::to_string(place.item + 1) + "条";
  if (place.field == kWhole) return words;
  if (!words.empty()) words += "的";
  return words += field_at(place).label;
}

const Json* value_at(const Form& form, const Place& place) {
  const FormGroup& group = form_groups()[place.group];
  const Json* holder = &form.applicant;
  if (!group.list.empty()) {
    holder = holder->find(group.list);
    if (holder == nullptr || holder->array() == nullptr) return nullptr;
    if (place.item == kWhole) return holder;
    if (place.item >= holder->array()->size()) return nullptr;
    holder = &(*holder->array())[place.item];
  }
  if (place.field == kWhole) return holder;
  const Json* value = holder->find(field_at(place).key);
  return value == nullptr || value->is_null() ? nullptr : value;
}

std::size_t items_of(const Form& form, std::size_t group) {
  if (form_groups()[group].list.empty()) return 1;
  const Json* list = value_at(form, {group});
  return list == nullptr ? 0 : list->array()->size();
}

std::string text_of(const Form& form, const Place& place) {
  const Json* value = value_at(form, place);
  if (value == nullptr) return {};
  if (value->text() != nullptr) return *value->text();
  if (value->integer() != nullptr) return std::to_string(*value->integer());
  if (value->boolean() != nullptr) return *value->boolean() ? "true" : "false";
  return {};
}

std::vector<application::Word> options_of(const Model& model, const FormField& field) {
  std::vector<application::Word> options(field.words.begin(), field.words.end());
  if (const rules::Fact* fact = field.fact.empty() ? nullptr : model.edition->vocabulary.find(field.fact)) {
    for (const rules::Choice& choice : fact->choices) options.push_back({choice.id, choice.label});
  }
  return options;
}

std::string readable(const Model& model, const Place& place) {
  const FormField& field = field_at(place);
  const std::string text = text_of(model.form, place);
  for (const auto& option : options_of(model, field)) {
    if (!text.empty() && option.code == text) return std::string(option.word);
  }
  const FormReading reading = read(model, place);
  if (reading.value.text() == nullptr) return text;
  return field.input == Input::time ? readable_time(*reading.value.text()) : *reading.value.text();
}

std::string item_words(const Model& model, const Place& place) {
  std::string words;
  const auto& fields = form_groups()[place.group].fields;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const std::string value = readable(model, {place.group, place.item, i});
    if (value.empty()) continue;
    if (!words.empty()) words += "；";
    words += std::string(fields[i].label) + "：" + value;
  }
  return words;
}

Filling filling_of(const Form& form, std::size_t section) {
  Filling filling;
  const FormSection& page = form_sections()[section];
  for (std::size_t group = page.first; group < page.first + page.groups; ++group) {
    for (std::size_t item = 0; item < items_of(form, group); ++item) {
      for (std::size_t i = 0; i < form_groups()[group].fields.size(); ++i) {
        ++(value_at(form, {group, item, i}) == nullptr ? filling.blank : filling.said);
      }
    }
  }
  return filling;
}

bool is_empty(const Form& form, std::size_t section) { return filling_of(form, section).said == 0; }

namespace {

/// Nothing is missing before the section, or the item, was to be finished.
bool says_missing(const Form& form, std::size_t section, const Place& place) {
  if (form_groups()[place.group].list.empty()) return form.tried.contains(section);
  const Place item{place.group, place.item};
  return form.item == item ? form.item_tried : true;
}

}  // namespace

std::vector<Place> faults_of(const Model& model, std::size_t section) {
  std::vector<Place> wrong;
  const FormSection& page = form_sections()[section];
  for (std::size_t group = page.first; group < page.first + page.groups; ++group) {
    for (std::size_t item = 0; item < items_of(model.form, group); ++item) {
      for (std::size_t i = 0; i < form_groups()[group].fields.size(); ++i) {
        const Place place{group, item, i};
        // While somebody types, nothing is wrong yet; and nothing is missing before the section was to be finished.
        if (model.form.typing == place) continue;
        if (value_at(model.form, place) == nullptr && !says_missing(model.form, section, place)) continue;
        if (read(model, place).fault != Fault::none) wrong.push_back(place);
      }
    }
  }
  return wrong;
}

bool is_about(const Concern& concern, const Place& place) {
  return std::any_of(concern.places.begin(), concern.places.end(), [&](const Place& one) {
    return one.group == place.group && one.item == place.item && (place.field == kWhole || one.field == place.field);
  });
}

bool is_about(const Concern& concern, std::size_t section) {
  return std::any_of(concern.places.begin(), concern.places.end(),
                     [&](const Place& one) { return section_of(one.group) == section; });
}

bool is_early(const Form& form, const Concern& concern) {
  return form.fresh && std::any_of(concern.places.begin(), concern.places.end(), [&](const Place& one) {
           return Place{one.group, one.item} == form.item && one.field != kWhole && value_at(form, one) == nullptr;
         });
}

std::size_t to_mend(const Model& model, std::size_t section) {
  const auto& concerns = model.form.concerns;
  const auto problems = std::count_if(concerns.begin(), concerns.end(), [&](const Concern& one) {
    return one.severity == rules::Gravity::problem && is_about(one, section);
  });
  return faults_of(model, section).size() + static_cast<std::size_t>(problems);
}

Stage progress_of(const Model& model, std::size_t section) {
  if (to_mend(model, section) > 0) return Stage::wrong;
  if (model.form.done.contains(section)) return Stage::done;
  if (is_empty(model.form, section)) return Stage::untouched;
  // Whoever has declared all has nothing left to say there: it is done at the end of the review too.
  const FormSection& page = form_sections()[section];
  const auto& fields = form_groups()[page.first].fields;
  bool declared = section + 1 == form_sections().size();
  for (std::size_t i = 0; i < fields.size(); ++i) declared = declared && text_of(model.form, {page.first, 0, i}) == "true";
  return declared ? Stage::done : Stage::begun;
}

}  // namespace zhicheng::model
