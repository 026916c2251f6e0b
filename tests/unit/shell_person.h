// A person at the shell's model: fills in its screens, without a view.
#pragma once
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <string>

#include "api/door.h"
#include "rules/embedded.h"
#include "shell/model/model.h"
#include "shell/update/update.h"

namespace zhicheng::tests {

using model::Fault;
using model::Model;
using model::Screen;

inline void act(Model& model, const model::Action& action) { update::update(model, action); }

inline Model begin(std::string_view on = "2026-05-20") {
  auto library = rules::Library::load(rules::embedded_files());
  REQUIRE(library.ok());
  auto begun = model::begin(std::make_shared<const rules::Library>(std::move(*library)), *base::Day::parse(on));
  REQUIRE(begun.has_value());
  return std::move(*begun);
}

/// Calls through the door are answered at once; the first errand of another kind, or none.
inline model::Errand carry_out_calls(Model& model) {
  static const api::Door kDoor(*rules::Library::load(rules::embedded_files()));
  while (!model.errands.empty()) {
    const model::Errand errand = model.errands.front();
    model.errands.erase(model.errands.begin());
    if (errand.work != model::Work::call) return errand;
    const api::Response response = kDoor.handle(errand.bytes);
    act(model, model::Answered{{errand.id, response.answer != api::Answer::refused, response.bytes}});
  }
  return {};
}

using Values = std::map<std::string, std::string>;

inline const Values kEngineer{
    {"level", "intermediate"},   {"series", "engineering"},      {"specialty", "other"},
    {"track", "regular"},        {"employment", "in_service"},   {"employer_kind", "private_enterprise"},
    {"employer_seat", "county"}, {"county", "150802"},           {"other_series_same_level", "no"},
    {"integrity_record", "no"},  {"education", "bachelor"},      {"education_on", "2018-07-01"},
    {"career_on", "2018-08-01"}, {"city_work_on", "2024-01-01"}, {"labour_county", "150802"}};

inline std::size_t index_of(const Model& model, std::string_view fact) {
  return *model.edition->vocabulary.index_of(fact);
}

/// Marks or writes one fact of the screen.
inline void fill(Model& model, std::string_view id, const std::string& value) {
  const rules::Fact& fact = model::fact_of(model, index_of(model, id));
  if (fact.type == rules::FactType::boolean) {
    act(model, model::Choose{index_of(model, id), value == "yes" ? model::kYes : model::kNo});
  } else if (fact.type == rules::FactType::choice) {
    const auto choice =
        std::find_if(fact.choices.begin(), fact.choices.end(), [&](const auto& one) { return one.id == value; });
    REQUIRE(choice != fact.choices.end());
    act(model, model::Choose{index_of(model, id), static_cast<std::size_t>(choice - fact.choices.begin())});
  } else {
    act(model, model::Type{index_of(model, id), value});
  }
}

/// Fills in the screen as `values` say, with what opens meanwhile; other facts are left open. Then goes on.
inline void answer(Model& model, const Values& values) {
  for (std::size_t i = 0; i < model.shown.size(); ++i) {
    const rules::Fact& fact = model::fact_of(model, model.shown[i]);
    const auto found = values.find(fact.id);
    if (found == values.end()) {
      act(model, model::NotSure{model.shown[i]});
    } else {
      fill(model, fact.id, found->second);
    }
  }
  act(model, model::Submit{});
}

inline void answer_all(Model& model, const Values& values) {
  for (int i = 0; i < 80 && model.screen == Screen::question; ++i) answer(model, values);
  REQUIRE(model.screen == Screen::result);
}

/// Ids, with a space between.
inline std::string names(const Model& model, const std::vector<std::size_t>& facts) {
  std::string ids;
  for (const std::size_t fact : facts) ids += (ids.empty() ? "" : " ") + model::fact_of(model, fact).id;
  return ids;
}
inline std::string shown(const Model& model) { return names(model, model.shown); }

/// Of a public institution, with the title that comes before.
inline const Values kPublic{{"employer_kind", "public_institution"},
                            {"current_title", "assistant"},
                            {"current_title_on", "2020-01-01"},
                            {"current_title_series", "engineering"}};

/// At the question of a fact, everything before it answered.
inline Model at(std::string_view fact, const Values& values = kEngineer) {
  Model model = begin();
  act(model, model::Begin{});
  const std::size_t question = model::question_of(model, index_of(model, fact));
  for (int i = 0; i < 80 && model.screen == Screen::question && model.question != question; ++i) answer(model, values);
  REQUIRE(model.screen == Screen::question);
  return model;
}

inline const model::Draft& draft(const Model& model, std::string_view fact) {
  return model.drafts.at(index_of(model, fact));
}

inline Values with(Values values, const Values& others) {
  for (const auto& [fact, value] : others) values[fact] = value;
  return values;
}

}  // namespace zhicheng::tests
