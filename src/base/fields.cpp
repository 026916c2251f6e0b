#include "base/fields.h"

#include <algorithm>

#include "base/utf8.h"

namespace zhicheng::base {

namespace {
const Json kNothing;
const Json::Array kNone;
}  // namespace

void Fault::note(ErrorCode code, std::string at, std::string detail) {
  if (!error_) error_ = Error{code, std::move(at), std::move(detail)};
}

Fields::Fields(const Json& object, std::string at, Fault& fault) : object_(object), at_(std::move(at)), fault_(fault) {
  if (object.object() == nullptr) fault.note(ErrorCode::wrong_type, at_, "这里应为对象");
}

const Json* Fields::take(std::string_view key) {
  taken_.push_back(key);
  return object_.find(key);
}

const Json& Fields::need(std::string_view key) {
  const Json* member = take(key);
  if (member != nullptr) return *member;
  fault_.note(ErrorCode::missing_key, at_, std::string(key));
  return kNothing;
}

std::string Fields::text(std::string_view key) {
  const Json& member = need(key);
  if (const std::string* found = member.text()) return *found;
  fault_.note(ErrorCode::wrong_type, pointer(key), "这里应为字符串");
  return {};
}

std::string Fields::text_or_empty(std::string_view key) {
  const Json* member = take(key);
  if (member == nullptr || member->is_null()) return {};
  if (const std::string* found = member->text()) return *found;
  fault_.note(ErrorCode::wrong_type, pointer(key), "这里应为字符串");
  return {};
}

std::int64_t Fields::integer(std::string_view key) {
  if (const std::int64_t* found = need(key).integer()) return *found;
  fault_.note(ErrorCode::wrong_type, pointer(key), "这里应为整数");
  return 0;
}

bool Fields::flag(std::string_view key, bool otherwise) {
  const Json* member = take(key);
  if (member == nullptr) return otherwise;
  if (const bool* found = member->boolean()) return *found;
  fault_.note(ErrorCode::wrong_type, pointer(key), "这里应为 true 或 false");
  return otherwise;
}

std::vector<std::string> Fields::texts(std::string_view key) {
  std::vector<std::string> found;
  const Json* member = take(key);
  if (member == nullptr) return found;
  const Json::Array* array = member->array();
  if (array == nullptr) {
    fault_.note(ErrorCode::wrong_type, pointer(key), "这里应为数组");
    return found;
  }
  for (std::size_t i = 0; i < array->size(); ++i) {
    if (const std::string* text = (*array)[i].text()) {
      found.push_back(*text);
    } else {
      fault_.note(ErrorCode::wrong_type, pointer(key, i), "这里应为字符串");
    }
  }
  return found;
}

const Json::Array& Fields::items(std::string_view key) {
  if (object_.find(key) == nullptr) fault_.note(ErrorCode::missing_key, at_, std::string(key));
  return items_or_none(key);
}

const Json::Array& Fields::items_or_none(std::string_view key) {
  const Json* member = take(key);
  if (member == nullptr || member->is_null()) return kNone;
  if (const Json::Array* array = member->array()) return *array;
  fault_.note(ErrorCode::wrong_type, pointer(key), "这里应为数组");
  return kNone;
}

std::vector<std::string_view> Fields::untaken() const {
  std::vector<std::string_view> keys;
  const Json::Object* members = object_.object();
  if (members == nullptr) return keys;
  for (const auto& [key, value] : *members) {
    if (std::find(taken_.begin(), taken_.end(), key) == taken_.end()) keys.push_back(key);
  }
  return keys;
}

void Fields::done() {
  for (const std::string_view key : untaken()) {
    fault_.note(ErrorCode::unknown_key, pointer(shortened(key)), "不认识这一项");
  }
}

void need_format(const Json& file, std::string_view wanted, std::string_view at, Fault& fault) {
  const std::string place = pointer_to(at, "format");
  const std::string_view found = file.text_at("format");
  if (found == wanted) return;
  if (file.object() == nullptr) return fault.note(ErrorCode::wrong_type, std::string(at), "这里应为对象");
  const std::string_view name = wanted.substr(0, wanted.find('/') + 1);
  const bool same_name = found.substr(0, name.size()) == name;
  const std::string_view number = same_name ? found.substr(name.size()) : std::string_view{};
  const bool is_number = !number.empty() && number.size() < 7 && number.front() != '0' &&
                         std::all_of(number.begin(), number.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (is_number) return fault.note(ErrorCode::newer_format, place, "由更新的程序写成（" + std::string(found) + "），请更新本程序再打开");
  fault.note(ErrorCode::unknown_format, place, shortened(found));
}

}  // namespace zhicheng::base
