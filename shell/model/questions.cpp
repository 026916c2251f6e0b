// Which facts are asked together, and which of them now.
#include <algorithm>
#include <charconv>

#include "shell/model/model.h"

namespace zhicheng::model {
namespace {

const rules::Question* group_of(const Model& model, std::size_t question) {
  return model.edition->vocabulary.question_of(question);
}

bool contains(const std::vector<std::size_t>& facts, std::size_t fact) {
  return std::find(facts.begin(), facts.end(), fact) != facts.end();
}

/// Whether it is still to be asked for in this pass.
bool is_open(const Model& model, const rules::AskedFact& asked) {
  const auto& missing = model.assessment.missing;
  return contains(missing, asked.fact) && !model.skipped.contains(asked.fact) &&
         fact_of(model, asked.fact).type != rules::FactType::integer &&
         !(asked.after && contains(missing, *asked.after));
}

bool has_open(const Model& model, std::size_t question) {
  const auto facts = facts_of(model, question);
  return std::any_of(facts.begin(), facts.end(), [&](const auto& asked) { return is_open(model, asked); });
}

bool is_mark(const rules::Fact& fact) {
  return fact.type == rules::FactType::choice || fact.type == rules::FactType::boolean;
}

}  // namespace

std::size_t question_of(const Model& model, std::size_t fact) {
  const rules::Question* group = group_of(model, fact);
  return group != nullptr ? group->facts.front().fact : fact;
}

std::vector<rules::AskedFact> facts_of(const Model& model, std::size_t question) {
  const rules::Question* group = group_of(model, question);
  return group != nullptr ? group->facts : std::vector<rules::AskedFact>{{question, std::nullopt}};
}

std::string_view text_of(const Model& model, std::size_t question) {
  const rules::Question* group = group_of(model, question);
  return group != nullptr ? group->text : fact_of(model, question).question;
}

std::string_view why_of(const Model& model, std::size_t question) {
  const rules::Question* group = group_of(model, question);
  return group != nullptr ? group->why : fact_of(model, question).why;
}

std::string_view none_of(const Model& model, std::size_t question) {
  const rules::Question* group = group_of(model, question);
  return group != nullptr ? std::string_view(group->none) : std::string_view();
}

std::vector<std::size_t> facts_to_show(const Model& model) {
  const auto facts = facts_of(model, model.question);
  rules::Answers so_far = model.answers;
  for (const auto& asked : facts) so_far.clear(asked.fact);
  Judged now = judge(model, so_far);
  std::vector<std::size_t> shown;
  bool changed = false;  // something before it is marked other than it was answered
  for (const auto& [fact, after] : facts) {
    const auto value_of = [&](std::size_t one) { return read(fact_of(model, one), model.drafts.at(one)).value; };
    const bool waits = after && contains(now.assessment.missing, *after) &&
                       !(contains(shown, *after) && value_of(*after));
    // What was answered, or is asked for, stays until something before it is changed.
    const bool stays = !changed && (model.answers.at(fact) || contains(model.assessment.missing, fact));
    if (waits || !(stays || contains(now.assessment.missing, fact))) continue;
    shown.push_back(fact);
    if (!is_mark(fact_of(model, fact))) continue;
    const auto value = value_of(fact);
    if (value != model.answers.at(fact)) changed = true;
    if (!value) continue;
    so_far.set(fact, *value);
    now = judge(model, so_far);
  }
  return shown;
}

bool says_no_to_all(const Model& model) {
  return std::all_of(model.shown.begin(), model.shown.end(), [&](std::size_t fact) {
    const Draft& draft = model.drafts.at(fact);
    return fact_of(model, fact).type != rules::FactType::boolean || (draft.choice == kNo && !draft.unsure);
  });
}

std::optional<std::size_t> next_question(const Model& model) {
  if (const auto next = model.assessment.next) {
    if (const auto question = question_of(model, *next); has_open(model, question)) return question;
  }
  for (const std::size_t fact : model.edition->ask_order) {
    if (const auto question = question_of(model, fact); has_open(model, question)) return question;
  }
  return std::nullopt;
}

std::size_t questions_left(const Model& model) {
  std::set<std::size_t> left;
  if (model.screen == Screen::question) left.insert(model.question);
  for (const std::size_t fact : model.edition->ask_order) {
    if (const auto question = question_of(model, fact); has_open(model, question)) left.insert(question);
  }
  return left.size();
}

Reading read(const rules::Fact& fact, const Draft& draft) {
  if (draft.unsure) return {};
  switch (fact.type) {
    case rules::FactType::choice:
      if (draft.choice) return {rules::ChoiceIndex{*draft.choice}};
      return {std::nullopt, Fault::nothing_chosen};
    case rules::FactType::boolean:
      if (draft.choice) return {*draft.choice == kYes};
      return {std::nullopt, Fault::nothing_chosen};
    case rules::FactType::date: {
      const auto reading = read_date(draft.text);
      if (reading.day) return {*reading.day};
      return {std::nullopt, reading.fault};
    }
    case rules::FactType::integer:
      break;
  }
  std::int64_t number = 0;
  const char* end = draft.text.data() + draft.text.size();
  const auto reading = std::from_chars(draft.text.data(), end, number);
  if (reading.ec == std::errc{} && reading.ptr == end) return {number};
  return {std::nullopt, Fault::no_number};
}

Draft draft_of(const rules::Fact& fact, const std::optional<rules::AnswerValue>& answer) {
  Draft draft;
  if (!answer) return draft;
  if (const auto* chosen = std::get_if<rules::ChoiceIndex>(&*answer)) {
    draft.choice = chosen->value;
  } else if (const auto* truth = std::get_if<bool>(&*answer)) {
    draft.choice = *truth ? kYes : kNo;
  } else {
    draft.text = rules::readable(fact, *answer);
  }
  return draft;
}

}  // namespace zhicheng::model
