#include <algorithm>

#include "shell/ui/widgets.h"
#include "shell/views/parts.h"
#include "shell/views/views.h"

namespace zhicheng::views {
namespace {

/// Of the county whose file judges; "" where none does.
std::string county_name(const model::Model& model) {
  const rules::Fact* fact = model.edition->vocabulary.find("county");
  if (fact == nullptr || !model.edition->county) return {};
  for (const rules::Choice& choice : fact->choices) {
    if (choice.id == *model.edition->county) return choice.label;
  }
  return {};
}

/// The days that the notice sets, each once, and the county's own; behind a fold everyone's.
void draw_windows(const model::Model& model, const texts::Texts& texts) {
  ui::heading(texts.start_window, 2);
  std::vector<std::string> said;
  const auto say = [&](const rules::Deadline& deadline, const std::string& line) {
    if (std::find(said.begin(), said.end(), line) != said.end()) return;
    said.push_back(line);
    ui::marked(mark_of(deadline.state), line, texts::word(deadline.state));
  };
  std::string_view note;
  for (const model::DateRow& row : model.guide.dates) {
    const rules::Deadline* filing = row.find("filing");
    if (filing == nullptr || !filing->date || row.level_group.empty()) continue;
    note = filing->rule->note;
    say(*filing, texts::fill(texts.named, {row.level_group, texts::long_date(texts, *filing->date)}));
  }
  for (const model::DateRow& row : model.guide.dates) {
    const rules::Deadline* county = row.find("county_filing");
    if (county == nullptr || !county->date) continue;
    const std::string date = texts::long_date(texts, *county->date);
    say(*county, row.level_group + texts::fill(texts.in_brackets, {texts::fill(texts.guide.county_date, {county_name(model), date})}));
  }
  ui::text(note, ui::Type::small, ui::Tone::quiet);
  if (const ui::Disclosure more("all-dates", texts.all_dates); more) {
    for (const model::DateRow& row : model.guide.dates) {
      const rules::Deadline* filing = row.find("filing");
      if (filing == nullptr) continue;
      const std::string date = filing->date ? texts::long_date(texts, *filing->date) : std::string(texts.no_date_yet);
      const auto word = filing->date ? texts::word(filing->state) : texts::word_of_setter(filing->set_by);
      ui::pair(row.title, date + texts::fill(texts.in_brackets, {word}), ui::Type::small);
    }
  }
}

}  // namespace

Intent draw_start(const model::Model& model, const texts::Texts& texts) {
  Intent intent;
  const rules::Edition& edition = *model.edition;
  ui::heading(texts.start_title, 1);
  ui::text(texts.start_lead);
  const std::string county = county_name(model);
  ui::pair(texts.notice_title, edition.title);
  ui::pair(texts.notice_year, texts::fill(texts.year_value, {std::to_string(edition.year)}));
  ui::pair(texts.guide.county, county.empty() ? texts.guide.county_open : std::string_view(county));
  ui::pair(texts.today, texts::long_date(texts, model.on));
  ui::space(12);

  // What else one may begin with is a button of this row.
  const std::size_t answers = model::has_answers(model) ? model::answered(model).size() : 0;
  {
    const ui::Buttons buttons;
    const std::string resume = texts::fill(texts.resume, {std::to_string(answers)});
    if (ui::button("begin", answers > 0 ? std::string_view(resume) : texts.begin)) intent = model::Begin{};
    if (auto wanted = draw_newest_draft(model, texts)) intent = wanted;
    if (ui::button("dates", texts.guide.dates_title, ui::Weight::secondary)) intent = model::Show{model::Screen::dates};
    if (ui::button("open", texts.files.open_title, ui::Weight::secondary)) intent = model::Show{model::Screen::opening};
  }
  if (answers > 0) {
    if (auto wanted = draw_restart(model, texts)) intent = wanted;
  }
  draw_windows(model, texts);
  if (auto wanted = draw_code_field(model, texts)) intent = wanted;

  ui::heading(texts.start_notice, 2);
  ui::pair(texts.notice_issuer, edition.issuer);
  if (const auto dated = base::Day::parse(edition.dated)) {
    ui::pair(texts.notice_dated, texts::long_date(texts, *dated));
  }
  if (!edition.forwards.empty()) ui::pair(texts.notice_forwards, edition.forwards);
  if (ui::link("rules", texts.guide.to_rules)) intent = model::Show{model::Screen::rules};

  if (!model.framed && ui::link("to-progress", texts.filing.to_progress)) intent = model::Show{model::Screen::progress};

  ui::heading(texts.need_title, 2);
  ui::text(texts.need_words);
  if (auto wanted = draw_drafts(model, texts)) intent = wanted;
  return intent;
}

}  // namespace zhicheng::views
