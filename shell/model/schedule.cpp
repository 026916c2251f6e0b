#include "shell/model/schedule.h"

#include <algorithm>

namespace zhicheng::model {
namespace {

constexpr std::string_view kFiling = "filing";
constexpr std::string_view kPublicity = "employer_publicity_start";

const rules::Deadline* find(const std::vector<rules::Deadline>& deadlines, std::string_view id) {
  const auto found = std::find_if(deadlines.begin(), deadlines.end(), [&](const auto& one) { return one.rule->id == id; });
  return found == deadlines.end() ? nullptr : &*found;
}

/// A deadline ends what began with the notice; a publicity lasts from its day until the filing ends.
StepDay day_of(const Model& model, const rules::Deadline& deadline, const rules::Deadline* filing, std::string_view whom) {
  StepDay day{.whom = whom, .from = {}, .day = deadline.date, .upto = {}, .state = deadline.state, .set_by = deadline.set_by};
  if (!deadline.date) return day;
  if (deadline.rule->id == kPublicity) {
    day.from = deadline.date;
    if (filing != nullptr) day.upto = filing->date;
  } else if (const auto dated = base::Day::parse(model.edition->dated)) {
    day.from = *dated;
  }
  return day;
}

}  // namespace

const rules::Deadline* DateRow::find(std::string_view id) const { return model::find(deadlines, id); }

bool has_own_dates(const Model& model) {
  const auto level = model.edition->vocabulary.index_of("level");
  return level && model.answers.at(*level) && find(model.assessment.deadlines, kFiling) != nullptr;
}

std::vector<ScheduleStep> schedule(const Model& model) {
  std::vector<ScheduleStep> steps;
  const bool own = has_own_dates(model);
  const rules::Deadline* filing = own ? find(model.assessment.deadlines, kFiling) : nullptr;
  for (const rules::Stated& row : model.edition->process) {
    ScheduleStep step{&row, {}};
    if (row.date) {
      step.days.push_back({.whom = {}, .from = filing != nullptr ? filing->date : std::nullopt, .day = row.date, .upto = {},
                           .state = model.on <= *row.date ? rules::Openness::open : rules::Openness::closed, .set_by = {}});
    } else if (!row.deadline.empty() && own) {
      const rules::Deadline* mine = find(model.assessment.deadlines, row.deadline);
      if (mine == nullptr) continue;
      step.days.push_back(day_of(model, *mine, filing, {}));
    } else {
      for (const std::size_t index : row.rows) {
        const DateRow& view = model.guide.dates[index];
        if (const auto* one = view.find(row.deadline)) step.days.push_back(day_of(model, *one, view.find(kFiling), view.title));
      }
    }
    steps.push_back(std::move(step));
  }
  return steps;
}

std::vector<base::Day> working_days(const Model& model, base::Day start, base::Day end) {
  std::vector<base::Day> days;
  for (base::Day day = start.plus_days(1); day <= end; day = day.plus_days(1)) {
    if (model.edition->calendar.is_working_day(day)) days.push_back(day);
  }
  return days;
}

std::string dates_request(const Model& model) {
  base::Json more;
  if (model.edition->county) more.add("county", *model.edition->county);
  return request(model, "dates", {}, std::move(more));
}

}  // namespace zhicheng::model
