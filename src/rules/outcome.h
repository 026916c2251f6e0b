// From findings to paths and the outcome. Private to the room.
#pragma once
#include <span>
#include <vector>

#include "rules/judgement.h"

namespace zhicheng::rules {

inline feel::Value coded(Status status) { return feel::Value::integer(static_cast<std::int64_t>(status)); }
inline feel::Value coded(Outcome outcome) { return feel::Value::integer(static_cast<std::int64_t>(outcome)); }
inline Status status_of(feel::Value value) { return value.varies() ? Status::unknown : static_cast<Status>(value.number); }

struct JudgedFinding {
  feel::Value chosen;  ///< the case that decides; unknown where a condition before it is unknown
  feel::Value status;
};
JudgedFinding judge_finding(const FindingRule& rule, Judgement& judgement, feel::Possibilities& possibilities);

struct Joined {
  std::vector<feel::Value> paths;
  feel::Value outcome;
};
/// `statuses`: of the edition's findings, by index. Judged jointly for every completion.
Joined join(const Edition& edition, std::span<const feel::Value> statuses, feel::Possibilities& possibilities);

}  // namespace zhicheng::rules
