// How often somebody may try to get in. Each try is counted before it is looked at, so that many at once gain nothing, and
// ends by one of `fail`, `take_back` and `succeed`: nobody is told what came of it before that is kept.
#pragma once
#include <cstdint>
#include <string>

#include "server/premises.h"
#include "server/reply.h"
#include "store/session.h"

namespace zhicheng::server {

/// Seconds before the next try after so many failures in a row: none for the first `free`, then 1, 2, 4, …, at most 900.
std::int64_t pause_after(std::int64_t failures, std::int64_t free);

/// One try. Those of an account from one address are counted together: who fails from elsewhere keeps nobody out. The account
/// from wherever and the address have limits of their own, the account a high one. The count of an address halves every six
/// hours, also while it is in use; every count is forgotten after a day without a try (of an address after 18 hours at least). Neither the account, which may be a
/// slip of the pen, nor the address stands in the database: only an index of it.
class Try {
 public:
  /// An empty `account` is none.
  Try(const Premises& premises, const std::string& account, const std::string& address);

  /// Inside a transaction: counts it as failed, with a pause for as long as it is looked at, where the next one has to wait
  /// at all. The seconds to wait instead when it is too early; then it is not counted.
  std::int64_t count(store::Session& session) const;
  /// It was wrong: the whole pause begins.
  void fail(store::Session& session) const;
  /// It was not looked at after all.
  void take_back(store::Session& session) const;
  /// It was right: the account begins anew, here and everywhere; those of the address remain, as others may be behind it.
  void succeed(store::Session& session) const;

 private:
  std::string pair_;
  std::string account_;
  std::string address_;
  const Clock& clock_;  ///< each step has its own time: between them somebody may have waited
};

/// 429.
Reply too_many_tries(std::int64_t seconds);

}  // namespace zhicheng::server
