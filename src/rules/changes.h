// Counterfactuals: which single change would let the notice's thresholds be met, or open a path.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/day.h"
#include "base/json.h"
#include "rules/answers.h"
#include "rules/edition.h"
#include "rules/truth.h"

namespace zhicheng::rules {

/// One change of an otherwise equal applicant. Exact: the outcome holds for every value that is named, whatever the
/// facts that are not answered are.
struct Change {
  ChangeKind kind = ChangeKind::check;
  Outcome outcome = Outcome::undetermined;     ///< with the change
  std::optional<std::size_t> fact;             ///< none: time alone
  std::vector<AnswerValue> answers;            ///< for facts that are no dates
  std::optional<base::Day> from;               ///< dates no earlier than this; of `wait`: the day to wait for
  std::optional<base::Day> upto;               ///< dates no later than this
  const FindingRule* finding = nullptr;        ///< of `wait`: what would be met then
  Openness window = Openness::unknown;         ///< of filing this year, with the change
  std::optional<bool> this_year;               ///< of `wait`, where the cutoff is known: whether it is met by then
  std::string text;                            ///< Chinese: what to do or to check, without the outcome
};

struct Changes {
  Outcome outcome = Outcome::undetermined;  ///< without any change
  bool answers_missing = false;             ///< the outcome can still change with them
  Openness window = Openness::unknown;      ///< of filing this year, without any change
  std::vector<Change> list;                 ///< the most useful first; at most five
};

/// None while missing answers can still change the outcome: then the next question is the better advice.
Changes changes(const Edition& edition, const Answers& answers, base::Day on);

/// zhicheng-changes/1
base::Json to_json(const Edition& edition, const Changes& changes, base::Day on);

}  // namespace zhicheng::rules
