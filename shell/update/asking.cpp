#include "shell/update/asking.h"

#include <algorithm>
#include <utility>

namespace zhicheng::update {
namespace {

using model::Draft;
using model::Fault;
using model::Model;

/// Sets the faults of what is on the screen; whether there is any.
bool find_faults(Model& model) {
  bool any = false;
  for (const std::size_t fact : model.shown) {
    Draft& draft = model.drafts.at(fact);
    draft.fault = model::read(model::fact_of(model, fact), draft).fault;
    any = any || draft.fault != Fault::none;
  }
  return any;
}

/// A fact that is gone from the screen because the one before it was answered otherwise: its answer was to that.
bool has_fallen(const Model& model, const rules::AskedFact& asked) {
  const bool is_shown = std::find(model.shown.begin(), model.shown.end(), asked.fact) != model.shown.end();
  if (is_shown || !asked.after) return false;
  return model::read(model::fact_of(model, *asked.after), model.drafts.at(*asked.after)).value !=
         model.answers.at(*asked.after);
}

}  // namespace

void judge(Model& model) {
  model::Judged judged = model::judge(model, model.answers);
  model.edition = std::move(judged.edition);
  model.assessment = std::move(judged.assessment);
  model::keep_dates(model);
}

void state_year(Model& model) {
  if (const auto year = model.edition->vocabulary.index_of("apply_year")) {
    model.answers.set(*year, static_cast<std::int64_t>(model.edition->year));
  }
}

void ask(Model& model, std::size_t question) {
  model.screen = model::Screen::question;
  model.question = question;
  model.sought.reset();
  std::erase(model.trail, question);
  for (const auto& asked : model::facts_of(model, question)) {
    const std::size_t fact = asked.fact;
    if (!model.drafts.contains(fact)) {
      Draft& draft = model.drafts[fact] = model::draft_of(model::fact_of(model, fact), model.answers.at(fact));
      draft.unsure = model.skipped.contains(fact);
    }
    model.drafts[fact].fault = Fault::none;
  }
  model.shown = model::facts_to_show(model);
}

void go_on(Model& model) {
  const auto next = model::next_question(model);
  // A change of one answer leads back to where it was asked for; from the result only when others were left to ask.
  const bool changed = model.back_to_result && (model.result_was_early || model.after_change != model::Screen::result);
  if (next && !changed) {
    model.back_to_result = false;
    ask(model, *next);
  } else {
    lead_back(model);
  }
}

void lead_back(Model& model) {
  const bool changed = std::exchange(model.back_to_result, false);
  model.screen = changed ? model.after_change : model::Screen::result;
  if (model.screen != model::Screen::result) model.way = {model::Screen::result, model::Screen::tasks};
}

void redraft(Model& model, std::size_t fact, Draft draft) {
  draft.fault = Fault::none;
  model.drafts.at(fact) = std::move(draft);
  model.shown = model::facts_to_show(model);
}

void say_no(Model& model, bool to_all) {
  for (const auto& asked : model::facts_of(model, model.question)) {
    if (model::fact_of(model, asked.fact).type != rules::FactType::boolean) continue;
    model.drafts.at(asked.fact) = {};
    if (to_all) model.drafts.at(asked.fact).choice = model::kNo;
  }
  model.shown = model::facts_to_show(model);
}

bool submit(Model& model) {
  if (find_faults(model)) {
    ++model.attention;
    return false;
  }
  const auto facts = model::facts_of(model, model.question);
  std::vector<std::size_t> fallen;
  for (const auto& asked : facts) {
    if (has_fallen(model, asked)) fallen.push_back(asked.fact);
  }
  for (const std::size_t fact : model.shown) {
    const Draft& draft = model.drafts.at(fact);
    model.answers.clear(fact);
    model.skipped.erase(fact);
    if (draft.unsure) model.skipped.insert(fact);
    if (const auto value = model::read(model::fact_of(model, fact), draft).value) model.answers.set(fact, *value);
  }
  for (const std::size_t fact : fallen) model.answers.clear(fact);
  forget_drafts(model);
  std::erase(model.trail, model.question);
  model.trail.push_back(model.question);
  judge(model);
  go_on(model);
  return true;
}

void forget_drafts(Model& model) {
  for (const auto& asked : model::facts_of(model, model.question)) model.drafts.erase(asked.fact);
}

}  // namespace zhicheng::update
