#include "shell/model/model.h"

#include <algorithm>

#include "rules/assess.h"

namespace zhicheng::model {

std::optional<Model> begin(std::shared_ptr<const rules::Library> library, base::Day on) {
  std::shared_ptr<const rules::Edition> newest;
  for (const std::string& id : library->ids()) {
    const auto found = library->find(id, std::nullopt, {});
    if (found && (!newest || (*found)->dated > newest->dated)) newest = *found;
  }
  if (!newest) return std::nullopt;
  Model model;
  model.library = std::move(library);
  model.edition = newest;
  model.on = on;
  model.answers = rules::Answers(newest->vocabulary.facts().size());
  model.assessment = rules::assess(*newest, model.answers, on);
  return model;
}

const rules::Fact& fact_of(const Model& model, std::size_t fact) { return model.edition->vocabulary.facts()[fact]; }

bool has_answers(const Model& model) { return !answered(model).empty(); }

std::vector<std::size_t> answered(const Model& model) {
  std::vector<std::size_t> facts;
  for (const std::size_t fact : model.edition->ask_order) {
    // The year is the notice's own: it is never asked.
    if (model.answers.at(fact) && fact_of(model, fact).type != rules::FactType::integer) facts.push_back(fact);
  }
  return facts;
}

namespace {

bool is_open(const Model& model, std::size_t fact) {
  const auto& missing = model.assessment.missing;
  return !model.skipped.contains(fact) && fact_of(model, fact).type != rules::FactType::integer &&
         std::find(missing.begin(), missing.end(), fact_of(model, fact).id) != missing.end();
}

}  // namespace

std::optional<std::size_t> next_question(const Model& model) {
  if (model.assessment.next) {
    const auto next = model.edition->vocabulary.index_of(*model.assessment.next);
    if (next && is_open(model, *next)) return next;
  }
  for (const std::size_t fact : model.edition->ask_order) {
    if (is_open(model, fact)) return fact;
  }
  return std::nullopt;
}

std::size_t questions_left(const Model& model) {
  std::size_t left = 0;
  for (const std::size_t fact : model.edition->ask_order) {
    if (is_open(model, fact) || (model.screen == Screen::question && fact == model.fact)) ++left;
  }
  return left;
}

std::vector<DateRow> filing_dates(const Model& model) {
  std::vector<DateRow> rows;
  for (const rules::DateView& view : model.edition->dates) {
    const auto answers = rules::Answers::parse_facts(model.edition->vocabulary, view.answers, "");
    if (!answers) continue;
    for (rules::Deadline& deadline : rules::assess(*model.edition, *answers, model.on).deadlines) {
      if (deadline.id == "filing") rows.push_back({view.title, std::move(deadline)});
    }
  }
  return rows;
}

}  // namespace zhicheng::model
