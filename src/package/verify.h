// Judging a package again: the same edition, the same day, the same bytes or a difference.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/result.h"
#include "rules/assessment.h"
#include "rules/library.h"

namespace zhicheng::package {

enum class Verdict { reproduced, differs, cannot_judge };

struct Difference {
  std::string at;  ///< JSON pointer in the package
  base::Json packaged;
  base::Json judged;
  std::string judged_at = {};        ///< where the new judgement has it, if it stands elsewhere in the list
  std::size_t packaged_bytes = 0;  ///< of a value too long to be told: `packaged` is the beginning of its text
};

struct Report {
  Verdict verdict = Verdict::cannot_judge;
  std::vector<Difference> differences;
  std::size_t differences_left_out = 0;  ///< more than are told
  std::string findings = "[]";  ///< of the new assessment, a JSON array; empty when it could not be judged
  std::string checks = "[]";    ///< what to mend, as in zhicheng-checks/1; likewise
  std::string reason;           ///< why it could not be judged, for a person

  /// What was read: of bytes alone, and without the assessment where that was reproduced.
  base::Json package;
  /// What was judged, and by what; none when it could not be.
  std::shared_ptr<const rules::Edition> edition;
  std::optional<rules::Assessment> assessment;
};

std::string_view spell(Verdict verdict);

/// {"at","judged","packaged"}, and "judged_at" or "packaged_bytes" where there is one.
base::Json to_json(const Difference& difference);

/// Checks the package's shape, finds its exact edition, and assesses again. Errors point below `at`, differences into
/// the package itself.
base::Result<Report> verify(const rules::Library& library, const base::Json& package, std::string_view at);

enum class Checks { made, left_out };

/// The same for the bytes of a package. What is written as `package::write` does and reproduced is never read as values.
base::Result<Report> verify(const rules::Library& library, std::string_view bytes, Checks checks = Checks::made);

/// zhicheng-verdict/1, canonical.
std::string write(const Report& report);

}  // namespace zhicheng::package
