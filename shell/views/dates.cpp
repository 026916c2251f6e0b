#include <algorithm>
#include <array>

#include "shell/model/schedule.h"
#include "shell/ui/widgets.h"
#include "shell/views/parts.h"

namespace zhicheng::views {
namespace {

/// What an applicant waits for or hurries for; the rest of the year's calendar stands in the list alone.
constexpr std::array<std::string_view, 6> kPictured{"employer_publicity", "county_filing", "filing",
                                                    "correction",         "review_and_publicity", "upload"};

/// When, in words; who sets it where nobody has.
std::string when(const texts::Texts& texts, const model::StepDay& day, bool with_year) {
  const texts::Guide& words = texts.guide;
  if (!day.day) return texts::fill(words.not_set, {texts::word_of_setter(day.set_by)});
  const std::string date = with_year ? texts::long_date(texts, *day.day) : texts::short_date(texts, *day.day);
  return texts::fill(day.upto ? words.begins_by : words.by_day, {date});
}

/// For whom, before what it says; without either where that is everyone.
std::string with_whom(const texts::Texts& texts, std::string_view whom, std::string_view words) {
  return whom.empty() ? std::string(words) : texts::fill(texts.named, {whom, words});
}

void draw_picture(const model::Model& model, const texts::Texts& texts, const std::vector<model::ScheduleStep>& steps) {
  std::vector<ui::Bar> bars;
  base::Day first = model.on;
  base::Day last = model.on;
  for (const model::ScheduleStep& step : steps) {
    if (std::find(kPictured.begin(), kPictured.end(), step.row->id) == kPictured.end()) continue;
    if (step.days.empty()) bars.push_back({step.row->title, texts::fill(texts.guide.not_set, {step.row->timing}), {}, {}});
    for (const model::StepDay& day : step.days) {
      ui::Bar bar{with_whom(texts, day.whom, step.row->title), when(texts, day, false), {}, {}};
      const auto end = day.upto ? day.upto : day.day;
      if (end) {
        const base::Day begin = day.from.value_or(*end);
        bar.from = begin.number();
        bar.upto = end->number();
        first = std::min(first, begin);
        last = std::max(last, *end);
      }
      bar.derived = !step.row->verified;
      bar.over = day.state == rules::Openness::closed;
      bars.push_back(std::move(bar));
    }
  }
  // From the first of a month to the first of another.
  std::vector<ui::Tick> ticks;
  auto month = *base::Day::parse(first.text().substr(0, 8) + "01");
  for (; ticks.empty() || ticks.back().day <= last.number(); month = month.plus_months(1)) {
    std::string number = month.text().substr(5, 2);
    if (number.front() == '0') number.erase(0, 1);
    ticks.push_back({texts::fill(texts.guide.month, {number}), month.number()});
  }
  ui::timeline(texts.guide.dates_picture, bars, ticks, {std::string(texts.guide.today), model.on.number()});
}

Intent draw_step(const model::Model& model, const texts::Texts& texts, const model::ScheduleStep& step) {
  Intent intent;
  const rules::Stated& row = *step.row;
  const ui::Item item("step/" + row.id);
  ui::heading(row.title + (row.verified ? std::string() : texts::fill(texts.in_brackets, {texts.unverified})), 3);
  const ui::Inset moved(20);
  if (!row.timing.empty()) ui::text(row.timing);
  for (const model::StepDay& day : step.days) {
    const std::string words = with_whom(texts, day.whom, when(texts, day, true));
    ui::text(day.day ? words + texts::fill(texts.in_brackets, {texts::word(day.state)}) : words, ui::Type::body,
             day.day ? ui::Tone::plain : ui::Tone::care);
    if (!day.day || !day.upto) continue;
    std::vector<std::string> days;
    for (const base::Day one : model::working_days(model, *day.day, *day.upto)) days.push_back(texts::short_date(texts, one));
    ui::text(texts::fill(texts.guide.publicity, {texts::short_date(texts, *day.upto), join(days, texts.list_mark)}),
             ui::Type::small);
  }
  ui::text(texts::fill(texts.guide.done_by, {row.by}), ui::Type::small, ui::Tone::quiet);
  if (!row.text.empty()) ui::text(row.text, ui::Type::small);
  if (auto wanted = draw_clause_link(model, texts, row.clauses, row.verified, "step/" + row.id, row.title)) intent = wanted;
  ui::space(12);
  return intent;
}

}  // namespace

Intent draw_dates(const model::Model& model, const texts::Texts& texts) {
  const texts::Guide& words = texts.guide;
  Intent intent;
  if (ui::link("back", texts.back)) intent = model::Back{};
  ui::heading(words.dates_title, 1);
  const auto level = model.edition->vocabulary.index_of("level");
  ui::text(model::has_own_dates(model)
               ? texts::fill(words.dates_own, {rules::readable(model::fact_of(model, *level), *model.answers.at(*level))})
               : std::string(words.dates_all));
  const auto steps = model::schedule(model);
  draw_picture(model, texts, steps);

  if (ui::button("calendar", words.save_calendar)) intent = model::SaveCalendar{};
  using model::Handing;
  const Handing state = model.guide.calendar;
  ui::status("calendar/state", state == Handing::done     ? words.calendar_saved
                               : state == Handing::failed ? words.calendar_failed
                                                          : words.save_calendar_hint);
  ui::heading(words.dates_list, 2);
  const ui::List list("steps");
  for (const model::ScheduleStep& step : steps) {
    if (auto wanted = draw_step(model, texts, step)) intent = wanted;
  }
  return intent;
}

}  // namespace zhicheng::views
