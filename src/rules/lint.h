// What a careful reader of an edition would object to.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "rules/library.h"

namespace zhicheng::rules {

/// A note is no objection: what is not verified, and what is merely worth knowing.
enum class Severity { error, warning, note };

struct Remark {
  std::string code;    ///< permanent, e.g. "quote_not_verbatim"
  std::string at;      ///< JSON pointer in `file`; from `lint`: "<list> <id>#<pointer below it>"
  std::string detail;  ///< Chinese
  Severity severity = Severity::error;
  std::string file{};  ///< "bayannur/2026/edition.json"; from `lint`: ""
};

/// Remarks on a loaded edition, in the order in which they were found.
std::vector<Remark> lint(const Edition& edition);

/// Remarks that a county's file adds to those on the edition without it.
std::vector<Remark> lint_overlay(const Edition& edition, const Edition& plain);

/// Remarks on an edition of the library, on each county's file and on each pack, with file and pointer: errors first.
std::vector<Remark> lint_library(const Library& library, std::string_view id);

/// What is wrong with a county's file for that edition, which is not among the library's; pointers are into the file, "overlay".
std::vector<Remark> lint_proposed(const Library& library, std::string_view id, const base::Json& overlay);
/// Loads each edition by itself and lints it. What cannot be loaded is a remark with the error's code and place, and the
/// rest is linted without it.
std::vector<Remark> lint_files(std::span<const SourceFile> files);

/// What no case exercises: statuses of findings that none expects, rows of tables and of the route, deadlines and
/// materials that none comes to, clauses that applicants can test and none names. `cases` are files of tests/cases.
std::vector<Remark> lint_cases(const Library& library, std::string_view id, std::span<const base::Json> cases);

bool has_error(const std::vector<Remark>& remarks);

/// {"format":"zhicheng-lint/1","editions":[…],"remarks":[{"at","code","detail","file","severity"}]}
base::Json lint_json(const std::vector<std::string>& editions, const std::vector<Remark>& remarks);

}  // namespace zhicheng::rules
