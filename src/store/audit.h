// The audit trail: events that follow one another by digest, a chain for each office.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/session.h"

namespace zhicheng::store {

struct Event {
  std::string office;
  std::int64_t at = 0;  ///< seconds since 1970
  std::string actor;
  std::string action;
  std::string number;  ///< of a file; "" when it is about none
  std::string detail;  ///< canonical JSON, without personal data
};

/// Adds it behind the last event of its office: its hash is over the one before and all that it says.
void append(Session& session, const Event& event);

/// The events about one file, in the order in which they happened.
std::vector<Event> events_of(Session& session, std::string_view number);

/// What is wrong with the chains: the first event of each office that does not follow from the one before, or that is
/// missing. The last hash of each office beside it, to be kept elsewhere: only so can a cut-off end be noticed.
struct Fault {
  std::string office;
  std::int64_t sequence = 0;
};
struct End {
  std::string office;
  std::int64_t sequence = 0;
  std::string hash;
};
struct Verification {
  std::vector<Fault> faults;
  std::vector<End> ends;
  std::int64_t events = 0;
};
Verification verify_chains(Session& session);

/// What SQLite says of its own pages, "ok" left out. Of PostgreSQL nothing is asked.
std::vector<std::string> damage_of(Session& session);

}  // namespace zhicheng::store
