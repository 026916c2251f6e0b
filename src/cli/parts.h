// The files that make a package: answers, applicant, attachments.
#pragma once
#include <string>
#include <vector>

#include "base/json.h"
#include "cli/request.h"

namespace zhicheng::cli {

struct Parts {
  std::string answers;
  std::string applicant;                 ///< "": none
  std::vector<std::string> attachments;  ///< "kind=path"
};

/// The answers file, --applicant and --attach.
void add_parts(CLI::App& app, Parts& parts);

/// The body of a request to pack or check. Throws Failure.
base::Json read_parts(const Parts& parts);
/// Where the parts of that body came from.
std::vector<Origin> origins_of(const Parts& parts);

}  // namespace zhicheng::cli
