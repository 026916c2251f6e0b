// A copy of a database of SQLite, made while others write to it.
#pragma once
#include <optional>
#include <string>

#include "store/session.h"

namespace zhicheng::store {

/// Copies all that is there at this moment into a new file, which is durable when it is told so. Nobody waits for it. Why
/// it could not, for a person, otherwise; PostgreSQL has tools of its own.
std::optional<std::string> back_up(Session& session, const std::string& file);

}  // namespace zhicheng::store
