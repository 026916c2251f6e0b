#include "server/people.h"

namespace zhicheng::server {

std::optional<Step> People::open(const Head& head) {
  const std::string_view path = head.path();
  if (path == "/v1/session") return logins_.session(head);
  if (path == "/v1/password") return logins_.password(head);
  if (path == "/v1/first-password") return logins_.first_password(head);
  if (path == "/v1/first-administrator") return logins_.first_administrator(head);
  return std::nullopt;
}

}  // namespace zhicheng::server
