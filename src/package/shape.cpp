#include "package/shape.h"

#include <algorithm>

#include "base/digest.h"

namespace zhicheng::package {

using base::ErrorCode;
using base::Json;

namespace {

bool is_hex(std::string_view text) {
  return text.size() == 64 && std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

}  // namespace

std::string digest_of(const Json& package) {
  Json::Object body;
  for (const auto& member : *package.object()) {
    if (member.first != "digest") body.push_back(member);
  }
  return base::sha256(base::write_canonical(Json{std::move(body)}));
}

void check_digest(std::string_view digest, const std::string& at, rules::Fault& fault) {
  constexpr std::string_view kPrefix = "sha256:";
  if (!digest.starts_with(kPrefix) || !is_hex(digest.substr(kPrefix.size()))) {
    fault.note(ErrorCode::bad_digest, at, "应为 sha256: 加 64 位小写十六进制");
  }
}

}  // namespace zhicheng::package
