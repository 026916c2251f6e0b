#include "cli/folder_copy.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <set>
#include <system_error>

#include "cli/failure.h"

namespace zhicheng::cli {

namespace fs = std::filesystem;

void make_new_folder(const fs::path& folder) {
  std::error_code failure;
  if (!fs::exists(folder, failure)) {
    if (!fs::create_directory(folder, failure)) throw cannot_write(folder.string(), failure.value());
    fs::permissions(folder, fs::perms::owner_all, failure);
  } else if (!fs::is_directory(folder, failure) || !fs::is_empty(folder, failure)) {
    throw Failure{Exit::output, "exists", "", "要么没有，要么是空目录：" + folder.string()};
  }
}

void settle(const fs::path& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  const bool settled = file >= 0 && ::fsync(file) == 0;
  const int fault = errno;
  if (file >= 0) ::close(file);
  if (!settled) throw cannot_write(path.string(), fault);
}

std::int64_t copy_files(const fs::path& from, const fs::path& to, Copying copying, const fs::path& left_out) {
  std::error_code failure;
  std::int64_t count = 0;
  std::set<fs::path> folders;
  // While others add to it: what is added meanwhile may be seen or not.
  for (fs::recursive_directory_iterator at(from, failure), end; !failure && at != end; at.increment(failure)) {
    const fs::path below = at->path().lexically_relative(from);
    const fs::path there = to / below;
    if (!left_out.empty() && below == left_out) {
      at.disable_recursion_pending();
      continue;
    }
    if (at->is_directory(failure)) {
      fs::create_directory(there, failure);
      fs::permissions(there, fs::perms::owner_all, failure);
      continue;
    }
    if (!at->is_regular_file(failure)) continue;
    if (copying == Copying::linked_where_possible) fs::create_hard_link(at->path(), there, failure);
    if (copying == Copying::copied || failure) {
      failure.clear();
      fs::copy_file(at->path(), there, failure);
      if (failure) throw cannot_write(there.string(), failure.value());
      settle(there);
    }
    folders.insert(there.parent_path());
    ++count;
  }
  if (failure) throw cannot_write(to.string(), failure.value());
  for (const fs::path& folder : folders) settle(folder);
  settle(to);
  return count;
}

}  // namespace zhicheng::cli
