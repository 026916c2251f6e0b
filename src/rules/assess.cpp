#include "rules/assess.h"

#include <algorithm>
#include <array>
#include <set>

#include "rules/judgement.h"
#include "rules/outputs.h"

namespace zhicheng::rules {

using feel::Value;

namespace {

Value coded(Status status) { return Value::integer(static_cast<std::int64_t>(status)); }
Value coded(Outcome outcome) { return Value::integer(static_cast<std::int64_t>(outcome)); }
Status status_of(Value value) { return value.varies() ? Status::unknown : static_cast<Status>(value.number); }

/// Whether all of several findings hold: unmet wins, then unknown; not_applicable counts as nothing.
Status all_of(Status sum, Status next) {
  if (sum == Status::unmet || next == Status::unmet) return Status::unmet;
  if (sum == Status::unknown || next == Status::unknown) return Status::unknown;
  return next == Status::not_applicable ? sum : next;
}

/// Whether one of several paths is open: met wins, then unknown; not_applicable counts as nothing.
Status any_of(Status sum, Status next) {
  if (sum == Status::met || next == Status::met) return Status::met;
  if (sum == Status::unknown || next == Status::unknown) return Status::unknown;
  return next == Status::not_applicable ? sum : next;
}

class Assessor {
 public:
  Assessor(const Edition& edition, const Answers& answers, base::Day on)
      : edition_(edition), on_(on), possibilities_(edition.calendar), facts_(edition, answers, possibilities_),
        judgement_(edition, answers, on, facts_, possibilities_, kNoPresumptions),
        presumed_(edition, answers, on, facts_, possibilities_, edition.presumptions) {}

  Assessment run() {
    made_.edition.id = edition_.id;
    made_.edition.county = edition_.county;
    made_.edition.digest = edition_.digest;
    made_.on = on_;
    if (const Value cutoff = judgement_.value(edition_.cutoff); cutoff.kind == feel::Kind::date) made_.cutoff = cutoff.day();
    for (const FindingRule& rule : edition_.findings) add_finding(rule);
    add_paths();
    Outputs outputs(edition_, on_, facts_, possibilities_, judgement_, presumed_);
    outputs.fill(made_);
    rank_missing(outputs.depends_on());
    return std::move(made_);
  }

 private:
  static inline const std::vector<Presumption> kNoPresumptions;

  void add_finding(const FindingRule& rule) {
    std::vector<const Condition*> conditions;
    for (const JudgeCase& one : rule.judge) conditions.push_back(one.when ? &*one.when : nullptr);
    const Value chosen = judgement_.first(conditions);
    const Value status = possibilities_.map({&chosen, 1}, [&](std::span<const Value> leaf) {
      return coded(leaf[0].is_unknown() ? Status::unknown : rule.judge[static_cast<std::size_t>(leaf[0].number)].status);
    });
    statuses_.push_back(status);

    Finding finding;
    finding.id = rule.id;
    finding.title = rule.title;
    finding.role = rule.role;
    finding.clauses = rule.clauses;
    finding.status = status_of(status);
    finding.missing = ids(facts_.facts_of(status));
    finding.verified = rule.verified && std::all_of(rule.verified_by.begin(), rule.verified_by.end(),
                                                    [&](std::size_t value) { return judgement_.is_verified(value); });
    explain(rule, chosen, finding);
    made_.findings.push_back(std::move(finding));
  }

  /// The cases up to the one that decides, and from which day the finding would be met.
  void explain(const FindingRule& rule, Value chosen, Finding& finding) {
    for (const JudgeCase& one : rule.judge) {
      if (!one.when) break;
      Step step = judgement_.explain(*one.when);
      step.gives = one.status;
      const Status truth = step.truth;
      finding.because.push_back(std::move(step));
      if (!chosen.varies() && truth != Status::unmet) break;
    }
    if (chosen.varies() || chosen.is_unknown()) return;
    const JudgeCase& decided = rule.judge[static_cast<std::size_t>(chosen.number)];
    finding.advice = decided.advice;
    if (!decided.met_from || decided.status != Status::unmet) return;
    const Value from = judgement_.evaluate(*decided.met_from);
    if (from.kind != feel::Kind::date || from.day() > base::Day::last()) return;
    finding.met_from = from.day();
    const Value measured = rule.measured_on ? judgement_.evaluate(*rule.measured_on) : judgement_.value(edition_.cutoff);
    if (measured.kind == feel::Kind::date && from.number > measured.number) {
      finding.short_by_days = from.number - measured.number;
    }
  }

  Value fold(Value sum, Value next, Status (*combine)(Status, Status)) {
    const std::array<Value, 2> both{sum, next};
    return possibilities_.map(both, [&](std::span<const Value> leaves) {
      return coded(combine(static_cast<Status>(leaves[0].number), static_cast<Status>(leaves[1].number)));
    });
  }

  void add_paths() {
    Value open = coded(Status::not_applicable);
    for (const PathRule& path : edition_.paths) {
      Value status = coded(Status::not_applicable);
      for (const std::size_t finding : path.findings) status = fold(status, statuses_[finding], all_of);
      made_.paths.push_back({path.id, path.title, status_of(status)});
      open = fold(open, status, any_of);
    }
    Value blocking = coded(Status::not_applicable);
    for (std::size_t i = 0; i < statuses_.size(); ++i) {
      if (edition_.findings[i].role == Role::blocking) blocking = fold(blocking, statuses_[i], all_of);
    }
    const std::array<Value, 2> both{blocking, open};
    outcome_ = possibilities_.map(both, [](std::span<const Value> leaves) {
      const auto barred = static_cast<Status>(leaves[0].number);
      const auto way = static_cast<Status>(leaves[1].number);
      if (barred == Status::unmet || way == Status::unmet) return coded(Outcome::ineligible);
      return coded(barred != Status::unknown && way == Status::met ? Outcome::eligible : Outcome::undetermined);
    });
    made_.outcome = outcome_.varies() ? Outcome::undetermined : static_cast<Outcome>(outcome_.number);
  }

  void rank_missing(const std::set<std::size_t>& outputs) {
    const std::vector<std::size_t> outcome = facts_.facts_of(outcome_);
    std::set<std::size_t> steps;
    for (std::size_t i = 0; i < statuses_.size(); ++i) {
      if (edition_.findings[i].role != Role::step) continue;
      for (const std::size_t fact : facts_.facts_of(statuses_[i])) steps.insert(fact);
    }
    std::set<std::size_t> listed;
    const auto add_group = [&](const auto& group) {
      std::vector<std::size_t> fresh;
      for (const std::size_t fact : group) {
        if (listed.insert(fact).second) fresh.push_back(fact);
      }
      if (!made_.next && !fresh.empty()) made_.next = first_asked(fresh);
      for (std::string& id : ids(fresh)) made_.missing.push_back(std::move(id));
    };
    add_group(outcome);
    made_.missing_for_outcome = made_.missing.size();
    add_group(outputs);
    add_group(steps);
  }

  std::string first_asked(const std::vector<std::size_t>& facts) const {
    for (const std::size_t fact : edition_.ask_order) {
      if (std::find(facts.begin(), facts.end(), fact) != facts.end()) return edition_.vocabulary.facts()[fact].id;
    }
    return {};
  }

  std::vector<std::string> ids(const std::vector<std::size_t>& facts) const {
    std::vector<std::string> sorted;
    for (const std::size_t fact : facts) sorted.push_back(edition_.vocabulary.facts()[fact].id);
    std::sort(sorted.begin(), sorted.end());
    return sorted;
  }

  const Edition& edition_;
  base::Day on_;
  feel::Possibilities possibilities_;
  OpenFacts facts_;
  Judgement judgement_;
  Judgement presumed_;
  std::vector<Value> statuses_;
  Value outcome_;
  Assessment made_;
};

}  // namespace

Assessment assess(const Edition& edition, const Answers& answers, base::Day on) {
  return Assessor(edition, answers, on).run();
}

}  // namespace zhicheng::rules
