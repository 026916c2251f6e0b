// What time alone brings to an applicant. Private to the room.
#pragma once
#include <optional>
#include <vector>

#include "base/day.h"
#include "rules/answers.h"
#include "rules/edition.h"
#include "rules/truth.h"

namespace zhicheng::rules {

/// A day from which on the outcome is better than on every day before, for good, and the finding that turns on it.
struct Turn {
  base::Day from = base::Day::first();
  Outcome outcome = Outcome::undetermined;
  const FindingRule* finding = nullptr;
  Status before = Status::unmet;  ///< of the finding, as things stand
  Status then = Status::met;
};

/// At most one day for each outcome, earliest first. Exact, as the day is left open: up to the cutoff the day asked moves on
/// alone; after it the applicant is judged as if that day were the cutoff. A finding may have turned before `on`, after
/// a cutoff that has passed.
std::vector<Turn> turns(const Edition& edition, const Answers& answers, base::Day on, std::optional<base::Day> cutoff);

}  // namespace zhicheng::rules
