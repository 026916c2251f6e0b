#include "store/unfinished.h"

#include <soci/soci.h>

namespace zhicheng::store {

using soci::into;
using soci::use;

std::vector<Unfinished> unfinished(Session& session, std::int64_t most_tries, std::size_t most) {
  const auto limit = static_cast<std::int64_t>(most);
  Unfinished row;
  // The verdict stands in the text of the query: only so is the index of those few used.
  soci::statement statement =
      (session.sql().prepare << "select s.number, s.revision, coalesce(t.tries, 0) as tries, coalesce(t.next, 0) as next from submission s "
                                "left join judging_try t on t.region = s.region and t.number = s.number and t.revision = s.revision "
                                "where s.region = :region and s.verdict = 'unfinished' and coalesce(t.tries, 0) < :tries "
                                "order by next, s.number limit :most",
       use(session.region()), use(most_tries), use(limit), into(row.number), into(row.revision), into(row.tries), into(row.next));
  statement.execute();
  std::vector<Unfinished> found;
  while (statement.fetch()) found.push_back(row);
  return found;
}

std::int64_t tries_of(Session& session, const std::string& number, std::int64_t revision) {
  std::int64_t tries = 0;
  session.sql() << "select coalesce(max(tries), 0) from judging_try where region = :region and number = :number and revision = :revision",
      use(session.region()), use(number), use(revision), into(tries);
  return tries;
}

void note_try(Session& session, const Unfinished& one) {
  session.sql() << "insert into judging_try(region, number, revision, tries, next) values(:region, :number, :revision, :tries, :next) "
                   "on conflict(region, number, revision) do update set tries = excluded.tries, next = excluded.next",
      use(session.region()), use(one.number), use(one.revision), use(one.tries), use(one.next);
}

std::vector<GivenUp> given_up(Session& session, std::int64_t most_tries, std::int64_t most) {
  GivenUp row;
  soci::statement statement =
      (session.sql().prepare << "select s.number, s.revision, s.received from submission s "
                                "join judging_try t on t.region = s.region and t.number = s.number and t.revision = s.revision "
                                "where s.region = :region and s.verdict = 'unfinished' and t.tries >= :tries order by s.received, s.number limit :most",
       use(session.region()), use(most_tries), use(most), into(row.number), into(row.revision), into(row.received));
  statement.execute();
  std::vector<GivenUp> found;
  while (statement.fetch()) found.push_back(row);
  return found;
}

Counts count_unfinished(Session& session, std::int64_t most_tries) {
  Counts counts;
  session.sql() << "select count(*), coalesce(sum(case when t.tries >= :tries then 1 else 0 end), 0) from submission s "
                   "left join judging_try t on t.region = s.region and t.number = s.number and t.revision = s.revision "
                   "where s.region = :region and s.verdict = 'unfinished'",
      use(most_tries), use(session.region()), into(counts.unfinished), into(counts.given_up);
  return counts;
}

std::int64_t try_anew(Session& session) {
  soci::statement statement =
      (session.sql().prepare << "delete from judging_try where region = :region and exists (select 1 from submission s where s.region = judging_try.region "
                                "and s.number = judging_try.number and s.revision = judging_try.revision and s.verdict = 'unfinished')",
       use(session.region()));
  statement.execute(true);
  return statement.get_affected_rows();
}

}  // namespace zhicheng::store
