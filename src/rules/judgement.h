// One applicant, one day, one edition: values, conditions and the steps that were walked. Private to the room.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "feel/evaluate.h"
#include "rules/answers.h"
#include "rules/assessment.h"
#include "rules/edition.h"

namespace zhicheng::rules {

/// The unanswered facts as variables, shared by all judgements of one assessment.
class OpenFacts {
 public:
  OpenFacts(const Edition& edition, const Answers& answers, feel::Possibilities& possibilities);
  feel::Value operator[](std::size_t fact) const { return values_[fact]; }
  /// The facts on which `value` depends.
  std::vector<std::size_t> facts_of(feel::Value value) const;

 private:
  const feel::Possibilities& possibilities_;
  std::vector<feel::Value> values_;
  std::vector<std::size_t> fact_by_rank_;
};

class Judgement : public feel::Environment {
 public:
  /// `presumptions` name facts that count as equal to another while they are not answered.
  Judgement(const Edition& edition, const Answers& answers, base::Day on, const OpenFacts& facts,
            feel::Possibilities& possibilities, const std::vector<Presumption>& presumptions);

  feel::Value fact(std::size_t index) override;
  feel::Value value(std::size_t index) override;
  feel::Value today() override { return feel::Value::date(on_); }

  feel::Value evaluate(const feel::Expression& expression) { return feel::evaluate(expression, *this, possibilities_); }
  feel::Value holds(const Condition& condition);
  /// An absent condition holds.
  feel::Value holds(const std::optional<Condition>& condition);
  /// The index of the first of `conditions` that holds, as an integer; unknown where one is unknown before any holds.
  feel::Value first(const std::vector<const Condition*>& conditions);
  /// True when every row of the value's table that can be used has a verified source.
  bool is_verified(std::size_t value);

  /// The condition as it was walked, with the values used.
  Step explain(const Condition& condition);

 private:
  feel::Value first_from(const std::vector<const Condition*>& conditions, std::size_t index);
  feel::Value compute(const NamedValue& value);
  feel::Value table_row(const NamedValue& value);
  UsedValue used(const feel::Expression& name);

  const Edition& edition_;
  const Answers& answers_;
  base::Day on_;
  const OpenFacts& facts_;
  feel::Possibilities& possibilities_;
  const std::vector<Presumption>& presumptions_;
  std::vector<std::optional<feel::Value>> values_;
};

/// `truth` as a step shows it: met, unmet or unknown.
Status status_of_truth(feel::Value truth);

}  // namespace zhicheng::rules
