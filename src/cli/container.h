// Packages in files of all three kinds: JSON, the readable copy, the archive.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "api/door.h"
#include "container/open.h"

namespace zhicheng::cli {

/// The bytes of a file as long as this lives: a regular file is not read into memory, anything else is, up to the limit of
/// a package's JSON. Throws Failure.
class FileBytes {
 public:
  explicit FileBytes(const std::string& path);
  ~FileBytes();
  FileBytes(const FileBytes&) = delete;
  FileBytes& operator=(const FileBytes&) = delete;

  std::string_view view() const { return view_; }

 private:
  std::string held_;
  std::string_view view_;
  void* mapped_ = nullptr;
};

/// Throws Failure with the error's code and place, and with `name`, where it is one of several files.
container::Opened open_container(std::string_view bytes, const std::string& name = {});

/// What a package is written as, by the ending of the file's name.
container::Kind kind_of_name(std::string_view name);

/// Writes the archive of the package and its attachments, "kind=path" each, in the order of the package's list. Throws
/// Failure.
void write_archive(const std::string& named, std::string_view package, const std::vector<std::string>& attachments);

}  // namespace zhicheng::cli
