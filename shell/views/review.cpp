// Everything once more, before the package is made.
#include "shell/ui/widgets.h"
#include "shell/views/parts.h"
#include "shell/views/views.h"

namespace zhicheng::views {
namespace {

using model::Place;
using Verb = model::Fill::Verb;

Intent draw_row(const std::string& label, std::string_view value, const texts::Texts& texts, const Place& place) {
  const std::string key = "review" + model::pointer_of(place);
  const ui::Item item(key);
  if (!ui::pair_with_link(key + "/change", label, value, texts.change)) return {};
  return model::Fill{Verb::seek, place};
}

Intent draw_group(const model::Model& model, const texts::Texts& texts, std::size_t group) {
  const model::FormGroup& one = model::form_groups()[group];
  const std::string_view empty = word_of_empty(model, texts, model::section_of(group));
  Intent intent;
  const auto row = [&](const std::string& label, const std::string& value, const Place& place) {
    if (auto wanted = draw_row(label, value.empty() ? empty : value, texts, place)) intent = wanted;
  };
  if (one.list.empty()) {
    for (std::size_t i = 0; i < one.fields.size(); ++i) {
      const Place place{group, 0, i};
      row(std::string(one.fields[i].label), model::readable(model, place), place);
    }
    return intent;
  }
  const std::size_t count = model::items_of(model.form, group);
  for (std::size_t i = 0; i < count; ++i) row(model::words_of({group, i}), model::item_words(model, {group, i}), {group, i});
  if (count == 0) row(std::string(one.title), {}, {group});
  return intent;
}

}  // namespace

Intent draw_review(const model::Model& model, const texts::Texts& texts) {
  Intent intent;
  if (ui::link("back", texts.back)) intent = model::Back{};
  ui::heading(texts.form.review_title, 1);
  ui::text(texts.form.review_lead);
  draw_told(model, texts);
  const auto sections = model::form_sections();
  const std::size_t declarations = sections.size() - 1;
  std::vector<Place> faults;
  for (std::size_t section = 0; section < sections.size(); ++section) {
    for (const Place& one : model::faults_of(model, section)) faults.push_back(one);
  }
  if (auto wanted = draw_concerns(model, texts, {}, {}, faults)) intent = wanted;
  if (faults.empty() && model.form.concerns.empty() && model.form.checking == model::Form::Checking::told) {
    ui::notice(ui::Mark::good, texts.form.nothing_left);
  }
  if (auto wanted = draw_settled(model, texts, {})) intent = wanted;
  for (std::size_t section = 0; section < declarations; ++section) {
    ui::heading(sections[section].title, 2);
    const ui::List list("review/" + std::string(sections[section].id));
    for (std::size_t i = 0; i < sections[section].groups; ++i) {
      if (auto wanted = draw_group(model, texts, sections[section].first + i)) intent = wanted;
    }
  }
  ui::heading(texts.form.self_check, 2);
  if (auto wanted = draw_answers(model, texts)) intent = wanted;

  ui::heading(sections[declarations].title, 2);
  ui::text(sections[declarations].lead);
  const std::size_t group = sections[declarations].first;
  for (std::size_t i = 0; i < model::form_groups()[group].fields.size(); ++i) {
    if (auto wanted = draw_form_field(model, texts, {group, 0, i}, {})) intent = wanted;
  }
  if (ui::button("package", texts.form.to_package)) intent = model::Show{model::Screen::package};
  if (auto wanted = draw_print(model, texts)) intent = wanted;
  return intent;
}

}  // namespace zhicheng::views
