// Passwords, hashed by Argon2id (RFC 9106; crypto_pwhash_str with the limits INTERACTIVE: twice over 64 MiB).
//
// Each hash takes its memory and a processor for a while, so few are made at once; whoever would wait longer than the
// limit is told so, and the rest of the server goes on.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "seal/fault.h"
#include "seal/slots.h"

namespace zhicheng::seal {

/// Bytes. Argon2 would take any length; a form should not.
inline constexpr std::size_t kLongestPassword = 1024;

enum class Verdict {
  right,
  right_rehash,  ///< right, but its hash was made with other limits: make a new one while the password is at hand
  wrong,
  busy,       ///< not looked at: ask again
  no_memory,  ///< likewise
};

class Passwords {
 public:
  struct Limits {
    int at_once = 2;
    int wait_milliseconds = 2000;
  };

  Passwords() : Passwords(Limits{}) {}
  explicit Passwords(Limits limits);

  /// "$argon2id$v=19$m=65536,t=2,p=1$…", with a salt of its own. Faults: too_long, busy, no_memory.
  Outcome<std::string> hash(std::string_view password);

  /// Against a hash that `hash` made. Without one (no such account) it works as long and says wrong, so that the time
  /// does not tell who has an account. A hash that can't be read lets nobody in.
  Verdict check(std::string_view password, const std::optional<std::string>& hash);

 private:
  Limits limits_;
  Slots slots_;
};

}  // namespace zhicheng::seal
