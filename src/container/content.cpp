// The content of a zip archive's entry.
#include <zlib.h>

#include <algorithm>
#include <array>
#include <memory>

#include "container/directory.h"

namespace zhicheng::container {

using base::Error;
using base::ErrorCode;

namespace {

constexpr std::size_t kPiece = std::size_t{64} << 10;

const Bytef* bytes_of(std::string_view text) { return reinterpret_cast<const Bytef*>(text.data()); }

/// Counts, and keeps the CRC of what passes.
struct Meter {
  const Take& take;
  std::uint64_t bytes = 0;
  uLong crc = ::crc32(0, nullptr, 0);

  bool pass(std::string_view piece) {
    bytes += piece.size();
    crc = ::crc32(crc, bytes_of(piece), static_cast<uInt>(piece.size()));
    return take(piece);
  }
};

bool copy(std::string_view stored, Meter& meter) {
  while (!stored.empty()) {
    const std::string_view piece = stored.substr(0, kPiece);
    if (!meter.pass(piece)) return false;
    stored.remove_prefix(piece.size());
  }
  return true;
}

class Inflater {
 public:
  explicit Inflater(std::string_view stored) {
    // Bits of the window, negative: no zlib header around the stream.
    ready_ = inflateInit2(&stream_, -MAX_WBITS) == Z_OK;
    stream_.next_in = const_cast<Bytef*>(bytes_of(stored));
    stream_.avail_in = static_cast<uInt>(stored.size());
  }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;
  ~Inflater() {
    if (ready_) inflateEnd(&stream_);
  }

  /// The next piece; empty at the end, or where the stream is broken.
  std::string_view next() {
    if (!ready_ || done_) return {};
    stream_.next_out = buffer_.data();
    stream_.avail_out = static_cast<uInt>(buffer_.size());
    const int state = inflate(&stream_, Z_NO_FLUSH);
    done_ = state != Z_OK;
    whole_ = state == Z_STREAM_END && stream_.avail_in == 0;
    return {reinterpret_cast<const char*>(buffer_.data()), buffer_.size() - stream_.avail_out};
  }
  bool whole() const { return whole_; }

 private:
  z_stream stream_{};
  std::array<Bytef, kPiece> buffer_{};
  bool ready_ = false;
  bool done_ = false;
  bool whole_ = false;
};

}  // namespace

base::Result<bool> read_content(std::string_view archive, const Record& record, const Take& take) {
  const std::string_view stored = part_of(archive, record.at, record.stored);
  Meter meter{take};
  if (!record.deflated) {
    if (!copy(stored, meter)) return false;
  } else {
    const auto inflater = std::make_unique<Inflater>(stored);
    for (std::string_view piece = inflater->next(); !piece.empty(); piece = inflater->next()) {
      if (meter.bytes + piece.size() > record.bytes) return Error{ErrorCode::zip_mismatch, place_of(record.name), "解开以后比目录写的大"};
      if (!meter.pass(piece)) return false;
    }
    if (!inflater->whole()) return Error{ErrorCode::zip_bad_deflate, place_of(record.name), "压缩数据损坏"};
  }
  if (meter.bytes != record.bytes) return Error{ErrorCode::zip_mismatch, place_of(record.name), "解开以后与目录写的大小不一"};
  if (static_cast<std::uint32_t>(meter.crc) != record.crc) return Error{ErrorCode::zip_bad_crc, place_of(record.name), "文件损坏，校验码对不上"};
  return true;
}

}  // namespace zhicheng::container
