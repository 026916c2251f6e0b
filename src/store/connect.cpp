#include "store/connect.h"

#include <soci/postgresql/soci-postgresql.h>
#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <string_view>

namespace zhicheng::store {

namespace {

constexpr std::string_view kPostgres = "postgresql://";

std::unique_ptr<soci::session> open_sqlite(const std::string& file, Access access) {
  // A name in quotes may hold blanks; SOCI knows no escape for the quote itself.
  if (file.find('"') != std::string::npos) throw std::runtime_error("the name of the database has a quotation mark");
  auto sql = std::make_unique<soci::session>(soci::sqlite3, "dbname=\"" + file + "\" timeout=10");
  // A page holds half a package.
  *sql << "pragma page_size = 8192";
  std::string mode;
  *sql << "pragma journal_mode = wal", soci::into(mode);
  if (mode != "wal") throw std::runtime_error("the database cannot keep a write-ahead log here: " + mode);
  *sql << "pragma synchronous = full";
  *sql << "pragma foreign_keys = on";
  if (access == Access::read) *sql << "pragma query_only = on";
  return sql;
}

}  // namespace

Kind Place::kind() const { return name.starts_with(kPostgres) ? Kind::postgresql : Kind::sqlite; }

std::unique_ptr<Session> connect(const Place& place, Access access) {
  if (place.kind() == Kind::sqlite) {
    return std::make_unique<Session>(Kind::sqlite, place.region, open_sqlite(place.name, access));
  }
  auto sql = std::make_unique<soci::session>(soci::postgresql, place.name);
  *sql << "set default_transaction_isolation = 'serializable'";
  if (access == Access::read) *sql << "set default_transaction_read_only = on";
  return std::make_unique<Session>(Kind::postgresql, place.region, std::move(sql));
}

void begin(Session& session, Access access) {
  // A writer that began as a reader could find the lock taken in the middle.
  const bool at_once = session.kind() == Kind::sqlite && access == Access::write;
  session.sql() << (at_once ? "begin immediate" : "begin");
}

void commit(Session& session) { session.sql() << "commit"; }

void roll_back(Session& session) noexcept {
  try {
    session.sql() << "rollback";
  } catch (const std::exception&) {
    // None was begun, or the connection is gone and the transaction with it.
  }
}

bool may_succeed_again(const std::exception& failure) {
  const auto* postgres = dynamic_cast<const soci::postgresql_soci_error*>(&failure);
  return postgres != nullptr && (postgres->sqlstate() == "40001" || postgres->sqlstate() == "40P01");
}

bool is_lost(const std::exception& failure) {
  const auto* error = dynamic_cast<const soci::soci_error*>(&failure);
  return error != nullptr && error->get_error_category() == soci::soci_error::connection_error;
}

}  // namespace zhicheng::store
