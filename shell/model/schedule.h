// The year's calendar, for one person or for everyone.
#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "shell/model/model.h"

namespace zhicheng::model {

/// A day of a step, or that there is none yet.
struct StepDay {
  std::string_view whom;           ///< for whom, where that is not everyone
  std::optional<base::Day> from;   ///< since when it goes on
  std::optional<base::Day> day;    ///< by which it ends; of a publicity: on which it begins at the latest
  std::optional<base::Day> upto;   ///< of a publicity: until when it lasts
  rules::Openness state = rules::Openness::unknown;
  std::string_view set_by;         ///< who sets it, where it is a deadline
};
struct ScheduleStep {
  const rules::Stated* row;
  std::vector<StepDay> days;  ///< none: it is said in words alone
};

/// Whether the answers tell whose deadlines these are.
bool has_own_dates(const Model& model);
/// The steps that concern the person, in their order; without answers those of everyone whom the table names.
std::vector<ScheduleStep> schedule(const Model& model);
/// The working days after `start` up to `end`.
std::vector<base::Day> working_days(const Model& model, base::Day start, base::Day end);

/// The request for the dates, with the file of the county that judges.
std::string dates_request(const Model& model);

}  // namespace zhicheng::model
