// Responses of the door as readable Chinese text.
#pragma once
#include <map>
#include <string>
#include <string_view>

#include "api/door.h"
#include "cli/ink.h"

namespace zhicheng::cli {

/// The words for fact ids: {"career_on", "开始从事专业技术工作日期"}.
using Labels = std::map<std::string, std::string, std::less<>>;
Labels labels_of(const api::Door& door);

std::string report_assessment(std::string_view response, const Labels& labels, const Terminal& terminal);
/// What a package that was written to `file` says.
std::string report_package(std::string_view package, std::string_view file, const Terminal& terminal);
std::string report_verdict(std::string_view response, const Labels& labels, const Terminal& terminal);
std::string report_dates(std::string_view response, const Terminal& terminal);
std::string report_clauses(std::string_view response, const Terminal& terminal);
std::string report_lint(std::string_view response, const Terminal& terminal);

}  // namespace zhicheng::cli
