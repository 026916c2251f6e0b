#include <algorithm>

#include "shell/ui/widgets.h"
#include "shell/views/parts.h"

namespace zhicheng::views {
namespace {

/// Every value that the evaluation used, each once, answered ones alone.
void collect(const std::vector<rules::Step>& steps, std::vector<const rules::UsedValue*>& values) {
  for (const rules::Step& step : steps) {
    for (const rules::UsedValue& used : step.used) {
      const auto same = [&](const rules::UsedValue* known) { return known->id == used.id; };
      if (used.answered && std::none_of(values.begin(), values.end(), same)) values.push_back(&used);
    }
    collect(step.because, values);
  }
}

std::string_view word_of_truth(rules::Status truth, const texts::Texts& texts) {
  switch (truth) {
    case rules::Status::met:
      return texts.holds;
    case rules::Status::unmet:
      return texts.holds_not;
    case rules::Status::unknown:
    case rules::Status::not_applicable:
      break;
  }
  return texts.holds_perhaps;
}

void draw_steps(const std::vector<rules::Step>& steps, const texts::Texts& texts) {
  for (const rules::Step& step : steps) {
    std::string line = texts::fill(texts.named, {step.text, word_of_truth(step.truth, texts)});
    if (step.because.empty()) {
      std::vector<std::string> values;
      for (const rules::UsedValue& used : step.used) {
        values.push_back(texts::fill(texts.named, {used.label, used.answered ? used.text : texts.not_answered}));
      }
      if (!values.empty()) line += texts::fill(texts.in_brackets, {join(values, texts.value_mark)});
    }
    ui::text(line, ui::Type::small, step.truth == rules::Status::unmet ? ui::Tone::quiet : ui::Tone::plain);
    const ui::Inset moved(20);
    draw_steps(step.because, texts);
  }
}

}  // namespace

Intent draw_finding(const model::Model& model, const texts::Texts& texts, const rules::Finding& finding) {
  Intent intent;
  const ui::Item item("finding/" + finding.id);
  ui::space(12);
  ui::marked(mark_of(finding.status), finding.title, texts::word(finding.status, finding.role));
  const ui::Inset moved(34);
  ui::text(clause_line(finding.clauses, finding.verified, texts), ui::Type::small, ui::Tone::quiet);

  const std::string days = finding.short_by_days ? std::to_string(*finding.short_by_days) : std::string();
  const std::string from = finding.met_from ? texts::long_date(texts, *finding.met_from) : std::string();
  if (!days.empty() || !from.empty()) {
    const std::string gap = from.empty()   ? texts::fill(texts.short_by, {days})
                            : days.empty() ? texts::fill(texts.met_from, {from})
                                           : texts::fill(texts.short_by_met_from, {days, from});
    ui::text(gap, ui::Type::strong, ui::Tone::bad);
  }

  std::vector<const rules::UsedValue*> used;
  collect(finding.because, used);
  std::vector<std::string> values;
  for (const rules::UsedValue* value : used) values.push_back(texts::fill(texts.named, {value->label, value->text}));
  if (!values.empty()) {
    ui::text(texts::fill(texts.your_values, {join(values, texts.value_mark)}), ui::Type::small);
  }
  std::vector<std::string> missing;
  for (const std::string& id : finding.missing) {
    if (const rules::Fact* fact = model.edition->vocabulary.find(id)) missing.push_back(fact->label);
  }
  if (!missing.empty()) {
    ui::text(texts::fill(texts.missing_facts, {join(missing, texts.list_mark)}), ui::Type::small, ui::Tone::care);
  }
  if (!finding.advice.empty()) ui::text(finding.advice, ui::Type::body);
  if (const ui::Disclosure more("explain/" + finding.id, texts.explain); more) {
    draw_quotes(model, texts, finding.clauses);
    if (!finding.because.empty()) {
      ui::text(texts.steps_title, ui::Type::small_strong, ui::Tone::quiet);
      draw_steps(finding.because, texts);
      ui::text(texts::fill(texts.conclusion, {texts::word(finding.status, finding.role)}), ui::Type::small_strong);
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
    for (const rules::Finding& finding : model.assessment.findings) {
      if (finding.role != role) continue;
      (finding.status == rules::Status::not_applicable ? beside : members).push_back(&finding);
    }
    if (members.empty()) continue;
    // What stands in the way comes first.
    std::stable_sort(members.begin(), members.end(), [](const rules::Finding* a, const rules::Finding* b) {
      const auto rank = [](rules::Status status) {
        return status == rules::Status::unmet ? 0 : status == rules::Status::unknown ? 1 : 2;
      };
      return rank(a->status) < rank(b->status);
    });
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
