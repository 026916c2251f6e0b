// The endpoints for those who work here, as people: sessions, passwords, accounts, and the reading of the audit trail.
#pragma once
#include <optional>

#include "server/body.h"
#include "server/head.h"
#include "server/logins.h"
#include "server/premises.h"

namespace zhicheng::server {

class People {
 public:
  explicit People(const Premises& premises) : logins_(premises) {}

  /// Nothing when the path is none of these.
  std::optional<Step> open(const Head& head);

 private:
  Logins logins_;
};

}  // namespace zhicheng::server
