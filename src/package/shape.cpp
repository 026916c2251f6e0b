#include "package/shape.h"

#include <algorithm>

#include "base/utf8.h"

namespace zhicheng::package {

using base::ErrorCode;
using base::Json;

namespace {

constexpr std::size_t kLongestText = 200;

bool is_hex(std::string_view text) {
  return text.size() == 64 && std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

void check_line(std::string_view text, const std::string& at, ErrorCode code, rules::Fault& fault) {
  const std::size_t length = base::code_points(text);
  if (length == 0 || length > kLongestText) fault.note(code, at, "应为 1 到 200 个字");
  if (text.find('\n') != std::string_view::npos) fault.note(code, at, "不能换行");
}

}  // namespace

void check_applicant(const Json& applicant, const std::string& at, rules::Fault& fault) {
  if (applicant.object() == nullptr) return fault.note(ErrorCode::wrong_type, at, "这里应为对象");
  for (const std::string_view key : {"name", "phone", "employer"}) {
    const Json* member = applicant.find(key);
    if (member == nullptr || member->is_null()) continue;
    const std::string place = base::pointer_to(at, key);
    if (member->text() == nullptr) return fault.note(ErrorCode::wrong_type, place, "这里应为字符串");
    check_line(*member->text(), place, ErrorCode::bad_applicant, fault);
  }
}

void check_created(std::string_view created, const std::string& at, rules::Fault& fault) {
  const auto two_digits = [&](std::size_t place, std::string_view limit) {
    const std::string_view pair = created.substr(place, 2);
    return pair.size() == 2 && pair[0] >= '0' && pair[0] <= '9' && pair[1] >= '0' && pair[1] <= '9' && pair < limit;
  };
  const auto sign = [&](std::size_t place, std::string_view any) {
    return place < created.size() && any.find(created[place]) != std::string_view::npos;
  };
  bool good = base::Day::parse(created.substr(0, 10)).ok() && sign(10, "T") && two_digits(11, "24") && sign(13, ":") &&
              two_digits(14, "60") && sign(16, ":") && two_digits(17, "60");
  std::size_t zone = 19;
  if (good && sign(zone, ".")) {
    zone = std::min(created.find_first_not_of("0123456789", zone + 1), created.size());
    good = zone > 20 && zone < 30;
  }
  const bool utc = created.size() == zone + 1 && sign(zone, "Z");
  const bool offset = created.size() == zone + 6 && sign(zone, "+-") && two_digits(zone + 1, "24") && sign(zone + 3, ":") && two_digits(zone + 4, "60");
  if (!good || (!utc && !offset)) fault.note(ErrorCode::bad_date, at, "应为带时区的时间，如 2026-05-20T09:30:00+08:00");
}

void check_digest(std::string_view digest, const std::string& at, rules::Fault& fault) {
  constexpr std::string_view kPrefix = "sha256:";
  if (!digest.starts_with(kPrefix) || !is_hex(digest.substr(kPrefix.size()))) {
    fault.note(ErrorCode::bad_digest, at, "应为 sha256: 加 64 位小写十六进制");
  }
}

}  // namespace zhicheng::package
