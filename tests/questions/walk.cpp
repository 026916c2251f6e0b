// The shell's own model, led through by people. Reads a person a line, the bare object of answers; what is not among them
// is left open. Writes {"questions":[…],"facts":[…]}: what the screens were, and which facts were filled in on each.
#include <cstdio>
#include <iostream>
#include <string>

#include "base/json.h"
#include "rules/embedded.h"
#include "shell/update/update.h"

namespace {

using namespace zhicheng;

constexpr int kMostScreens = 100;

std::optional<model::Model> begin() {
  auto library = rules::Library::load(rules::embedded_files());
  if (!library) return std::nullopt;
  return model::begin(std::make_shared<const rules::Library>(std::move(*library)), *base::Day::parse("2026-05-20"));
}

std::string name_of(const model::Model& model, std::size_t question) {
  const rules::Question* group = model.edition->vocabulary.question_of(question);
  return group != nullptr ? group->id : model::fact_of(model, question).id;
}

/// Fills in the first entry that is still empty; nothing when there is none.
std::optional<std::size_t> fill_one(model::Model& model, const rules::Answers& person) {
  for (const std::size_t fact : model.shown) {
    const model::Draft& draft = model.drafts.at(fact);
    if (draft.choice || !draft.text.empty() || draft.unsure) continue;
    if (!person.at(fact)) {
      update::update(model, model::NotSure{fact});
      return fact;
    }
    const model::Draft known = model::draft_of(model::fact_of(model, fact), person.at(fact));
    if (known.choice) {
      update::update(model, model::Choose{fact, *known.choice});
    } else {
      update::update(model, model::Type{fact, known.text});
    }
    return fact;
  }
  return std::nullopt;
}

base::Json walk(model::Model model, const rules::Answers& person) {
  base::Json::Array questions;
  base::Json::Array facts;
  update::update(model, model::Begin{});
  while (model.screen == model::Screen::question && questions.size() < kMostScreens) {
    questions.emplace_back(name_of(model, model.question));
    base::Json::Array filled;
    while (const auto fact = fill_one(model, person)) filled.emplace_back(model::fact_of(model, *fact).id);
    facts.emplace_back(std::move(filled));
    update::update(model, model::Submit{});
  }
  base::Json said{base::Json::Object{}};
  said.add("questions", std::move(questions));
  said.add("facts", std::move(facts));
  return said;
}

}  // namespace

int main() {
  const auto model = begin();
  if (!model) return 70;
  for (std::string line; std::getline(std::cin, line);) {
    const auto read = base::read_json(line);
    if (!read) return 65;
    const auto person = rules::Answers::parse_facts(model->edition->vocabulary, *read, "");
    if (!person) return 65;
    std::puts(base::write_canonical(walk(*model, *person)).c_str());
  }
}
