// Judging a package again: the same edition, the same day, the same bytes or a difference.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/result.h"
#include "rules/library.h"

namespace zhicheng::package {

enum class Verdict { reproduced, differs, cannot_judge };

struct Difference {
  std::string at;  ///< JSON pointer in the package
  base::Json packaged;
  base::Json judged;
};

struct Report {
  Verdict verdict = Verdict::cannot_judge;
  std::vector<Difference> differences;
  base::Json findings;   ///< of the new assessment; an empty array when it could not be judged
  base::Json checks;     ///< what to mend, as in zhicheng-checks/1; likewise
  std::string reason;    ///< why it could not be judged, for a person
};

std::string_view spell(Verdict verdict);

/// Checks the package's shape, finds its exact edition, and assesses again. Errors point below `at`, differences into
/// the package itself.
base::Result<Report> verify(const rules::Library& library, const base::Json& package, std::string_view at);

/// zhicheng-verdict/1.
base::Json to_json(const Report& report);

}  // namespace zhicheng::package
