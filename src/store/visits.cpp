#include "store/visits.h"

#include <soci/soci.h>

namespace zhicheng::store {

using soci::into;
using soci::use;

std::optional<Visit> find_visit(Session& session, std::string_view token_hash) {
  const std::string wanted(token_hash);
  Visit row;
  session.sql() << "select token_hash, account, began, used from visit where region = :region and token_hash = :token",
      use(session.region()), use(wanted), into(row.token_hash), into(row.account), into(row.began), into(row.used);
  if (!session.sql().got_data()) return std::nullopt;
  return row;
}

void insert(Session& session, const Visit& visit) {
  session.sql() << "insert into visit(region, token_hash, account, began, used) values(:region, :token, :account, :began, :used)",
      use(session.region()), use(visit.token_hash), use(visit.account), use(visit.began), use(visit.used);
}

void use_visit(Session& session, const std::string& token_hash, std::int64_t now) {
  session.sql() << "update visit set used = :now where region = :region and token_hash = :token and used < :before", use(now),
      use(session.region()), use(token_hash), use(now);
}

bool end_visit(Session& session, const std::string& token_hash) {
  soci::statement statement =
      (session.sql().prepare << "delete from visit where region = :region and token_hash = :token", use(session.region()), use(token_hash));
  statement.execute(true);
  return statement.get_affected_rows() > 0;
}

void end_visits_of(Session& session, const std::string& account) {
  session.sql() << "delete from visit where region = :region and account = :account", use(session.region()), use(account);
}

void forget_visits(Session& session, std::int64_t began_until, std::int64_t used_until) {
  session.sql() << "delete from visit where region = :region and (began <= :began or used <= :used)", use(session.region()),
      use(began_until), use(used_until);
}

Tries find_tries(Session& session, const std::string& subject) {
  Tries tries;
  session.sql() << "select count, until, heard from try where region = :region and subject = :subject", use(session.region()), use(subject),
      into(tries.count), into(tries.until), into(tries.heard);
  return session.sql().got_data() ? tries : Tries{};
}

void set_tries(Session& session, const std::string& subject, const Tries& tries) {
  if (tries.count <= 0) {
    session.sql() << "delete from try where region = :region and subject = :subject", use(session.region()), use(subject);
    return;
  }
  session.sql() << "insert into try(region, subject, count, until, heard) values(:region, :subject, :count, :until, :heard) "
                   "on conflict(region, subject) do update set count = excluded.count, until = excluded.until, heard = excluded.heard",
      use(session.region()), use(subject), use(tries.count), use(tries.until), use(tries.heard);
}

void forget_tries(Session& session, std::int64_t heard_until) {
  session.sql() << "delete from try where region = :region and heard <= :heard", use(session.region()), use(heard_until);
}

}  // namespace zhicheng::store
