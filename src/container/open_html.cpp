#include <algorithm>
#include <array>
#include <optional>

#include "base/utf8.h"
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

/// What the copies of any build are made of; the package's script is not looked at.
constexpr std::array<std::string_view, 19> kElements{"html", "head", "title", "style", "body", "main", "section", "header", "footer", "h1",
                                                     "h2",   "b",    "p",     "div",   "dl",   "dt",   "dd",      "svg",    "path"};

std::string_view without_blanks(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
  return text;
}

/// The rest behind the beginning of a copy; nothing where it begins otherwise.
std::optional<std::string_view> behind_beginning(std::string_view page) {
  for (const std::string_view part : kBeginning) {
    page = without_blanks(page);
    if (!page.starts_with(part)) return std::nullopt;
    page.remove_prefix(part.size());
  }
  return page;
}

/// Every "<" begins an element of a copy, or ends one: no reader of HTML sees an element that does not begin so.
std::optional<Error> find_active(std::string_view page) {
  for (std::size_t at = page.find('<'); at != std::string_view::npos; at = page.find('<', at + 1)) {
    const std::string_view tag = page.substr(at);
    const std::size_t from = tag.starts_with("</") ? 2 : 1;
    const std::string_view name = tag.substr(from, tag.find_first_of(" \n>", from) - from);
    if (std::find(kElements.begin(), kElements.end(), name) != kElements.end()) continue;
    if (std::any_of(kMetas.begin(), kMetas.end(), [&](std::string_view meta) { return tag.starts_with(meta); })) continue;
    return Error{ErrorCode::html_active, "", "可读副本里不能有 <" + base::shortened(name) + ">"};
  }
  return std::nullopt;
}

std::optional<Error> find_active(std::string_view before, std::string_view behind) {
  const auto rest = behind_beginning(before);
  if (!rest) return Error{ErrorCode::html_active, "", "可读副本开头的安全设置不见了，或被改过：请用原来的文件，不要在浏览器里“另存为”"};
  auto active = find_active(*rest);
  return active ? active : find_active(behind);
}

}  // namespace

base::Result<Opened> open_html(std::string_view bytes) {
  if (bytes.size() > kMostBytes) return Error{ErrorCode::too_large, "", "可读副本不能超过 64 MiB"};
  const std::size_t begin = bytes.find(kScriptBegin);
  if (begin == std::string_view::npos) return Error{ErrorCode::html_without_package, "", "这个网页里没有申报包：请用原来的文件，不要在浏览器里“另存为”"};
  const std::size_t from = begin + kScriptBegin.size();
  if (find_script(bytes, 0) != begin || find_script(bytes, from) != std::string_view::npos) {
    return Error{ErrorCode::html_other_script, "", "可读副本里只能有申报包这一个 script"};
  }
  const std::size_t until = bytes.find('<', from);
  if (until == std::string_view::npos) return Error{ErrorCode::truncated, "", "网页不完整，申报包没有结束"};
  if (!bytes.substr(until).starts_with(kScriptEnd)) return Error{ErrorCode::syntax, "", "申报包里不能有 <"};
  const auto package = read_package(bytes.substr(from, until - from), kEscaped);
  if (!package) return package.error();
  if (auto active = find_active(bytes.substr(0, begin), bytes.substr(until + kScriptEnd.size()))) return std::move(*active);
  return Opened{Kind::html, base::write_canonical(*package), {}};
}

}  // namespace zhicheng::container
