// The database: what is kept together, what is taken back, and the chain of events. On both kinds: tests/server/postgres
// runs these cases again on a PostgreSQL.
#include <doctest/doctest.h>

#include <soci/soci.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <filesystem>
#include <future>
#include <new>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "store/audit.h"
#include "store/files.h"
#include "store/store.h"
#include "store/submissions.h"
#include "store_ground.h"

namespace store = zhicheng::store;

namespace {

using zhicheng::testing::Ground;
using zhicheng::testing::open;

store::Submission submission(const std::string& number) {
  store::Submission one;
  one.number = number;
  one.key_hash = "key of " + number;
  one.sha256 = std::string(64, 'a');
  one.body = "{\"中\":\"文\"}";
  one.verdict = "reproduced";
  one.receipt = "{}";
  return one;
}

store::FileRow file(const std::string& number) {
  store::FileRow row;
  row.number = number;
  row.state = "reviewing";
  row.data = "{}";
  return row;
}

}  // namespace

TEST_CASE("store: what is written is read again, also after the store was closed") {
  const Ground ground;
  const std::string& place = ground.place;
  {
    const auto data = open(place);
    CHECK(data->write_now([](store::Session& session) {
      CHECK(!store::has_submissions(session));
      store::insert(session, submission("1"));
      store::insert(session, file("1"));
      store::insert(session, "1", 1, {{"d1", 10, "application/pdf", "diploma", "a.pdf", false}, {"d2", 20, "image/png", "photo", "b.png", true}});
    }));
  }
  const auto data = open(place);
  CHECK(data->read([](store::Session& session) {
    CHECK(store::has_submissions(session));
    CHECK(store::find_submission(session, "1", 1)->body == "{\"中\":\"文\"}");
    CHECK(store::find_key(session, "key of 1")->sha256 == std::string(64, 'a'));
    CHECK(!store::find_key(session, "key of 2"));
    CHECK(store::newest_revision(session, "1") == 1);
    const auto attachments = store::attachments_of(session, "1", 1);
    REQUIRE(attachments.size() == 2);
    CHECK(attachments[0].sha256 == "d1");
    CHECK(!attachments[0].present);
    CHECK(attachments[1].present);
  }));
}

TEST_CASE("store: what does not count and the file itself take no place among those it is compared with") {
  const Ground ground;
  const auto data = open(ground.place);
  const auto put = [&](const std::string& number, const std::string& state) {
    store::FileRow row = file(number);
    row.person = "p";
    row.year = 2026;
    row.employer = "e";
    row.channel = "there";
    row.state = state;
    CHECK(data->write_now([&](store::Session& session) { store::insert(session, row); }));
  };
  put("1", "reviewing");
  put("2", "accepted");
  for (int i = 30; i < 40; ++i) put(std::to_string(i), i % 2 == 0 ? "withdrawn" : "abandoned");
  put("5", "reviewing");
  const auto numbers = [](const std::vector<store::FileRow>& rows) {
    std::string text;
    for (const store::FileRow& row : rows) text += row.number + " ";
    return text;
  };
  const auto both = [&](const store::Beside& beside) {
    std::string text;
    CHECK(data->read([&](store::Session& session) {
      text = numbers(store::files_of_person(session, "p", 2026, beside)) + "| " + numbers(store::files_of_other_channel(session, "e", 2026, "here", beside));
    }));
    return text;
  };
  CHECK(both({"5", {"withdrawn", "abandoned"}, 2}) == "2 1 | 2 1 ");
  CHECK(both({"1", {"withdrawn", "abandoned"}, 1}) == "5 | 5 ");
  CHECK(both({"5", {}, 3}) == "39 38 37 | 39 38 37 ");
}

TEST_CASE("store: a reader cannot write") {
  const Ground ground;
  const auto data = open(ground.place);
  CHECK(!data->read([](store::Session& session) { store::insert(session, submission("1")); }));
  CHECK(data->read([](store::Session& session) { CHECK(!store::has_submissions(session)); }));
}

TEST_CASE("store: a write that fails takes nothing with it, and leaves nothing") {
  const Ground ground;
  const auto data = open(ground.place);
  std::atomic<int> kept = 0, refused = 0, ended = 0;
  // Those that are tried by themselves wait for the disk one by one.
  const int kWrites = ground.is_postgresql() ? 100 : 500;
  for (int i = 0; i < kWrites; ++i) {
    data->write(
        [i](store::Session& session) {
          store::insert(session, submission(std::to_string(i)));
          if (i % 7 == 0) throw std::runtime_error("on purpose");
        },
        [&, i](bool done) {
          if (done == (i % 7 == 0)) ++refused;
          if (done) ++kept;
          ++ended;
        });
  }
  while (ended < kWrites) std::this_thread::yield();
  CHECK(refused == 0);
  CHECK(data->read([&](store::Session& session) {
    int count = 0;
    session.sql() << "select count(*) from submission", soci::into(count);
    CHECK(count == kept);
    CHECK(!store::find_submission(session, "7", 1));
    CHECK(store::find_submission(session, "8", 1));
  }));
}

TEST_CASE("store: of two who change the same version one is told so") {
  const Ground ground;
  const auto data = open(ground.place);
  CHECK(data->write_now([](store::Session& session) { store::insert(session, file("1")); }));
  store::FileRow next = file("1");
  next.version = 2;
  bool first = false, second = true;
  CHECK(data->write_now([&](store::Session& session) { first = store::update(session, next); }));
  CHECK(data->write_now([&](store::Session& session) { second = store::update(session, next); }));
  CHECK(first);
  CHECK(!second);
}

TEST_CASE("store: two servers that change the same thing at once both do, one after the other") {
  const Ground ground;
  const auto one = open(ground.place);
  const auto other = open(ground.place);
  CHECK(one->write_now([](store::Session& session) { store::insert(session, file("1")); }));
  constexpr int kTimes = 60;
  std::atomic<int> runs = 0, refused = 0;
  const auto grow = [&](store::Store& data) {
    for (int i = 0; i < kTimes; ++i) {
      const bool kept = data.write_now([&](store::Session& session) {
        ++runs;
        store::FileRow row = *store::find_file(session, "1");
        std::this_thread::yield();
        ++row.version;
        if (!store::update(session, row)) throw std::runtime_error("the row changed within a transaction");
        store::append(session, {"intake", 1'770'000'000 + row.version, "人", "receive", "1", "{}"});
      });
      if (!kept) ++refused;
    }
  };
  std::thread beside([&] { grow(*other); });
  grow(*one);
  beside.join();
  CHECK(refused == 0);
  CHECK(runs == 2 * kTimes);
  CHECK(one->read([&](store::Session& session) {
    CHECK(store::find_file(session, "1")->version == 1 + 2 * kTimes);
    const store::Verification trail = store::verify_chains(session);
    CHECK(trail.events == 2 * kTimes);
    CHECK(trail.faults.empty());
  }));
}

// SQLite keeps others out until a write has ended.
TEST_CASE("store: a write that collides with somebody else's is run again") {
  const Ground ground;
  if (!ground.is_postgresql()) return;
  const auto data = open(ground.place);
  CHECK(data->write_now([](store::Session& session) { store::insert(session, file("1")); }));
  soci::session other(soci::postgresql, ground.place);
  int runs = 0;
  CHECK(data->write_now([&](store::Session& session) {
    store::FileRow row = *store::find_file(session, "1");
    if (++runs <= 3) other << "update file set version = version + 1 where number = '1'";
    ++row.version;
    if (!store::update(session, row)) throw std::runtime_error("the row changed within a transaction");
  }));
  CHECK(runs == 4);
  CHECK(data->read([&](store::Session& session) { CHECK(store::find_file(session, "1")->version == 5); }));
  // It gave its turn back each time.
  CHECK(open(ground.place)->write_now([](store::Session& session) { store::insert(session, file("2")); }));
}

TEST_CASE("store: what cannot have its lock has those fail that came with it, and none waits anew") {
  const Ground ground;
  if (!ground.is_postgresql()) return;
  const auto data = open(ground.place);
  soci::session other(soci::postgresql, ground.place);
  other << "begin; lock table file in share mode";
  std::promise<void> begun, come;
  std::atomic<int> runs{0}, kept{0}, refused{0};
  const auto done = [&](bool was_kept) { ++(was_kept ? kept : refused); };
  // These two are written together: the first keeps the writer until both are there.
  data->write([&](store::Session&) { begun.set_value(); come.get_future().wait(); }, done);
  begun.get_future().wait();
  for (const char* number : {"1", "2"}) {
    data->write([&, number](store::Session& session) {
      ++runs;
      session.sql() << "set local lock_timeout = '50ms'";
      store::insert(session, file(number));
    }, done);
  }
  come.set_value();
  CHECK_FALSE(data->write_now([](store::Session& session) {
    session.sql() << "set local lock_timeout = '50ms'";
    store::insert(session, file("3"));
  }));
  CHECK(kept == 1);
  CHECK(refused == 2);
  CHECK(runs == 1);
  other << "rollback";
  CHECK(data->write_now([](store::Session& session) { store::insert(session, file("1")); }));
}

TEST_CASE("store: what is written goes from the log into the database beside the writer") {
  const Ground ground;
  if (ground.is_postgresql()) return;
  const auto data = open(ground.place);
  constexpr int kWrites = 800;
  std::atomic<int> kept = 0, ended = 0;
  for (int i = 0; i < kWrites; ++i) {
    data->write(
        [i](store::Session& session) {
          store::Submission one = submission(std::to_string(i));
          one.body = std::string(64 << 10, 'x');
          store::insert(session, one);
        },
        [&](bool done) {
          if (done) ++kept;
          ++ended;
        });
  }
  while (ended < kWrites) std::this_thread::yield();
  CHECK(kept == kWrites);
  // Of 50 MiB at least the first half, while the store is open.
  for (int tries = 0; tries < 500 && std::filesystem::file_size(ground.place) < (25 << 20); ++tries) {
    std::this_thread::sleep_for(std::chrono::milliseconds{20});
  }
  CHECK(std::filesystem::file_size(ground.place) >= (25 << 20));
  CHECK(data->read([](store::Session& session) { CHECK(store::find_submission(session, "799", 1)->body.size() == 64 << 10); }));
}

TEST_CASE("store: servers that begin at once on an empty database make its tables once") {
  // It takes some luck to meet one another.
  for (int round = 0; round < 20; ++round) {
    const Ground ground;
    std::atomic<int> opened = 0;
    std::vector<std::thread> servers;
    for (int i = 0; i < 4; ++i) {
      servers.emplace_back([&] {
        const auto data = store::Store::open({ground.place, "150800", 2000});
        if (std::holds_alternative<std::unique_ptr<store::Store>>(data)) ++opened;
      });
    }
    for (std::thread& server : servers) server.join();
    CHECK(opened == 4);
  }
}

TEST_CASE("store: the audit trail notices every change, and what is missing") {
  const Ground ground;
  const std::string& place = ground.place;
  const auto data = open(place);
  CHECK(data->write_now([](store::Session& session) {
    for (int i = 0; i < 10; ++i) {
      store::append(session, {i % 2 == 0 ? "临河区人社局" : "市人社局", 1'770'000'000 + i, "人", "pass_on", std::to_string(i), "{}"});
    }
  }));
  const auto verify = [&] {
    store::Verification found;
    CHECK(data->read([&](store::Session& session) { found = store::verify_chains(session); }));
    return found;
  };
  CHECK(verify().events == 10);
  CHECK(verify().faults.empty());
  CHECK(verify().ends.size() == 2);

  const std::vector<std::string> tamperings{
      "update event set actor = '别人' where office = '市人社局' and sequence = 2",
      "update event set at = at + 1 where office = '市人社局' and sequence = 2",
      "update event set action = 'return' where office = '市人社局' and sequence = 2",
      "update event set number = '99' where office = '市人社局' and sequence = 2",
      "update event set detail = '{ }' where office = '市人社局' and sequence = 2",
      "update event set hash = '0' where office = '市人社局' and sequence = 2",
      "delete from event where office = '市人社局' and sequence = 2",
      "update event set office = '第三家' where office = '市人社局' and sequence = 2",
  };
  for (const std::string& tampering : tamperings) {
    CAPTURE(tampering);
    data->write_now([](store::Session& session) { session.sql() << "create table kept as select * from event"; });
    CHECK(data->write_now([&](store::Session& session) { session.sql() << tampering; }));
    CHECK(!verify().faults.empty());
    CHECK(data->write_now([](store::Session& session) {
      session.sql() << "delete from event";
      session.sql() << "insert into event select * from kept";
      session.sql() << "drop table kept";
    }));
    CHECK(verify().faults.empty());
  }
}

TEST_CASE("store: a database of a newer version is left alone") {
  const Ground ground;
  const std::string& place = ground.place;
  CHECK(open(place)->write_now([](store::Session& session) { session.sql() << "insert into version(number) values(99)"; }));
  const auto opened = store::Store::open({place, "150800", 2000});
  CHECK(std::holds_alternative<std::string>(opened));
}

TEST_CASE("store: who is told and throws, or throws without memory, harms no other") {
  const Ground ground;
  std::vector<std::string> codes;
  auto opened = store::Store::open({ground.place, "150800", 2000, [&codes](const store::Trouble& trouble) { codes.push_back(trouble.code); }});
  auto& data = std::get<std::unique_ptr<store::Store>>(opened);
  data->write([](store::Session& session) { store::insert(session, file("1")); }, [](bool) { throw std::runtime_error("an answer that nobody takes"); });
  CHECK(!data->write_now([](store::Session&) { throw std::bad_alloc(); }));
  CHECK(data->write_now([](store::Session& session) { CHECK(store::has_file(session, "1")); }));
  data.reset();
  // They may have come together, and then each by itself.
  CHECK(std::count(codes.begin(), codes.end(), "bug") == 1);
  CHECK(std::count(codes.begin(), codes.end(), "no_memory") >= 1);
}
