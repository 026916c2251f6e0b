// SQLite's log, written in few pieces: what others see of it, and when.
#include <doctest/doctest.h>

#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "store/gathering.h"
#include "store_ground.h"

namespace store = zhicheng::store;

namespace {

constexpr int kRows = 200;
const std::string kText(6000, 'x');

std::unique_ptr<soci::session> connected(const zhicheng::testing::Ground& ground) {
  store::gather_log_writes();
  auto sql = std::make_unique<soci::session>(soci::sqlite3, "dbname=\"" + (ground.folder / "a b.sqlite").string() + "\"");
  std::string mode;
  *sql << "pragma journal_mode = wal", soci::into(mode);
  *sql << "pragma synchronous = full";
  *sql << "create table if not exists text(said text)";
  return sql;
}

void insert(soci::session& sql, int rows) {
  for (int i = 0; i < rows; ++i) sql << "insert into text values(:said)", soci::use(kText);
}

int count(soci::session& sql) {
  int rows = 0;
  sql << "select count(*) from text where length(said) = 6000", soci::into(rows);
  return rows;
}

/// Calls of the system that write, of this process so far.
long writes() {
  std::ifstream file("/proc/self/io");
  std::string word;
  long number = 0;
  while (file >> word >> number) {
    if (word == "syscw:") return number;
  }
  return 0;
}

}  // namespace

TEST_CASE("gathering: a transaction of many pages is written in a few pieces") {
  const zhicheng::testing::Ground ground;
  const auto sql = connected(ground);
  *sql << "begin";
  insert(*sql, kRows);
  const long before = writes();
  *sql << "commit";
  CHECK(writes() - before < kRows / 4);
}

TEST_CASE("gathering: others see what was committed, also when nothing is made to last, and nothing else") {
  const zhicheng::testing::Ground ground;
  for (const char* synchronous : {"full", "off"}) {
    const auto sql = connected(ground);
    const auto other = connected(ground);
    *sql << std::string("pragma synchronous = ") + synchronous;
    *sql << "delete from text";
    for (int round = 1; round <= 3; ++round) {
      *sql << "begin";
      insert(*sql, 10);
      CHECK(count(*other) == 10 * (round - 1));
      *sql << "commit";
      CHECK(count(*other) == 10 * round);
      CHECK(count(*sql) == 10 * round);
    }
  }
}

TEST_CASE("gathering: more than the writer's memory is read again before the end of its transaction") {
  const zhicheng::testing::Ground ground;
  const auto sql = connected(ground);
  *sql << "pragma cache_size = 10";
  for (const char* end : {"rollback", "commit"}) {
    *sql << "begin";
    insert(*sql, kRows);
    CHECK(count(*sql) == kRows);
    *sql << "update text set said = said || 'y'";
    *sql << "update text set said = substr(said, 1, 6000)";
    CHECK(count(*sql) == kRows);
    *sql << end;
  }
  CHECK(count(*connected(ground)) == kRows);
  std::string sound;
  *sql << "pragma integrity_check", soci::into(sound);
  CHECK(sound == "ok");
  *sql << "pragma wal_checkpoint(truncate)";
  CHECK(count(*connected(ground)) == kRows);
}

TEST_CASE("gathering: what was rolled back is not written over what another commits behind it") {
  for (const bool closes : {false, true}) {
    for (const char* synchronous : {"full", "off"}) {
      const zhicheng::testing::Ground ground;
      auto sql = connected(ground);
      const auto other = connected(ground);
      for (auto* one : {sql.get(), other.get()}) {
        *one << std::string("pragma synchronous = ") + synchronous;
        *one << "pragma wal_autocheckpoint = 0";
      }
      *sql << "pragma cache_size = 10";
      *sql << "pragma wal_checkpoint(truncate)";
      *sql << "begin immediate";
      insert(*sql, kRows);
      *sql << "rollback";
      *other << "begin immediate";
      insert(*other, 2 * kRows);
      *other << "commit";
      if (closes) {
        sql.reset();
      } else {
        *sql << "begin immediate";
        *sql << "rollback";
      }

      // As after a failure of power: from the log.
      const zhicheng::testing::Ground later;
      for (const char* file : {"a b.sqlite", "a b.sqlite-wal"}) std::filesystem::copy_file(ground.folder / file, later.folder / file);
      const auto recovered = connected(later);
      std::string sound;
      *recovered << "pragma integrity_check", soci::into(sound);
      CHECK(sound == "ok");
      CHECK(count(*recovered) == 2 * kRows);
      CHECK(count(*other) == 2 * kRows);
    }
  }
}
