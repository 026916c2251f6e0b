#include "server/personal.h"

#include <algorithm>
#include <array>
#include <span>

#include "application/identity.h"

namespace zhicheng::server {

namespace {

constexpr std::array<std::size_t, 3> kIdGroups{6, 8, 4};
constexpr std::array<std::size_t, 3> kMobileGroups{3, 4, 4};

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }
bool is_separator(char letter) { return letter == ' ' || letter == '-'; }

/// The number of these groups that begins `text`, without what is between them; "" when none does, or digits follow.
std::string number_at(std::string_view text, std::span<const std::size_t> groups) {
  std::string number;
  for (const std::size_t group : groups) {
    if (!number.empty() && !text.empty() && is_separator(text.front())) text.remove_prefix(1);
    if (text.size() < group) return "";
    number += text.substr(0, group);
    text.remove_prefix(group);
  }
  const bool ends = text.empty() || !is_digit(text.front());
  return ends && std::all_of(number.begin(), number.end() - 1, is_digit) ? number : "";
}

bool is_mobile(std::string_view number) { return number.size() == 11 && number[0] == '1' && number[1] >= '3' && is_digit(number.back()); }

/// What the text has in it, for a person; "" for nothing.
std::string_view what_is_in(const std::string& typed) {
  const std::string text = application::comparable_id(typed);
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!is_digit(text[at]) || (at > 0 && is_digit(text[at - 1]))) continue;
    const std::string_view rest = std::string_view(text).substr(at);
    if (const std::string id = number_at(rest, kIdGroups); !id.empty() && !application::check_id_number(id)) return "公民身份号码";
    if (is_mobile(number_at(rest, kMobileGroups))) return "手机号码";
  }
  return {};
}

}  // namespace

std::optional<base::Error> personal_number(const base::Json& value, const std::string& at) {
  if (const std::string* text = value.text()) {
    const std::string_view what = what_is_in(*text);
    if (what.empty()) return std::nullopt;
    return base::Error{base::ErrorCode::out_of_domain, at,
                       "里面有" + std::string(what) + "：写在这里的话会一直留在操作记录里，请删掉，只写是哪一份材料、哪一处"};
  }
  if (const base::Json::Object* members = value.object()) {
    for (const auto& [key, member] : *members) {
      if (auto found = personal_number(member, base::pointer_to(at, key))) return found;
    }
  }
  if (const base::Json::Array* items = value.array()) {
    for (std::size_t i = 0; i < items->size(); ++i) {
      if (auto found = personal_number((*items)[i], base::pointer_to(at, i))) return found;
    }
  }
  return std::nullopt;
}

}  // namespace zhicheng::server
