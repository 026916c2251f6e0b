#include "shell/update/update.h"

#include <charconv>
#include <optional>

#include "rules/assess.h"

namespace zhicheng::update {
namespace {

using model::Fault;
using model::Model;
using model::Screen;

/// After every change of an answer: the county's overlay, and the judgement.
void judge(Model& model) {
  std::optional<std::string_view> county;
  if (const auto fact = model.edition->vocabulary.index_of("county"); fact && model.answers.at(*fact)) {
    const auto& choices = model.edition->vocabulary.facts()[*fact].choices;
    if (const auto* index = std::get_if<rules::ChoiceIndex>(&*model.answers.at(*fact)))
      county = choices[index->value].id;
  }
  auto found = model.library->find(model.edition->id, county, {});
  // A county without an overlay of its own.
  if (!found) found = model.library->find(model.edition->id, std::nullopt, {});
  if (found) model.edition = *found;
  model.assessment = rules::assess(*model.edition, model.answers, model.on);
}

/// Opens the question of a fact, with what was answered before.
void ask(Model& model, std::size_t fact) {
  model.screen = Screen::question;
  model.fact = fact;
  model.draft = {};
  const auto& answer = model.answers.at(fact);
  if (!answer) return;
  if (const auto* chosen = std::get_if<rules::ChoiceIndex>(&*answer)) {
    model.draft.choice = chosen->value;
  } else if (const auto* truth = std::get_if<bool>(&*answer)) {
    model.draft.choice = *truth ? 0 : 1;
  } else {
    model.draft.text = rules::readable(model::fact_of(model, fact), *answer);
  }
}

void forget_in_trail(Model& model, std::size_t fact) { std::erase(model.trail, fact); }

/// On to the next question, or to the result when none is left.
void go_on(Model& model) {
  const auto next = model::next_question(model);
  const bool to_result = model.back_to_result && model.result_was_early;
  model.back_to_result = false;
  if (next && !to_result) {
    forget_in_trail(model, *next);
    ask(model, *next);
  } else {
    model.screen = Screen::result;
  }
}

/// The answer that the draft stands for; the draft's fault is set when it stands for none.
std::optional<rules::AnswerValue> read_draft(Model& model) {
  const rules::Fact& fact = model::fact_of(model, model.fact);
  model::Draft& draft = model.draft;
  draft.fault = Fault::none;
  switch (fact.type) {
    case rules::FactType::choice:
      if (draft.choice) return rules::ChoiceIndex{*draft.choice};
      draft.fault = Fault::nothing_chosen;
      break;
    case rules::FactType::boolean:
      if (draft.choice) return *draft.choice == 0;
      draft.fault = Fault::nothing_chosen;
      break;
    case rules::FactType::date: {
      const auto reading = model::read_date(draft.text);
      if (reading.day) return *reading.day;
      draft.fault = reading.fault;
      break;
    }
    case rules::FactType::integer: {
      std::int64_t number = 0;
      const char* end = draft.text.data() + draft.text.size();
      const auto read = std::from_chars(draft.text.data(), end, number);
      if (read.ec == std::errc{} && read.ptr == end) return number;
      draft.fault = Fault::no_number;
      break;
    }
  }
  return std::nullopt;
}

void leave_question(Model& model) {
  forget_in_trail(model, model.fact);
  model.trail.push_back(model.fact);
  judge(model);
  go_on(model);
}

void restart(Model& model) {
  const auto base = model.library->find(model.edition->id, std::nullopt, {});
  if (base) model.edition = *base;
  model.answers = rules::Answers(model.edition->vocabulary.facts().size());
  model.trail.clear();
  model.skipped.clear();
  model.draft = {};
  model.back_to_result = false;
  model.applicant = {};
  model.applicant_checked = false;
  model.save_wanted = false;
  model.saved = false;
  model.screen = Screen::start;
  judge(model);
}

struct Carry {
  Model& model;

  void operator()(const model::Load& action) {
    model.answers = action.answers;
    judge(model);
  }
  void operator()(const model::Begin&) {
    if (const auto year = model.edition->vocabulary.index_of("apply_year")) {
      model.answers.set(*year, static_cast<std::int64_t>(model.edition->year));
    }
    model.skipped.clear();
    model.back_to_result = false;
    judge(model);
    go_on(model);
  }
  void operator()(const model::Restart&) { restart(model); }
  void operator()(const model::Choose& action) {
    model.draft.choice = action.option;
    model.draft.fault = Fault::none;
  }
  void operator()(const model::Type& action) {
    model.draft.text = action.text;
    model.draft.fault = Fault::none;
  }
  void operator()(const model::Submit&) {
    const auto answer = read_draft(model);
    if (!answer) return;
    model.answers.set(model.fact, *answer);
    model.skipped.erase(model.fact);
    leave_question(model);
  }
  void operator()(const model::NotSure&) {
    model.answers.clear(model.fact);
    model.skipped.insert(model.fact);
    leave_question(model);
  }
  void operator()(const model::Back&) {
    if (model.screen == Screen::package) {
      model.screen = Screen::result;
    } else if (model.screen == Screen::question && model.back_to_result) {
      model.back_to_result = false;
      model.screen = Screen::result;
    } else if (!model.trail.empty()) {
      const std::size_t fact = model.trail.back();
      model.trail.pop_back();
      ask(model, fact);
    } else {
      model.screen = Screen::start;
    }
  }
  void operator()(const model::Change& action) {
    const bool from_result = model.screen == Screen::result;
    model.result_was_early = from_result && model::next_question(model).has_value();
    model.back_to_result = from_result;
    forget_in_trail(model, action.fact);
    ask(model, action.fact);
  }
  void operator()(const model::GoOn&) {
    model.skipped.clear();
    model.back_to_result = false;
    go_on(model);
  }
  void operator()(const model::ShowResult&) {
    model.back_to_result = false;
    if (model.screen == Screen::question) model.trail.push_back(model.fact);
    model.screen = Screen::result;
  }
  void operator()(const model::ShowPackage&) {
    model.save_failed = false;
    model.applicant_checked = false;
    model.saved = false;
    model.screen = Screen::package;
  }
  void operator()(const model::Write& action) {
    model.saved = false;
    switch (action.field) {
      case model::ApplicantField::name:
        model.applicant.name = action.text;
        break;
      case model::ApplicantField::phone:
        model.applicant.phone = action.text;
        break;
      case model::ApplicantField::employer:
        model.applicant.employer = action.text;
        break;
    }
  }
  void operator()(const model::Save&) {
    model.applicant_checked = true;
    model.saved = false;
    model.save_failed = false;
    model.save_wanted = model::is_complete(model.applicant);
  }
  void operator()(const model::Saved&) {
    model.save_wanted = false;
    model.saved = true;
  }
  void operator()(const model::SaveFailed&) {
    model.save_wanted = false;
    model.save_failed = true;
  }
};

}  // namespace

void update(Model& model, const model::Action& action) { std::visit(Carry{model}, action); }

}  // namespace zhicheng::update
