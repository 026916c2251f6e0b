#include <algorithm>

#include "shell/ui/widgets.h"
#include "shell/views/parts.h"
#include "shell/views/views.h"

namespace zhicheng::views {
namespace {

/// At first nearly every question may still come: that number would only frighten.
constexpr std::size_t kMostToAnnounce = 8;
constexpr float kBetweenEntries = 22;

bool reads(const rules::Condition& condition, std::size_t fact) {
  const auto named = [&](const rules::ReadName& name) { return name.kind == feel::Binding::Kind::fact && name.index == fact; };
  return std::any_of(condition.names.begin(), condition.names.end(), named) ||
         std::any_of(condition.parts.begin(), condition.parts.end(), [&](const auto& part) { return reads(part, fact); });
}

/// The findings that wait for one of these facts, or have read it.
Intent draw_reasons(const model::Model& model, const texts::Texts& texts) {
  const auto& facts = model.shown;
  std::vector<const rules::Finding*> readers;
  for (const rules::Finding& finding : model.assessment.findings) {
    const auto cases = finding.because();
    const bool concerns = std::any_of(facts.begin(), facts.end(), [&](std::size_t fact) {
      const bool waits = std::find(finding.missing.begin(), finding.missing.end(), fact) != finding.missing.end();
      return waits || std::any_of(cases.begin(), cases.end(), [&](const auto& one) { return reads(*one.when, fact); });
    });
    if (concerns) readers.push_back(&finding);
  }
  if (readers.empty()) return {};
  const ui::Disclosure more("why", texts.why_title);
  if (!more) return {};
  ui::text(texts.read_by, ui::Type::small, ui::Tone::quiet);
  std::vector<std::string> places;
  for (const rules::Finding* finding : readers) {
    ui::text(finding->rule->title +
             texts::fill(texts.in_brackets, {clause_line(finding->rule->clauses, finding->verified, texts)}));
    for (const std::string& clause : finding->rule->clauses) {
      if (std::find(places.begin(), places.end(), clause) == places.end()) places.push_back(clause);
    }
  }
  return draw_quotes(model, texts, places, "why");
}

std::string progress(const model::Model& model, const texts::Texts& texts) {
  const std::string number = std::to_string(model.trail.size() + 1);
  const std::size_t left = model::questions_left(model);
  if (left <= 1) return texts::fill(texts.progress_last, {number});
  if (left > kMostToAnnounce) return texts::fill(texts.progress, {number});
  return texts::fill(texts.progress_near, {number, std::to_string(left - 1)});
}

/// The first entry with a fault; else the one for whose sake the question was opened.
std::optional<std::size_t> entry_to_see(const model::Model& model) {
  for (const std::size_t fact : model.shown) {
    if (model.drafts.at(fact).fault != model::Fault::none) return fact;
  }
  return model.sought;
}

Intent draw_entries(const model::Model& model, const texts::Texts& texts) {
  Intent intent;
  const bool alone = model::facts_of(model, model.question).size() == 1;
  for (const std::size_t fact : model.shown) {
    if (auto wanted = draw_entry(model, texts, fact, !alone)) intent = wanted;
    ui::space(kBetweenEntries);
  }
  if (const auto none = model::none_of(model, model.question); !none.empty()) {
    const bool to_all = model::says_no_to_all(model);
    if (ui::checkbox("none", none, to_all)) intent = model::SayNo{!to_all};
    ui::space(kBetweenEntries);
  }
  return intent;
}

}  // namespace

Intent draw_question(const model::Model& model, const texts::Texts& texts) {
  Intent intent;
  if (ui::link("back", texts.back)) intent = model::Back{};
  draw_told(model, texts);
  ui::text(progress(model, texts), ui::Type::small, ui::Tone::quiet);
  ui::heading(model::text_of(model, model.question), 1);
  ui::text(model::why_of(model, model.question), ui::Type::body, ui::Tone::quiet);
  ui::space(8);
  if (auto wanted = draw_entries(model, texts)) intent = wanted;
  if (const auto fact = entry_to_see(model)) ui::attend(control_of(model, texts, *fact), model.attention);
  if (ui::button("next", texts.next)) intent = model::Submit{};
  ui::text(texts.not_sure_note, ui::Type::small, ui::Tone::quiet);
  ui::space(8);

  if (auto wanted = draw_reasons(model, texts)) intent = wanted;
  const auto answers = model::answered(model);
  if (!answers.empty()) {
    if (const ui::Disclosure more("answers", texts::fill(texts.answers_so_far, {std::to_string(answers.size())}));
        more) {
      if (auto wanted = draw_answers(model, texts)) intent = wanted;
    }
    if (ui::link("see_result", texts.see_result)) intent = model::ShowResult{};
  }
  return intent;
}

}  // namespace zhicheng::views
