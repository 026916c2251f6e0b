#include <algorithm>

#include "shell/ui/widgets.h"
#include "shell/views/parts.h"
#include "shell/views/views.h"

namespace zhicheng::views {
namespace {

/// More options than this go into a drop-down list.
constexpr std::size_t kMostRows = 10;
/// At first nearly every question may still come: that number would only frighten.
constexpr std::size_t kMostToAnnounce = 11;

Intent draw_options(const model::Model& model, const texts::Texts& texts, const rules::Fact& fact) {
  std::vector<ui::Option> options;
  if (fact.type == rules::FactType::boolean) {
    options = {{"yes", texts.yes}, {"no", texts.no}};
  } else {
    for (const rules::Choice& choice : fact.choices) options.push_back({choice.id, choice.label, choice.hint});
  }
  std::optional<std::size_t> taken;
  if (options.size() > kMostRows) {
    std::vector<std::string_view> labels;
    for (const ui::Option& option : options) labels.push_back(option.label);
    taken = ui::select("answer", fact.label, texts.choose_prompt, labels, model.draft.choice);
    // The hint of what is chosen: the titles that the series has.
    if (model.draft.choice && !options[*model.draft.choice].hint.empty()) {
      ui::space(-8);
      ui::text(options[*model.draft.choice].hint, ui::Type::small, ui::Tone::quiet);
      ui::space(12);
    }
  } else {
    taken = ui::choice("answer", fact.question, options, model.draft.choice);
  }
  if (taken) return model::Choose{*taken};
  return {};
}

Intent draw_written(const model::Model& model, const texts::Texts& texts, const rules::Fact& fact) {
  ui::Field field;
  field.key = "answer";
  field.label = fact.label;
  field.kind = ui::Kind::digits;
  field.width = 240;
  const bool date = fact.type == rules::FactType::date;
  field.hint = date ? texts.date_hint : texts.number_hint;
  field.error = words_of(model.draft.fault, texts);
  Intent intent;
  if (auto text = ui::field(field, model.draft.text)) intent = model::Type{std::move(*text)};
  if (date) {
    const auto reading = model::read_date(model.draft.text);
    const std::string read = reading.day ? texts::fill(texts.date_read, {texts::long_date(texts, *reading.day)}) : "";
    ui::status("read", read);
  }
  return intent;
}

bool reads(const rules::Condition& condition, std::size_t fact) {
  const auto named = [&](const rules::ReadName& name) { return name.kind == feel::Binding::Kind::fact && name.index == fact; };
  return std::any_of(condition.names.begin(), condition.names.end(), named) ||
         std::any_of(condition.parts.begin(), condition.parts.end(), [&](const auto& part) { return reads(part, fact); });
}

/// The findings that wait for this fact, or have read it.
void draw_reasons(const model::Model& model, const texts::Texts& texts, std::size_t fact) {
  std::vector<const rules::Finding*> readers;
  for (const rules::Finding& finding : model.assessment.findings) {
    const bool waits = std::find(finding.missing.begin(), finding.missing.end(), fact) != finding.missing.end();
    const auto cases = finding.because();
    const bool has_read = std::any_of(cases.begin(), cases.end(), [&](const auto& one) { return reads(*one.when, fact); });
    if (waits || has_read) readers.push_back(&finding);
  }
  if (readers.empty()) return;
  const ui::Disclosure more("why", texts.why_title);
  if (!more) return;
  ui::text(texts.read_by, ui::Type::small, ui::Tone::quiet);
  std::vector<std::string> places;
  for (const rules::Finding* finding : readers) {
    ui::text(finding->rule->title +
             texts::fill(texts.in_brackets, {clause_line(finding->rule->clauses, finding->verified, texts)}));
    for (const std::string& clause : finding->rule->clauses) {
      if (std::find(places.begin(), places.end(), clause) == places.end()) places.push_back(clause);
    }
  }
  draw_quotes(model, texts, places);
}

std::string progress(const model::Model& model, const texts::Texts& texts) {
  const std::string number = std::to_string(model.trail.size() + 1);
  const std::size_t left = model::questions_left(model);
  if (left <= 1) return texts::fill(texts.progress_last, {number});
  if (left > kMostToAnnounce) return texts::fill(texts.progress, {number});
  return texts::fill(texts.progress_near, {number, std::to_string(left - 1)});
}

}  // namespace

Intent draw_question(const model::Model& model, const texts::Texts& texts) {
  Intent intent;
  const rules::Fact& fact = model::fact_of(model, model.fact);
  if (ui::link("back", texts.back)) intent = model::Back{};
  ui::text(progress(model, texts), ui::Type::small, ui::Tone::quiet);
  ui::heading(fact.question, 1);
  ui::text(fact.why, ui::Type::body, ui::Tone::quiet);

  const bool options = fact.type == rules::FactType::choice || fact.type == rules::FactType::boolean;
  if (options && model.draft.fault != model::Fault::none) ui::alert("fault", words_of(model.draft.fault, texts));
  if (auto wanted = options ? draw_options(model, texts, fact) : draw_written(model, texts, fact)) intent = wanted;
  {
    const ui::Buttons buttons;
    if (ui::button("next", texts.next)) intent = model::Submit{};
    if (ui::button("not_sure", texts.not_sure, ui::Weight::secondary)) intent = model::NotSure{};
  }
  ui::text(texts.not_sure_note, ui::Type::small, ui::Tone::quiet);
  ui::space(8);

  draw_reasons(model, texts, model.fact);
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
