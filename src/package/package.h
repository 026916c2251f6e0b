// The submission package: zhicheng-package/1.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/result.h"
#include "rules/answers.h"
#include "rules/library.h"

namespace zhicheng::package {

struct Attachment {
  std::string kind;
  std::string name;
  std::int64_t bytes = 0;
  std::string sha256;  ///< 64 lower-case hexadecimal digits
  std::string type;    ///< application/pdf, image/jpeg, image/png
};

/// What goes into a package beside the edition: applicant is a JSON object (name, phone, employer, …).
struct Contents {
  base::Json applicant;
  rules::Answers answers;
  std::vector<Attachment> attachments;
  std::string created;  ///< RFC 3339 time in China, "2026-05-20T09:30:00+08:00"
};

/// The package's canonical bytes: assesses, and signs off with a digest over everything before it.
std::string write(const rules::Edition& edition, const Contents& contents, base::Day on);

}  // namespace zhicheng::package
