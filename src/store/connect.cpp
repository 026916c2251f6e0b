#include "store/connect.h"

#include <soci/postgresql/soci-postgresql.h>
#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <array>
#include <charconv>
#include <chrono>
#include <new>
#include <string_view>
#include <thread>

#include "store/gathering.h"
#include "store/unreadable.h"

namespace zhicheng::store {

namespace {

constexpr std::string_view kPostgres = "postgresql://";

/// What a connection must not wait for longer than: the server's machine may be gone without a word, also while it is asked.
constexpr std::string_view kPatience[] = {"connect_timeout=5", "tcp_user_timeout=10000", "keepalives_idle=10", "keepalives_interval=5",
                                          "keepalives_count=2"};

/// Of each session. Whoever has the turn and is gone, frozen or cut off must not keep it; of a machine that lost its power
/// PostgreSQL is to know within half a minute. It waits longer for a lock than another may keep one idly.
constexpr std::string_view kSettings =
    "set default_transaction_isolation = 'serializable'; set idle_in_transaction_session_timeout = '10s'; set lock_timeout = '15s'; "
    "set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 2; set tcp_user_timeout = 20000";

/// For locks of other programs, seconds.
constexpr int kSqlitePatience = 10;

// Locks of PostgreSQL go by numbers that mean something to those who use them alone: ours, and a region's; 0: the tables.
constexpr int kLocks = 7311;

/// Servers that write for the same region take turns. Without it the one that was faster is faster again, and whoever
/// collides with it starves. A serializable transaction sees what was there at its first query, so the turn is waited for
/// outside of it, and then belongs to it: with the transaction it ends, also where that ends for being idle. All in one
/// message, between whose parts nobody is waited for: a session is never idle with the turn and without a transaction, for
/// a program that is frozen there would keep it for good.
std::string begin_in_turn(Session& session) {
  int region = 0;
  std::from_chars(session.region().data(), session.region().data() + session.region().size(), region);
  const std::string turn = "(" + std::to_string(kLocks) + ", " + std::to_string(region) + ")";
  return "begin isolation level read committed; select pg_advisory_lock" + turn + "; commit; begin; select pg_advisory_xact_lock" + turn +
         "; select pg_advisory_unlock" + turn;
}

/// A write-ahead log from now on. Of several that begin on one new file all but one are turned away at once, whatever their
/// patience (SQLite does not let those wait who could wait for each other): they come again.
void keep_log(soci::session& sql) {
  using Clock = std::chrono::steady_clock;
  constexpr std::chrono::milliseconds kPause{10};
  const Clock::time_point deadline = Clock::now() + std::chrono::seconds{kSqlitePatience};
  std::string mode;
  for (bool kept = false; !kept;) {
    try {
      sql << "pragma journal_mode = wal", soci::into(mode);
      kept = true;
    } catch (const soci::sqlite3_soci_error& failure) {
      if ((failure.result() & 0xff) != SQLITE_BUSY || Clock::now() > deadline) throw;
      std::this_thread::sleep_for(kPause);
    }
  }
  if (mode != "wal") throw std::runtime_error("the database cannot keep a write-ahead log here: " + mode);
}

std::unique_ptr<soci::session> open_sqlite(const std::string& file, Access access) {
  // A name in quotes may hold blanks; SOCI knows no escape for the quote itself.
  if (file.find('"') != std::string::npos) throw std::runtime_error("the name of the database has a quotation mark");
  gather_log_writes();
  auto sql = std::make_unique<soci::session>(soci::sqlite3, "dbname=\"" + file + "\" timeout=" + std::to_string(kSqlitePatience));
  if (access == Access::read) {
    *sql << "pragma query_only = on";
    return sql;
  }
  // A page holds half a package.
  *sql << "pragma page_size = 8192";
  keep_log(*sql);
  *sql << "pragma synchronous = full";
  *sql << "pragma foreign_keys = on";
  // Leaves of the indexes come round again: 32 MB of them.
  *sql << "pragma cache_size = -32768";
  return sql;
}

/// The address, with our patience where it states none of its own.
std::string with_patience(std::string address) {
  for (const std::string_view part : kPatience) {
    if (address.find(part.substr(0, part.find('=') + 1)) != std::string::npos) continue;
    address += address.find('?') == std::string::npos ? '?' : '&';
    address += part;
  }
  return address;
}

PGconn* connection_of(Session& session) {
  return static_cast<soci::postgresql_session_backend*>(session.sql().get_backend())->conn_;
}

sqlite_api::sqlite3* sqlite_of(Session& session) {
  return static_cast<soci::sqlite3_session_backend*>(session.sql().get_backend())->conn_;
}

/// The names of SQLite's codes; its own words for them may hold names of tables.
std::string name_of(int code) {
  constexpr std::array<std::string_view, 29> kNames{
      "OK",     "ERROR",   "INTERNAL", "PERM",     "ABORT",  "BUSY",   "LOCKED",     "NOMEM",    "READONLY", "INTERRUPT",
      "IOERR",  "CORRUPT", "NOTFOUND", "FULL",     "CANTOPEN", "PROTOCOL", "EMPTY",  "SCHEMA",   "TOOBIG",   "CONSTRAINT",
      "MISMATCH", "MISUSE", "NOLFS",   "AUTH",     "FORMAT", "RANGE",  "NOTADB",     "NOTICE",   "WARNING"};
  const auto at = static_cast<std::size_t>(code & 0xff);
  return "SQLITE_" + (at < kNames.size() ? std::string(kNames[at]) : std::to_string(at));
}

/// PostgreSQL's SQLSTATE; "" of whatever else failed.
std::string state_of(const std::exception& failure) {
  const auto* postgres = dynamic_cast<const soci::postgresql_soci_error*>(&failure);
  return postgres == nullptr ? "" : postgres->sqlstate();
}

constexpr bool is_fault_of_sqlite(int code) { return code != SQLITE_OK && code != SQLITE_ROW && code != SQLITE_DONE; }

}  // namespace

Kind Place::kind() const { return name.starts_with(kPostgres) ? Kind::postgresql : Kind::sqlite; }

std::unique_ptr<Session> connect(const Place& place, Access access) {
  if (place.kind() == Kind::sqlite) {
    return std::make_unique<Session>(Kind::sqlite, place.region, open_sqlite(place.name, access));
  }
  auto session = std::make_unique<Session>(Kind::postgresql, place.region,
                                           std::make_unique<soci::session>(soci::postgresql, with_patience(place.name)));
  // Its remarks would go to standard error.
  PQsetNoticeProcessor(connection_of(*session), [](void*, const char*) {}, nullptr);
  session->sql() << std::string(kSettings);
  if (access == Access::read) session->sql() << "set default_transaction_read_only = on";
  return session;
}

void begin(Session& session, Access access) {
  if (session.kind() == Kind::sqlite) {
    // A writer that began as a reader could find the lock taken in the middle.
    session.sql() << (access == Access::write ? "begin immediate" : "begin");
    return;
  }
  // What could not be taken back when it failed: the first commit must not keep it.
  if (PQtransactionStatus(connection_of(session)) != PQTRANS_IDLE) session.sql() << "rollback";
  session.sql() << (access == Access::write ? begin_in_turn(session) : "begin");
}

void commit(Session& session) { session.sql() << "commit"; }

void roll_back(Session& session) noexcept {
  try {
    // What failed while it was waited for may have left the turn with the session.
    session.sql() << (session.kind() == Kind::postgresql ? "rollback; select pg_advisory_unlock_all()" : "rollback");
  } catch (const std::exception&) {
    // None was begun, or the connection is gone and the transaction with it.
  }
}

void begin_migration(Session& session) {
  if (session.kind() == Kind::sqlite) return begin(session, Access::write);
  // Each statement sees what was there after the lock. Another server's migration may take its time.
  session.sql() << "begin isolation level read committed; set local lock_timeout = 0";
  session.sql() << "select pg_advisory_xact_lock(" + std::to_string(kLocks) + ", 0)";
}

bool may_succeed_again(const std::exception& failure) {
  // Serialization, deadlock; and a key that another transaction was faster to take, which is not always told as the first.
  const std::string state = state_of(failure);
  return state == "40001" || state == "40P01" || state == "23505";
}

bool waited_in_vain(const std::exception& failure) { return state_of(failure) == "55P03"; }

std::string cause_of(const std::exception& failure) {
  if (const auto* unreadable = dynamic_cast<const Unreadable*>(&failure)) return unreadable->what();
  return dynamic_cast<const std::bad_alloc*>(&failure) != nullptr ? "no_memory" : "bug";
}

Trouble trouble_of(const std::exception& failure, Session* session, Access access) {
  Trouble trouble{access == Access::read ? "read" : "write", cause_of(failure)};
  if (const auto* postgres = dynamic_cast<const soci::postgresql_soci_error*>(&failure)) trouble.code = postgres->sqlstate();
  const auto* sqlite = dynamic_cast<const soci::sqlite3_soci_error*>(&failure);
  if (trouble.code == "no_memory") return trouble;
  if (session == nullptr) {
    trouble.code = sqlite == nullptr ? "no_connection" : name_of(sqlite->result());
  } else if (session->kind() == Kind::postgresql) {
    if (is_lost(*session) || trouble.code.find_first_not_of(' ') == std::string::npos) trouble.code = "no_connection";
  } else if (const int code = sqlite_api::sqlite3_extended_errcode(sqlite_of(*session)); is_fault_of_sqlite(code)) {
    trouble.code = name_of(code);
    trouble.extended = code;
    trouble.system = sqlite_api::sqlite3_system_errno(sqlite_of(*session));
  }
  return trouble;
}

bool is_lost(Session& session) { return session.kind() == Kind::postgresql && PQstatus(connection_of(session)) != CONNECTION_OK; }

}  // namespace zhicheng::store
