// JPEG (ITU-T T.81): marker by marker; the frame header has the size, EOI is the end.
#pragma once
#include <cstdint>
#include <string_view>

#include "attachment/bytes.h"
#include "attachment/inspect.h"

namespace zhicheng::attachment {

class Jpeg : public Walker {
 public:
  void add(std::string_view bytes) override;
  void finish(Inspection& into) override;

 private:
  /// scan: coded picture data up to the next marker. mark: an FF was seen.
  enum class At { start, marker, mark, length, frame, body, scan, scan_mark, ended, damaged };

  void read_marker(unsigned char code);
  void read_length();
  void read_frame();
  void read_scan(std::string_view& bytes);

  At at_ = At::start;
  Gather part_{2};
  std::uint64_t left_ = 0;
  unsigned char marker_ = 0;
  bool scanned_ = false;
  std::int64_t width_ = 0;
  std::int64_t height_ = 0;
};

}  // namespace zhicheng::attachment
