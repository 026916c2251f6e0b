#include "rules/assess.h"

#include <algorithm>

#include "base/sort.h"
#include "rules/judgement.h"
#include "rules/outcome.h"
#include "rules/outputs.h"

namespace zhicheng::rules {

using feel::Value;

namespace {

class Assessor {
 public:
  Assessor(const Edition& edition, const Answers& answers, base::Day on)
      : edition_(edition), on_(on), possibilities_(edition.calendar), facts_(edition, answers, possibilities_),
        judgement_(edition, answers, on, facts_, possibilities_, kNoPresumptions) {
    const bool presumes = std::any_of(edition.presumptions.begin(), edition.presumptions.end(),
                                      [&](const Presumption& one) { return !answers.at(one.fact); });
    if (presumes) presumed_.emplace(edition, answers, on, facts_, possibilities_, edition.presumptions);
    made_.edition = &edition;
    made_.answers = answers;
    made_.on = on;
    made_.truths.resize(edition.conditions, Status::unknown);
    made_.values.resize(edition.values.size());
    made_.findings.reserve(edition.findings.size());
    made_.paths.reserve(edition.paths.size());
    made_.human.reserve(edition.human.size());
    made_.deadlines.reserve(edition.deadlines.size());
    made_.materials.reserve(edition.materials.size());
    statuses_.reserve(edition.findings.size());
  }

  Assessment run() {
    if (const Value cutoff = judgement_.value(edition_.cutoff); cutoff.kind == feel::Kind::date) made_.cutoff = cutoff.day();
    for (const FindingRule& rule : edition_.findings) add_finding(rule);
    add_paths();
    Outputs outputs(edition_, on_, facts_, possibilities_, judgement_, presumed_ ? *presumed_ : judgement_);
    outputs.fill(made_);
    rank_missing(outputs.depends_on());
    return std::move(made_);
  }

 private:
  static inline const std::vector<Presumption> kNoPresumptions;

  void add_finding(const FindingRule& rule) {
    const auto [chosen, status] = judge_finding(rule, judgement_, possibilities_);
    statuses_.push_back(status);

    Finding finding;
    finding.rule = &rule;
    finding.status = status_of(status);
    finding.missing = by_id(facts_.facts_of(status));
    finding.verified = rule.verified && std::all_of(rule.verified_by.begin(), rule.verified_by.end(),
                                                    [&](std::size_t value) { return judgement_.is_verified(value); });
    explain(rule, chosen, finding);
    made_.findings.push_back(std::move(finding));
  }

  /// The cases up to the one that decides, and from which day the finding would be met.
  void explain(const FindingRule& rule, Value chosen, Finding& finding) {
    for (const JudgeCase& one : rule.judge) {
      if (!one.when) break;
      ++finding.walked;
      if (walk(*one.when) != Status::unmet && !chosen.varies()) break;
    }
    if (chosen.varies() || chosen.is_unknown()) return;
    finding.decided = static_cast<std::size_t>(chosen.number);
    const JudgeCase& decided = rule.judge[*finding.decided];
    if (!decided.met_from || decided.status != Status::unmet) return;
    const Value from = judgement_.evaluate(*decided.met_from);
    if (from.kind != feel::Kind::date || from.day() > base::Day::last()) return;
    finding.met_from = from.day();
    const Value measured = rule.measured_on ? judgement_.evaluate(*rule.measured_on) : judgement_.value(edition_.cutoff);
    if (measured.kind == feel::Kind::date && from.number > measured.number) {
      finding.short_by_days = from.number - measured.number;
    }
  }

  /// Notes the truth of a condition, of its parts, and the values that they read.
  Status walk(const Condition& condition) {
    const Value truth = judgement_.holds(condition);
    const Status status = truth.is(true) ? Status::met : truth.is(false) ? Status::unmet : Status::unknown;
    made_.truths[condition.index] = status;
    for (const Condition& part : condition.parts) walk(part);
    for (const ReadName& name : condition.names) {
      if (name.kind == feel::Binding::Kind::value) made_.values[name.index] = judgement_.value(name.index);
    }
    return status;
  }

  void add_paths() {
    const Joined joined = join(edition_, statuses_, possibilities_);
    for (std::size_t i = 0; i < edition_.paths.size(); ++i) {
      made_.paths.push_back({&edition_.paths[i], status_of(joined.paths[i])});
    }
    outcome_ = joined.outcome;
    made_.outcome = outcome_.varies() ? Outcome::undetermined : static_cast<Outcome>(outcome_.number);
  }

  void rank_missing(const std::vector<bool>& outputs) {
    std::vector<bool> listed(edition_.vocabulary.facts().size());
    const auto add_group = [&](const std::vector<std::size_t>& group) {
      std::vector<std::size_t> fresh;
      for (const std::size_t fact : group) {
        if (!listed[fact]) fresh.push_back(fact);
        listed[fact] = true;
      }
      if (!made_.next && !fresh.empty()) made_.next = first_asked(fresh);
      fresh = by_id(std::move(fresh));
      made_.missing.insert(made_.missing.end(), fresh.begin(), fresh.end());
    };
    add_group(facts_.facts_of(outcome_));
    made_.missing_for_outcome = made_.missing.size();
    std::vector<std::size_t> read;
    for (std::size_t fact = 0; fact < outputs.size(); ++fact) {
      if (outputs[fact]) read.push_back(fact);
    }
    add_group(read);
    std::vector<std::size_t> steps;
    for (std::size_t i = 0; i < statuses_.size(); ++i) {
      if (edition_.findings[i].role != Role::step) continue;
      for (const std::size_t fact : facts_.facts_of(statuses_[i])) steps.push_back(fact);
    }
    add_group(steps);
  }

  std::size_t first_asked(const std::vector<std::size_t>& facts) const {
    return *std::find_if(edition_.ask_order.begin(), edition_.ask_order.end(), [&](std::size_t fact) {
      return std::find(facts.begin(), facts.end(), fact) != facts.end();
    });
  }

  std::vector<std::size_t> by_id(std::vector<std::size_t> facts) const {
    const auto& all = edition_.vocabulary.facts();
    base::sort(facts, [&](std::size_t a, std::size_t b) { return all[a].id < all[b].id; });
    return facts;
  }

  const Edition& edition_;
  base::Day on_;
  feel::Possibilities possibilities_;
  OpenFacts facts_;
  Judgement judgement_;
  std::optional<Judgement> presumed_;  ///< where it differs
  std::vector<Value> statuses_;
  Value outcome_;
  Assessment made_;
};

}  // namespace

Assessment assess(const Edition& edition, const Answers& answers, base::Day on) {
  return Assessor(edition, answers, on).run();
}

}  // namespace zhicheng::rules
