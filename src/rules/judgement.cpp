#include "rules/judgement.h"

#include <algorithm>
#include <array>

namespace zhicheng::rules {

using feel::Operation;
using feel::Value;

namespace {

Value plain_value(const Edition& edition, std::size_t fact, const AnswerValue& answer) {
  if (const bool* truth = std::get_if<bool>(&answer)) return Value::boolean(*truth);
  if (const std::int64_t* number = std::get_if<std::int64_t>(&answer)) return Value::integer(*number);
  if (const base::Day* day = std::get_if<base::Day>(&answer)) return Value::date(*day);
  return Value::symbol((*edition.fact_domains[fact])[std::get_if<ChoiceIndex>(&answer)->value]);
}

feel::Variable domain_of(const Edition& edition, std::size_t fact) {
  constexpr std::int64_t kLargest = (std::int64_t{1} << 53) - 1;  // as read_json takes them
  switch (edition.vocabulary.facts()[fact].type) {
    case FactType::boolean: return {feel::Kind::boolean, {Value::boolean(false), Value::boolean(true)}, 0, 1};
    case FactType::integer: return {feel::Kind::integer, {}, -kLargest, kLargest};
    case FactType::date: return {feel::Kind::date, {}, base::Day::first().number(), base::Day::last().number()};
    case FactType::choice: break;
  }
  feel::Variable variable{feel::Kind::symbol, {}, 0, 0};
  for (const std::int64_t symbol : *edition.fact_domains[fact]) variable.values.push_back(Value::symbol(symbol));
  return variable;
}

}  // namespace

OpenFacts::OpenFacts(const Edition& edition, const Answers& answers, feel::Possibilities& possibilities)
    : edition_(edition), possibilities_(possibilities), values_(answers.size()) {
  for (std::size_t fact = 0; fact < answers.size(); ++fact) {
    if (const auto& answer = answers.at(fact)) values_[fact] = plain_value(edition, fact, *answer);
  }
}

Value OpenFacts::open(std::size_t fact) {
  const auto rank = std::find(edition_.ranked.begin(), edition_.ranked.end(), fact) - edition_.ranked.begin();
  return possibilities_.unanswered(static_cast<std::uint32_t>(rank), domain_of(edition_, fact));
}

std::vector<std::size_t> OpenFacts::facts_of(Value value) const {
  std::vector<std::size_t> facts;
  if (!value.varies()) return facts;
  for (const std::uint32_t rank : possibilities_.depends_on(value)) facts.push_back(edition_.ranked[rank]);
  return facts;
}

Judgement::Judgement(const Edition& edition, const Answers& answers, base::Day on, OpenFacts& facts,
                     feel::Possibilities& possibilities, const std::vector<Presumption>& presumptions)
    : edition_(edition), answers_(answers), today_(Value::date(on)), facts_(facts), possibilities_(possibilities),
      presumptions_(presumptions), values_(edition.values.size()), rows_(edition.values.size()), truths_(edition.conditions) {}

void Judgement::leave_open(Value day, bool as_cutoff) {
  today_ = day;
  if (as_cutoff) values_[edition_.cutoff] = day;
}

Value Judgement::fact(std::size_t index) {
  if (!answers_.at(index)) {
    for (const Presumption& presumption : presumptions_) {
      if (presumption.fact == index) return facts_[presumption.equals];
    }
  }
  return facts_[index];
}

Value Judgement::value(std::size_t index) {
  if (!values_[index]) values_[index] = compute(index);
  return *values_[index];
}

Value Judgement::compute(std::size_t index) {
  const NamedValue& value = edition_.values[index];
  if (!value.table.empty()) {
    const Value row = table_row(index);
    return possibilities_.map({&row, 1}, [&](std::span<const Value> leaf) {
      return leaf[0].is_unknown() ? Value{} : value.table[static_cast<std::size_t>(leaf[0].number)].value;
    });
  }
  const Value chosen = first(value.rows);
  if (chosen.is_unknown()) return {};
  if (!chosen.varies()) return evaluate(value.rows[static_cast<std::size_t>(chosen.number)].value);
  std::vector<Value> arguments{chosen};
  for (const ValueRow& row : value.rows) arguments.push_back(evaluate(row.value));
  return possibilities_.map(arguments, [](std::span<const Value> leaves) {
    return leaves[0].is_unknown() ? Value{} : leaves[1 + static_cast<std::size_t>(leaves[0].number)];
  });
}

Value Judgement::table_row(std::size_t index) {
  if (!rows_[index]) rows_[index] = find_row(edition_.values[index]);
  return *rows_[index];
}

/// The index of the table's row that is used; unknown where no row matches or an input is unknown.
Value Judgement::find_row(const NamedValue& value) {
  std::array<Value, kMostInputs> inputs;
  for (std::size_t i = 0; i < value.inputs.size(); ++i) inputs[i] = evaluate(value.inputs[i]);
  return possibilities_.map({inputs.data(), value.inputs.size()}, [&](std::span<const Value> leaves) {
    for (std::size_t row = 0; row < value.table.size(); ++row) {
      bool matches = true;
      for (std::size_t i = 0; i < leaves.size() && matches; ++i) {
        const auto& symbols = value.table[row].inputs[i];
        if (symbols.empty()) continue;
        if (leaves[i].is_unknown()) return Value{};
        matches = std::binary_search(symbols.begin(), symbols.end(), leaves[i].number);
      }
      if (matches) return Value::integer(static_cast<std::int64_t>(row));
    }
    return Value{};
  });
}

bool Judgement::is_verified(std::size_t value) {
  const auto& table = edition_.values[value].table;
  const auto verified = [&](Value row) { return !row.is_unknown() && table[static_cast<std::size_t>(row.number)].verified; };
  const Value row = table_row(value);
  if (!row.varies()) return verified(row);
  const std::vector<Value> rows = possibilities_.leaves_of(row);
  return std::all_of(rows.begin(), rows.end(), verified);
}

Value Judgement::holds(const Condition& condition) {
  auto& known = truths_[condition.index];
  if (!known) known = evaluate_anew(condition);
  return *known;
}

Value Judgement::evaluate_anew(const Condition& condition) {
  if (condition.kind == Condition::Kind::leaf) return evaluate(condition.expression);
  if (condition.kind == Condition::Kind::negation) {
    const Value inner = holds(condition.parts[0]);
    return possibilities_.apply(Operation::negation, {&inner, 1});
  }
  const bool all = condition.kind == Condition::Kind::all;
  Value sum = Value::boolean(all);
  for (const Condition& part : condition.parts) {
    const std::array<Value, 2> both{sum, holds(part)};
    sum = possibilities_.apply(all ? Operation::both : Operation::either, both);
    if (sum.is(!all)) break;
  }
  return sum;
}

Value Judgement::holds(const std::optional<Condition>& condition) {
  return condition ? holds(*condition) : Value::boolean(true);
}

Value Judgement::first_from(const std::vector<const Condition*>& conditions, std::size_t index) {
  const Value here = Value::integer(static_cast<std::int64_t>(index));
  if (conditions[index] == nullptr) return here;
  const Value truth = holds(*conditions[index]);
  if (truth.is(true)) return here;
  if (truth.is_unknown()) return {};
  if (truth.is(false)) return first_from(conditions, index + 1);
  const std::array<Value, 3> arguments{truth, here, first_from(conditions, index + 1)};
  return possibilities_.map(arguments, [](std::span<const Value> leaves) {
    if (leaves[0].is_unknown()) return Value{};
    return leaves[0].is(true) ? leaves[1] : leaves[2];
  });
}

}  // namespace zhicheng::rules
