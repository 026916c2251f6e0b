// Why something could not be sealed, opened or hashed. Nothing in this room throws.
#pragma once
#include <string>
#include <string_view>
#include <variant>

namespace zhicheng::seal {

enum class FaultCode {
  missing_key,    ///< a key file that should be there is not
  exposed_key,    ///< others may read a key file, or write into its folder
  damaged_key,    ///< a key file of the wrong kind, length or content
  cannot_read,    ///< the system's word on a key file or its folder
  cannot_write,   ///< likewise: no space, no right
  not_sealed,     ///< no sealed text by its shape
  unknown_key,    ///< sealed with a key that is not in the ring: one of a later rotation, or of another ring
  not_authentic,  ///< changed, or sealed for another place
  busy,           ///< other passwords are being hashed, and the time for waiting is over
  no_memory,      ///< Argon2 found none
  too_long,       ///< longer than a password may be
};

/// The code's permanent spelling, e.g. "missing_key".
std::string_view spell(FaultCode code);

struct Fault {
  FaultCode code{};
  std::string detail;  ///< for the one who runs the server, in Chinese; no secret is in it
};

template <class T>
using Outcome = std::variant<T, Fault>;

}  // namespace zhicheng::seal
