#include "store/migrations.h"

#include <soci/soci.h>

#include <array>
#include <stdexcept>
#include <string>
#include <string_view>

#include "store/connect.h"

namespace zhicheng::store {

namespace {

// Written for SQLite; PostgreSQL is told bigint for integer. `region` comes first in every key: it is what a cluster
// distributes by.
constexpr std::string_view kFirst = R"(
create table submission(
  region text not null, number text not null, revision integer not null,
  key_hash text not null, sha256 text not null, body text not null, secrets text not null,
  received text not null, verdict text not null, judgement text not null, receipt text not null,
  primary key(region, number, revision));
create unique index submission_key on submission(region, key_hash);
create table file(
  region text not null, number text not null, person text not null, name text not null,
  edition text not null, year integer not null, level text not null, series text not null,
  county text not null, employer text not null,
  state text not null, office text not null, version integer not null, due integer not null, data text not null,
  primary key(region, number));
create index file_person on file(region, person, year, level);
create index file_office on file(region, office, state, number);
create index file_due on file(region, due);
create table attachment(
  region text not null, number text not null, revision integer not null, place integer not null,
  sha256 text not null, bytes integer not null, type text not null, kind text not null, name text not null,
  present integer not null,
  primary key(region, number, revision, place));
create index attachment_sha256 on attachment(region, sha256);
create table event(
  region text not null, office text not null, sequence integer not null,
  at integer not null, actor text not null, action text not null, number text not null, detail text not null,
  hash text not null,
  primary key(region, office, sequence));
create index event_number on event(region, number))";

// People: accounts, what they may do, who is logged in, and tries that failed.
constexpr std::string_view kSecond = R"(
create table account(
  region text not null, account text not null, name text not null, password text not null,
  code text not null, code_until integer not null, certificate text not null, locked integer not null,
  primary key(region, account));
create table account_grant(
  region text not null, account text not null, role text not null, office text not null,
  primary key(region, account, role, office));
create table first_code(region text not null, hash text not null, primary key(region));
create table visit(
  region text not null, token_hash text not null, account text not null, began integer not null, used integer not null,
  primary key(region, token_hash));
create index visit_account on visit(region, account);
create table try(
  region text not null, subject text not null, count integer not null, until integer not null, heard integer not null,
  primary key(region, subject));
create index try_heard on try(region, heard))";

/// What reviewers need: whose file concerns which office, where an employer hands in, what is judged again, the register.
constexpr std::string_view kReviewing = R"(
alter table file add column channel text not null default '';
create index file_employer on file(region, employer, year, channel);
create index submission_unfinished on submission(region, number) where verdict = 'unfinished';
create table concerned(
  region text not null, office text not null, number text not null,
  primary key(region, office, number));
create table judging_try(
  region text not null, number text not null, revision integer not null, tries integer not null, next integer not null,
  primary key(region, number, revision));
create table integrity_record(
  region text not null, id text not null, person text not null, secrets text not null, name text not null, data text not null,
  primary key(region, id));
create index integrity_record_person on integrity_record(region, person))";

/// Which keys belong to the database.
constexpr std::string_view kProbing = R"(
create table keyring(region text not null, probe text not null, mark text not null, primary key(region)))";

/// And each of the keys that seal.
constexpr std::string_view kProbingEach = R"(
create table field_key(region text not null, number integer not null, probe text not null, primary key(region, number)))";

constexpr std::array kVersions = {kFirst, kSecond, kReviewing, kProbing, kProbingEach};
constexpr auto kNewest = static_cast<long long>(kVersions.size());

std::string in_dialect(std::string_view statement, Kind kind) {
  std::string out(statement);
  constexpr std::string_view kInteger = "integer";
  for (std::size_t at = 0; kind == Kind::postgresql && (at = out.find(kInteger, at)) != std::string::npos;) {
    out.replace(at, kInteger.size(), "bigint");
  }
  return out;
}

void run_all(Session& session, std::string_view statements) {
  while (!statements.empty()) {
    const std::size_t end = std::min(statements.find(';'), statements.size());
    std::string statement = in_dialect(statements.substr(0, end), session.kind());
    const bool is_table = statement.find("create table") != std::string::npos;
    if (is_table && session.kind() == Kind::sqlite) statement += " strict";
    session.sql() << statement;
    statements.remove_prefix(std::min(end + 1, statements.size()));
  }
}

bool has_tables(Session& session) {
  int count = 0;
  // Not to_regclass: it may answer from before a lock was waited for.
  session.sql() << (session.kind() == Kind::sqlite
                        ? "select count(*) from sqlite_master where name = 'version'"
                        : "select count(*) from pg_class where relname = 'version' and relkind = 'r' and pg_table_is_visible(oid)"),
      soci::into(count);
  return count > 0;
}

/// 0 of an empty database.
long long version_of(Session& session) {
  long long version = 0;
  if (has_tables(session)) session.sql() << "select coalesce(max(number), 0) from version", soci::into(version);
  return version;
}

/// Brings it one version forward, unless another server was faster.
void step(Session& session, long long from) {
  begin_migration(session);
  try {
    if (version_of(session) == from) {
      if (from == 0) run_all(session, "create table version(number integer not null)");
      run_all(session, kVersions[static_cast<std::size_t>(from)]);
      const long long next = from + 1;
      session.sql() << "insert into version(number) values(:number)", soci::use(next);
    }
    commit(session);
  } catch (...) {
    roll_back(session);
    throw;
  }
}

std::runtime_error newer(long long version) {
  return std::runtime_error("数据库的版本（" + std::to_string(version) + "）比本程序新，请用新版程序打开");
}

}  // namespace

void migrate(Session& session) {
  for (long long version = version_of(session); version != kNewest; version = version_of(session)) {
    if (version > kNewest) throw newer(version);
    step(session, version);
  }
}

void expect_newest(Session& session) {
  const long long version = version_of(session);
  if (version == 0) throw std::runtime_error("这个数据库是空的");
  if (version > kNewest) throw newer(version);
  if (version < kNewest) {
    throw std::runtime_error("数据库的版本（" + std::to_string(version) + "）比本程序旧，只查看不会改动它：请用当时的程序，或先用本程序启动一次服务");
  }
}

}  // namespace zhicheng::store
