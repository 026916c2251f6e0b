#include "server/mask.h"

#include "base/utf8.h"

namespace zhicheng::server {

namespace {

constexpr std::size_t kFirst = 3;
constexpr std::size_t kLast = 4;

}  // namespace

std::string masked_number(std::string_view number) {
  const std::size_t length = base::code_points(number);
  const bool short_one = length <= kFirst + kLast;
  std::string out;
  for (std::size_t i = 0; i < length; ++i) {
    const char32_t code = base::take_code_point(number);
    const bool shown = !short_one && (i < kFirst || i >= length - kLast);
    base::append_utf8(out, shown ? code : U'*');
  }
  return out;
}

std::string masked_name(std::string_view name) {
  if (name.empty()) return {};
  std::string out;
  base::append_utf8(out, base::take_code_point(name));
  return out + "*";
}

}  // namespace zhicheng::server
