// A disk that fails and loses power, put before the server's own calls by LD_PRELOAD. Of the tests alone; told by
//   TRIAL_ROOT    the folder that it is the disk of
//   TRIAL_LOG     where to keep what a power cut would undo (undo.h); on the same file system
//   TRIAL_FAULTS  a file of "call percent" lines, read each time: fsync, write; so often they fail, with EIO;
//                 stall: so often fsync takes a minute
//   TRIAL_SQLITE  "careless": SQLite is opened with synchronous=OFF, to see that the trial would notice
#include <dlfcn.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "undo.h"

namespace {

using zhicheng::trials::Undo;

template <class F>
F* next(const char* name) {
  return reinterpret_cast<F*>(::dlsym(RTLD_NEXT, name));
}

std::string told(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

// Functions, for they are called before this library's own variables are made.
const std::string& root() {
  static const std::string one = told("TRIAL_ROOT");
  return one;
}

const std::string& faults() {
  static const std::string one = told("TRIAL_FAULTS");
  return one;
}

std::optional<Undo>& undo() {
  static std::optional<Undo> one = told("TRIAL_LOG").empty() ? std::nullopt : std::optional<Undo>(told("TRIAL_LOG"));
  return one;
}

std::mutex mutex;
std::array<std::atomic<bool>, 65536> ours;  // open files below the root
thread_local bool inside = false;           // what the trial itself calls

/// Held around a deed and what is noted of it.
class Turn {
 public:
  Turn() { inside = true; }
  ~Turn() { inside = false; }

 private:
  const std::lock_guard<std::mutex> lock_{mutex};
};

bool is_ours(int file) { return !inside && file >= 0 && static_cast<std::size_t>(file) < ours.size() && ours[static_cast<std::size_t>(file)]; }
bool is_below(std::string_view path) {
  return !root().empty() && path.starts_with(root()) && (path.size() == root().size() || path[root().size()] == '/');
}
bool is_ours(const char* path) { return !inside && is_below(path); }

void know(int file, const char* path) {
  if (inside || file < 0 || static_cast<std::size_t>(file) >= ours.size()) return;
  ours[static_cast<std::size_t>(file)] = is_below(path);
}

bool is_regular(int file) {
  struct stat about{};
  return ::fstat(file, &about) == 0 && S_ISREG(about.st_mode);
}

bool is_there(const char* path) {
  struct stat about{};
  return ::lstat(path, &about) == 0;
}

/// Whether this call shall fail now.
bool fails(std::string_view call) {
  if (faults().empty()) return false;
  static unsigned state = 1;
  std::array<char, 256> text{};
  const int file = ::open(faults().c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return false;
  const ssize_t got = ::read(file, text.data(), text.size() - 1);
  ::close(file);
  const std::string_view lines(text.data(), got > 0 ? static_cast<std::size_t>(got) : 0);
  const std::size_t at = lines.find(std::string(call) + " ");
  if (at == std::string_view::npos) return false;
  state = state * 1103515245 + 12345;
  return static_cast<int>(state >> 16) % 100 < std::atoi(text.data() + at + call.size() + 1);
}

template <class Open>
int open_file(const char* path, int flags, mode_t mode, Open* real) {
  if (!is_ours(path)) {
    const int file = real(path, flags, mode);
    know(file, path);
    return file;
  }
  const Turn turn;
  const bool comes = (flags & O_CREAT) != 0 && !is_there(path);
  if (undo() && comes) undo()->before_coming(path);
  if (undo() && (flags & O_TRUNC) != 0 && !comes) {
    const int before = real(path, O_RDWR | O_CLOEXEC, 0);
    if (before >= 0) undo()->before_truncate(before, 0);
    ::close(before);
  }
  const int file = real(path, flags, mode);
  if (undo() && comes && file >= 0) undo()->forget(file);
  inside = false;
  know(file, path);
  return file;
}

mode_t mode_of(int flags, va_list& rest) { return (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(rest, mode_t) : 0; }

template <class Write>
ssize_t write_at(int file, const void* bytes, size_t length, off_t at, Write real) {
  if (!is_ours(file) || !is_regular(file)) return real();
  const Turn turn;
  if (fails("write")) return errno = EIO, -1;
  if (undo() && bytes != nullptr) undo()->before_write(file, at, length);
  return real();
}

int sync_file(int file, int (*real)(int)) {
  if (!is_ours(file)) return real(file);
  const Turn turn;
  if (fails("stall")) ::sleep(60);
  if (fails("fsync")) return errno = EIO, -1;
  if (!undo()) return real(file);
  undo()->settle(file);
  return 0;
}

}  // namespace

extern "C" {

int open(const char* path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  const mode_t mode = mode_of(flags, rest);
  va_end(rest);
  static auto* const real = next<int(const char*, int, ...)>("open");
  return open_file(path, flags, mode, real);
}

int open64(const char* path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  const mode_t mode = mode_of(flags, rest);
  va_end(rest);
  static auto* const real = next<int(const char*, int, ...)>("open64");
  return open_file(path, flags, mode, real);
}

int mkostemp(char* name, int flags) {
  static auto* const real = next<int(char*, int)>("mkostemp");
  if (!is_ours(name)) return real(name, flags);
  const Turn turn;
  const int file = real(name, flags);
  if (undo() && file >= 0) {
    undo()->before_coming(name);
    undo()->forget(file);
  }
  inside = false;
  know(file, name);
  return file;
}

int close(int file) {
  static auto* const real = next<int(int)>("close");
  if (is_ours(file)) ours[static_cast<std::size_t>(file)] = false;
  return real(file);
}

ssize_t write(int file, const void* bytes, size_t length) {
  static auto* const real = next<ssize_t(int, const void*, size_t)>("write");
  const off_t at = is_ours(file) ? ::lseek(file, 0, SEEK_CUR) : 0;
  return write_at(file, bytes, length, at, [&] { return real(file, bytes, length); });
}

ssize_t pwrite(int file, const void* bytes, size_t length, off_t at) {
  static auto* const real = next<ssize_t(int, const void*, size_t, off_t)>("pwrite");
  return write_at(file, bytes, length, at, [&] { return real(file, bytes, length, at); });
}

ssize_t pwrite64(int file, const void* bytes, size_t length, off64_t at) {
  static auto* const real = next<ssize_t(int, const void*, size_t, off64_t)>("pwrite64");
  return write_at(file, bytes, length, at, [&] { return real(file, bytes, length, at); });
}

int ftruncate(int file, off_t size) noexcept {
  static auto* const real = next<int(int, off_t)>("ftruncate");
  if (!is_ours(file)) return real(file, size);
  const Turn turn;
  if (undo()) undo()->before_truncate(file, size);
  return real(file, size);
}

int ftruncate64(int file, off64_t size) noexcept {
  static auto* const real = next<int(int, off64_t)>("ftruncate64");
  if (!is_ours(file)) return real(file, size);
  const Turn turn;
  if (undo()) undo()->before_truncate(file, size);
  return real(file, size);
}

int fsync(int file) { return sync_file(file, next<int(int)>("fsync")); }
int fdatasync(int file) { return sync_file(file, next<int(int)>("fdatasync")); }

int unlink(const char* path) noexcept {
  static auto* const real = next<int(const char*)>("unlink");
  if (!is_ours(path)) return real(path);
  const Turn turn;
  if (undo()) undo()->before_going(path);
  return real(path);
}

int rename(const char* from, const char* to) noexcept {
  static auto* const real = next<int(const char*, const char*)>("rename");
  if (!is_ours(from)) return real(from, to);
  const Turn turn;
  if (undo()) {
    undo()->before_going(from);
    undo()->before_going(to);
    undo()->before_coming(to);
  }
  return real(from, to);
}

int link(const char* from, const char* to) noexcept {
  static auto* const real = next<int(const char*, const char*)>("link");
  if (!is_ours(to)) return real(from, to);
  const Turn turn;
  const bool comes = !is_there(to);
  if (undo() && comes) undo()->before_coming(to);
  return real(from, to);
}

int mkdir(const char* path, mode_t mode) noexcept {
  static auto* const real = next<int(const char*, mode_t)>("mkdir");
  if (!is_ours(path)) return real(path, mode);
  const Turn turn;
  if (undo() && !is_there(path)) undo()->before_coming(path);
  return real(path, mode);
}

int sqlite3_prepare_v2(sqlite3* database, const char* text, int length, sqlite3_stmt** statement, const char** rest) {
  static auto* const real = next<int(sqlite3*, const char*, int, sqlite3_stmt**, const char**)>("sqlite3_prepare_v2");
  static const bool careless = told("TRIAL_SQLITE") == "careless";
  if (careless && std::string_view(text).starts_with("pragma synchronous")) return real(database, "pragma synchronous = off", -1, statement, rest);
  return real(database, text, length, statement, rest);
}

}  // extern "C"
