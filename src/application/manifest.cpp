#include "application/manifest.h"

#include <algorithm>
#include <array>
#include <utility>

#include "application/text.h"
#include "rules/fields.h"

namespace zhicheng::application {

using base::ErrorCode;
using base::Json;

namespace {

constexpr std::size_t kMostAttachments = 500;

struct Type {
  std::string_view name;
  std::array<std::string_view, 2> endings;
};
constexpr std::array<Type, 3> kTypes{{{"application/pdf", {".pdf", ".pdf"}}, {"image/jpeg", {".jpg", ".jpeg"}}, {"image/png", {".png", ".png"}}}};

/// Whatever its capitals.
bool ends_with(std::string_view name, std::string_view ending) {
  if (name.size() < ending.size()) return false;
  const auto fits = [](char in_name, char in_ending) { return in_name == in_ending || (in_ending != '.' && (in_name | 0x20) == in_ending); };
  return std::equal(ending.begin(), ending.end(), name.end() - static_cast<std::ptrdiff_t>(ending.size()),
                    [&](char e, char n) { return fits(n, e); });
}

bool is_hex(std::string_view text) {
  return text.size() == 64 && std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

std::optional<std::int64_t> read_count(rules::Fields& fields, std::string_view key, rules::Fault& fault) {
  const Json* value = fields.take(key);
  if (value == nullptr || value->is_null()) return std::nullopt;
  if (value->integer() == nullptr) {
    fault.note(ErrorCode::wrong_type, fields.pointer(key), "这里应为整数");
  } else if (*value->integer() < 1) {
    fault.note(ErrorCode::bad_attachment, fields.pointer(key), "应为正数");
  } else {
    return *value->integer();
  }
  return std::nullopt;
}

void check(const Attachment& one, const rules::Fields& fields, rules::Fault& fault) {
  check_line(one.kind, fields.pointer("kind"), ErrorCode::bad_attachment, fault);
  check_line(one.name, fields.pointer("name"), ErrorCode::bad_attachment, fault);
  if (one.name.find_first_of("/\\") != std::string::npos) fault.note(ErrorCode::bad_attachment, fields.pointer("name"), "文件名不能带路径");
  if (one.bytes < 0) fault.note(ErrorCode::bad_attachment, fields.pointer("bytes"), "不能为负数");
  if (!is_hex(one.sha256)) fault.note(ErrorCode::bad_attachment, fields.pointer("sha256"), "应为 64 位小写十六进制");
  const auto type = std::find_if(kTypes.begin(), kTypes.end(), [&](const Type& known) { return known.name == one.type; });
  if (type == kTypes.end()) {
    fault.note(ErrorCode::bad_attachment, fields.pointer("type"), "只收 PDF、JPEG、PNG");
  } else if (std::none_of(type->endings.begin(), type->endings.end(), [&](std::string_view ending) { return ends_with(one.name, ending); })) {
    fault.note(ErrorCode::bad_attachment, fields.pointer("name"), "文件名的后缀与文件类型不符：应为 " + std::string(type->endings[0]));
  }
  if (!one.item.empty() && !one.item.starts_with('/')) {
    fault.note(ErrorCode::bad_attachment, fields.pointer("item"), "应为申报信息中的位置，如 /papers/0");
  }
}

constexpr std::array<std::pair<FileState, std::string_view>, 5> kStates{{{FileState::same, "same"},
                                                                         {FileState::size_differs, "size_differs"},
                                                                         {FileState::content_differs, "content_differs"},
                                                                         {FileState::description_differs, "description_differs"},
                                                                         {FileState::missing, "missing"}}};

}  // namespace

std::string_view spell(FileState state) {
  return std::find_if(kStates.begin(), kStates.end(), [&](const auto& one) { return one.first == state; })->second;
}

std::optional<FileState> file_state_of(std::string_view word) {
  const auto found = std::find_if(kStates.begin(), kStates.end(), [&](const auto& one) { return one.second == word; });
  return found == kStates.end() ? std::nullopt : std::optional{found->first};
}

base::Result<std::vector<Attachment>> read_manifest(const Json& list, std::string_view at) {
  rules::Fault fault;
  std::vector<Attachment> read;
  const Json::Array* items = list.array();
  if (items == nullptr) return base::Error{ErrorCode::wrong_type, std::string(at), "这里应为数组"};
  if (items->size() > kMostAttachments) return base::Error{ErrorCode::bad_attachment, std::string(at), "附件不能超过 500 个"};
  for (std::size_t i = 0; i < items->size() && !fault.found(); ++i) {
    rules::Fields fields((*items)[i], base::pointer_to(at, i), fault);
    Attachment one;
    one.kind = fields.text("kind");
    one.name = fields.text("name");
    one.bytes = fields.integer("bytes");
    one.sha256 = fields.text("sha256");
    one.type = fields.text("type");
    one.pages = read_count(fields, "pages", fault);
    one.width = read_count(fields, "width", fault);
    one.height = read_count(fields, "height", fault);
    one.encrypted = fields.flag("encrypted", false);
    one.scripted = fields.flag("scripted", false);
    one.unread = fields.flag("unread", false);
    one.item = fields.text_or_empty("item");
    fields.done();
    check(one, fields, fault);
    // One file may prove two items, and two files may be called the same: what is odd about that is the review's to say.
    const bool twice = std::any_of(read.begin(), read.end(), [&](const Attachment& other) {
      return other.name == one.name && other.sha256 == one.sha256 && other.kind == one.kind && other.item == one.item;
    });
    if (twice) fault.note(ErrorCode::bad_attachment, fields.at(), "同一份附件列了两次");
    read.push_back(std::move(one));
  }
  if (fault.found()) return fault.error();
  return read;
}

Json to_json(const Attachment& attachment) {
  Json out;
  out.add("kind", attachment.kind).add("name", attachment.name).add("bytes", attachment.bytes);
  out.add("sha256", attachment.sha256).add("type", attachment.type);
  if (attachment.pages) out.add("pages", *attachment.pages);
  if (attachment.width) out.add("width", *attachment.width);
  if (attachment.height) out.add("height", *attachment.height);
  if (attachment.encrypted) out.add("encrypted", true);
  if (attachment.scripted) out.add("scripted", true);
  if (attachment.unread) out.add("unread", true);
  if (!attachment.item.empty()) out.add("item", attachment.item);
  return out;
}

}  // namespace zhicheng::application
