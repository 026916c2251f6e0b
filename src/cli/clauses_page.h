// The notice annotated clause by clause, as one HTML page without script.
#pragma once
#include <string>
#include <string_view>

#include "base/json.h"

namespace zhicheng::cli {

/// `table` is the answer to `clauses`, `dates` that to `dates`.
std::string write_clauses_page(const base::Json& table, const base::Json& dates);

/// The page's style sheet.
std::string_view clauses_style();

}  // namespace zhicheng::cli
