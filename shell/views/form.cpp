// The form: the page of a section, and of one item of its lists.
#include "shell/ui/widgets.h"
#include "shell/views/parts.h"
#include "shell/views/views.h"

namespace zhicheng::views {
namespace {

using model::FormGroup;
using model::FormSection;
using model::Place;
using Verb = model::Fill::Verb;
using Checking = model::Form::Checking;

/// Where the checks stand, when they have not simply told.
Intent draw_checking(const model::Model& model, const texts::Texts& texts) {
  const Checking state = model.form.checking;
  if (state == Checking::asked) ui::status("checking", texts.form.asking);
  if (state != Checking::failed) return {};
  ui::notice(ui::Mark::care, texts.form.failed);
  if (!ui::link("again", texts.form.again)) return {};
  return model::Fill{Verb::check};
}

Intent draw_fields(const model::Model& model, const texts::Texts& texts, const Place& item,
                   std::span<const Place> faults) {
  Intent intent;
  for (std::size_t field = 0; field < model::form_groups()[item.group].fields.size(); ++field) {
    if (auto wanted = draw_form_field(model, texts, {item.group, item.item, field}, faults)) intent = wanted;
  }
  return intent;
}

/// Each item as a row that leads to its page; and the way to one more.
Intent draw_items(const model::Model& model, const texts::Texts& texts, std::size_t group, bool titled) {
  const FormGroup& one = model::form_groups()[group];
  if (titled) ui::heading(one.title, 2);
  Intent intent;
  const std::size_t count = model::items_of(model.form, group);
  if (count == 0) ui::text(texts.form.nothing_yet, ui::Type::body, ui::Tone::quiet);
  {
    const ui::List list(model::pointer_of({group}));
    for (std::size_t i = 0; i < count; ++i) {
      const Place place{group, i};
      const std::string key = model::pointer_of(place);
      const ui::Item item(key);
      const std::string label = model::words_of(place);
      if (ui::pair_with_link(key + "/open", label, model::item_words(model, place), texts.form.edit)) {
        intent = model::Fill{Verb::edit, place};
      }
    }
  }
  ui::space(16);
  const std::string add = texts::fill(texts.form.add, {one.title});
  const bool first = count == 0 && group == model::form_sections()[model.form.section].first;
  const auto weight = first ? ui::Weight::primary : ui::Weight::secondary;
  if (ui::button("add/" + std::string(one.list), add, weight)) intent = model::Fill{Verb::edit, {group, count}};
  return intent;
}

/// The control to which eye and keyboard are led.
void follow(const model::Model& model) {
  if (!model.form.sought) return;
  const Place& place = *model.form.sought;
  std::string key = model::pointer_of(place);
  if (place.field == model::kWhole) return;
  const model::FormField& field = model::form_groups()[place.group].fields[place.field];
  if (const auto options = model::options_of(model, field); !options.empty() && options.size() <= 10) {
    const std::string text = model::text_of(model.form, place);
    key += "/" + (text.empty() ? std::string(options.front().code) : text);
  }
  ui::attend(key, model.attention);
}

Intent draw_item(const model::Model& model, const texts::Texts& texts, std::span<const Place> faults) {
  const Place place = *model.form.item;
  ui::heading(model::words_of(place), 1);
  Intent intent = draw_checking(model, texts);
  if (auto wanted = draw_concerns(model, texts, model.form.section, place, faults)) intent = wanted;
  if (auto wanted = draw_fields(model, texts, place, faults)) intent = wanted;
  const ui::Buttons buttons;
  if (ui::button("finish", texts.form.finish_item)) intent = model::Fill{Verb::finish};
  if (ui::button("remove", texts.form.remove, ui::Weight::secondary)) intent = model::Fill{Verb::remove, place};
  return intent;
}

Intent draw_section(const model::Model& model, const texts::Texts& texts, std::span<const Place> faults) {
  const model::Form& form = model.form;
  const FormSection& section = model::form_sections()[form.section];
  ui::heading(section.title, 1);
  ui::text(section.lead);
  Intent intent = draw_checking(model, texts);
  const std::string gone = form.removed ? texts::fill(texts.form.removed, {model::words_of(form.removed->place)}) : "";
  if (form.removed) {
    ui::status("removed", gone);
    if (ui::link("restore", texts.form.restore)) intent = model::Fill{Verb::restore};
  }
  if (auto wanted = draw_concerns(model, texts, form.section, {}, faults)) intent = wanted;
  for (std::size_t group = section.first; group < section.first + section.groups; ++group) {
    const bool list = !model::form_groups()[group].list.empty();
    auto wanted = list ? draw_items(model, texts, group, section.groups > 1)
                       : draw_fields(model, texts, {group, 0}, faults);
    if (wanted) intent = wanted;
  }
  if (auto wanted = draw_settled(model, texts, form.section)) intent = wanted;
  const bool dated = section.first > 1 && section.id != "declarations";
  if (section.id == "forms") {
    const auto edited = form.applicant.text_at("edited");
    if (!edited.empty()) ui::text(texts::fill(texts.form.edited, {model::readable_time(edited)}));
  } else if (dated && model.assessment.cutoff) {
    ui::space(8);
    ui::text(texts::fill(texts.cutoff, {texts::long_date(texts, *model.assessment.cutoff)}));
  }
  ui::space(16);
  const bool empty = model::is_empty(form, form.section) && !model::form_groups()[section.first].list.empty();
  const auto weight = empty ? ui::Weight::secondary : ui::Weight::primary;
  if (ui::button("finish", empty ? texts.form.finish_empty : texts.form.finish_section, weight)) {
    intent = model::Fill{Verb::finish};
  }
  return intent;
}

}  // namespace

std::string_view word_of_empty(const model::Model& model, const texts::Texts& texts, std::size_t section) {
  return model.form.done.contains(section) ? texts.form.none : texts.form.empty;
}

Intent draw_form(const model::Model& model, const texts::Texts& texts) {
  Intent intent;
  const auto& typing = model.form.typing;
  if (typing && ui::has_left(model::pointer_of(*typing))) intent = model::Fill{Verb::leave};
  if (ui::link("back", texts.back)) intent = model::Back{};
  const auto faults = model::faults_of(model, model.form.section);
  auto wanted = model.form.item ? draw_item(model, texts, faults) : draw_section(model, texts, faults);
  follow(model);
  return wanted ? wanted : intent;
}

}  // namespace zhicheng::views
