// A rules folder on disk, for lint.
#pragma once
#include <string>
#include <vector>

#include "rules/library.h"

namespace zhicheng::cli {

/// What a path names: a whole rules folder, or one edition of it. Holds the bytes that `files` points to.
class RulesFolder {
 public:
  /// `path` is a rules folder (it holds vocabulary.json), a folder inside one, or a file in such a folder. An
  /// edition that lies in no rules folder is read with this build's vocabulary. Throws Failure.
  explicit RulesFolder(const std::string& path);
  RulesFolder(const RulesFolder&) = delete;
  RulesFolder& operator=(const RulesFolder&) = delete;

  std::vector<rules::SourceFile> files() const;
  std::vector<std::string> editions() const;  ///< "bayannur/2026"

 private:
  struct Entry {
    std::string path;
    std::string bytes;
  };
  std::vector<Entry> entries_;
};

}  // namespace zhicheng::cli
