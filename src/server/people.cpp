#include "server/people.h"

#include "server/trail.h"
#include "server/unfinished.h"

namespace zhicheng::server {

std::optional<Step> People::open(const Head& head) {
  const std::string_view path = head.path();
  if (path == "/v1/session") return logins_.session(head);
  if (path == "/v1/password") return logins_.password(head);
  if (path == "/v1/first-password") return logins_.first_password(head);
  if (path == "/v1/first-administrator") return logins_.first_administrator(head);
  if (path == "/v1/audit") return read_trail(premises_, head);
  if (path == "/v1/judging") return unfinished(premises_, head);
  constexpr std::string_view kAccounts = "/v1/accounts";
  constexpr std::string_view kCode = "/code";
  if (path == kAccounts) return accounts_.all(head);
  if (path.size() > kAccounts.size() && path.starts_with(kAccounts) && path[kAccounts.size()] == '/') {
    const std::string_view account = path.substr(kAccounts.size() + 1);
    return account.ends_with(kCode) ? accounts_.code(head, account.substr(0, account.size() - kCode.size())) : accounts_.one(head, account);
  }
  return std::nullopt;
}

}  // namespace zhicheng::server
