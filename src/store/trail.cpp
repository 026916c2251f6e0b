#include "store/trail.h"

#include <soci/soci.h>

namespace zhicheng::store {

using soci::into;
using soci::use;

std::vector<TrailEvent> trail_after(Session& session, std::string_view office, std::int64_t after, std::int64_t limit) {
  const std::string wanted(office);
  TrailEvent row;
  soci::statement statement =
      (session.sql().prepare << "select office, sequence, at, actor, action, number, detail, hash from event where region = :region "
                                "and office = :office and sequence > :after order by sequence limit :limit",
       use(session.region()), use(wanted), use(after), use(limit), into(row.event.office), into(row.sequence), into(row.event.at),
       into(row.event.actor), into(row.event.action), into(row.event.number), into(row.event.detail), into(row.hash));
  statement.execute();
  std::vector<TrailEvent> list;
  while (statement.fetch()) list.push_back(row);
  return list;
}

std::vector<End> ends_of_trail(Session& session) {
  End row;
  // From office to office along the primary key, and to the last event of each: no event between is read.
  soci::statement statement =
      (session.sql().prepare << "with recursive chain(office) as (select min(office) from event where region = :first union all "
                                "select (select min(office) from event where region = :next and office > chain.office) from chain "
                                "where chain.office is not null) "
                                "select e.office, e.sequence, e.hash from chain join event e on e.region = :region and "
                                "e.office = chain.office and e.sequence = (select max(sequence) from event where region = :last and "
                                "office = chain.office) order by e.office",
       use(session.region()), use(session.region()), use(session.region()), use(session.region()), into(row.office), into(row.sequence),
       into(row.hash));
  statement.execute();
  std::vector<End> list;
  while (statement.fetch()) list.push_back(row);
  return list;
}

}  // namespace zhicheng::store
