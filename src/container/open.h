// Opening what holds a package: its JSON, the readable copy around it, or the archive with the attachments beside it.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "application/manifest.h"
#include "base/json.h"
#include "base/result.h"
#include "container/directory.h"

namespace zhicheng::container {

enum class Kind { json, html, zip };
std::string_view spell(Kind kind);

using application::FileState;
using application::spell;

struct File {
  application::Attachment listed;
  std::string entry;     ///< its name in the archive
  FileState state = FileState::missing;
  std::int64_t bytes = 0;  ///< found; of a missing one nothing is
  std::string sha256;      ///< found; empty where it is compressed, and larger than listed: then it is not inflated
  /// What its list says wrongly of the listed bytes: {"at","judged","packaged"} below the entry.
  base::Json::Array described_wrongly = {};
  Record record;  ///< where it lies
};

struct Opened {
  Kind kind = Kind::json;
  std::string package;      ///< canonical JSON
  std::vector<File> files;  ///< of an archive, in the order of the package's list
};

/// Tells by content what it is, and reads it strictly. Errors: those of base::read_json with a pointer into the JSON;
/// html_… and zip_…, `at` naming the archive's entry. Files that differ from the list or are missing are no errors.
base::Result<Opened> open(std::string_view bytes);
Kind kind_of(std::string_view bytes);

/// {"at","judged","packaged"} of each file that differs or is missing, as a verdict lists differences.
base::Json::Array differences(const Opened& opened);

}  // namespace zhicheng::container
