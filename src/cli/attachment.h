// Attachments of a package: described here, never opened by the core.
#pragma once
#include <string>

#include "base/json.h"

namespace zhicheng::cli {

/// {"kind","name","bytes","sha256","type"} of "kind=path". The type comes from the file's first bytes: PDF, JPEG
/// or PNG, anything else is bad_attachment. `at` is the attachment's place for errors. Throws Failure.
base::Json describe_attachment(const std::string& argument, const std::string& at);

}  // namespace zhicheng::cli
