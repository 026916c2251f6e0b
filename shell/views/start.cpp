#include <algorithm>

#include "shell/ui/widgets.h"
#include "shell/views/parts.h"
#include "shell/views/views.h"

namespace zhicheng::views {
namespace {

/// The days that the notice sets, each once; and behind a fold everyone's.
void draw_dates(const model::Model& model, const texts::Texts& texts) {
  const auto rows = model::filing_dates(model);
  if (rows.empty()) return;
  ui::heading(texts.start_window, 2);
  std::vector<std::string> said;
  for (const model::DateRow& row : rows) {
    if (!row.filing.date || row.level_group.empty()) continue;
    const std::string line = texts::fill(texts.named, {row.level_group, texts::long_date(texts, *row.filing.date)});
    if (std::find(said.begin(), said.end(), line) != said.end()) continue;
    said.push_back(line);
    ui::marked(mark_of(row.filing.state), line, texts::word(row.filing.state));
  }
  ui::text(rows.front().filing.rule->note, ui::Type::small, ui::Tone::quiet);
  if (const ui::Disclosure more("all-dates", texts.all_dates); more) {
    for (const model::DateRow& row : rows) {
      const std::string date =
          row.filing.date ? texts::long_date(texts, *row.filing.date) : std::string(texts.no_date_yet);
      const auto word = row.filing.date ? texts::word(row.filing.state) : texts::word_of_setter(row.filing.set_by);
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

  const bool resume = model::has_answers(model);
  {
    const ui::Buttons buttons;
    if (ui::button("begin", resume ? texts.resume : texts.begin)) intent = model::Begin{};
    if (resume && ui::button("restart", texts.restart, ui::Weight::secondary)) intent = model::Restart{};
    if (ui::button("open", texts.files.open_title, ui::Weight::secondary)) intent = model::Show{model::Screen::opening};
  }

  draw_dates(model, texts);

  ui::heading(texts.start_notice, 2);
  ui::pair(texts.notice_title, edition.title);
  ui::pair(texts.notice_issuer, edition.issuer);
  if (const auto dated = base::Day::parse(edition.dated)) {
    ui::pair(texts.notice_dated, texts::long_date(texts, *dated));
  }
  if (!edition.forwards.empty()) ui::pair(texts.notice_forwards, edition.forwards);
  ui::pair(texts.notice_year, texts::fill(texts.year_value, {std::to_string(edition.year)}));
  ui::pair(texts.today, texts::long_date(texts, model.on));

  ui::heading(texts.need_title, 2);
  ui::text(texts.need_words);
  return intent;
}

}  // namespace zhicheng::views
