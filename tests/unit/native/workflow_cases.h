// The shipped workflow, and the folder of cases.
#pragma once
#include <string>
#include <string_view>

#include "base/json.h"
#include "workflow/workflow.h"

namespace zhicheng::cases {

std::string_view bytes_of(std::string_view path);
inline std::string_view shipped_bytes() { return bytes_of("workflow.json"); }
const workflow::Workflow& shipped_workflow();

}  // namespace zhicheng::cases
