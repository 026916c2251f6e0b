// What was done with a file, out of the audit trail.
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "store/audit.h"
#include "workflow/names.h"

namespace zhicheng::server {

struct Made {
  workflow::Action move = workflow::Action::receive;
  std::int64_t version = 1;  ///< of the file afterwards
  store::Event event;
  base::Json detail;         ///< of the event: as workflow::write_event writes it, but for the first
};

/// The file's moves in the order in which they were made: several in one second, in chains of several offices, are told apart by
/// the file's version. Readings are no moves.
std::vector<Made> history_of(store::Session& session, std::string_view number);

}  // namespace zhicheng::server
