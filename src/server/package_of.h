// The bytes of a package as they came.
#pragma once
#include <optional>
#include <string>

#include "server/premises.h"
#include "store/submissions.h"

namespace zhicheng::server {

/// Nothing when its secrets can't be opened with these keys, or what is kept is damaged.
std::optional<std::string> package_of(const Premises& premises, const store::Submission& submission);

}  // namespace zhicheng::server
