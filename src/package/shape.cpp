#include "package/shape.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace zhicheng::package {

using base::ErrorCode;
using base::Json;

namespace {

constexpr std::size_t kLongestText = 200;
constexpr std::size_t kMostAttachments = 500;

bool is_hex(std::string_view text) {
  return text.size() == 64 && std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

void check_length(std::string_view text, const std::string& at, ErrorCode code, rules::Fault& fault) {
  const std::size_t length = base::code_points(text);
  if (length == 0 || length > kLongestText) fault.note(code, at, "应为 1 到 200 个字");
}

}  // namespace

void check_applicant(const Json& applicant, const std::string& at, rules::Fault& fault) {
  rules::Fields fields(applicant, at, fault);
  for (const std::string_view key : {"name", "phone", "employer"}) {
    if (applicant.find(key) == nullptr) continue;
    check_length(fields.text(key), fields.pointer(key), ErrorCode::bad_applicant, fault);
  }
  fields.done();
}

std::vector<Attachment> read_attachments(const Json& list, const std::string& at, rules::Fault& fault) {
  std::vector<Attachment> read;
  const Json::Array* items = list.array();
  if (items == nullptr) {
    fault.note(ErrorCode::wrong_type, at, "这里应为数组");
    return read;
  }
  if (items->size() > kMostAttachments) fault.note(ErrorCode::bad_attachment, at, "附件不能超过 500 个");
  constexpr std::array<std::string_view, 3> kTypes{"application/pdf", "image/jpeg", "image/png"};
  for (std::size_t i = 0; i < items->size() && !fault.found(); ++i) {
    rules::Fields fields((*items)[i], base::pointer_to(at, i), fault);
    Attachment one{fields.text("kind"), fields.text("name"), fields.integer("bytes"), fields.text("sha256"), fields.text("type")};
    fields.done();
    check_length(one.kind, fields.pointer("kind"), ErrorCode::bad_attachment, fault);
    check_length(one.name, fields.pointer("name"), ErrorCode::bad_attachment, fault);
    if (one.bytes < 0) fault.note(ErrorCode::bad_attachment, fields.pointer("bytes"), "不能为负数");
    if (!is_hex(one.sha256)) fault.note(ErrorCode::bad_attachment, fields.pointer("sha256"), "应为 64 位小写十六进制");
    if (std::find(kTypes.begin(), kTypes.end(), one.type) == kTypes.end()) {
      fault.note(ErrorCode::bad_attachment, fields.pointer("type"), "只收 PDF、JPEG、PNG");
    }
    read.push_back(std::move(one));
  }
  return read;
}

void check_created(std::string_view created, const std::string& at, rules::Fault& fault) {
  constexpr std::string_view kPattern = "dddd-dd-ddTdd:dd:dd+08:00";
  bool good = created.size() == kPattern.size() && base::Day::parse(created.substr(0, 10)).ok();
  for (std::size_t i = 0; good && i < created.size(); ++i) {
    good = kPattern[i] == 'd' ? created[i] >= '0' && created[i] <= '9' : created[i] == kPattern[i];
  }
  good = good && created.substr(11, 2) < "24" && created.substr(14, 2) < "60" && created.substr(17, 2) < "60";
  if (!good) fault.note(ErrorCode::bad_date, at, "应为北京时间，如 2026-05-20T09:30:00+08:00");
}

void check_digest(std::string_view digest, const std::string& at, rules::Fault& fault) {
  constexpr std::string_view kPrefix = "sha256:";
  if (!digest.starts_with(kPrefix) || !is_hex(digest.substr(kPrefix.size()))) {
    fault.note(ErrorCode::bad_digest, at, "应为 sha256: 加 64 位小写十六进制");
  }
}

}  // namespace zhicheng::package
