// Files that are there whole, or not at all.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace zhicheng::cli {

/// A file that gets its name when it is finished. Links are followed. Throws Failure when it cannot be written.
class NewFile {
 public:
  enum class Earlier { replaced, refused };  ///< what happens to a file of that name

  NewFile(const std::string& named, Earlier earlier);
  ~NewFile();
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;

  /// At any place of the file. False when it cannot be written; `finish` then throws the reason.
  bool write(std::uint64_t at, std::string_view bytes);
  void finish();

 private:
  [[noreturn]] void fail(int fault);

  std::string path_;
  std::string part_;
  Earlier earlier_;
  int file_ = -1;
  int fault_ = 0;
};

/// The same for bytes that are there already. A pipe or a device keeps its place and takes them.
void write_file(const std::string& named, std::string_view bytes);

}  // namespace zhicheng::cli
