// The judgement, step by step.
#include <algorithm>

#include "shell/model/notice.h"
#include "shell/ui/widgets.h"
#include "shell/views/parts.h"

namespace zhicheng::views {
namespace {

using model::JudgementStep;

/// What a step says: the condition, or the finding's own status.
struct Said {
  ui::Mark mark;
  std::string words;
  std::string_view truth;
};

Said said(const model::Model& model, const texts::Texts& texts, const JudgementStep& step) {
  const rules::Finding& finding = *step.finding;
  if (step.condition == nullptr) {
    const std::string_view word = texts::word(finding.status, finding.rule->role);
    return {mark_of(finding.status), texts::fill(texts.conclusion, {finding.rule->title}), word};
  }
  const rules::Status truth = model.assessment.truths[step.condition->index];
  // That a condition does not hold is neither good nor bad in itself.
  const ui::Mark mark = truth == rules::Status::unmet ? ui::Mark::none : mark_of(truth);
  return {mark, texts::after_parts(step.condition->text), word_of_truth(truth, texts)};
}

/// A finding's conclusion on which the outcome hangs.
bool decides(const JudgementStep& step) {
  const rules::Finding& finding = *step.finding;
  const auto role = finding.rule->role;
  return step.condition == nullptr && finding.status != rules::Status::not_applicable &&
         (role == rules::Role::blocking || role == rules::Role::path);
}

void draw_values(const model::Model& model, const texts::Texts& texts, const rules::Condition& condition) {
  std::vector<std::string> values;
  for (const rules::UsedValue& used : rules::values_of(model.assessment, condition)) {
    values.push_back(texts::fill(texts.named, {used.label, value_words(texts, used)}));
  }
  if (!values.empty()) ui::text(texts::fill(texts.guide.replay_values, {join(values, texts.value_mark)}));
}

}  // namespace

Intent draw_replay(const model::Model& model, const texts::Texts& texts) {
  const texts::Guide& words = texts.guide;
  Intent intent;
  if (ui::link("back", texts.back)) intent = model::Back{};
  ui::heading(words.replay_title, 1);
  ui::text(words.replay_lead, ui::Type::body, ui::Tone::quiet);
  const auto steps = model::steps_of(model.assessment);
  const std::size_t at = std::min(model.guide.step, steps.size() - 1);
  const JudgementStep& step = steps[at];
  const auto& findings = model.assessment.findings;
  const auto number = static_cast<std::size_t>(step.finding - findings.data()) + 1;

  ui::heading(step.finding->rule->title, 2);
  ui::text(texts::fill(words.replay_finding, {std::to_string(number), std::to_string(findings.size())}), ui::Type::small,
           ui::Tone::quiet);
  if (auto wanted = draw_clause_link(model, texts, step.finding->rule->clauses, step.finding->verified, "replay")) intent = wanted;
  if (step.number > 1) {
    ui::text(words.replay_before, ui::Type::small, ui::Tone::quiet);
    const ui::List list("replay/before");
    for (std::size_t i = at - (step.number - 1); i < at; ++i) {
      const ui::Item item("replay/" + std::to_string(i));
      const Said one = said(model, texts, steps[i]);
      ui::text(texts::fill(texts.named, {one.words, one.truth}), ui::Type::small);
    }
  }
  const Said now = said(model, texts, step);
  ui::notice(now.mark, texts::fill(texts.named, {now.words, now.truth}), "replay/now");
  if (step.condition != nullptr) draw_values(model, texts, *step.condition);
  const bool last = at + 1 == steps.size();
  if (last) ui::text(texts::fill(words.replay_end, {texts::word(texts, model.assessment.outcome)}), ui::Type::strong);

  ui::text(texts::fill(words.replay_at, {std::to_string(at + 1), std::to_string(steps.size())}), ui::Type::small, ui::Tone::quiet);
  const ui::Buttons buttons;
  if (!last && ui::button("replay/next", words.replay_next)) intent = model::ShowStep{at + 1};
  if (at > 0 && ui::button("replay/previous", words.replay_previous, ui::Weight::secondary)) intent = model::ShowStep{at - 1};
  const auto skip = std::find_if(steps.begin() + static_cast<std::ptrdiff_t>(at) + 1, steps.end(), decides);
  if (skip != steps.end() && ui::button("replay/skip", words.replay_skip, ui::Weight::secondary)) {
    intent = model::ShowStep{static_cast<std::size_t>(skip - steps.begin())};
  }
  if (!last && ui::button("replay/end", words.replay_to_end, ui::Weight::secondary)) intent = model::ShowStep{steps.size() - 1};
  return intent;
}

}  // namespace zhicheng::views
