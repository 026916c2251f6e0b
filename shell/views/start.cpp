#include "shell/ui/widgets.h"
#include "shell/views/parts.h"
#include "shell/views/views.h"

namespace zhicheng::views {

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
  }

  const auto deadlines = model::filing_dates(model);
  if (!deadlines.empty()) {
    ui::heading(texts.start_window, 2);
    for (const auto& [title, deadline] : deadlines) {
      const std::string date = deadline.date ? texts::long_date(texts, *deadline.date) : std::string(texts.no_date_yet);
      ui::marked(mark_of(deadline.state), title + "：" + date, texts::word(deadline.state));
    }
    ui::text(texts.start_window_note, ui::Type::small, ui::Tone::quiet);
  }

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
