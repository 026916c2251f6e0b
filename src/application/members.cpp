#include "application/members.h"

#include <algorithm>

#include "base/utf8.h"

namespace zhicheng::application {

using base::ErrorCode;
using base::Json;

namespace {
const Json::Array kNone;
}  // namespace

const Json* Members::given(std::string_view key) {
  const Json* member = fields_.take(key);
  return member == nullptr || member->is_null() ? nullptr : member;
}

const std::string* Members::text_of(std::string_view key) {
  const Json* member = given(key);
  if (member == nullptr) return nullptr;
  if (member->text() == nullptr) fault_.note(ErrorCode::wrong_type, fields_.pointer(key), "这里应为字符串");
  return member->text();
}

const Json::Array& Members::array_of(std::string_view key) {
  const Json::Array& array = fields_.items_or_none(key);
  if (array.size() <= kMostItems) return array;
  fault_.note(ErrorCode::bad_applicant, fields_.pointer(key), "不能超过 " + std::to_string(kMostItems) + " 项");
  return kNone;
}

void Members::need(std::string_view key) {
  if (given(key) == nullptr) fault_.note(ErrorCode::missing_key, fields_.at(), std::string(key));
}

void Members::refuse(std::string_view key, std::string_view value) {
  fault_.note(ErrorCode::out_of_domain, fields_.pointer(key), "没有这个选项：" + base::shortened(value));
}

std::string Members::line(std::string_view key, std::size_t most) {
  const std::string* text = text_of(key);
  if (text == nullptr) return {};
  if (std::string wrong = line_fault(*text, most); !wrong.empty()) {
    fault_.note(ErrorCode::bad_applicant, fields_.pointer(key), std::move(wrong));
  }
  return *text;
}

std::string Members::needed_line(std::string_view key) {
  need(key);
  return line(key);
}

std::string Members::time(std::string_view key) {
  const std::string* text = text_of(key);
  if (text == nullptr) return {};
  check_time(*text, fields_.pointer(key), fault_);
  return *text;
}

std::string Members::word(std::string_view key, std::span<const std::string_view> words) {
  const std::string* text = text_of(key);
  if (text == nullptr) return {};
  if (std::find(words.begin(), words.end(), *text) == words.end()) refuse(key, *text);
  return *text;
}

std::optional<base::Day> Members::day(std::string_view key) {
  const std::string* text = text_of(key);
  if (text == nullptr) return std::nullopt;
  const auto day = base::Day::parse(*text);
  if (day) return *day;
  fault_.note(ErrorCode::bad_date, fields_.pointer(key), day.error().detail);
  return std::nullopt;
}

std::optional<bool> Members::flag(std::string_view key) {
  const Json* member = given(key);
  if (member == nullptr) return std::nullopt;
  if (const bool* truth = member->boolean()) return *truth;
  fault_.note(ErrorCode::wrong_type, fields_.pointer(key), "这里应为 true 或 false");
  return std::nullopt;
}

std::optional<std::int64_t> Members::number(std::string_view key, std::int64_t least, std::int64_t most) {
  const Json* member = given(key);
  if (member == nullptr) return std::nullopt;
  const std::int64_t* number = member->integer();
  if (number == nullptr) {
    fault_.note(ErrorCode::wrong_type, fields_.pointer(key), "这里应为整数");
  } else if (*number < least || *number > most) {
    fault_.note(ErrorCode::out_of_domain, fields_.pointer(key), "应为 " + std::to_string(least) + " 到 " + std::to_string(most));
  } else {
    return *number;
  }
  return std::nullopt;
}

std::int64_t Members::needed_number(std::string_view key, std::int64_t least, std::int64_t most) {
  need(key);
  return number(key, least, most).value_or(0);
}

}  // namespace zhicheng::application
