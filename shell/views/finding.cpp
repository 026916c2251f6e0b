#include <algorithm>
#include <array>
#include <utility>

#include "shell/ui/widgets.h"
#include "shell/views/parts.h"

namespace zhicheng::views {
namespace {

/// Every value that the evaluation used, each once, answered ones alone.
void collect(const rules::Assessment& assessment, const rules::Condition& condition, std::vector<rules::UsedValue>& values) {
  for (rules::UsedValue& used : rules::values_of(assessment, condition)) {
    const auto same = [&](const rules::UsedValue& known) { return known.label == used.label; };
    if (used.answered && std::none_of(values.begin(), values.end(), same)) values.push_back(std::move(used));
  }
  for (const rules::Condition& part : condition.parts) collect(assessment, part, values);
}

void draw_step(const rules::Assessment& assessment, const rules::Condition& condition, const texts::Texts& texts) {
  const rules::Status truth = assessment.truths[condition.index];
  std::string line = texts::fill(texts.named, {condition.text, word_of_truth(truth, texts)});
  std::vector<std::string> values;
  for (const rules::UsedValue& used : rules::values_of(assessment, condition)) {
    values.push_back(texts::fill(texts.named, {used.label, value_words(texts, used)}));
  }
  if (!values.empty()) line += texts::fill(texts.in_brackets, {join(values, texts.value_mark)});
  ui::text(line, ui::Type::small, truth == rules::Status::unmet ? ui::Tone::quiet : ui::Tone::plain);
  const ui::Inset moved(20);
  for (const rules::Condition& part : condition.parts) draw_step(assessment, part, texts);
}

}  // namespace

Intent draw_finding(const model::Model& model, const texts::Texts& texts, const rules::Finding& finding) {
  Intent intent;
  const rules::FindingRule& rule = *finding.rule;
  const ui::Item item("finding/" + rule.id);
  ui::space(12);
  ui::marked(mark_of(finding.status), rule.title, texts::word(finding.status, rule.role));
  const ui::Inset moved(34);
  if (auto wanted = draw_clause_link(model, texts, rule.clauses, finding.verified, rule.id, rule.title)) intent = wanted;

  const std::string days = finding.short_by_days ? std::to_string(*finding.short_by_days) : std::string();
  const std::string from = finding.met_from ? texts::long_date(texts, *finding.met_from) : std::string();
  if (!days.empty() || !from.empty()) {
    const std::string gap = from.empty()   ? texts::fill(texts.short_by, {days})
                            : days.empty() ? texts::fill(texts.met_from, {from})
                                           : texts::fill(texts.short_by_met_from, {days, from});
    ui::text(gap, ui::Type::strong, ui::Tone::bad);
  }

  std::vector<rules::UsedValue> used;
  for (const rules::JudgeCase& one : finding.because()) collect(model.assessment, *one.when, used);
  for (const bool derived : {false, true}) {
    std::vector<std::string> values;
    for (const rules::UsedValue& value : used) {
      if (value.derived == derived) values.push_back(texts::fill(texts.named, {value.label, value_words(texts, value)}));
    }
    const std::string_view words = derived ? texts.derived_values : texts.your_values;
    if (!values.empty()) ui::text(texts::fill(words, {join(values, texts.value_mark)}), ui::Type::small, derived ? ui::Tone::quiet : ui::Tone::plain);
  }
  std::vector<std::string> missing;
  for (const std::size_t fact : finding.missing) missing.push_back(model::fact_of(model, fact).label);
  if (!missing.empty()) {
    ui::text(texts::fill(texts.missing_facts, {join(missing, texts.list_mark)}), ui::Type::small, ui::Tone::care);
    if (ui::link("answer/" + rule.id, texts::fill(texts.answer_it, {missing.front()}))) intent = model::Change{finding.missing.front()};
  }
  if (!finding.advice().empty()) ui::text(finding.advice(), ui::Type::body);
  if (const ui::Disclosure more("explain/" + rule.id, texts.explain, texts::fill(texts.named, {texts.explain, rule.title})); more) {
    if (auto wanted = draw_quotes(model, texts, rule.clauses, rule.id)) intent = wanted;
    if (finding.walked > 0) {
      ui::text(texts.steps_title, ui::Type::small_strong, ui::Tone::quiet);
      for (const rules::JudgeCase& one : finding.because()) draw_step(model.assessment, *one.when, texts);
      ui::text(texts::fill(texts.conclusion, {texts::word(finding.status, rule.role)}), ui::Type::small_strong);
    }
  }
  ui::rule();
  return intent;
}

Intent draw_findings(const model::Model& model, const texts::Texts& texts) {
  Intent intent;
  ui::heading(texts.findings, 2);
  ui::text(texts.findings_lead, ui::Type::body, ui::Tone::quiet);
  const std::pair<rules::Role, std::string_view> groups[] = {{rules::Role::blocking, texts.group_blocking},
                                                             {rules::Role::path, texts.group_path},
                                                             {rules::Role::reference, texts.group_reference},
                                                             {rules::Role::step, texts.group_step}};
  std::vector<const rules::Finding*> beside;
  for (const auto& [role, title] : groups) {
    std::vector<const rules::Finding*> members;
    using rules::Status;
    // What stands in the way comes first; of ways one may choose from, what is open.
    std::array order{Status::unmet, Status::unknown, Status::met, Status::not_applicable};
    if (role == rules::Role::path) std::swap(order.front(), order[2]);
    for (const auto status : order) {
      for (const rules::Finding& finding : model.assessment.findings) {
        if (finding.rule->role != role || finding.status != status) continue;
        (status == Status::not_applicable ? beside : members).push_back(&finding);
      }
    }
    if (members.empty()) continue;
    ui::space(8);
    ui::text(title, ui::Type::small_strong, ui::Tone::quiet);
    const ui::List list("findings/" + std::string(title));
    for (const rules::Finding* finding : members) {
      if (auto wanted = draw_finding(model, texts, *finding)) intent = wanted;
    }
  }
  if (!beside.empty()) {
    const std::string label = texts::fill(texts.not_applicable_fold, {std::to_string(beside.size())});
    if (const ui::Disclosure more("not-applicable", label); more) {
      const ui::List list("findings/not-applicable");
      for (const rules::Finding* finding : beside) {
        if (auto wanted = draw_finding(model, texts, *finding)) intent = wanted;
      }
    }
  }
  return intent;
}

}  // namespace zhicheng::views
