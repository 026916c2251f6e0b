// Lint of the traceability table: every clause of the notice has its rule, check or reason.
#pragma once
#include <vector>

#include "rules/lint.h"

namespace zhicheng::rules {

void lint_clauses(const Edition& edition, std::vector<Remark>& remarks);

}  // namespace zhicheng::rules
