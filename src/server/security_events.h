// What happens to accounts and sessions, in the audit trail's chain "security". No personal data but the account's id.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "base/json.h"
#include "store/audit.h"

namespace zhicheng::server {

inline constexpr std::string_view kSecurityChain = "security";

struct SecurityEvent {
  std::int64_t at = 0;
  std::string actor;  ///< an account that exists; "" for who is not known: what was typed may be anything
  std::string_view action;
  base::Json detail = base::Json::Object{};
};

inline void note_security(store::Session& session, const SecurityEvent& event) {
  store::append(session, {std::string(kSecurityChain), event.at, event.actor, std::string(event.action), "", base::write_canonical(event.detail)});
}

}  // namespace zhicheng::server
