#include "blobs/writer.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

namespace zhicheng::blobs {

namespace {

Fault too_long(const Promise& promise) {
  return {FaultCode::too_long, "收到的比声明的 " + std::to_string(promise.bytes) + " 字节多"};
}

}  // namespace

Writer::Writer(Shelves& shelves, Promise promise, Partial partial, bool to_be_continued)
    : shelves_(&shelves),
      promise_(std::move(promise)),
      partial_(std::move(partial)),
      to_be_continued_(to_be_continued),
      inspector_(std::make_unique<attachment::Inspector>()) {}

Writer::~Writer() {
  const bool open = partial_.file.number() >= 0;
  if (open && !to_be_continued_) ::unlink(partial_.path.c_str());
}

Fault Writer::drop(Fault fault) {
  // Before the lock goes with the descriptor: afterwards the path may be another writer's.
  ::unlink(partial_.path.c_str());
  partial_.file = Descriptor();
  fault_ = fault;
  return fault;
}

std::optional<Fault> Writer::go_on(std::int64_t from) {
  const int file = partial_.file.number();
  struct stat about{};
  if (::fstat(file, &about) != 0) return system_fault(FaultCode::cannot_read, partial_.path, errno);
  if (from > about.st_size) {
    return Fault{FaultCode::gap, "已收到 " + std::to_string(about.st_size) + " 字节，请从这里续传"};
  }
  if (::ftruncate(file, static_cast<off_t>(from)) != 0) {
    return system_fault(FaultCode::cannot_write, partial_.path, errno);
  }
  std::array<char, std::size_t{64} << 10> chunk{};
  while (at_ < from) {
    const ssize_t got = ::pread(file, chunk.data(), chunk.size(), static_cast<off_t>(at_));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return system_fault(FaultCode::cannot_read, partial_.path, got < 0 ? errno : EIO);
    inspector_->add({chunk.data(), static_cast<std::size_t>(got)});
    at_ += got;
  }
  return std::nullopt;
}

std::optional<Fault> Writer::add(std::string_view piece) {
  if (fault_) return fault_;
  if (static_cast<std::int64_t>(piece.size()) > promise_.bytes - at_) return drop(too_long(promise_));
  while (!piece.empty()) {
    const ssize_t written = ::pwrite(partial_.file.number(), piece.data(), piece.size(), static_cast<off_t>(at_));
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return drop(system_fault(FaultCode::cannot_write, partial_.path, written < 0 ? errno : EIO));
    inspector_->add(piece.substr(0, static_cast<std::size_t>(written)));
    at_ += written;
    piece.remove_prefix(static_cast<std::size_t>(written));
  }
  return std::nullopt;
}

std::optional<Fault> Promise::broken_by(std::int64_t found, std::string_view found_type) const {
  if (found > bytes) return too_long(*this);
  if (found < bytes) {
    return Fault{FaultCode::too_short, "声明 " + std::to_string(bytes) + " 字节，实际只有 " + std::to_string(found) + " 字节"};
  }
  if (found_type.empty()) return Fault{FaultCode::wrong_type, "不是 PDF、JPEG 或 PNG 文件"};
  if (!type.empty() && found_type != type) {
    return Fault{FaultCode::wrong_type, "声明的是 " + type + "，内容是 " + std::string(found_type)};
  }
  return std::nullopt;
}

std::optional<Fault> Writer::check(const attachment::Inspection& found) const {
  auto broken = promise_.broken_by(found.bytes, found.type);
  // Of other bytes nothing else is to be said.
  const bool is_whole = !broken || broken->code == FaultCode::wrong_type;
  if (is_whole && found.sha256 != promise_.name.text()) return Fault{FaultCode::wrong_digest, "内容与声明的摘要不符，请重新上传"};
  if (!broken && !found.faults.empty()) return Fault{FaultCode::unfit, found.faults.front().detail};
  return broken;
}

Outcome<attachment::Inspection> Writer::finish() {
  if (fault_) return *fault_;
  attachment::Inspection found = inspector_->finish();
  if (auto fault = check(found)) return drop(std::move(*fault));
  if (shelves_->sync(partial_.file) != 0) {
    return drop(system_fault(FaultCode::cannot_write, partial_.path, errno));
  }
  // The lock is held until the file has its name: nobody can take the partial file for one to be continued.
  auto fault = shelves_->place(partial_.path, promise_.name);
  partial_.file = Descriptor();
  if (fault) {
    fault_ = *fault;
    return std::move(*fault);
  }
  return found;
}

}  // namespace zhicheng::blobs
