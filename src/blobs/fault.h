// Why a file could not be taken, kept or found. Nothing in this room throws.
#pragma once
#include <string>
#include <string_view>
#include <variant>

namespace zhicheng::blobs {

enum class FaultCode {
  // The sender's: what came is thrown away.
  too_long,      ///< more bytes than were promised
  too_short,     ///< fewer
  wrong_digest,  ///< other bytes
  wrong_type,    ///< another type than was promised, or none that is known
  unfit,         ///< of the right type, but damaged, cut off or too large to be opened
  // The sender's, and nothing is thrown away.
  gap,   ///< it goes on behind the end of what is there
  busy,  ///< another writer goes on with the same file
  // The machine's: try again later.
  no_space,
  cannot_read,
  cannot_write,
};

/// Not the sender's: try again later.
constexpr bool is_the_machines(FaultCode code) { return code >= FaultCode::no_space; }

/// The code's permanent spelling, e.g. "wrong_digest".
std::string_view spell(FaultCode code);

struct Fault {
  FaultCode code{};
  std::string detail;  ///< in Chinese; where it is the machine's, for the one who runs the server
  int system = 0;      ///< the system's error number, where it told one
};

template <class T>
using Outcome = std::variant<T, Fault>;

/// By the system's error number; no_space for what a larger or emptier disk would mend, else `otherwise`.
Fault system_fault(FaultCode otherwise, const std::string& path, int system_error);

}  // namespace zhicheng::blobs
