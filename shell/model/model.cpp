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
  model.given = model.answers;
  model.assessment = rules::assess(*newest, model.answers, on);
  keep_dates(model);
  return model;
}

const rules::Fact& fact_of(const Model& model, std::size_t fact) { return model.edition->vocabulary.facts()[fact]; }

bool has_answers(const Model& model) {
  const auto facts = answered(model);
  return std::any_of(facts.begin(), facts.end(), [&](std::size_t fact) { return model.answers.at(fact) != model.given.at(fact); });
}

std::vector<std::size_t> answered(const Model& model) {
  std::vector<std::size_t> facts;
  for (const std::size_t fact : model.edition->ask_order) {
    // The year is the notice's own: it is never asked.
    if (model.answers.at(fact) && fact_of(model, fact).type != rules::FactType::integer) facts.push_back(fact);
  }
  return facts;
}

Judged judge(const Model& model, const rules::Answers& answers) {
  std::optional<std::string_view> county;
  if (const auto fact = model.edition->vocabulary.index_of("county"); fact && answers.at(*fact)) {
    const auto& choices = model.edition->vocabulary.facts()[*fact].choices;
    if (const auto* index = std::get_if<rules::ChoiceIndex>(&*answers.at(*fact))) county = choices[index->value].id;
  }
  auto found = model.library->find(model.edition->id, county, model.packs);
  // A county without an overlay of its own.
  if (!found) found = model.library->find(model.edition->id, std::nullopt, model.packs);
  Judged judged{found ? *found : model.edition, {}};
  judged.assessment = rules::assess(*judged.edition, answers, model.on);
  return judged;
}

namespace {

/// 初级, 中级 or 高级; "" when the level is not among the answers.
std::string group_of_level(const Model& model, const rules::Answers& answers) {
  const auto fact = model.edition->vocabulary.index_of("level");
  if (!fact || !answers.at(*fact)) return {};
  const auto* level = std::get_if<rules::ChoiceIndex>(&*answers.at(*fact));
  if (level == nullptr) return {};
  for (const rules::ChoiceGroup& group : fact_of(model, *fact).groups) {
    if (std::find(group.members.begin(), group.members.end(), level->value) != group.members.end()) return group.name;
  }
  return {};
}

}  // namespace

void keep_dates(Model& model) {
  const rules::Edition& edition = *model.edition;
  if (model.guide.dates_of == &edition) return;
  model.guide.dates_of = &edition;
  model.guide.dates.clear();
  for (const rules::DateView& view : edition.dates) {
    base::Json facts = view.answers;
    if (edition.county && facts.find("county") == nullptr) facts.add("county", *edition.county);
    DateRow row{view.title, {}, {}};
    if (const auto answers = rules::Answers::parse_facts(edition.vocabulary, facts, "")) {
      row.level_group = group_of_level(model, *answers);
      row.deadlines = rules::assess(edition, *answers, model.on).deadlines;
    }
    model.guide.dates.push_back(std::move(row));
  }
}

}  // namespace zhicheng::model
