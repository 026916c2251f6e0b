// Reading the audit trail. Functions throw what the database throws (session.h).
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "store/audit.h"

namespace zhicheng::store {

/// An event with its place in its office's chain.
struct TrailEvent {
  Event event;
  std::int64_t sequence = 0;
  std::string hash;
};

/// At most `limit` events of a chain behind `after`, in order.
std::vector<TrailEvent> trail_after(Session& session, std::string_view office, std::int64_t after, std::int64_t limit);

/// The last event of each chain, by office.
std::vector<End> ends_of_trail(Session& session);

}  // namespace zhicheng::store
