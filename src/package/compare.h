// Two packages side by side: paper against online, the copy of one person against another's.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/result.h"

namespace zhicheng::package {

enum class Likeness { same, differs, left_only, right_only };

std::string_view spell(Likeness likeness);

/// A field of the application, of the answers or of the assessment.
struct FieldRow {
  std::string at;  ///< JSON pointer, the same in both
  Likeness likeness = Likeness::same;
  base::Json left;
  base::Json right;
  bool one_character = false;  ///< two texts that one character tells apart
};

/// An attachment: the same kind and name in both, else the same bytes under another name, else in one of them alone.
struct FileRow {
  std::string kind;
  std::string left_name;
  std::string right_name;
  Likeness likeness = Likeness::same;
  bool renamed = false;     ///< same bytes, other name or kind
  bool same_bytes = false;  ///< by SHA-256
  bool one_character = false;
};

struct Comparison {
  std::vector<FieldRow> fields;  ///< every field of applicant and answers; of the rest what is not the same
  std::vector<FileRow> files;
  bool same = true;
};

/// Compares what two packages say. Both must be zhicheng-package objects; errors point below `/left` or `/right`.
base::Result<Comparison> compare(const base::Json& left, const base::Json& right, std::string_view at);

/// zhicheng-comparison/1, canonical.
std::string write(const Comparison& comparison);

}  // namespace zhicheng::package
