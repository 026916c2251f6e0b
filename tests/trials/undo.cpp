#include "undo.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <vector>

namespace zhicheng::trials {

namespace {

std::string folder_of(const std::string& path) { return path.substr(0, path.rfind('/')); }
std::string name_of(const std::string& path) { return path.substr(path.rfind('/') + 1); }

void append(const std::string& path, const void* bytes, std::size_t length) {
  const int log = ::open(path.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
  if (log < 0 || ::write(log, bytes, length) != static_cast<ssize_t>(length)) std::perror("the trial's log");
  if (log >= 0) ::close(log);
}

}  // namespace

void Undo::record(int file, off_t at, std::size_t length, off_t size) {
  struct stat about{};
  ::fstat(file, &about);
  const std::array<std::uint64_t, 3> head{static_cast<std::uint64_t>(at), length, static_cast<std::uint64_t>(size)};
  std::vector<char> bytes(sizeof head + length);
  std::memcpy(bytes.data(), head.data(), sizeof head);
  if (length > 0 && ::pread(file, bytes.data() + sizeof head, length, at) < 0) {
    // It is open for writing alone.
    const int again = ::open(("/proc/self/fd/" + std::to_string(file)).c_str(), O_RDONLY | O_CLOEXEC);
    if (::pread(again, bytes.data() + sizeof head, length, at) < 0) std::perror("the trial's reading");
    ::close(again);
  }
  append(named('i', about.st_ino), bytes.data(), bytes.size());
}

void Undo::before_write(int file, off_t at, std::size_t length) {
  struct stat about{};
  ::fstat(file, &about);
  const off_t known = std::clamp<off_t>(about.st_size - at, 0, static_cast<off_t>(length));
  record(file, at, static_cast<std::size_t>(known), about.st_size);
}

void Undo::before_truncate(int file, off_t size) {
  struct stat about{};
  ::fstat(file, &about);
  const off_t lost = std::max<off_t>(about.st_size - size, 0);
  record(file, size, static_cast<std::size_t>(lost), about.st_size);
}

void Undo::note(const std::string& folder, const std::string& line) {
  struct stat about{};
  if (::stat(folder.c_str(), &about) == 0) append(named('d', about.st_ino), line.data(), line.size());
}

void Undo::before_coming(const std::string& path) { note(folder_of(path), "+ " + name_of(path) + "\n"); }

void Undo::before_going(const std::string& path) {
  const std::string saved = "s" + std::to_string(::getpid()) + "." + std::to_string(++saved_);
  if (::link(path.c_str(), (log_ + "/" + saved).c_str()) != 0) return;
  note(folder_of(path), "- " + name_of(path) + " " + saved + "\n");
}

void Undo::forget(int file) {
  struct stat about{};
  if (::fstat(file, &about) == 0) ::unlink(named('i', about.st_ino).c_str());
}

void Undo::settle(int descriptor) {
  struct stat about{};
  if (::fstat(descriptor, &about) != 0) return;
  if (S_ISDIR(about.st_mode)) return settle_folder(about.st_ino);
  ::unlink(named('i', about.st_ino).c_str());
}

void Undo::settle_folder(ino_t inode) {
  // First as a whole: half of it would undo what is settled.
  const std::string settled = log_ + "/settled";
  if (std::rename(named('d', inode).c_str(), settled.c_str()) != 0) return;
  std::ifstream lines(settled);
  std::string sign;
  std::string name;
  std::string saved;
  while (lines >> sign >> name) {
    if (sign != "-") continue;
    lines >> saved;
    const std::string path = log_ + "/" + saved;
    struct stat about{};
    if (::stat(path.c_str(), &about) == 0 && about.st_nlink == 1) ::unlink(named('i', about.st_ino).c_str());
    ::unlink(path.c_str());
  }
}

}  // namespace zhicheng::trials
