// Who has an account, and what it may do. For security administrators alone.
#pragma once
#include <functional>
#include <string>
#include <string_view>

#include "server/body.h"
#include "server/head.h"
#include "server/officers.h"
#include "server/premises.h"

namespace zhicheng::server {

/// Seconds for which a one-time code can be used.
inline constexpr std::int64_t kCodeTime = 7 * 24 * 3600;

class Accounts {
 public:
  explicit Accounts(const Premises& premises) : premises_(premises) {}

  /// GET /v1/accounts?after=&limit= → {"accounts":[{"account","name","grants","locked","certificate","password","code_until","version"}],"next"};
  /// `password`: whether there is one. POST {"account","name","grants"[,"certificate"]} → 201 {"account","code"}.
  Step all(const Head& head);
  /// GET; PUT {"name","grants","locked","certificate","version"}: the account anew, if it is the one that was seen. Locking it, other
  /// grants or another certificate end its sessions.
  Step one(const Head& head, std::string_view account);
  /// POST: a new one-time code. The password it had is void and its sessions end.
  Step code(const Head& head, std::string_view account);

 private:
  /// Whether who asks may do so; else what to answer.
  std::variant<Officer, Reply> administrator(const Head& head, Asks asks) const;
  /// Answers what `read` finds in the database; that it was read is an event.
  Step show(const Officer& by, const base::Json& what, std::function<Reply(store::Session&)> read) const;
  void create(const Officer& by, const base::Json& body, const Answer& answer) const;
  void change(const Officer& by, const std::string& account, const base::Json& body, const Answer& answer) const;

  const Premises& premises_;
};

}  // namespace zhicheng::server
