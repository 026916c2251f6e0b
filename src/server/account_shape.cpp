#include "server/account_shape.h"

#include <algorithm>
#include <cctype>
#include <set>

#include "base/utf8.h"
#include "seal/password.h"

namespace zhicheng::server {

namespace {

constexpr std::size_t kLongestName = 100;

bool is_line(std::string_view text) {
  return !base::is_blank(text) && text.find('\n') == std::string_view::npos && base::code_points(text) <= kLongestName;
}

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](unsigned char byte) { return static_cast<char>(std::tolower(byte)); });
  return out;
}

std::size_t kinds_of(std::string_view text) {
  std::set<char32_t> kinds;
  while (!text.empty()) kinds.insert(base::take_code_point(text));
  return kinds.size();
}

}  // namespace

std::string fault_of_account(const workflow::Workflow& workflow, std::string_view account) {
  constexpr std::string_view kAllowed = "abcdefghijklmnopqrstuvwxyz0123456789._-";
  const bool fits = account.size() >= 2 && account.size() <= 40 && account.front() >= 'a' && account.front() <= 'z' &&
                    account.find_first_not_of(kAllowed) == std::string_view::npos;
  if (!fits) return "账号要 2 到 40 个字符，以小写字母开头，只用小写字母、数字和 . _ -";
  if (workflow.role(account)) return "这个名字是角色的，不能作账号";
  return {};
}

std::string fault_of_name(std::string_view name) { return is_line(name) ? "" : "姓名要 1 到 100 个字，写在一行里"; }

std::string fault_of_grants(const workflow::Workflow& workflow, const std::vector<store::Grant>& grants) {
  std::vector<workflow::Grant> asked;
  for (auto one = grants.begin(); one != grants.end(); ++one) {
    if (!one->office.empty() && !is_line(one->office)) return "单位名称要 1 到 100 个字，写在一行里";
    if (std::find(grants.begin(), one, *one) != one) return "同一角色和单位写了两次";
    asked.push_back({one->role, one->office});
    const auto role = workflow.role(one->role);
    if (role && workflow.roles[*role].kind == workflow::RoleKind::machine) return "这个角色是程序的，不能给人：" + workflow.roles[*role].label;
  }
  return workflow::fault_of_grants(workflow, asked);
}

std::string fault_of_password(std::string_view password, std::string_view account) {
  if (password.size() > seal::kLongestPassword) return "密码太长，最多 1024 字节";
  if (base::code_points(password) < 10) return "密码至少 10 个字符";
  if (kinds_of(password) < 5) return "密码里重复的字符太多，至少要有 5 种不同的字符";
  if (lower(password).find(lower(account)) != std::string::npos) return "密码里不能有账号";
  return {};
}

}  // namespace zhicheng::server
