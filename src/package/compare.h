// Two packages side by side: paper against online, the copy of one person against another's.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "application/manifest.h"
#include "base/json.h"
#include "base/result.h"

namespace zhicheng::package {

using application::FileState;

enum class Likeness { same, differs, left_only, right_only };

std::string_view spell(Likeness likeness);

/// One of the two.
struct Side {
  const base::Json& package;
  std::vector<FileState> files = {};  ///< of an archive, in the order of the package's list; else empty
};

/// A field of the application, of the answers or of the assessment.
struct FieldRow {
  std::string at;        ///< JSON pointer; of what only the right one has, into that
  std::string right_at;  ///< where the right one has it, if its item stands elsewhere in the list
  Likeness likeness = Likeness::same;
  base::Json left;
  base::Json right;
  bool one_character = false;  ///< two texts that one character tells apart
};

/// What the lists say differently of a file, beside kind, name and digest. Null: nothing.
struct MemberRow {
  std::string member;
  base::Json left;
  base::Json right;
};

/// An attachment: the same kind, name and item in both, else the same bytes under another name, else in one of them alone.
struct FileRow {
  std::string left_kind;
  std::string right_kind;
  std::string left_name;
  std::string right_name;
  FileState left_state = FileState::same;
  FileState right_state = FileState::same;
  Likeness likeness = Likeness::same;
  bool renamed = false;     ///< same bytes, other name
  bool same_bytes = false;  ///< by SHA-256, and no archive holds others
  bool one_character = false;
  std::vector<MemberRow> members;
};

struct Comparison {
  std::vector<FieldRow> fields;  ///< every field of applicant and answers; of the rest what is not the same
  std::size_t fields_left_out = 0;  ///< more than are told
  std::vector<FileRow> files;
  bool left_sealed = true;  ///< its digest is that of its content
  bool right_sealed = true;
  bool same = true;
};

/// Compares what two packages say, and what lies beside them. Both must be zhicheng-package objects; errors point below
/// `/left`, `/right`, `/left_files` or `/right_files`. Null is as good as nothing where applicants and answers are concerned.
base::Result<Comparison> compare(const Side& left, const Side& right, std::string_view at);

/// zhicheng-comparison/1, canonical.
std::string write(const Comparison& comparison);

}  // namespace zhicheng::package
