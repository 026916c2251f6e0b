// The submission package: zhicheng-package/1.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "application/application.h"
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
  application::Application application = {};  ///< `applicant` as it was read
};

/// Reads {"answers","applicant"?,"attachments"?}: all but `created`. Errors point below `at`.
base::Result<Contents> read_contents(const rules::Edition& edition, const base::Json& body, std::string_view at);
/// Errors: missing_key, bad_date at /created.
base::Result<bool> set_created(Contents& contents, std::string_view created);

/// The package's canonical bytes: answers with what the history settles where they are open, the assessment as of `on`,
/// and a digest over everything but itself.
std::string write(const rules::Edition& edition, const Contents& contents, base::Day on);

/// Refuses answers for another year than the edition's. ErrorCode::wrong_year at `at`/apply_year.
base::Result<bool> check_year(const rules::Edition& edition, const rules::Answers& answers, std::string_view at);

}  // namespace zhicheng::package
