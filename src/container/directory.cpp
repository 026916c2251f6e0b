#include "container/directory.h"

#include <algorithm>
#include <optional>

#include "base/json.h"
#include "base/utf8.h"
#include "container/names.h"
#include "container/parts.h"

namespace zhicheng::container {

using base::Error;
using base::ErrorCode;

namespace {

constexpr std::uint32_t kLocalMark = 0x04034b50;
constexpr std::uint32_t kCentralMark = 0x02014b50;
constexpr std::uint32_t kEndMark = 0x06054b50;
constexpr std::uint32_t kDescriptorMark = 0x08074b50;
constexpr std::size_t kLocalSize = 30;
constexpr std::size_t kCentralSize = 46;
constexpr std::size_t kEndSize = 22;
constexpr std::uint64_t kInZip64 = 0xffffffff;
constexpr std::size_t kLongestEntryName = 255;

// General purpose flags.
constexpr unsigned kEncrypted = 1U << 0 | 1U << 6 | 1U << 13;
constexpr unsigned kDescriptor = 1U << 3;
constexpr unsigned kKnown = 1U << 1 | 1U << 2 | kDescriptor | 1U << 11;

/// Little-endian numbers; whoever asks has seen that they are there.
class Bytes {
 public:
  explicit Bytes(std::string_view bytes) : bytes_(bytes) {}
  std::uint32_t two(std::uint64_t at) const { return one(at) | one(at + 1) << 8; }
  std::uint32_t four(std::uint64_t at) const { return two(at) | two(at + 2) << 16; }
  std::string_view part(std::uint64_t at, std::uint64_t size) const { return part_of(bytes_, at, size); }
  std::uint64_t size() const { return bytes_.size(); }

 private:
  std::uint32_t one(std::uint64_t at) const { return static_cast<unsigned char>(bytes_[static_cast<std::size_t>(at)]); }
  std::string_view bytes_;
};

struct End {
  std::uint64_t entries = 0;
  std::uint64_t from = 0;   ///< of the directory
  std::uint64_t until = 0;
};

/// What the local header repeats.
struct Header {
  Record record;
  std::uint32_t flags = 0;
  std::uint32_t method = 0;
  std::uint64_t local = 0;  ///< where it lies
};

/// Whether an end lies further in front, with a comment or anything else behind it.
bool ends_before(const Bytes& bytes) {
  constexpr std::uint64_t kLongestComment = 0xffff;
  if (bytes.size() < kEndSize) return false;
  const std::uint64_t last = bytes.size() - kEndSize;
  for (std::uint64_t back = 1; back <= std::min(last, kLongestComment); ++back) {
    if (bytes.four(last - back) == kEndMark) return true;
  }
  return false;
}

base::Result<End> read_end(const Bytes& bytes) {
  if (bytes.size() > kMostArchiveBytes) return Error{ErrorCode::zip_too_large, "", "压缩包不能超过 2 GiB"};
  if (bytes.size() < kEndSize || bytes.four(bytes.size() - kEndSize) != kEndMark) {
    if (ends_before(bytes)) return Error{ErrorCode::zip_hidden_bytes, "", "压缩包末尾有注释或别的内容"};
    return Error{ErrorCode::zip_truncated, "", "压缩包末尾没有目录，可能没有下载完整"};
  }
  const std::uint64_t at = bytes.size() - kEndSize;
  const End end{bytes.two(at + 10), bytes.four(at + 16), at};
  const std::uint64_t size = bytes.four(at + 12);
  const bool parted = bytes.two(at + 4) != 0 || bytes.two(at + 6) != 0 || bytes.two(at + 8) != end.entries;
  if (parted || end.entries == 0xffff || end.from == kInZip64 || size == kInZip64) {
    return Error{ErrorCode::zip_unsupported, "", "不支持分卷压缩包和 zip64"};
  }
  if (bytes.two(at + 20) != 0) return Error{ErrorCode::zip_hidden_bytes, "", "压缩包带有注释"};
  if (end.entries > kMostEntries) return Error{ErrorCode::zip_too_many, "", "压缩包里不能超过 " + std::to_string(kMostEntries) + " 项"};
  if (end.from + size > at) return Error{ErrorCode::zip_truncated, "", "压缩包的目录不完整"};
  if (end.from + size < at) return Error{ErrorCode::zip_hidden_bytes, "", "目录后面还有别的内容"};
  return end;
}

/// Relative, of plain parts; the folder alone may end with a slash.
bool is_safe(std::string_view name) {
  if (name.empty() || name.size() > kLongestEntryName + kFolder.size()) return false;
  if (base::first_bad_utf8(name) || base::first_forbidden(name)) return false;
  if (name.find_first_of("\\:\n") != std::string_view::npos) return false;
  if (name == kFolder) return true;
  for (std::string_view rest = name;;) {
    const std::size_t slash = rest.find('/');
    const std::string_view part = rest.substr(0, slash);
    if (part.empty() || part == "." || part == "..") return false;
    if (slash == std::string_view::npos) return true;
    rest.remove_prefix(slash + 1);
  }
}

/// Extra fields that give an entry other sizes or another name than its header: zip64, Info-ZIP's Unicode path.
std::optional<ErrorCode> fault_of_extra(std::string_view extra) {
  const Bytes bytes(extra);
  std::uint64_t at = 0;
  while (at + 4 <= bytes.size()) {
    const std::uint32_t id = bytes.two(at);
    if (id == 0x0001 || id == 0x7075) return ErrorCode::zip_unsupported;
    at += 4 + bytes.two(at + 2);
  }
  if (at != bytes.size()) return ErrorCode::zip_mismatch;
  return std::nullopt;
}

std::optional<Error> fault_of(const Header& header, std::string_view extra) {
  const std::string at = place_of(header.record.name);
  if (base::first_bad_utf8(header.record.name)) {
    return Error{ErrorCode::zip_bad_name, at, std::string("文件名不是 UTF-8 编码，压缩包是用别的程序重新打过的：") + kUseOriginal};
  }
  if (header.record.name.ends_with('/') && is_safe(std::string_view(header.record.name).substr(0, header.record.name.size() - 1)) && !is_safe(header.record.name)) {
    return Error{ErrorCode::zip_bad_name, at, std::string("压缩包里多了一个文件夹，是重新打过的：") + kUseOriginal};
  }
  if (!is_safe(header.record.name)) return Error{ErrorCode::zip_bad_name, at, "压缩包里的文件名不安全"};
  if ((header.flags & kEncrypted) != 0) return Error{ErrorCode::zip_encrypted, at, "压缩包加了密码"};
  if ((header.flags & ~kKnown) != 0 || (header.method != 0 && header.method != 8)) {
    return Error{ErrorCode::zip_unsupported, at, std::string("不支持的压缩方式：") + kUseOriginal};
  }
  const Record& record = header.record;
  if (record.stored == kInZip64 || record.bytes == kInZip64 || header.local == kInZip64) {
    return Error{ErrorCode::zip_unsupported, at, "不支持 zip64"};
  }
  if (const auto extra_fault = fault_of_extra(extra)) return Error{*extra_fault, at, "扩展字段不能用"};
  if (header.method == 0 && record.stored != record.bytes) return Error{ErrorCode::zip_mismatch, at, "大小前后不一"};
  return std::nullopt;
}

base::Result<std::vector<Header>> read_headers(const Bytes& bytes, const End& end) {
  std::vector<Header> headers;
  std::vector<std::string> names;
  std::uint64_t at = end.from;
  std::uint64_t total = 0;
  for (std::uint64_t i = 0; i < end.entries; ++i) {
    if (at + kCentralSize > end.until || bytes.four(at) != kCentralMark) return Error{ErrorCode::zip_truncated, "", "压缩包的目录不完整"};
    const std::uint64_t name_size = bytes.two(at + 28);
    const std::uint64_t extra_size = bytes.two(at + 30);
    const std::uint64_t next = at + kCentralSize + name_size + extra_size + bytes.two(at + 32);
    if (next > end.until) return Error{ErrorCode::zip_truncated, "", "压缩包的目录不完整"};
    Header header;
    header.record.name = bytes.part(at + kCentralSize, name_size);
    header.flags = bytes.two(at + 8);
    header.method = bytes.two(at + 10);
    header.record.deflated = header.method == 8;
    header.record.crc = bytes.four(at + 16);
    header.record.stored = bytes.four(at + 20);
    header.record.bytes = bytes.four(at + 24);
    header.local = bytes.four(at + 42);
    if (bytes.two(at + 34) != 0) return Error{ErrorCode::zip_unsupported, place_of(header.record.name), "不支持分卷压缩包"};
    if (auto fault = fault_of(header, bytes.part(at + kCentralSize + name_size, extra_size))) return std::move(*fault);
    total += header.record.bytes;
    if (total > kMostArchiveBytes) return Error{ErrorCode::zip_too_large, place_of(header.record.name), "解开以后超过 2 GiB"};
    names.push_back(folded(header.record.name));
    headers.push_back(std::move(header));
    at = next;
  }
  if (at != end.until) return Error{ErrorCode::zip_hidden_bytes, "", "目录后面还有别的内容"};
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (std::find(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(i), names[i]) != names.begin() + static_cast<std::ptrdiff_t>(i)) {
      return Error{ErrorCode::zip_duplicate_name, place_of(headers[i].record.name), "压缩包里有两个同名的文件"};
    }
  }
  return headers;
}

/// The size of the data descriptor behind the content; 0 when it does not say what the directory says.
std::uint64_t descriptor_size(const Bytes& bytes, const Record& record, std::uint64_t at, std::uint64_t until) {
  for (const std::uint64_t mark : {std::uint64_t{4}, std::uint64_t{0}}) {
    if (at + mark + 12 > until || (mark != 0 && bytes.four(at) != kDescriptorMark)) continue;
    const std::uint64_t from = at + mark;
    if (bytes.four(from) == record.crc && bytes.four(from + 4) == record.stored && bytes.four(from + 8) == record.bytes) return mark + 12;
  }
  return 0;
}

/// Reads the local header, which lies where the entry before it ended; gives where this one ends.
base::Result<std::uint64_t> follow(const Bytes& bytes, Header& header, std::uint64_t expected, const End& end) {
  Record& record = header.record;
  const std::string place = place_of(record.name);
  if (header.local > expected) return Error{ErrorCode::zip_hidden_bytes, place, "文件之间有别的内容"};
  if (header.local < expected) return Error{ErrorCode::zip_overlap, place, "两个文件占用同一段内容"};
  const std::uint64_t at = header.local;
  if (at + kLocalSize > end.from) return Error{ErrorCode::zip_overlap, place, "文件伸到了目录里"};
  const std::uint64_t name_size = bytes.two(at + 26);
  const std::uint64_t extra_size = bytes.two(at + 28);
  record.at = at + kLocalSize + name_size + extra_size;
  std::uint64_t until = record.at + record.stored;
  if (until > end.from) return Error{ErrorCode::zip_overlap, place, "文件伸到了目录里"};

  // Where zip64 has the sizes, the header has none that could agree.
  if (const auto fault = fault_of_extra(bytes.part(at + kLocalSize + name_size, extra_size))) return Error{*fault, place, "扩展字段不能用"};
  const bool described = (header.flags & kDescriptor) != 0;
  const auto agrees = [&](std::uint64_t offset, std::uint64_t value) {
    const std::uint64_t local = bytes.four(at + offset);
    return local == value || (described && local == 0);
  };
  const bool same = bytes.four(at) == kLocalMark && bytes.two(at + 6) == header.flags && bytes.two(at + 8) == header.method &&
                    agrees(14, record.crc) && agrees(18, record.stored) && agrees(22, record.bytes) &&
                    bytes.part(at + kLocalSize, name_size) == record.name;
  if (!same) return Error{ErrorCode::zip_mismatch, place, "文件头与目录不一致"};
  if (described) {
    const std::uint64_t size = descriptor_size(bytes, record, until, end.from);
    if (size == 0) return Error{ErrorCode::zip_mismatch, place, "文件头与目录不一致"};
    until += size;
  }
  return until;
}

}  // namespace

std::string place_of(std::string_view entry) { return base::pointer_to("", base::shortened(entry, kLongestEntryName)); }

base::Result<std::vector<Record>> read_directory(std::string_view archive) {
  const Bytes bytes(archive);
  const auto end = read_end(bytes);
  if (!end) return end.error();
  auto headers = read_headers(bytes, *end);
  if (!headers) return headers.error();
  std::vector<Header*> order;
  for (Header& header : *headers) order.push_back(&header);
  std::stable_sort(order.begin(), order.end(), [](const Header* a, const Header* b) { return a->local < b->local; });
  std::uint64_t expected = 0;
  for (Header* header : order) {
    const auto until = follow(bytes, *header, expected, *end);
    if (!until) return until.error();
    expected = *until;
  }
  if (expected != end->from) return Error{ErrorCode::zip_hidden_bytes, "", "目录前面有别的内容"};
  std::vector<Record> records;
  for (Header& header : *headers) records.push_back(std::move(header.record));
  return records;
}

}  // namespace zhicheng::container
