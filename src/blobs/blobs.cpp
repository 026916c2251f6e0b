#include "blobs/blobs.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <filesystem>
#include <utility>

#include "attachment/inspect.h"

namespace zhicheng::blobs {

namespace {

std::string above(const std::string& folder) {
  const auto parent = std::filesystem::path(folder).lexically_normal().parent_path();
  return parent.empty() ? "." : parent.string();
}

/// Whether it had to be made.
Outcome<bool> make_folder(const std::string& folder) {
  if (::mkdir(folder.c_str(), S_IRWXU) == 0) return true;
  if (errno == EEXIST) return false;
  return system_fault(FaultCode::cannot_write, folder, errno);
}

}  // namespace

Blobs::Blobs(std::string folder, Sync sync)
    : folder_(std::move(folder)), shelves_(std::make_unique<Shelves>(folder_, std::move(sync))) {}

Outcome<Blobs> Blobs::in(const std::string& folder, Sync sync) {
  Blobs blobs(folder, std::move(sync));
  for (const std::string& each : {folder, blobs.partial_folder()}) {
    const auto made = make_folder(each);
    if (const auto* fault = std::get_if<Fault>(&made)) return *fault;
    if (!std::get<bool>(made)) continue;
    if (auto fault = blobs.shelves_->settle(above(each))) return std::move(*fault);
  }
  // Said at the start, not at the first file.
  for (const std::string& each : {folder, blobs.partial_folder()}) {
    if (::access((each + "/.").c_str(), R_OK | W_OK | X_OK) != 0) {
      return system_fault(FaultCode::cannot_write, each, errno);
    }
  }
  return blobs;
}

Outcome<bool> Blobs::has(const Name& name) const { return shelves_->has(name); }

Outcome<bool> Blobs::has(const Promise& promise) const {
  auto opened = open(promise.name);
  if (auto* fault = std::get_if<Fault>(&opened)) return std::move(*fault);
  const auto& blob = std::get<std::optional<Blob>>(opened);
  if (!blob) return false;
  std::array<char, attachment::kBeginning> beginning{};
  const ssize_t got = ::pread(blob->file.number(), beginning.data(), beginning.size(), 0);
  if (got < 0) return system_fault(FaultCode::cannot_read, shelves_->path_of(promise.name), errno);
  auto fault = promise.broken_by(blob->bytes, attachment::type_of({beginning.data(), static_cast<std::size_t>(got)}));
  return fault ? Outcome<bool>(*std::move(fault)) : true;
}

Outcome<std::optional<Blob>> Blobs::open(const Name& name) const {
  const auto there = shelves_->has(name);
  if (const auto* fault = std::get_if<Fault>(&there)) return *fault;
  if (!std::get<bool>(there)) return std::optional<Blob>();
  const std::string path = shelves_->path_of(name);
  Descriptor file(::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC));
  struct stat about{};
  if (file.number() < 0 || ::fstat(file.number(), &about) != 0) {
    return system_fault(FaultCode::cannot_read, path, errno);
  }
  return std::optional<Blob>({std::move(file), static_cast<std::int64_t>(about.st_size)});
}

Outcome<std::optional<std::int64_t>> Blobs::size(const Name& name) const {
  auto opened = open(name);
  if (auto* fault = std::get_if<Fault>(&opened)) return std::move(*fault);
  const auto& blob = std::get<std::optional<Blob>>(opened);
  return blob ? std::optional(blob->bytes) : std::nullopt;
}

Outcome<std::int64_t> Blobs::begun(const Name& name) const {
  const std::string path = partial_folder() + "/" + name.text();
  struct stat about{};
  if (::lstat(path.c_str(), &about) == 0) return static_cast<std::int64_t>(about.st_size);
  if (errno == ENOENT) return std::int64_t{0};
  return system_fault(FaultCode::cannot_read, path, errno);
}

Outcome<Writer> Blobs::write(Promise promise, std::int64_t from) const {
  auto taken = take_partial(partial_folder(), promise.name);
  if (auto* fault = std::get_if<Fault>(&taken)) return std::move(*fault);
  auto& partial = std::get<std::optional<Partial>>(taken);
  const bool first = partial.has_value();
  if (!first) {
    if (from > 0) return Fault{FaultCode::busy, "同一个文件正在上传，请稍候再续传"};
    auto extra = take_extra(partial_folder(), promise.name);
    if (auto* fault = std::get_if<Fault>(&extra)) return std::move(*fault);
    partial = std::get<Partial>(std::move(extra));
  }
  Writer writer(*shelves_, std::move(promise), std::move(*partial), first);
  if (auto fault = writer.go_on(from)) return std::move(*fault);
  return writer;
}

Outcome<std::int64_t> Blobs::sweep(std::int64_t before) const {
  std::int64_t removed = 0;
  std::error_code failed;
  for (std::filesystem::directory_iterator entry(partial_folder(), failed), end; !failed && entry != end;
       entry.increment(failed)) {
    if (remove_forgotten(entry->path().string(), before)) ++removed;
  }
  if (failed) return system_fault(FaultCode::cannot_read, partial_folder(), failed.value());
  return removed;
}

}  // namespace zhicheng::blobs
