#include "cli/new_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <utility>

#include "cli/failure.h"

namespace zhicheng::cli {

namespace {

int write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno != EINTR) return errno;
    if (written > 0) bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

void write_through(const std::string& path, std::string_view bytes) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
  if (file < 0) throw cannot_write(path, errno);
  int fault = write_all(file, bytes);
  if (::close(file) != 0 && fault == 0) fault = errno;
  if (fault != 0) throw cannot_write(path, fault);
}

/// Whether something of that name is there that is no file to be replaced.
bool is_special(const std::string& named) {
  std::error_code absent;
  return std::filesystem::exists(named, absent) && !std::filesystem::is_regular_file(named, absent);
}

}  // namespace

NewFile::NewFile(const std::string& named, Earlier earlier) : path_(named), earlier_(earlier) {
  std::error_code absent;
  const std::filesystem::path target = std::filesystem::canonical(named, absent);
  if (!absent && earlier == Earlier::replaced) path_ = target.string();
  if (earlier == Earlier::refused && std::filesystem::symlink_status(named, absent).type() != std::filesystem::file_type::not_found) {
    throw cannot_write(path_, EEXIST);
  }
  if (is_special(path_)) throw cannot_write(path_, std::filesystem::is_directory(path_) ? EISDIR : ESPIPE);
  part_ = path_ + ".part" + std::to_string(::getpid());
  file_ = ::open(part_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (file_ < 0) throw cannot_write(path_, errno);
}

NewFile::~NewFile() {
  if (file_ >= 0) ::close(file_);
  if (!part_.empty()) ::unlink(part_.c_str());
}

bool NewFile::write(std::uint64_t at, std::string_view bytes) {
  while (!bytes.empty() && fault_ == 0) {
    const ssize_t written = ::pwrite(file_, bytes.data(), bytes.size(), static_cast<off_t>(at));
    if (written < 0 && errno != EINTR) fault_ = errno;
    if (written <= 0) continue;
    at += static_cast<std::uint64_t>(written);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return fault_ == 0;
}

void NewFile::fail(int fault) { throw cannot_write(path_, fault); }

void NewFile::finish() {
  if (fault_ == 0 && ::fsync(file_) != 0 && errno != EINVAL) fault_ = errno;
  if (::close(std::exchange(file_, -1)) != 0 && fault_ == 0) fault_ = errno;
  if (fault_ != 0) fail(fault_);
  if (earlier_ == Earlier::refused) {
    // A link never takes the place of what has come there meanwhile.
    if (::link(part_.c_str(), path_.c_str()) != 0) fail(errno);
    return;
  }
  if (std::rename(part_.c_str(), path_.c_str()) != 0) fail(errno);
  part_.clear();
}

void write_file(const std::string& named, std::string_view bytes) {
  if (is_special(named)) return write_through(named, bytes);
  NewFile file(named, NewFile::Earlier::replaced);
  file.write(0, bytes);
  file.finish();
}

}  // namespace zhicheng::cli
