// Who works here and asks: known by a session's cookie.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "server/head.h"
#include "server/premises.h"
#include "server/reply.h"
#include "store/accounts.h"
#include "workflow/rights.h"

namespace zhicheng::server {

/// Seconds without a request after which a session is over, to within the minute by which uses are noted; and after its
/// beginning, however busy.
inline constexpr std::int64_t kIdleTime = 30 * 60;
inline constexpr std::int64_t kLongestTime = 8 * 3600;

enum class Asks {
  read,
  write,  ///< must come from the own origin (403), as JSON unless it is a DELETE (415)
};

/// Who asks; else the 401, 403 or 415 to answer. What they may do is asked of the workflow (`workflow::may`).
std::variant<workflow::Actor, Reply> officer_of(const Premises& premises, const Head& head, Asks asks);

/// The same with all that is known of the session.
struct Officer {
  store::Account account;
  std::string token_hash;
  std::int64_t began = 0;

  workflow::Actor actor() const;
};
std::variant<Officer, Reply> known_officer(const Premises& premises, const Head& head, Asks asks);

/// Who that is now, inside the transaction that does what they asked: since the head of the request was read, an account may have
/// been locked or changed, or its session ended. Nothing then (401).
std::optional<workflow::Actor> still_known(store::Session& session, const Officer& by);
Reply no_session();
/// Likewise, for what administrators do: 401 or 403 to whoever may not do that now.
std::optional<Reply> fault_of_actor(const Premises& premises, store::Session& session, const Officer& by, workflow::Action action);

/// Why a request that changes something may not come like this, whoever sent it: 403 or 415.
std::optional<Reply> fault_of_write(const Premises& premises, const Head& head);

/// 403 for who may not do that.
Reply not_allowed();

/// The hash of the token in the cookie `__Host-session`.
std::optional<std::string> token_hash_of(std::string_view cookie);

}  // namespace zhicheng::server
