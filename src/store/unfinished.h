// Packages that no judge has finished, and how often that was tried.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "store/session.h"

namespace zhicheng::store {

/// A package that no judge has finished yet, and how often that was tried again.
struct Unfinished {
  std::string number;
  std::int64_t revision = 1;
  std::int64_t tries = 0;
  std::int64_t next = 0;  ///< seconds since 1970 before which it is not tried again
};
/// Those that were tried less than `most_tries` times, the first to be tried first, at most `most`.
std::vector<Unfinished> unfinished(Session& session, std::int64_t most_tries, std::size_t most);
std::int64_t tries_of(Session& session, const std::string& number, std::int64_t revision);
void note_try(Session& session, const Unfinished& one);

/// One that was tried `most_tries` times, and is not any more.
struct GivenUp {
  std::string number;
  std::int64_t revision = 1;
  std::string received;  ///< RFC 3339
};
/// At most `most`, the longest here first.
std::vector<GivenUp> given_up(Session& session, std::int64_t most_tries, std::int64_t most);
struct Counts {
  std::int64_t unfinished = 0;  ///< those given up among them
  std::int64_t given_up = 0;
};
Counts count_unfinished(Session& session, std::int64_t most_tries);
/// Those that were tried, given up or not, count as not tried. How many there were.
std::int64_t try_anew(Session& session);

}  // namespace zhicheng::store
