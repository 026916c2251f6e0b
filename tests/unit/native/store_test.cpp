// The database: what is kept together, what is taken back, and the chain of events.
#include <doctest/doctest.h>

#include <soci/soci.h>
#include <stdlib.h>

#include <atomic>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "store/audit.h"
#include "store/store.h"
#include "store/submissions.h"

namespace store = zhicheng::store;
namespace fs = std::filesystem;

namespace {

struct Folder {
  fs::path path;
  Folder() {
    std::string name = (fs::temp_directory_path() / "zhicheng-store-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path = name;
  }
  ~Folder() { fs::remove_all(path); }
};

std::unique_ptr<store::Store> open(const std::string& place) {
  auto opened = store::Store::open({place, "150800", 2000});
  if (const auto* fault = std::get_if<std::string>(&opened)) FAIL(*fault);
  return std::move(std::get<std::unique_ptr<store::Store>>(opened));
}

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

TEST_CASE("what is written is read again, also after the store was closed") {
  const Folder folder;
  const std::string place = (folder.path / "a b.sqlite").string();
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

TEST_CASE("a reader cannot write") {
  const Folder folder;
  const auto data = open((folder.path / "data").string());
  CHECK(!data->read([](store::Session& session) { store::insert(session, submission("1")); }));
  CHECK(data->read([](store::Session& session) { CHECK(!store::has_submissions(session)); }));
}

TEST_CASE("a write that fails takes nothing with it, and leaves nothing") {
  const Folder folder;
  const auto data = open((folder.path / "data").string());
  std::atomic<int> kept = 0, refused = 0, ended = 0;
  constexpr int kWrites = 500;
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

TEST_CASE("of two who change the same version one is told so") {
  const Folder folder;
  const auto data = open((folder.path / "data").string());
  CHECK(data->write_now([](store::Session& session) { store::insert(session, file("1")); }));
  store::FileRow next = file("1");
  next.version = 2;
  bool first = false, second = true;
  CHECK(data->write_now([&](store::Session& session) { first = store::update(session, next); }));
  CHECK(data->write_now([&](store::Session& session) { second = store::update(session, next); }));
  CHECK(first);
  CHECK(!second);
}

TEST_CASE("the audit trail notices every change, and what is missing") {
  const Folder folder;
  const std::string place = (folder.path / "data").string();
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

TEST_CASE("a database of a newer version is left alone") {
  const Folder folder;
  const std::string place = (folder.path / "data").string();
  CHECK(open(place)->write_now([](store::Session& session) { session.sql() << "insert into version(number) values(99)"; }));
  const auto opened = store::Store::open({place, "150800", 2000});
  CHECK(std::holds_alternative<std::string>(opened));
}
