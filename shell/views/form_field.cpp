// One field of the form.
#include <algorithm>

#include "shell/ui/widgets.h"
#include "shell/views/parts.h"

namespace zhicheng::views {
namespace {

using model::FormField;
using model::Input;
using model::Place;
using Verb = model::Fill::Verb;

constexpr std::size_t kMostRows = 10;
constexpr float kBetween = 16;

ui::Kind kind_of(Input input) {
  switch (input) {
    case Input::name:
      return ui::Kind::name;
    case Input::organization:
      return ui::Kind::organization;
    case Input::telephone:
      return ui::Kind::telephone;
    case Input::email:
      return ui::Kind::email;
    case Input::line:
    case Input::heading:
      return ui::Kind::text;
    default:
      return ui::Kind::digits;
  }
}

float width_of(Input input) {
  switch (input) {
    case Input::rank:
    case Input::hours:
    case Input::year:
      return 120;
    case Input::day:
      return 200;
    case Input::time:
    case Input::telephone:
      return 280;
    case Input::name:
    case Input::email:
      return 420;
    default:
      return 0;
  }
}

/// The fault that the field has by itself; else a problem that the checks see in it.
std::string error_of(const model::Model& model, const texts::Texts& texts, const Place& place,
                     std::span<const Place> faults) {
  if (std::find(faults.begin(), faults.end(), place) != faults.end()) {
    return std::string(words_of(model::read(model, place).fault, texts));
  }
  for (const model::Concern& one : model.form.concerns) {
    const bool here = one.severity == rules::Gravity::problem && is_about(one, place) && !is_early(model.form, one);
    if (here && model.form.typing != place) return one.text + one.fix;
  }
  return {};
}

Intent draw_options(const model::Model& model, const texts::Texts& texts, const FormField& field, const Place& place,
                    const ui::Entry& entry) {
  Intent intent;
  const std::string text = model::text_of(model.form, place);
  const auto options = model::options_of(model, field);
  if (options.empty()) {
    if (ui::checkbox(entry.key, field.label, text == "true")) intent = model::Fill{Verb::put, place, text == "true" ? "" : "true"};
    return intent;
  }
  const auto found = std::find_if(options.begin(), options.end(), [&](const auto& one) { return one.code == text; });
  std::optional<std::size_t> chosen;
  if (found != options.end()) chosen = static_cast<std::size_t>(found - options.begin());
  std::optional<std::size_t> taken;
  if (options.size() > kMostRows) {
    std::vector<std::string_view> labels;
    for (const auto& one : options) labels.push_back(one.word);
    taken = ui::select(entry, texts.choose_prompt, labels, chosen);
  } else {
    std::vector<ui::Option> rows;
    for (const auto& one : options) rows.push_back({one.code, one.word});
    taken = ui::choice(entry, rows, chosen);
  }
  if (taken) intent = model::Fill{Verb::put, place, std::string(options[*taken].code)};
  if (chosen && !field.required) {
    const std::string spoken = texts::fill(texts.named, {texts.form.clear, field.label});
    if (ui::link(std::string(entry.key) + "/clear", texts.form.clear, spoken)) intent = model::Fill{Verb::put, place, ""};
  }
  return intent;
}

/// What the number of the identity card says of the person, offered where nothing is said.
Intent draw_from_number(const model::Model& model, const texts::Texts& texts) {
  const auto [born_on, sex] = model::from_number(model);
  Intent intent;
  for (const auto& [key, value] : {std::pair{"born_on", born_on}, std::pair{"sex", sex}}) {
    if (value.empty()) continue;
    const Place place = model::member(key);
    const FormField& field = model::form_groups()[place.group].fields[place.field];
    std::string shown = value;
    for (const auto& option : model::options_of(model, field)) {
      if (option.code == value) shown = option.word;
    }
    const std::string words = texts::fill(texts.form.from_number, {field.label, shown});
    if (ui::link("take/" + std::string(key), words)) intent = model::Fill{Verb::put, place, value};
  }
  return intent;
}

}  // namespace

Intent draw_form_field(const model::Model& model, const texts::Texts& texts, const Place& place,
                       std::span<const Place> faults) {
  const FormField& field = model::form_groups()[place.group].fields[place.field];
  const std::string key = model::pointer_of(place);
  const std::string error = error_of(model, texts, place, faults);
  const bool day = field.input == Input::day;
  const std::string label = std::string(field.label) + (field.required ? std::string(texts.form.needed) : "");
  const ui::Entry entry{.key = key, .label = label, .hint = day && field.hint.empty() ? texts.date_hint : field.hint, .error = error};
  Intent intent;
  if (field.input == Input::choice || field.input == Input::flag) {
    intent = draw_options(model, texts, field, place, entry);
  } else {
    // A time out of a package is read as people write it, until somebody types.
    const bool reads = field.input == Input::time && model.form.typing != place;
    const std::string text = reads ? model::readable(model, place) : model::text_of(model.form, place);
    auto typed = ui::field(entry, kind_of(field.input), width_of(field.input), text);
    if (typed) intent = model::Fill{Verb::put, place, std::move(*typed)};
    const std::string read = model::readable(model, place);
    if (error.empty() && day && !text.empty() && read != text) {
      ui::status(key + "/read", texts::fill(texts.date_read, {read}));
    }
  }
  for (const model::Concern& one : model.form.concerns) {
    if (one.severity == rules::Gravity::problem || model.form.typing == place || !is_about(one, place)) continue;
    if (is_early(model.form, one) || !error.empty()) continue;
    ui::text(texts::fill(texts.named, {one.severity == rules::Gravity::warning ? texts.form.warning : texts.form.note,
                                       one.text + one.fix}),
             ui::Type::small, ui::Tone::care);
  }
  if (place == model::member("id_number")) {
    if (auto wanted = draw_from_number(model, texts)) intent = wanted;
  }
  ui::space(kBetween);
  return intent;
}

}  // namespace zhicheng::views
