// What a change did, what would make a difference, and the self-test code.
#include "shell/ui/widgets.h"
#include "shell/views/parts.h"

namespace zhicheng::views {
namespace {

void add(std::string& text, std::string_view line) {
  if (!text.empty()) text += '\n';
  text += line;
}

/// What a code brought along.
void tell_taken(const model::Model& model, const texts::Texts& texts, std::string& told) {
  const texts::Guide& words = texts.guide;
  const model::CodeReading& taken = *model.guide.taken;
  add(told, texts::fill(words.code_taken, {std::to_string(model::answered(model).size())}));
  if (taken.year != model.edition->year) {
    add(told, texts::fill(words.other_year, {std::to_string(taken.year), std::to_string(model.edition->year)}));
  }
  std::vector<std::string> names;
  for (const std::size_t fact : taken.unknown) names.push_back(model::fact_of(model, fact).label);
  if (!names.empty()) add(told, texts::fill(words.unknown_values, {join(names, texts.list_mark)}));
  if (taken.more) add(told, words.unknown_facts);
}

void tell_turned(const model::Model& model, const texts::Texts& texts, std::string& told) {
  const texts::Guide& words = texts.guide;
  const model::Turned& turned = *model.guide.turned;
  if (turned.answers.empty()) return add(told, words.turned_nothing);
  for (const auto& [index, before, after] : turned.answers) {
    const rules::Fact& fact = model::fact_of(model, index);
    const std::string old = moment_words(texts, rules::readable(fact, before));
    if (after) {
      add(told, texts::fill(words.turned_answer, {fact.label, old, moment_words(texts, rules::readable(fact, *after))}));
    } else {
      add(told, texts::fill(model.skipped.contains(index) ? words.opened : words.fallen, {fact.label, old}));
    }
  }
  const std::string_view outcome = texts::word(texts, turned.after);
  add(told, turned.before == turned.after ? texts::fill(words.same_outcome, {outcome})
                                          : texts::fill(words.turned_outcome, {texts::word(texts, turned.before), outcome}));
  if (turned.findings.empty()) add(told, words.same_findings);
  for (const auto& [rule, before, after] : turned.findings) {
    add(told, texts::fill(words.turned_finding, {rule->title, texts::word(before, rule->role), texts::word(after, rule->role)}));
  }
}

}  // namespace

void draw_told(const model::Model& model, const texts::Texts& texts) {
  std::string told;
  if (model.guide.taken) tell_taken(model, texts, told);
  if (model.guide.turned) tell_turned(model, texts, told);
  ui::notice(ui::Mark::care, told, "told");
}

void draw_advice(const model::Model& model, const texts::Texts& texts) {
  const texts::Guide& words = texts.guide;
  const model::Advice& advice = model.guide.advice;
  using State = model::Advice::State;
  ui::heading(words.advice, 2);
  if (advice.state != State::told) {
    return ui::status("advice", advice.state == State::failed ? words.advice_failed : words.advice_working);
  }
  if (advice.changes.empty()) {
    const bool eligible = model.assessment.outcome == rules::Outcome::eligible;
    return ui::status("advice", eligible                                    ? words.advice_eligible
                                : model.assessment.missing_for_outcome > 0 ? words.advice_missing
                                                                            : words.advice_none);
  }
  bool checks = false;
  const ui::List list("advice-list");
  for (std::size_t i = 0; i < advice.changes.size(); ++i) {
    const model::Advice::Change& change = advice.changes[i];
    const ui::Item item("advice/" + std::to_string(i));
    ui::bullet(change.later ? change.text : texts::fill(change.eligible ? words.to_eligible : words.to_human, {change.text}));
    checks = checks || change.check;
  }
  if (checks) ui::text(words.advice_check, ui::Type::small, ui::Tone::quiet);
}

Intent draw_own_code(const model::Model& model, const texts::Texts& texts) {
  const texts::Guide& words = texts.guide;
  Intent intent;
  ui::heading(words.own_code, 2);
  ui::text(words.own_code_lead);
  {
    const ui::Quote quote(ui::Tone::open);
    ui::text(model::write_code(*model.edition, model.answers), ui::Type::strong);
  }
  {
    const ui::Buttons buttons;
    if (ui::button("copy-code", words.copy_code, ui::Weight::secondary)) intent = model::CopyCode{};
    if (ui::button("copy-link", words.copy_link, ui::Weight::secondary)) intent = model::CopyCode{true};
  }
  using model::Handing;
  const Handing state = model.guide.copying;
  ui::status("copied", state == Handing::done     ? model.guide.copied_link ? words.copied_link : words.copied_code
                       : state == Handing::failed ? words.copy_failed
                                                  : std::string_view());
  return intent;
}

Intent draw_code_field(const model::Model& model, const texts::Texts& texts) {
  const texts::Guide& words = texts.guide;
  const model::Guide& guide = model.guide;
  Intent intent;
  ui::heading(words.code_title, 2);
  std::string error;
  if (guide.code_fault == model::CodeFault::no_code) error = words.no_code;
  if (guide.code_fault == model::CodeFault::wrong_sum) error = words.wrong_sum;
  if (guide.code_fault == model::CodeFault::newer) error = words.newer_code;
  if (guide.code_fault == model::CodeFault::other_area) error = texts::fill(words.other_area, {model.edition->title});
  if (guide.code_asks) error = words.code_asks;
  std::string hint(words.code_hint);
  if (model::has_answers(model)) {
    hint += texts::fill(words.code_replaces, {std::to_string(model::answered(model).size())});
  }
  const ui::Entry entry{.key = "code", .label = words.code_title, .hint = hint, .error = error, .label_shown = false};
  if (auto typed = ui::field(entry, ui::Kind::text, 0, guide.code)) intent = model::TypeCode{std::move(*typed)};
  if (ui::button("take-code", words.code_take, ui::Weight::confirm)) intent = model::TakeCode{guide.code};
  if (!error.empty()) ui::attend("code", model.attention);
  return intent;
}

}  // namespace zhicheng::views
