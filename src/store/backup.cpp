#include "store/backup.h"

#include <fcntl.h>
#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>
#include <unistd.h>

#include <filesystem>
#include <memory>

namespace zhicheng::store {

namespace {

// SOCI puts SQLite there.
using namespace sqlite_api;

struct Close {
  void operator()(sqlite3* database) const { sqlite3_close(database); }
};
using Database = std::unique_ptr<sqlite3, Close>;

std::optional<std::string> fault_of(sqlite3* database) { return std::string(sqlite3_errmsg(database)); }

bool settle(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return false;
  const bool settled = ::fsync(file) == 0;
  ::close(file);
  return settled;
}

}  // namespace

std::optional<std::string> back_up(Session& session, const std::string& file) {
  if (session.kind() != Kind::sqlite) return "不是 SQLite 数据库";
  sqlite3* opened = nullptr;
  const int failed = sqlite3_open_v2(file.c_str(), &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_EXCLUSIVE, nullptr);
  Database copy(opened);
  if (failed != SQLITE_OK) return copy ? fault_of(copy.get()) : "内存不足";
  // In one step: the transaction of the session sees one state, whatever others write meanwhile.
  sqlite3* source = static_cast<soci::sqlite3_session_backend*>(session.sql().get_backend())->conn_;
  sqlite3_backup* backup = sqlite3_backup_init(copy.get(), "main", source, "main");
  if (backup == nullptr) return fault_of(copy.get());
  const int step = sqlite3_backup_step(backup, -1);
  const int finished = sqlite3_backup_finish(backup);
  if (step != SQLITE_DONE || finished != SQLITE_OK) return fault_of(copy.get());
  copy.reset();
  const std::string folder = std::filesystem::path(file).parent_path().string();
  if (!settle(file) || !settle(folder.empty() ? "." : folder)) return "写不到磁盘上";
  return std::nullopt;
}

}  // namespace zhicheng::store
