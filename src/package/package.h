// The submission package: zhicheng-package/1.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "application/manifest.h"
#include "base/json.h"
#include "base/result.h"
#include "rules/answers.h"
#include "rules/edition.h"

namespace zhicheng::package {

/// What goes into a package beside the edition. `applicant` is a JSON object: {"name","phone","employer", …}.
struct Contents {
  base::Json applicant;
  rules::Answers answers;
  std::vector<application::Attachment> attachments;
  std::string created;  ///< RFC 3339 time in China, "2026-05-20T09:30:00+08:00"
};

/// Reads {"answers","applicant"?,"attachments"?}. Errors point below `at`.
base::Result<Contents> read_contents(const rules::Edition& edition, const base::Json& body, std::string_view created,
                                     std::string_view at);

/// The package's canonical bytes: the assessment as of `on`, and a digest over everything but itself.
std::string write(const rules::Edition& edition, const Contents& contents, base::Day on);

/// Refuses answers for another year than the edition's. ErrorCode::wrong_year at `at`/apply_year.
base::Result<bool> check_year(const rules::Edition& edition, const rules::Answers& answers, std::string_view at);

}  // namespace zhicheng::package
