// Attachments of a package: looked at here, never opened by the core.
#pragma once
#include <string>

#include "base/json.h"

namespace zhicheng::cli {

/// The manifest's entry of "kind=path", or of "kind@/papers/0=path" for one that proves that item. What is no whole PDF,
/// JPEG or PNG, or has another file name extension, is bad_attachment. `at` is the attachment's place for errors.
/// Throws Failure.
base::Json describe_attachment(const std::string& argument, const std::string& at);

}  // namespace zhicheng::cli
