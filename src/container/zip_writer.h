// Writing an archive piece by piece: the package first, then its attachments, in constant memory.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace zhicheng::container {

/// Takes bytes of the archive at their place; false: they could not be written. They come in order, but for sizes and CRC
/// in a file's header, which are written again when the file is at its end.
using Sink = std::function<bool(std::uint64_t at, std::string_view bytes)>;

/// begin, then add, write… and end_file for each entry that `next` names, then finish. The same package and files give the
/// same bytes everywhere: entries are stored as they are, dated 1980-01-01. A file that is not what the package says is
/// bad_attachment at its place in the list, and the archive is no good then.
class ZipWriter {
 public:
  explicit ZipWriter(Sink sink);
  ~ZipWriter();
  ZipWriter(const ZipWriter&) = delete;
  ZipWriter& operator=(const ZipWriter&) = delete;

  /// Reads the package's list of attachments. Errors: those of base::read_json and of the list; zip_too_large.
  /// Everywhere: cannot_write, when the sink took no more.
  std::optional<base::Error> begin(std::string_view package);
  /// The attachment, by its place in the list, whose file comes next. The same file listed twice is written once.
  std::optional<std::size_t> next() const;
  /// Begins the entry of `next()`; its content follows by `write`.
  std::optional<base::Error> add();
  std::optional<base::Error> write(std::string_view bytes);
  std::optional<base::Error> end_file();
  std::optional<base::Error> finish();

  /// Where the next byte goes.
  std::uint64_t size() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace zhicheng::container
