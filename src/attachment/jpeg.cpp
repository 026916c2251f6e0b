#include "attachment/jpeg.h"

namespace zhicheng::attachment {

namespace {

constexpr unsigned char kEnd = 0xd9;    // EOI
constexpr unsigned char kStart = 0xd8;  // SOI
constexpr unsigned char kScan = 0xda;   // SOS
constexpr std::size_t kFrame = 5;       // precision, height, width

/// SOFn, which are C0 to CF but for DHT, JPG and DAC.
bool is_frame(unsigned char code) {
  return code >= 0xc0 && code <= 0xcf && code != 0xc4 && code != 0xc8 && code != 0xcc;
}

bool is_restart(unsigned char code) { return code >= 0xd0 && code <= 0xd7; }

/// Drops what stands before the next FF, and it; stray bytes between markers are passed over, as every decoder does.
bool pass_mark(std::string_view& bytes) {
  const std::size_t mark = bytes.find('\xff');
  bytes.remove_prefix(mark == std::string_view::npos ? bytes.size() : mark + 1);
  return mark != std::string_view::npos;
}

unsigned char front(std::string_view& bytes) {
  const auto byte = static_cast<unsigned char>(bytes.front());
  bytes.remove_prefix(1);
  return byte;
}

}  // namespace

void Jpeg::add(std::string_view bytes) {
  while (!bytes.empty() && at_ != At::ended && at_ != At::damaged) {
    switch (at_) {
      case At::start:
        if (part_.take(bytes)) at_ = At::marker;
        break;
      case At::marker:
        if (pass_mark(bytes)) at_ = At::mark;
        break;
      case At::mark: read_marker(front(bytes)); break;
      case At::length:
        if (part_.take(bytes)) read_length();
        break;
      case At::frame:
        if (part_.take(bytes)) read_frame();
        break;
      case At::body:
        if (skip(bytes, left_)) at_ = marker_ == kScan ? At::scan : At::marker;
        break;
      case At::scan:
      case At::scan_mark: read_scan(bytes); break;
      case At::ended:
      case At::damaged: break;
    }
  }
}

void Jpeg::read_marker(unsigned char code) {
  if (code == 0xff) return;  // fill
  if (code == kEnd) {
    at_ = width_ > 0 && scanned_ ? At::ended : At::damaged;
  } else if (code == kStart || (code == kScan && width_ == 0)) {
    at_ = At::damaged;
  } else if (code <= 0x01 || is_restart(code)) {
    at_ = At::marker;
  } else {
    marker_ = code;
    part_.again(2);
    at_ = At::length;
  }
}

void Jpeg::read_length() {
  left_ = part_.number(0, 2);
  const bool frame = is_frame(marker_);
  if (left_ < 2 + (frame ? kFrame : 1)) {
    // A comment may be empty; nothing else may.
    at_ = left_ == 2 && !frame && marker_ != kScan ? At::marker : At::damaged;
    return;
  }
  left_ -= 2;
  if (frame) part_.again(kFrame);
  at_ = frame ? At::frame : At::body;
}

void Jpeg::read_frame() {
  const std::int64_t height = part_.number(1, 2);
  const std::int64_t width = part_.number(3, 2);
  // The first frame is the picture; a hierarchical file may bring more. A height of 0 follows in DNL: not known.
  if (width_ == 0) {
    width_ = width;
    height_ = height;
  }
  left_ -= kFrame;
  if (width == 0) {
    at_ = At::damaged;
  } else {
    at_ = left_ == 0 ? At::marker : At::body;
  }
}

void Jpeg::read_scan(std::string_view& bytes) {
  scanned_ = true;
  if (at_ == At::scan) {
    if (pass_mark(bytes)) at_ = At::scan_mark;
    return;
  }
  const unsigned char code = front(bytes);
  if (code == 0xff) return;
  if (code == 0x00 || is_restart(code)) {
    at_ = At::scan;
  } else {
    read_marker(code);
  }
}

void Jpeg::finish(Inspection& into) {
  if (width_ > 0 && height_ > 0) {
    into.width = width_;
    into.height = height_;
  }
  if (at_ == At::damaged) {
    into.faults.push_back({"damaged", "JPEG 图片已损坏：请重新拍照、扫描或另存"});
  } else if (at_ != At::ended) {
    into.faults.push_back({"truncated", "JPEG 图片不完整，后面缺了一段：请重新复制或下载"});
  }
}

}  // namespace zhicheng::attachment
