#include "container/parts.h"

namespace zhicheng::container {

using base::Error;
using base::ErrorCode;

namespace {

constexpr std::size_t kMostBytes = std::size_t{64} << 20;
/// "<" is written in six characters.
constexpr std::size_t kEscaped = 6;

/// Where the next tag of a script begins, whatever its capitals.
std::size_t find_script(std::string_view bytes, std::size_t from) {
  constexpr std::string_view kTag = "<script";
  for (std::size_t at = bytes.find('<', from); at != std::string_view::npos; at = bytes.find('<', at + 1)) {
    std::size_t same = 0;
    while (same < kTag.size() && at + same < bytes.size() && (bytes[at + same] | (same == 0 ? 0 : 0x20)) == kTag[same]) ++same;
    if (same == kTag.size()) return at;
  }
  return std::string_view::npos;
}

}  // namespace

base::Result<Opened> open_html(std::string_view bytes) {
  if (bytes.size() > kMostBytes) return Error{ErrorCode::too_large, "", "可读副本不能超过 64 MiB"};
  const std::size_t begin = bytes.find(kScriptBegin);
  if (begin == std::string_view::npos) return Error{ErrorCode::html_without_package, "", "这个网页里没有申报包"};
  const std::size_t from = begin + kScriptBegin.size();
  if (find_script(bytes, 0) != begin || find_script(bytes, from) != std::string_view::npos) {
    return Error{ErrorCode::html_other_script, "", "可读副本里只能有申报包这一个 script"};
  }
  const std::size_t until = bytes.find('<', from);
  if (until == std::string_view::npos) return Error{ErrorCode::truncated, "", "网页不完整，申报包没有结束"};
  if (!bytes.substr(until).starts_with(kScriptEnd)) return Error{ErrorCode::syntax, "", "申报包里不能有 <"};
  const auto package = read_package(bytes.substr(from, until - from), kEscaped);
  if (!package) return package.error();
  return Opened{Kind::html, base::write_canonical(*package), {}};
}

}  // namespace zhicheng::container
