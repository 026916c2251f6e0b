#include "blobs/shelves.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstdio>
#include <utility>

namespace zhicheng::blobs {

namespace {

/// The first digits of a name as a number.
std::size_t beginning(const Name& name, std::size_t digits) {
  std::size_t value = 0;
  std::from_chars(name.text().data(), name.text().data() + digits, value, 16);
  return value;
}

std::optional<Fault> make_folder(const std::string& folder) {
  if (::mkdir(folder.c_str(), S_IRWXU) == 0 || errno == EEXIST) return std::nullopt;
  return system_fault(FaultCode::cannot_write, folder, errno);
}

Outcome<bool> is_there(const std::string& path) {
  struct stat about{};
  if (::lstat(path.c_str(), &about) == 0) return true;
  if (errno == ENOENT) return false;
  return system_fault(FaultCode::cannot_read, path, errno);
}

}  // namespace

Shelves::Shelves(std::string folder, Sync sync) : folder_(std::move(folder)), sync_(std::move(sync)), settled_(65536) {}

std::string Shelves::path_of(const Name& name) const { return inner(name) + "/" + name.text(); }

std::optional<Fault> Shelves::settle(const std::string& folder) const {
  const Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (opened.number() < 0 || sync(opened) != 0) return system_fault(FaultCode::cannot_write, folder, errno);
  return std::nullopt;
}

std::optional<Fault> Shelves::make_folders(const Name& name) const {
  if (auto fault = make_folder(outer(name))) return fault;
  return make_folder(inner(name));
}

std::optional<Fault> Shelves::settle_all(const Name& name) {
  char& settled = settled_[beginning(name, 4)];
  if (settled != 0) return std::nullopt;
  for (const std::string& folder : {inner(name), outer(name), folder_}) {
    if (auto fault = settle(folder)) return fault;
  }
  settled = 1;
  return std::nullopt;
}

Outcome<bool> Shelves::has(const Name& name) {
  const std::lock_guard lock(locks_[beginning(name, 2)]);
  auto there = is_there(path_of(name));
  const bool* const found = std::get_if<bool>(&there);
  if (found == nullptr || !*found) return there;
  if (auto fault = settle_all(name)) return std::move(*fault);
  return true;
}

std::optional<Fault> Shelves::place(const std::string& file, const Name& name) {
  const std::string path = path_of(name);
  const std::lock_guard lock(locks_[beginning(name, 2)]);
  const auto drop = [](const std::string& which, Fault fault) {
    ::unlink(which.c_str());
    return fault;
  };
  char& settled = settled_[beginning(name, 4)];
  const auto there = is_there(path);
  if (const auto* fault = std::get_if<Fault>(&there)) return drop(file, *fault);
  if (std::get<bool>(there)) {
    ::unlink(file.c_str());
    return settle_all(name);
  }
  if (settled == 0) {
    if (auto fault = make_folders(name)) return drop(file, std::move(*fault));
  }
  const bool known = settled != 0;
  settled = 0;
  if (std::rename(file.c_str(), path.c_str()) != 0) {
    return drop(file, system_fault(FaultCode::cannot_write, path, errno));
  }
  // After a failed fsync the next one may succeed without having written anything: the name must not stay.
  auto fault = known ? settle(inner(name)) : settle_all(name);
  if (fault) return drop(path, std::move(*fault));
  settled = 1;
  return std::nullopt;
}

}  // namespace zhicheng::blobs
