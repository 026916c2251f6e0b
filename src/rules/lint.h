// What a careful reader of an edition would object to.
#pragma once
#include <span>
#include <string>
#include <vector>

#include "base/json.h"
#include "rules/library.h"

namespace zhicheng::rules {

struct Remark {
  std::string code;    ///< permanent, e.g. "quote_not_verbatim"
  std::string at;      ///< "<file>#<JSON pointer>" or a rule's id
  std::string detail;
};

/// Remarks on a loaded edition; empty when it is clean.
std::vector<Remark> lint(const Edition& edition);

/// Remarks on an edition of the library and on it with each county's file, each remark once.
std::vector<Remark> lint_all(const Library& library, std::string_view id);

/// Loads the files and lints each edition; what cannot be loaded is one remark with the error's code and place.
std::vector<Remark> lint_files(std::span<const SourceFile> files);

/// {"format":"zhicheng-lint/1","editions":[…],"remarks":[{"code","at","detail"}]}
base::Json lint_json(const std::vector<std::string>& editions, const std::vector<Remark>& remarks);

}  // namespace zhicheng::rules
