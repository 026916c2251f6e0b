// The endpoints for those who work here, as people: sessions, passwords, and what administrators do.
#pragma once
#include <optional>

#include "server/accounts.h"
#include "server/body.h"
#include "server/head.h"
#include "server/logins.h"
#include "server/premises.h"

namespace zhicheng::server {

class People {
 public:
  explicit People(const Premises& premises) : premises_(premises), logins_(premises), accounts_(premises) {}

  /// Nothing when the path is none of these.
  std::optional<Step> open(const Head& head);

 private:
  const Premises& premises_;
  Logins logins_;
  Accounts accounts_;
};

}  // namespace zhicheng::server
