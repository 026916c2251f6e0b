// What is read of the trail, and how much of it is passed through for that.
#include <doctest/doctest.h>

#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <string>
#include <vector>

#include "store/audit.h"
#include "store/store.h"
#include "store/trail.h"
#include "store_ground.h"

namespace store = zhicheng::store;

namespace {

using zhicheng::testing::Ground;
using zhicheng::testing::open;

void add_events(store::Store& data, const std::string& office, int count) {
  CHECK(data.write_now([&](store::Session& session) {
    for (int event = 0; event < count; ++event) store::append(session, {office, event, "someone", "act", "", "{}"});
  }));
}

/// How many hundreds of steps SQLite takes for it.
int steps_of(store::Session& session, std::vector<store::End>& ends) {
  using namespace sqlite_api;
  sqlite3* database = static_cast<soci::sqlite3_session_backend*>(session.sql().get_backend())->conn_;
  int steps = 0;
  const auto count = [](void* counted) {
    ++*static_cast<int*>(counted);
    return 0;
  };
  sqlite3_progress_handler(database, 100, count, &steps);
  ends = store::ends_of_trail(session);
  sqlite3_progress_handler(database, 0, nullptr, nullptr);
  return steps;
}

}  // namespace

TEST_CASE("store: the ends of the trail are those of its chains") {
  const Ground ground;
  const auto data = open(ground.place);
  std::vector<store::End> ends;
  CHECK(data->read([&](store::Session& session) { ends = store::ends_of_trail(session); }));
  CHECK(ends.empty());
  add_events(*data, "甲", 3);
  add_events(*data, "", 1);
  add_events(*data, "乙", 2);
  store::Verification verified;
  CHECK(data->read([&](store::Session& session) {
    ends = store::ends_of_trail(session);
    verified = store::verify_chains(session);
  }));
  REQUIRE(ends.size() == 3);
  for (std::size_t at = 0; at < ends.size(); ++at) {
    CHECK(ends[at].office == verified.ends[at].office);
    CHECK(ends[at].sequence == verified.ends[at].sequence);
    CHECK(ends[at].hash == verified.ends[at].hash);
  }
}

TEST_CASE("store: the ends of a long trail are found as soon as those of a short one") {
  const Ground ground;
  if (ground.is_postgresql()) return;
  const auto data = open(ground.place);
  std::vector<store::End> ends;
  add_events(*data, "甲", 20);
  int few = 0, many = 0;
  CHECK(data->read([&](store::Session& session) { few = steps_of(session, ends); }));
  add_events(*data, "甲", 5000);
  CHECK(data->read([&](store::Session& session) { many = steps_of(session, ends); }));
  REQUIRE(ends.size() == 1);
  CHECK(ends.front().sequence == 5020);
  CHECK(many <= few + 2);
}
