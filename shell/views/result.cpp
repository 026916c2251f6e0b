#include <algorithm>

#include "shell/ui/widgets.h"
#include "shell/views/parts.h"
#include "shell/views/views.h"

namespace zhicheng::views {
namespace {

/// Titles of the findings of a role that have a status.
void add_titles(const rules::Assessment& assessment, rules::Role role, rules::Status status, std::vector<std::string>& titles) {
  for (const rules::Finding& finding : assessment.findings) {
    if (finding.rule->role == role && finding.status == status) titles.push_back(finding.rule->title);
  }
}

void draw_headline(const model::Model& model, const texts::Texts& texts) {
  const rules::Assessment& assessment = model.assessment;
  switch (assessment.outcome) {
    case rules::Outcome::eligible: {
      const bool closed = assessment.window == rules::Openness::closed;
      ui::panel(ui::Mark::good, closed ? texts.eligible_closed : texts.eligible, texts.eligible_words);
      break;
    }
    case rules::Outcome::ineligible: {
      std::vector<std::string> titles;
      add_titles(assessment, rules::Role::blocking, rules::Status::unmet, titles);
      const std::string words = titles.empty() ? std::string(texts.ineligible_paths)
                                               : texts::fill(texts.ineligible_words, {join(titles, texts.list_mark)});
      ui::panel(ui::Mark::bad, texts.ineligible, words);
      break;
    }
    case rules::Outcome::undetermined: {
      const std::size_t missing = assessment.missing_for_outcome;
      std::vector<std::string> open;
      for (const auto role : {rules::Role::blocking, rules::Role::path}) add_titles(assessment, role, rules::Status::unknown, open);
      const std::string words = missing == 0 ? texts::fill(texts.undetermined_human, {join(open, texts.list_mark)})
                                             : texts::fill(texts.undetermined_missing, {std::to_string(missing)});
      ui::panel(ui::Mark::open, texts.undetermined, words);
      break;
    }
  }
}

const rules::Deadline* deadline_of(const rules::Assessment& assessment, std::string_view id) {
  const auto found = std::find_if(assessment.deadlines.begin(), assessment.deadlines.end(),
                                  [&](const rules::Deadline& one) { return one.rule->id == id; });
  return found == assessment.deadlines.end() ? nullptr : &*found;
}

/// The city's day ends the whole way: what has to be done before it is said with it.
std::string open_words(const model::Model& model, const texts::Texts& texts, const std::string& cutoff) {
  std::string words = texts::fill(texts.window_open, {cutoff});
  if (const auto* publicity = deadline_of(model.assessment, "employer_publicity_start"); publicity != nullptr && publicity->date) {
    const bool late = *publicity->date < model.on;
    words += texts::fill(late ? texts.publicity_late : texts.publicity_by, {texts::long_date(texts, *publicity->date)});
  }
  const auto* county = deadline_of(model.assessment, "county_filing");
  if (county != nullptr) {
    words += county->date ? texts::fill(texts.county_by, {texts::long_date(texts, *county->date)}) : std::string(texts.county_earlier);
  }
  return words;
}

void draw_window(const model::Model& model, const texts::Texts& texts) {
  const rules::Assessment& assessment = model.assessment;
  const std::string cutoff = assessment.cutoff ? texts::long_date(texts, *assessment.cutoff) : std::string();
  switch (assessment.window) {
    case rules::Openness::open:
      ui::notice(ui::Mark::care, open_words(model, texts, cutoff));
      break;
    case rules::Openness::closed:
      ui::notice(ui::Mark::care, texts::fill(texts.window_closed, {cutoff}));
      break;
    case rules::Openness::unknown:
      ui::notice(ui::Mark::open, texts.window_unknown);
      break;
  }
}

}  // namespace

Intent draw_result(const model::Model& model, const texts::Texts& texts) {
  Intent intent;
  if (ui::link("back", texts.back)) intent = model::Back{};
  draw_told(model, texts);
  draw_headline(model, texts);
  draw_window(model, texts);

  // First what most people want next: an open question answered, the package of what is met, or what would change it.
  const bool more_to_ask = !model.assessment.missing.empty();
  const bool met = model.assessment.outcome == rules::Outcome::eligible;
  const bool barred = model.assessment.outcome == rules::Outcome::ineligible;
  if (barred) draw_advice(model, texts);
  {
    const ui::Buttons buttons;
    const bool can_decide = model.assessment.missing_for_outcome > 0 && !met;
    if (can_decide && ui::button("go_on", texts.answer_more)) intent = model::GoOn{};
    const auto weight = can_decide || barred ? ui::Weight::secondary : ui::Weight::primary;
    if (ui::button("tasks", texts.to_tasks, weight)) intent = model::Show{model::Screen::tasks};
    if (more_to_ask && !can_decide && ui::button("go_on", texts.answer_rest, ui::Weight::secondary)) intent = model::GoOn{};
  }
  if (auto wanted = draw_findings(model, texts)) intent = wanted;
  if (ui::link("replay", texts.guide.to_replay)) intent = model::Show{model::Screen::replay};
  if (!barred) draw_advice(model, texts);
  draw_human(model, texts);
  draw_deadlines(model, texts);
  if (ui::link("dates", texts.guide.dates_title)) intent = model::Show{model::Screen::dates};
  draw_chain(model, texts);
  draw_contacts(model, texts);
  draw_materials(model, texts);
  ui::heading(texts.your_answers, 2);
  if (auto wanted = draw_answers(model, texts)) intent = wanted;
  ui::space(16);
  if (auto wanted = draw_own_code(model, texts)) intent = wanted;
  ui::space(16);
  if (auto wanted = draw_restart(model, texts)) intent = wanted;
  return intent;
}

}  // namespace zhicheng::views
