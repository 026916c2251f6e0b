// PNG (ISO/IEC 15948): chunk by chunk, IHDR at the beginning, picture data, IEND.
#pragma once
#include <cstdint>
#include <string_view>

#include "attachment/bytes.h"
#include "attachment/inspect.h"

namespace zhicheng::attachment {

class Png : public Walker {
 public:
  void add(std::string_view bytes) override;
  void finish(Inspection& into) override;

 private:
  enum class At { signature, head, header, body, ended, damaged };

  void read_head();
  void read_header();

  At at_ = At::signature;
  Gather part_{8};
  std::uint64_t left_ = 0;
  bool has_data_ = false;
  bool last_ = false;  ///< in IEND
  std::int64_t width_ = 0;
  std::int64_t height_ = 0;
};

}  // namespace zhicheng::attachment
