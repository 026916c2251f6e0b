// The reviewers' server as a whole: its parts in the order in which they need one another.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <variant>

#include "server/desk.h"
#include "server/server.h"
#include "server/troubles.h"

namespace zhicheng::server {

class Branch {
 public:
  /// Opens or makes everything below `settings.data`. `troubles` outlives it. Why it cannot, for a person, otherwise.
  static std::variant<std::unique_ptr<Branch>, std::string> open(const Settings& settings, Troubles& troubles);
  ~Branch();

  Desk& desk();
  /// By which its receipts can be verified.
  std::string public_key() const;
  /// The one-time code for the first administrator, to be shown to who starts the server; nothing when there are accounts.
  const std::optional<std::string>& first_code() const;

 private:
  struct Parts;
  explicit Branch(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

/// As many open files as the system lets this process have: each connection is one.
void raise_file_limit();

}  // namespace zhicheng::server
