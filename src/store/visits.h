// Who is logged in, and who has tried to be. Functions throw what the database throws (session.h).
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "store/session.h"

namespace zhicheng::store {

/// A login, from its token to its end. Times in seconds since 1970.
struct Visit {
  std::string token_hash;
  std::string account;
  std::int64_t began = 0;
  std::int64_t used = 0;  ///< the last time, to within a minute
};

std::optional<Visit> find_visit(Session& session, std::string_view token_hash);
void insert(Session& session, const Visit& visit);
/// Notes a use, unless a later one is known.
void use_visit(Session& session, const std::string& token_hash, std::int64_t now);
/// Whether there was such a one.
bool end_visit(Session& session, const std::string& token_hash);
void end_visits_of(Session& session, const std::string& account);
/// Those that began or were used for the last time so long ago.
void forget_visits(Session& session, std::int64_t began_until, std::int64_t used_until);

/// Tries of one account, from one address or both that did not succeed, or whose end is not known yet.
struct Tries {
  std::int64_t count = 0;
  std::int64_t until = 0;  ///< before this nothing is looked at
  std::int64_t heard = 0;  ///< the last one, or the moment up to which some were forgiven
};

Tries find_tries(Session& session, const std::string& subject);
/// None at all when their count is not above 0.
void set_tries(Session& session, const std::string& subject, const Tries& tries);
/// Those of whom nothing was heard since.
void forget_tries(Session& session, std::int64_t heard_until);

}  // namespace zhicheng::store
