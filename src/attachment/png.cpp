#include "attachment/png.h"

#include <zlib.h>

namespace zhicheng::attachment {

namespace {

constexpr std::size_t kHead = 8;          // length and name of a chunk
constexpr std::size_t kHeader = 13 + 4;   // IHDR and its checksum
constexpr std::uint32_t kMost = 0x7fffffff;  // of a length, width and height

}  // namespace

void Png::add(std::string_view bytes) {
  while (!bytes.empty() && at_ != At::ended && at_ != At::damaged) {
    switch (at_) {
      case At::signature:
        if (part_.take(bytes)) {
          part_.again(kHead);
          at_ = At::head;
        }
        break;
      case At::head:
        if (part_.take(bytes)) read_head();
        break;
      case At::header:
        if (part_.take(bytes)) read_header();
        break;
      case At::body:
        if (skip(bytes, left_)) {
          part_.again(kHead);
          at_ = last_ ? At::ended : At::head;
        }
        break;
      case At::ended:
      case At::damaged: break;
    }
  }
}

void Png::read_head() {
  const std::uint32_t length = part_.number(0, 4);
  const std::string name = part_.held().substr(4);
  const bool first = width_ == 0;
  if (length > kMost || first != (name == "IHDR") || (first && length != kHeader - 4)) {
    at_ = At::damaged;
  } else if (first) {
    part_.again(kHeader);
    at_ = At::header;
  } else {
    last_ = name == "IEND";
    if (last_ && (length > 0 || !has_data_)) {
      at_ = At::damaged;
      return;
    }
    has_data_ = has_data_ || name == "IDAT";
    left_ = std::uint64_t{length} + 4;
    at_ = At::body;
  }
}

void Png::read_header() {
  const std::string checked = "IHDR" + part_.held().substr(0, kHeader - 4);
  const auto sum = crc32(0, reinterpret_cast<const Bytef*>(checked.data()), static_cast<uInt>(checked.size()));
  const std::uint32_t width = part_.number(0, 4);
  const std::uint32_t height = part_.number(4, 4);
  if (width == 0 || height == 0 || width > kMost || height > kMost || sum != part_.number(kHeader - 4, 4)) {
    at_ = At::damaged;
    return;
  }
  width_ = width;
  height_ = height;
  part_.again(kHead);
  at_ = At::head;
}

void Png::finish(Inspection& into) {
  if (width_ > 0) {
    into.width = width_;
    into.height = height_;
  }
  if (at_ == At::damaged) {
    into.faults.push_back({"damaged", "PNG 图片已损坏：请重新扫描、截图或另存"});
  } else if (at_ != At::ended) {
    into.faults.push_back({"truncated", "PNG 图片不完整，后面缺了一段：请重新复制或下载"});
  }
}

}  // namespace zhicheng::attachment
