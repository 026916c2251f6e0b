// A readable copy, or whatever is given for one → the package inside.
#include "common.h"
#include "containers.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace zhicheng;
  const std::string_view bytes = fuzz::text_of(data, size);
  const auto opened = container::open(bytes);
  if (opened) fuzz::check_opened(*opened);
  return 0;
}
