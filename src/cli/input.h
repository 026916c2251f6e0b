// Files and standard input, never more of them in memory than is allowed.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"

namespace zhicheng::cli {

/// The bytes of a file, or of standard input for "-". At most one byte more than base::JsonLimits admits is
/// read, so that reading them as JSON gives too_large. Throws Failure.
std::string read_input(const std::string& path);

/// The file as JSON, read strictly. Throws Failure: the error's `at` is a pointer into this file.
base::Json read_json_input(const std::string& path);

/// Lines of a file descriptor, which stays open. Of a line `limit` bytes and one more are held, so that its reader sees
/// that it is too large; the rest is dropped.
class Lines {
 public:
  Lines(int descriptor, std::size_t limit) : descriptor_(descriptor), held_(limit + 1), chunk_(std::size_t{64} << 10) {}

  /// The next line that is not blank, without its line feed; nothing at the end. It is valid until the next call.
  std::optional<std::string_view> next();
  /// Whether the next line would have to be waited for: nothing is held, and nothing has come. Never at the end.
  bool must_wait() const;

 private:
  bool fill();

  int descriptor_;
  std::size_t held_;
  std::vector<char> chunk_;
  std::size_t from_ = 0;
  std::size_t until_ = 0;
  std::string line_;
};

}  // namespace zhicheng::cli
