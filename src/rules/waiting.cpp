#include "rules/waiting.h"

#include <algorithm>

#include "rules/judgement.h"
#include "rules/outcome.h"

namespace zhicheng::rules {

using feel::Value;

namespace {

using Stretches = std::vector<feel::Possibilities::Stretch>;

/// The outcome and the findings along the days to come.
class Course {
 public:
  Course(const Edition& edition, const Answers& answers) : edition_(edition), answers_(answers), findings_(edition.findings.size()) {}

  /// Goes on from the day asked to `last`, all else being equal; with `as_cutoff` every day is the cutoff as well.
  void follow(base::Day first, base::Day last, bool as_cutoff) {
    feel::Possibilities possibilities(edition_.calendar);
    OpenFacts facts(edition_, answers_, possibilities);
    const std::vector<Presumption> none;
    Judgement judgement(edition_, answers_, first, facts, possibilities, none);
    const auto rank = static_cast<std::uint32_t>(edition_.ranked.size());
    const Value day = possibilities.unanswered(rank, {feel::Kind::date, {}, first.number(), last.number()});
    judgement.leave_open(day, as_cutoff);
    std::vector<Value> statuses;
    for (const FindingRule& rule : edition_.findings) statuses.push_back(judge_finding(rule, judgement, possibilities).status);
    for (std::size_t i = 0; i < statuses.size(); ++i) append(findings_[i], possibilities.along(statuses[i], rank));
    append(outcome_, possibilities.along(join(edition_, statuses, possibilities).outcome, rank));
  }

  /// From the first day on that is followed by days of this outcome or a better one alone. None: the last day is not,
  /// or all days are.
  std::optional<base::Day> from_which(Outcome outcome) const {
    const auto good = [&](const auto& stretch) {
      return stretch.value == coded(Outcome::eligible) || stretch.value == coded(outcome);
    };
    const auto worse = std::find_if_not(outcome_.rbegin(), outcome_.rend(), good);
    if (worse == outcome_.rbegin() || worse == outcome_.rend()) return std::nullopt;
    return base::Day::from_number(worse->high + 1);
  }

  /// What turns on that day: best one that is met then, else one that is no longer unmet.
  std::optional<Turn> at(base::Day day, Outcome outcome) const {
    std::optional<Turn> best;
    for (std::size_t i = 0; i < findings_.size(); ++i) {
      const FindingRule& rule = edition_.findings[i];
      if (rule.role != Role::blocking && rule.role != Role::path) continue;
      const Status now = status_of(findings_[i].front().value);
      const Status before = status_at(i, day.number() - 1);
      const Status then = status_at(i, day.number());
      if (then == before || then == Status::unmet || (then == Status::unknown && before != Status::unmet)) continue;
      if (!best || (best->then != Status::met && then == Status::met)) best = Turn{day, outcome, &rule, now, then};
    }
    return best;
  }

 private:
  static void append(Stretches& all, const Stretches& more) {
    for (const auto& stretch : more) {
      if (!all.empty() && all.back().value == stretch.value) {
        all.back().high = stretch.high;
      } else {
        all.push_back(stretch);
      }
    }
  }

  static Status status_of(Value value) { return value.is_unknown() ? Status::unknown : static_cast<Status>(value.number); }

  Status status_at(std::size_t finding, std::int64_t day) const {
    const Stretches& all = findings_[finding];
    return status_of(std::find_if(all.begin(), all.end(), [&](const auto& stretch) { return stretch.high >= day; })->value);
  }

  const Edition& edition_;
  const Answers& answers_;
  std::vector<Stretches> findings_;
  Stretches outcome_;
};

}  // namespace

std::vector<Turn> turns(const Edition& edition, const Answers& answers, base::Day on, std::optional<base::Day> cutoff) {
  Course course(edition, answers);
  course.follow(cutoff ? std::min(on, *cutoff) : on, cutoff.value_or(base::Day::last()), false);
  if (cutoff && *cutoff < base::Day::last()) course.follow(cutoff->plus_days(1), base::Day::last(), true);
  std::vector<Turn> all;
  for (const Outcome outcome : {Outcome::undetermined, Outcome::eligible}) {
    const auto from = course.from_which(outcome);
    if (from && !all.empty() && *from == all.front().from) all.clear();
    if (!from) continue;
    if (const auto turn = course.at(*from, outcome)) all.push_back(*turn);
  }
  return all;
}

}  // namespace zhicheng::rules
