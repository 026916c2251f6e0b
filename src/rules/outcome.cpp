#include "rules/outcome.h"

#include <array>

namespace zhicheng::rules {

using feel::Value;

namespace {

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

Value fold(Value sum, Value next, Status (*combine)(Status, Status), feel::Possibilities& possibilities) {
  const std::array<Value, 2> both{sum, next};
  return possibilities.map(both, [&](std::span<const Value> leaves) {
    return coded(combine(static_cast<Status>(leaves[0].number), static_cast<Status>(leaves[1].number)));
  });
}

}  // namespace

JudgedFinding judge_finding(const FindingRule& rule, Judgement& judgement, feel::Possibilities& possibilities) {
  const Value chosen = judgement.first(rule.judge);
  const Value status = possibilities.map({&chosen, 1}, [&](std::span<const Value> leaf) {
    return coded(leaf[0].is_unknown() ? Status::unknown : rule.judge[static_cast<std::size_t>(leaf[0].number)].status);
  });
  return {chosen, status};
}

Joined join(const Edition& edition, std::span<const Value> statuses, feel::Possibilities& possibilities) {
  Joined joined;
  Value open = coded(Status::not_applicable);
  for (const PathRule& path : edition.paths) {
    Value status = coded(Status::not_applicable);
    for (const std::size_t finding : path.findings) status = fold(status, statuses[finding], all_of, possibilities);
    joined.paths.push_back(status);
    open = fold(open, status, any_of, possibilities);
  }
  Value blocking = coded(Status::not_applicable);
  for (std::size_t i = 0; i < statuses.size(); ++i) {
    if (edition.findings[i].role == Role::blocking) blocking = fold(blocking, statuses[i], all_of, possibilities);
  }
  const std::array<Value, 2> both{blocking, open};
  joined.outcome = possibilities.map(both, [](std::span<const Value> leaves) {
    const auto barred = static_cast<Status>(leaves[0].number);
    const auto way = static_cast<Status>(leaves[1].number);
    if (barred == Status::unmet || way == Status::unmet) return coded(Outcome::ineligible);
    return coded(barred != Status::unknown && way == Status::met ? Outcome::eligible : Outcome::undetermined);
  });
  return joined;
}

}  // namespace zhicheng::rules
