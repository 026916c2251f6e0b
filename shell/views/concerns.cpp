// What the checks say: to be mended, to be looked at, and what the history settles.
#include <algorithm>

#include "shell/ui/widgets.h"
#include "shell/views/parts.h"

namespace zhicheng::views {
namespace {

using model::Concern;
using model::Place;
using Verb = model::Fill::Verb;

constexpr float kUnderTitle = 34;

/// The place of a concern that is nearest to what is on the screen.
std::optional<Place> place_of(const Concern& concern, std::optional<std::size_t> section, std::optional<Place> item) {
  std::optional<Place> first;
  for (const Place& one : concern.places) {
    if (item && Place{one.group, one.item} == *item) return one;
    if (!first || (section && model::section_of(first->group) != *section && model::section_of(one.group) == *section))
      first = one;
  }
  return first;
}

/// Beside all sections it is said which one it is, unless the list's own name says that.
std::string within(std::optional<std::size_t> section, const Place& place) {
  const model::FormGroup& group = model::form_groups()[place.group];
  if (section || !group.list.empty()) return {};
  return std::string(group.title) + " · ";
}

Intent draw_link(const std::string& key, const texts::Texts& texts, const Place& place) {
  const std::string words = texts::fill(texts.named, {texts.change, model::words_of(place)});
  if (!ui::link(key, words)) return {};
  return model::Fill{Verb::seek, place};
}

Intent draw_concern(const model::Model& model, const texts::Texts& texts, const std::string& key,
                    const Concern& concern, const std::optional<Place>& place) {
  const bool problem = concern.severity == rules::Gravity::problem;
  const bool warning = concern.severity == rules::Gravity::warning;
  ui::marked(problem ? ui::Mark::bad : warning ? ui::Mark::care : ui::Mark::open, concern.text,
             problem   ? texts.form.problem
             : warning ? texts.form.warning
                       : texts.form.note);
  const ui::Inset moved(kUnderTitle);
  if (!concern.fix.empty()) ui::text(concern.fix);
  Intent intent;
  if (place) {
    intent = draw_link(key + "/go", texts, *place);
  } else if (concern.fact) {
    const std::string words = texts::fill(texts.named, {texts.change, model::fact_of(model, *concern.fact).label});
    if (ui::link(key + "/go", words)) intent = model::Change{*concern.fact};
  }
  std::string source;
  if (!concern.clauses.empty()) {
    source = clause_line(concern.clauses, concern.verified, texts);
  } else if (!concern.source.empty()) {
    // Its address is in the readable copy.
    source = texts::fill(texts.form.source, {concern.source.substr(0, concern.source.find("（http"))});
    if (!concern.verified) source += texts::fill(texts.in_brackets, {texts.unverified});
  }
  if (!source.empty()) ui::text(source, ui::Type::small, ui::Tone::quiet);
  ui::space(12);
  return intent;
}

}  // namespace

Intent draw_concerns(const model::Model& model, const texts::Texts& texts, std::optional<std::size_t> section,
                     std::optional<Place> item, std::span<const Place> faults) {
  std::vector<const Concern*> concerns;
  std::size_t wrong = 0;
  for (const Concern& one : model.form.concerns) {
    const bool here = item ? std::any_of(one.places.begin(), one.places.end(),
                                         [&](const Place& at) { return Place{at.group, at.item} == *item; })
                           : !section || is_about(one, *section);
    // What cannot be read is said already.
    const bool said = std::any_of(one.places.begin(), one.places.end(),
                                  [&](const Place& at) { return std::find(faults.begin(), faults.end(), at) != faults.end(); });
    if (!here || said || is_early(model.form, one)) continue;
    concerns.push_back(&one);
    if (one.severity == rules::Gravity::problem) ++wrong;
  }
  std::vector<Place> own;
  for (const Place& one : faults) {
    if (!item || Place{one.group, one.item} == *item) own.push_back(one);
  }
  wrong += own.size();
  if (own.empty() && concerns.empty()) return {};
  const std::size_t beside = own.size() + concerns.size() - wrong;
  std::string words = wrong > 0 ? texts::fill(texts.form.wrong, {std::to_string(wrong)}) : std::string();
  if (wrong > 0 && beside > 0) words += texts.form.besides;
  if (beside > 0) words += texts::fill(texts.form.to_check, {std::to_string(beside)});
  Intent intent;
  const ui::Region region("concerns", words);
  ui::heading(words, 2);
  const ui::List list("concerns/list");
  std::size_t number = 0;
  for (const Place& one : own) {
    const std::string key = "concern/" + std::to_string(++number);
    const ui::Item row(key);
    Concern fault;
    fault.severity = rules::Gravity::problem;
    fault.text = within(section, one) + texts::fill(texts.named, {model::words_of(one), words_of(model::read(model, one).fault, texts)});
    if (auto wanted = draw_concern(model, texts, key, fault, one)) intent = wanted;
  }
  for (const Concern* one : concerns) {
    const std::string key = "concern/" + std::to_string(++number);
    const ui::Item row(key);
    const auto place = place_of(*one, section, item);
    Concern told = *one;
    if (place) told.text = within(section, *place) + told.text;
    if (auto wanted = draw_concern(model, texts, key, told, place)) intent = wanted;
  }
  return intent;
}

Intent draw_settled(const model::Model& model, const texts::Texts& texts, std::optional<std::size_t> section) {
  std::vector<const model::Settled*> shown;
  for (const model::Settled& one : model.form.settled) {
    const bool here = std::any_of(one.from.begin(), one.from.end(),
                                  [&](const Place& at) { return !section || model::section_of(at.group) == *section; });
    if (here) shown.push_back(&one);
  }
  if (shown.empty()) return {};
  Intent intent;
  ui::heading(texts.form.history, 2);
  const ui::List list("settled");
  for (const model::Settled* one : shown) {
    const rules::Fact& fact = model::fact_of(model, one->fact);
    const ui::Item item("settled/" + fact.id);
    const auto& answer = model.answers.at(one->fact);
    const std::string said = answer ? rules::readable(fact, *answer) : std::string();
    const bool agrees = said == one->text;
    std::string value = one->text;
    if (answer) {
      const std::string word = agrees ? std::string(texts.form.agrees) : texts::fill(texts.form.differs, {said});
      value += texts::fill(texts.in_brackets, {word});
    }
    const std::string_view words = !answer ? texts.form.take_over : agrees ? std::string_view() : texts.change;
    if (!ui::pair_with_link("settle/" + fact.id, fact.label, value, words)) continue;
    if (answer) intent = model::Change{one->fact};
    else intent = model::Fill{Verb::adopt, {}, fact.id};
  }
  return intent;
}

}  // namespace zhicheng::views
