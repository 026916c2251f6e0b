#include "cli/site_folder.h"

#include <fcntl.h>
#include <stdio.h>

#include <cerrno>
#include <set>
#include <system_error>

#include "base/json.h"
#include "cli/failure.h"
#include "cli/folder_copy.h"
#include "cli/new_file.h"
#include "server/static_files.h"
#include "site/site.h"

namespace zhicheng::cli {

namespace fs = std::filesystem;

namespace {

/// The names of all files, a line each: what is not in it was put there by somebody else. Servers do not offer dot files.
constexpr const char* kList = ".zhicheng-site";

Failure stranger(const fs::path& folder, const std::string& file) {
  return Failure{Exit::output, "exists", "", folder.string() + " 里有不是 zhicheng site 写的文件：" + file + "。请换一个目录，或者先把它移走"};
}

std::set<std::string, std::less<>> listed_in(const fs::path& folder) {
  std::set<std::string, std::less<>> names;
  const auto bytes = server::read_file(folder / kList);
  if (!bytes) return names;
  for (std::size_t at = 0; at < bytes->size();) {
    const std::size_t end = std::min(bytes->find('\n', at), bytes->size());
    names.insert(bytes->substr(at, end - at));
    at = end + 1;
  }
  return names;
}

}  // namespace

SiteFolder::SiteFolder(const fs::path& folder) {
  std::error_code failure;
  folder_ = fs::weakly_canonical(folder, failure);
  if (failure) throw cannot_write(folder.string(), failure.value());
  if (folder_.filename().empty()) folder_ = folder_.parent_path();
  part_ = folder_;
  part_ += ".part";
  if (!fs::exists(folder_, failure)) return;
  if (!fs::is_directory(folder_, failure)) throw Failure{Exit::output, "exists", "", "不是目录：" + folder.string()};
  refuse_strangers();
  const auto bytes = server::read_file(folder_ / zhicheng::site::kIndex);
  const auto index = bytes ? base::read_json(*bytes) : base::Result<base::Json>(base::Json{});
  if (index && !index->text_at("rules").empty()) before_ = Before{std::string(index->text_at("rules")), std::string(index->text_at("updated"))};
}

void SiteFolder::refuse_strangers() const {
  std::error_code failure;
  const auto listed = listed_in(folder_);
  for (fs::recursive_directory_iterator at(folder_, failure), end; !failure && at != end; at.increment(failure)) {
    if (at->is_directory(failure) && !at->is_symlink(failure)) continue;
    const std::string name = at->path().lexically_relative(folder_).generic_string();
    if (name != kList && !listed.contains(name)) throw stranger(folder_, name);
    if (listed.empty()) throw stranger(folder_, name);
  }
  if (failure) throw cannot_read(folder_.string(), failure.value());
}

/// What an earlier try has left; of somebody else's, nothing is touched.
void SiteFolder::clear_part() const {
  std::error_code failure;
  if (!fs::exists(part_, failure)) return;
  if (!fs::exists(part_ / kList, failure)) throw stranger(part_, part_.filename().string());
  fs::remove_all(part_, failure);
  if (failure) throw cannot_write(part_.string(), failure.value());
}

void SiteFolder::replace(const zhicheng::site::Files& files) const {
  clear_part();
  std::error_code failure;
  fs::create_directories(part_, failure);
  if (failure) throw cannot_write(part_.string(), failure.value());
  std::string list;
  for (const auto& [path, bytes] : files) list += path + "\n";
  write_file((part_ / kList).string(), list);
  // In the order of names: what is compressed is never older than what it stands for.
  std::set<fs::path> folders{part_};
  for (const auto& [path, bytes] : files) {
    const fs::path there = part_ / path;
    if (folders.insert(there.parent_path()).second) fs::create_directories(there.parent_path(), failure);
    if (failure) throw cannot_write(there.string(), failure.value());
    write_file(there.string(), bytes);
  }
  for (const fs::path& folder : folders) settle(folder);
  // In one step, so that whoever serves it never sees half of it.
  const bool exists = fs::exists(folder_, failure);
  if (::renameat2(AT_FDCWD, part_.c_str(), AT_FDCWD, folder_.c_str(), exists ? RENAME_EXCHANGE : RENAME_NOREPLACE) != 0) {
    throw cannot_write(folder_.string(), errno);
  }
  if (exists) fs::remove_all(part_, failure);
}

}  // namespace zhicheng::cli
