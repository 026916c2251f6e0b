#include "cli/page_folder.h"

#include <cerrno>
#include <system_error>

#include "cli/failure.h"
#include "server/static_files.h"

namespace zhicheng::cli {

namespace fs = std::filesystem;

fs::path page_beside_program() {
  std::error_code failure;
  const fs::path program = fs::read_symlink("/proc/self/exe", failure);
  if (failure) return {};
  const fs::path folder = program.parent_path();
  for (const fs::path& page : {folder / "page", folder / "../web/page", folder / "../share/zhicheng/page"}) {
    if (fs::is_regular_file(page / "index.html", failure)) return fs::canonical(page, failure);
  }
  return {};
}

std::map<std::string, std::string, std::less<>> read_page(const fs::path& folder) {
  std::error_code failure;
  std::map<std::string, std::string, std::less<>> files;
  for (fs::recursive_directory_iterator at(folder, failure), end; !failure && at != end; at.increment(failure)) {
    if (at->path().filename().native().starts_with('.')) {
      at.disable_recursion_pending();
      continue;
    }
    if (!at->is_regular_file(failure)) continue;
    auto bytes = server::read_file(at->path());
    if (!bytes) throw cannot_read(at->path().string(), errno);
    files.emplace(at->path().lexically_relative(folder).generic_string(), *std::move(bytes));
  }
  if (failure) throw cannot_read(folder.string(), failure.value());
  return files;
}

}  // namespace zhicheng::cli
