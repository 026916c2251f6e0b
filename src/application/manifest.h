// The list of files that go with a package.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/result.h"

namespace zhicheng::application {

/// {"kind","name","bytes","sha256","type"}, and where known "pages" (PDF), "width" and "height" (images, pixels),
/// "encrypted", "scripted" and "unread" (PDF, true only), "item" (JSON pointer of what it proves: "/papers/0").
struct Attachment {
  std::string kind;    ///< id of a material, or the applicant's own word
  std::string name;    ///< of the file, without a path
  std::int64_t bytes = 0;
  std::string sha256;  ///< 64 lower-case hexadecimal digits
  std::string type;    ///< application/pdf, image/jpeg, image/png
  std::optional<std::int64_t> pages;
  std::optional<std::int64_t> width;
  std::optional<std::int64_t> height;
  bool encrypted = false;
  bool scripted = false;
  bool unread = false;  ///< it could not be looked into completely
  std::string item;
};

/// How a file that is there stands to its entry in the list. `description_differs`: these are the bytes, and they are no such
/// file: of another type, of other pages, encrypted.
enum class FileState { same, size_differs, content_differs, description_differs, missing };
std::string_view spell(FileState state);
std::optional<FileState> file_state_of(std::string_view word);

/// Reads and checks the list. Errors: bad_attachment, wrong_type, unknown_key, missing_key, below `at`.
base::Result<std::vector<Attachment>> read_manifest(const base::Json& list, std::string_view at);
base::Json to_json(const Attachment& attachment);

}  // namespace zhicheng::application
