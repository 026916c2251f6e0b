// What is to be mended before a package is handed in: zhicheng-checks/1.
#pragma once
#include <vector>

#include "application/derive.h"
#include "application/review.h"
#include "base/json.h"
#include "package/package.h"
#include "rules/assess.h"

namespace zhicheng::package {

/// Answers with what the history settles in place of those left open, and their assessment.
struct Judged {
  std::vector<application::Derived> derived;
  rules::Answers answers;
  rules::Assessment assessment;
};
Judged judge(const rules::Edition& edition, const rules::Answers& stated, const application::Application& application, base::Day on);

struct Checked {
  const rules::Edition* edition;
  base::Day on;
  std::vector<application::Derived> derived;
  std::vector<application::Concern> concerns;
  std::vector<application::Required> required;
};
/// The edition must outlive what is given back.
Checked check(const rules::Edition& edition, const Contents& contents, base::Day on);

/// {"format":"zhicheng-checks/1","edition","on","derived","checks","required"}.
base::Json to_json(const rules::Catalogue& catalogue, const Checked& checked);

}  // namespace zhicheng::package
