#include "blobs/partial.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>

namespace zhicheng::blobs {

namespace {

bool lock(const Descriptor& file) {
  int result = 0;
  do {
    result = ::flock(file.number(), LOCK_EX | LOCK_NB);
  } while (result != 0 && errno == EINTR);
  return result == 0;
}

/// Whether the path still names the open file: between opening and locking, its writer may have renamed or removed it,
/// and what came next to a blob would be written into it.
bool still_names(const std::string& path, const Descriptor& file) {
  struct stat opened{};
  struct stat named{};
  return ::fstat(file.number(), &opened) == 0 && ::lstat(path.c_str(), &named) == 0 && opened.st_dev == named.st_dev &&
         opened.st_ino == named.st_ino;
}

}  // namespace

Outcome<std::optional<Partial>> take_partial(const std::string& folder, const Name& name) {
  std::string path = folder + "/" + name.text();
  for (int tries = 0; tries < 100; ++tries) {
    Descriptor file(::open(path.c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, S_IRUSR | S_IWUSR));
    if (file.number() < 0) return system_fault(FaultCode::cannot_write, path, errno);
    if (!lock(file)) {
      if (errno == EWOULDBLOCK) return std::optional<Partial>();
      return system_fault(FaultCode::cannot_write, path, errno);
    }
    if (still_names(path, file)) return std::optional<Partial>({std::move(path), std::move(file)});
  }
  return std::optional<Partial>();  // it never stands still: others have it in hand
}

Outcome<Partial> take_extra(const std::string& folder, const Name& name) {
  std::string path = folder + "/" + name.text() + ".XXXXXX";
  Descriptor file(::mkostemp(path.data(), O_CLOEXEC));
  if (file.number() < 0 || !lock(file)) return system_fault(FaultCode::cannot_write, path, errno);
  return Partial{std::move(path), std::move(file)};
}

bool remove_forgotten(const std::string& path, std::int64_t before) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
  struct stat about{};
  if (file.number() < 0 || !lock(file) || !still_names(path, file)) return false;
  if (::fstat(file.number(), &about) != 0 || !S_ISREG(about.st_mode) || about.st_mtime >= before) return false;
  return ::unlink(path.c_str()) == 0;
}

}  // namespace zhicheng::blobs
