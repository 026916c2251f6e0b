// Getting in and out: sessions, passwords, and the first account of all.
#pragma once
#include <optional>
#include <string>

#include "seal/password.h"
#include "server/body.h"
#include "server/head.h"
#include "server/officers.h"
#include "server/premises.h"

namespace zhicheng::server {

class Logins {
 public:
  explicit Logins(const Premises& premises) : premises_(premises) {}

  /// GET, POST, DELETE /v1/session: who I am, login, logout.
  Step session(const Head& head);
  /// POST /v1/password {"old","new"}: ends every session of the account.
  Step password(const Head& head);
  /// POST /v1/first-password {"account","code","password"}
  Step first_password(const Head& head);
  /// POST /v1/first-administrator {"code","account","name","password"}: once, while there is no account.
  Step first_administrator(const Head& head);

  /// The code for the first administrator, a new one each time; nothing when there are accounts.
  static std::optional<std::string> open_first(const Premises& premises);

 private:
  /// Who tries, as far as the head tells.
  struct Caller {
    std::string address;
    std::string certificate;
    std::optional<std::string> old_session;
    std::int64_t now = 0;
  };
  Caller caller_of(const Head& head) const;
  /// Collects a small JSON body and lets `use` answer it on a thread that may wait.
  Step collect_slowly(std::function<Reply(const base::Json& body)> use);
  Reply login(const Caller& caller, const base::Json& body);
  Reply change(const Caller& caller, const Officer& officer, const base::Json& body);
  Reply set_first_password(const Caller& caller, const base::Json& body);
  Reply make_administrator(const Caller& caller, const base::Json& body);
  Step logout(const Head& head);

  const Premises& premises_;
  seal::Passwords passwords_;
};

/// {"account","name","grants","until"}
base::Json write_officer(const Officer& officer);

}  // namespace zhicheng::server
