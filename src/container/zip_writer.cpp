#include "container/zip_writer.h"

#include <zip.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "base/digest.h"
#include "container/directory.h"
#include "container/names.h"
#include "container/parts.h"

namespace zhicheng::container {

using base::Error;
using base::ErrorCode;

namespace {

/// 1980-01-01 00:00, the first day that a zip archive can tell.
constexpr uLong kDate = (1U << 5 | 1U) << 16;
constexpr uLong kNamesAreUtf8 = 1U << 11;
constexpr uLong kMadeBy = 20;  ///< version 2.0, no system

/// The archive as minizip sees it: a file in which it can go back.
struct Place {
  Sink sink;
  std::uint64_t at = 0;
  std::uint64_t size = 0;
  bool failed = false;
};

Place& place_behind(voidpf opaque) { return *static_cast<Place*>(opaque); }

voidpf open_place(voidpf opaque, const void*, int) { return opaque; }
uLong read_nothing(voidpf, voidpf, void*, uLong) { return 0; }
ZPOS64_T tell(voidpf opaque, voidpf) { return place_behind(opaque).at; }
int close_place(voidpf, voidpf) { return 0; }
int is_failed(voidpf opaque, voidpf) { return place_behind(opaque).failed ? 1 : 0; }

uLong write_bytes(voidpf opaque, voidpf, const void* bytes, uLong size) {
  Place& place = place_behind(opaque);
  if (place.failed || !place.sink(place.at, {static_cast<const char*>(bytes), size})) {
    place.failed = true;
    return 0;
  }
  place.at += size;
  place.size = std::max(place.size, place.at);
  return size;
}

using Sought = decltype(std::declval<seek64_file_func>()(nullptr, nullptr, 0, 0));

Sought seek(voidpf opaque, voidpf, ZPOS64_T offset, int origin) {
  Place& place = place_behind(opaque);
  switch (origin) {
    case ZLIB_FILEFUNC_SEEK_SET: place.at = offset; break;
    case ZLIB_FILEFUNC_SEEK_CUR: place.at += offset; break;
    default: place.at = place.size + offset;
  }
  return 0;
}

Error cannot_write() { return {ErrorCode::cannot_write, "", "压缩包写不出来"}; }

}  // namespace

struct ZipWriter::State {
  Place place;
  zipFile zip = nullptr;
  std::vector<application::Attachment> attachments;
  std::vector<std::string> names;
  std::size_t next = 0;
  base::Sha256 hash;
  std::int64_t written = 0;  ///< of the file

  explicit State(Sink sink) : place{std::move(sink)} {}
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() {
    if (zip == nullptr) return;
    place.failed = true;  // nothing more goes out; minizip frees what it holds
    zipClose(zip, nullptr);
  }

  bool open_entry(const std::string& name) {
    zip_fileinfo info{};
    info.dosDate = kDate;
    return zipOpenNewFileInZip4_64(zip, name.c_str(), &info, nullptr, 0, nullptr, 0, nullptr, 0, 0, 0, -MAX_WBITS, DEF_MEM_LEVEL,
                                   Z_DEFAULT_STRATEGY, nullptr, 0, kMadeBy, kNamesAreUtf8, 0) == ZIP_OK;
  }

  /// Whether this file stands earlier in the list.
  bool is_written(std::size_t index) const {
    const auto here = names.begin() + static_cast<std::ptrdiff_t>(index);
    return std::find(names.begin(), here, *here) != here;
  }

  void go_on() {
    while (next < names.size() && is_written(next)) ++next;
  }
};

ZipWriter::ZipWriter(Sink sink) : state_(std::make_unique<State>(std::move(sink))) {}
ZipWriter::~ZipWriter() = default;

std::uint64_t ZipWriter::size() const { return state_->place.size; }

std::optional<Error> ZipWriter::begin(std::string_view package) {
  State& self = *state_;
  const auto read = read_package(package);
  if (!read) return read.error();
  const base::Json* list = read->find("attachments");
  if (list == nullptr) return Error{ErrorCode::missing_key, "", "attachments"};
  auto attachments = application::read_manifest(*list, "/attachments");
  if (!attachments) return attachments.error();
  self.attachments = std::move(*attachments);
  self.names = entry_names(self.attachments);
  // Headers and directory take less than a KiB for each entry.
  std::uint64_t total = package.size() + (self.names.size() + 1) * 1024;
  for (std::size_t i = 0; i < self.names.size(); ++i) {
    const auto bytes = static_cast<std::uint64_t>(self.attachments[i].bytes);
    if (!self.is_written(i)) total += std::min(bytes, kMostArchiveBytes);
    if (total > kMostArchiveBytes) return Error{ErrorCode::zip_too_large, base::pointer_to("/attachments", i), "压缩包不能超过 2 GiB"};
  }

  zlib_filefunc64_def functions{open_place, read_nothing, write_bytes, tell, seek, close_place, is_failed, &self.place};
  self.zip = zipOpen2_64(nullptr, APPEND_STATUS_CREATE, nullptr, &functions);
  const bool done = self.zip != nullptr && self.open_entry(std::string(kPackageEntry)) &&
                    zipWriteInFileInZip(self.zip, package.data(), static_cast<unsigned>(package.size())) == ZIP_OK &&
                    zipCloseFileInZip(self.zip) == ZIP_OK;
  if (!done) return cannot_write();
  return std::nullopt;
}

std::optional<std::size_t> ZipWriter::next() const {
  if (state_->next == state_->names.size()) return std::nullopt;
  return state_->next;
}

std::optional<Error> ZipWriter::add() {
  State& self = *state_;
  assert(self.next < self.names.size());
  self.written = 0;
  if (!self.open_entry(self.names[self.next])) return cannot_write();
  return std::nullopt;
}

std::optional<Error> ZipWriter::write(std::string_view bytes) {
  State& self = *state_;
  self.written += static_cast<std::int64_t>(bytes.size());
  if (self.written > self.attachments[self.next].bytes) {
    return Error{ErrorCode::bad_attachment, base::pointer_to("/attachments", self.next), "文件比清单上写的大，可能刚被改过"};
  }
  self.hash.add(bytes);
  if (zipWriteInFileInZip(self.zip, bytes.data(), static_cast<unsigned>(bytes.size())) != ZIP_OK) return cannot_write();
  return std::nullopt;
}

std::optional<Error> ZipWriter::end_file() {
  State& self = *state_;
  const application::Attachment& listed = self.attachments[self.next];
  const bool same = self.hash.finish() == listed.sha256 && self.written == listed.bytes;
  if (!same) return Error{ErrorCode::bad_attachment, base::pointer_to("/attachments", self.next), "文件与清单上写的不同，可能刚被改过"};
  if (zipCloseFileInZip(self.zip) != ZIP_OK) return cannot_write();
  ++self.next;
  self.go_on();
  return std::nullopt;
}

std::optional<Error> ZipWriter::finish() {
  State& self = *state_;
  assert(self.next == self.names.size());
  const bool done = zipClose(std::exchange(self.zip, nullptr), nullptr) == ZIP_OK;
  if (!done || self.place.failed) return cannot_write();
  return std::nullopt;
}

}  // namespace zhicheng::container
