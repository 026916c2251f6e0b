// The notice with its annotations, and the judgement in steps.
#pragma once
#include <vector>

#include "shell/model/model.h"

namespace zhicheng::model {

/// Whether what covers a clause concerns who answered so.
bool concerns(const rules::Assessment& assessment, const rules::Cover& cover);
std::vector<Passage> annotate(const Model& model);

/// A step of the judgement. Parts come before what they make up; a finding ends with its conclusion.
struct JudgementStep {
  const rules::Finding* finding;
  const rules::Condition* condition;  ///< null: the conclusion
  std::size_t number;                 ///< of the step among those of its finding, from 1
};
std::vector<JudgementStep> steps_of(const rules::Assessment& assessment);

}  // namespace zhicheng::model
