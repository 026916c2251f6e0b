// A file to be attached → what it is. It may come in any pieces.
#include <algorithm>

#include "attachment/inspect.h"
#include "common.h"

using namespace zhicheng;
using fuzz::demand;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = fuzz::text_of(data, size);
  const attachment::Inspection whole = attachment::inspect(bytes);
  demand(whole.bytes == static_cast<std::int64_t>(size) && whole.sha256.size() == 64, "size and digest are told");
  demand(!whole.type.empty() || !whole.faults.empty(), "what has no type has a fault");

  attachment::Inspector inspector;
  std::size_t piece = 1;
  for (std::string_view left = bytes; !left.empty(); piece = piece * 5 % 97 + 1) {
    inspector.add(left.substr(0, piece));
    left.remove_prefix(std::min(piece, left.size()));
  }
  demand(inspector.finish() == whole, "the result does not depend on how the file was cut");
  return 0;
}
