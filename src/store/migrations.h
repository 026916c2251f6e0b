// Tables, and how those of an earlier version become those of this one. Private to the room.
#pragma once
#include "store/session.h"

namespace zhicheng::store {

/// Makes the tables of an empty database; brings those of an earlier version forward, a version at a time, each in a
/// transaction of its own. Throws std::runtime_error, also for a database of a newer version.
void migrate(Session& session);

/// Throws std::runtime_error unless it has the tables of this version. Changes nothing.
void expect_newest(Session& session);

}  // namespace zhicheng::store
