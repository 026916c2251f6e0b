#include "store/gathering.h"

#include <soci/sqlite3/soci-sqlite3.h>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <new>
#include <string>
#include <utility>

namespace zhicheng::store {

namespace {

using namespace sqlite_api;

// Bytes that are held: SQLite writes less than 128 KiB at a time, and of more it would write what is left of 128.
constexpr std::size_t kMost = std::size_t{127} << 10;

/// What SQLite takes for its open file. The system's own lies behind it.
struct File {
  sqlite3_file seen;
  File* log;              ///< of a database that is open: its log
  File* database;         ///< of a log
  std::string* gathered;  ///< of a log: not given to the system yet
  sqlite3_int64 from;     ///< where that belongs
  int fault;              ///< of a write that nobody could be told of
};
static_assert(sizeof(File) % alignof(std::max_align_t) == 0);

File& ours(sqlite3_file* file) { return *reinterpret_cast<File*>(file); }
sqlite3_file* real(sqlite3_file* file) { return reinterpret_cast<sqlite3_file*>(reinterpret_cast<char*>(file) + sizeof(File)); }
sqlite3_file* real(File& file) { return real(&file.seen); }

/// Gives the system what was gathered. What it does not take is forgotten: SQLite begins anew behind what it committed last.
int give(File& file) {
  if (file.fault != SQLITE_OK) return std::exchange(file.fault, SQLITE_OK);
  if (file.gathered == nullptr || file.gathered->empty()) return SQLITE_OK;
  sqlite3_file* to = real(file);
  const int fault = to->pMethods->xWrite(to, file.gathered->data(), static_cast<int>(file.gathered->size()), file.from);
  file.gathered->clear();
  return fault;
}

/// Calls the system's own method, after what was gathered was given to it.
template <auto method, class... Arguments>
int behind(sqlite3_file* file, Arguments... arguments) {
  if (const int fault = give(ours(file)); fault != SQLITE_OK) return fault;
  return (real(file)->pMethods->*method)(real(file), arguments...);
}

template <auto method, class... Arguments>
int through(sqlite3_file* file, Arguments... arguments) {
  return (real(file)->pMethods->*method)(real(file), arguments...);
}

int close(sqlite3_file* file) {
  File& own = ours(file);
  if (own.database != nullptr) own.database->log = nullptr;
  if (own.log != nullptr) own.log->database = nullptr;
  delete std::exchange(own.gathered, nullptr);
  return through<&sqlite3_io_methods::xClose>(file);
}

int write(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 at) {
  File& own = ours(file);
  if (own.gathered == nullptr) return through<&sqlite3_io_methods::xWrite>(file, bytes, size, at);
  const auto length = static_cast<std::size_t>(size);
  const bool follows = at == own.from + static_cast<sqlite3_int64>(own.gathered->size()) && own.gathered->size() + length <= kMost;
  if (!follows || own.fault != SQLITE_OK) {
    if (const int fault = give(own); fault != SQLITE_OK) return fault;
  }
  try {
    if (own.gathered->empty()) own.from = at;
    own.gathered->append(static_cast<const char*>(bytes), length);
  } catch (const std::bad_alloc&) {
    return SQLITE_IOERR_NOMEM;
  }
  return SQLITE_OK;
}

/// Others look at the log after it, at the latest. Where everything is made to last nothing is held any more.
void barrier(sqlite3_file* file) {
  if (File* log = ours(file).log) log->fault = give(*log);
  real(file)->pMethods->xShmBarrier(real(file));
}

/// What was committed is the system's before the right to write is given up. What is left was rolled back: written later, it
/// would lie over what another writer commits.
int shm_lock(sqlite3_file* file, int from, int count, int how) {
  File* log = ours(file).log;
  if (log != nullptr && log->gathered != nullptr && from == 0 && how == (SQLITE_SHM_UNLOCK | SQLITE_SHM_EXCLUSIVE)) log->gathered->clear();
  return through<&sqlite3_io_methods::xShmLock>(file, from, count, how);
}

constexpr sqlite3_io_methods kMethods{
    3,
    close,
    behind<&sqlite3_io_methods::xRead, void*, int, sqlite3_int64>,
    write,
    behind<&sqlite3_io_methods::xTruncate, sqlite3_int64>,
    behind<&sqlite3_io_methods::xSync, int>,
    behind<&sqlite3_io_methods::xFileSize, sqlite3_int64*>,
    through<&sqlite3_io_methods::xLock, int>,
    through<&sqlite3_io_methods::xUnlock, int>,
    through<&sqlite3_io_methods::xCheckReservedLock, int*>,
    through<&sqlite3_io_methods::xFileControl, int, void*>,
    through<&sqlite3_io_methods::xSectorSize>,
    through<&sqlite3_io_methods::xDeviceCharacteristics>,
    through<&sqlite3_io_methods::xShmMap, int, int, int, void volatile**>,
    shm_lock,
    barrier,
    through<&sqlite3_io_methods::xShmUnmap, int>,
    through<&sqlite3_io_methods::xFetch, sqlite3_int64, int, void**>,
    through<&sqlite3_io_methods::xUnfetch, sqlite3_int64, void*>,
};

sqlite3_vfs* system_files = nullptr;

int open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* given) {
  File* own = new (file) File{};
  real(file)->pMethods = nullptr;
  const int fault = system_files->xOpen(system_files, name, real(file), flags, given);
  if (real(file)->pMethods == nullptr) return fault;
  own->seen.pMethods = &kMethods;
  if (fault == SQLITE_OK && (flags & SQLITE_OPEN_WAL) != 0) {
    own->gathered = new (std::nothrow) std::string;
    own->database = &ours(sqlite3_database_file_object(name));
    own->database->log = own;
  }
  return fault;
}

constexpr std::int64_t kNever = std::numeric_limits<std::int64_t>::max();
/// Like the files themselves: of the whole program.
std::atomic<std::int64_t> waits_until = kNever;  // nanoseconds of a clock that is never set

/// All waiting is a row of short sleeps, whether for a lock or for a place among the readers of the log.
int sleep(sqlite3_vfs*, int microseconds) {
  const std::int64_t now = std::chrono::nanoseconds(std::chrono::steady_clock::now().time_since_epoch()).count();
  return now < waits_until ? system_files->xSleep(system_files, microseconds) : 0;
}

}  // namespace

void wait_no_longer_than(std::int64_t milliseconds) {
  const auto moment = std::chrono::steady_clock::now() + std::chrono::milliseconds(milliseconds);
  waits_until = std::chrono::nanoseconds(moment.time_since_epoch()).count();
}

void gather_log_writes() {
  static const int done = [] {
    static sqlite3_vfs files;
    sqlite3_initialize();
    system_files = sqlite3_vfs_find(nullptr);
    files = *system_files;
    files.zName = "zhicheng";
    files.szOsFile += static_cast<int>(sizeof(File));
    files.xOpen = open;
    files.xSleep = sleep;
    return sqlite3_vfs_register(&files, 1);
  }();
  static_cast<void>(done);
}

}  // namespace zhicheng::store
