// Files and standard input, never more of them in memory than is allowed.
#pragma once
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/json.h"

namespace zhicheng::cli {

/// The bytes of a file, or of standard input for "-". At most one byte more than base::JsonLimits admits is
/// read, so that reading them as JSON gives too_large. Throws Failure.
std::string read_input(const std::string& path);

/// The file as JSON, read strictly. Throws Failure: the error's `at` is a pointer into this file.
base::Json read_json_input(const std::string& path);

/// Lines of a file descriptor, which stays open. Of a line `limit` bytes and one more are held, so that its reader sees
/// that it is too large; the rest is dropped. Processes forked from this one share what is read and not yet taken: one of
/// them at a time may go on with the lines.
class Lines {
 public:
  Lines(int descriptor, std::size_t limit);
  ~Lines();
  Lines(const Lines&) = delete;
  Lines& operator=(const Lines&) = delete;

  /// The next line that is not blank, without its line feed; nothing at the end. It is valid until the next call.
  std::optional<std::string_view> next();
  /// Whether the next line would have to be waited for: nothing is held, and nothing has come. Never at the end.
  bool must_wait() const;
  /// How many lines have been taken, by all processes.
  std::size_t taken() const { return held_->taken; }

 private:
  struct Held {
    std::size_t taken;
    std::size_t from;
    std::size_t until;
    std::array<char, std::size_t{256} << 10> chunk;
  };

  std::optional<std::string_view> read_line();
  bool fill();

  int descriptor_;
  std::size_t most_;
  Held* held_;
  std::string line_;  ///< one that no chunk has whole
};

}  // namespace zhicheng::cli
