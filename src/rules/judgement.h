// One applicant, one day, one edition: values and conditions, each evaluated once. Private to the room.
#pragma once
#include <optional>
#include <vector>

#include "feel/evaluate.h"
#include "rules/answers.h"
#include "rules/edition.h"

namespace zhicheng::rules {

/// The facts: answers, and variables for what is not answered, shared by all judgements of one assessment.
class OpenFacts {
 public:
  OpenFacts(const Edition& edition, const Answers& answers, feel::Possibilities& possibilities);
  feel::Value operator[](std::size_t fact) {
    if (!values_[fact]) values_[fact] = open(fact);
    return *values_[fact];
  }
  /// The facts on which `value` depends.
  std::vector<std::size_t> facts_of(feel::Value value) const;

 private:
  feel::Value open(std::size_t fact);

  const Edition& edition_;
  feel::Possibilities& possibilities_;
  std::vector<std::optional<feel::Value>> values_;  ///< a variable comes to be when it is first read
};

class Judgement : public feel::Environment {
 public:
  /// `presumptions` name facts that count as equal to another while they are not answered.
  Judgement(const Edition& edition, const Answers& answers, base::Day on, OpenFacts& facts,
            feel::Possibilities& possibilities, const std::vector<Presumption>& presumptions);

  feel::Value fact(std::size_t index) override;
  feel::Value value(std::size_t index) override;
  feel::Value today() override { return today_; }
  /// Judges for every day at once: `day` is the day asked, and with `as_cutoff` the cutoff as well. Before anything is read.
  void leave_open(feel::Value day, bool as_cutoff);

  feel::Value evaluate(const feel::Expression& expression) { return feel::evaluate(expression, *this, possibilities_); }
  feel::Value holds(const Condition& condition);
  /// An absent condition holds.
  feel::Value holds(const std::optional<Condition>& condition);
  /// The index of the first of `rows` whose `when` holds, as an integer; unknown where one is unknown before any holds.
  /// The last row has no `when`.
  template <class Row>
  feel::Value first(const std::vector<Row>& rows);
  /// The index of the row that a value's table uses, as an integer; unknown where no row matches.
  feel::Value table_row(std::size_t index);
  /// True when every row of the value's table that can be used has a verified source.
  bool is_verified(std::size_t value);

 private:
  feel::Value first_from(const std::vector<const Condition*>& conditions, std::size_t index);
  feel::Value evaluate_anew(const Condition& condition);
  feel::Value compute(std::size_t index);
  feel::Value find_row(const NamedValue& value);

  const Edition& edition_;
  const Answers& answers_;
  feel::Value today_;
  OpenFacts& facts_;
  feel::Possibilities& possibilities_;
  const std::vector<Presumption>& presumptions_;
  std::vector<std::optional<feel::Value>> values_;
  std::vector<std::optional<feel::Value>> rows_;    ///< of tables, by value
  std::vector<std::optional<feel::Value>> truths_;  ///< by condition
};

template <class Row>
feel::Value Judgement::first(const std::vector<Row>& rows) {
  std::size_t at = 0;
  while (rows[at].when) {
    const feel::Value truth = holds(*rows[at].when);
    if (truth.is_unknown()) return {};
    if (truth.is(true)) break;
    if (truth.varies()) {
      std::vector<const Condition*> conditions;
      for (const Row& row : rows) conditions.push_back(row.when ? &*row.when : nullptr);
      return first_from(conditions, at);
    }
    ++at;
  }
  return feel::Value::integer(static_cast<std::int64_t>(at));
}

}  // namespace zhicheng::rules
