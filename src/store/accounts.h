// Who works here: accounts and the roles that they hold. Functions throw what the database throws (session.h).
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/session.h"

namespace zhicheng::store {

struct Grant {
  std::string role;
  std::string office;  ///< "" for who has none

  friend bool operator==(const Grant&, const Grant&) = default;
};

struct Account {
  std::string account;
  std::string name;
  std::string password;         ///< its hash; "" while there is none
  std::string code;             ///< hash of the one-time code for a new password; "": none
  std::int64_t code_until = 0;  ///< seconds since 1970
  std::string certificate;      ///< fingerprint to which the account is bound, hexadecimal; "": none
  bool locked = false;
  std::vector<Grant> grants;    ///< by role and office
};

bool has_accounts(Session& session);
std::optional<Account> find_account(Session& session, std::string_view account);
/// At most `limit` accounts behind `after`, by account.
std::vector<Account> accounts_after(Session& session, std::string_view after, std::int64_t limit);
void insert(Session& session, const Account& account);
/// Everything but its name of account, grants included.
void update(Session& session, const Account& account);

/// The hash of the code by which the first account is made; "" when none is open.
std::string first_code(Session& session);
/// Replaces it. "": none any more.
void set_first_code(Session& session, const std::string& hash);

}  // namespace zhicheng::store
