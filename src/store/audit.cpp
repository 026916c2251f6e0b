#include "store/audit.h"

#include <soci/soci.h>

#include "base/digest.h"
#include "base/json.h"

namespace zhicheng::store {

namespace {

using soci::into;
using soci::use;

/// As JSON, so that no two events have the same bytes.
std::string hash_of(std::string_view before, const std::string& region, std::int64_t sequence, const Event& event) {
  std::string bytes;
  bytes += '[';
  for (const std::string_view text : {before, std::string_view(region), std::string_view(event.office)}) {
    base::append_quoted(bytes, text);
    bytes += ',';
  }
  bytes += std::to_string(sequence) + ',' + std::to_string(event.at);
  for (const std::string* text : {&event.actor, &event.action, &event.number, &event.detail}) {
    bytes += ',';
    base::append_quoted(bytes, *text);
  }
  bytes += ']';
  return base::sha256(bytes);
}

struct FindLast {
  std::string region, office;
  std::int64_t sequence = 0;
  std::string hash;
  soci::statement run;

  explicit FindLast(Session& session)
      : region(session.region()),
        run((session.sql().prepare << "select sequence, hash from event where region = :region and office = :office "
                                      "order by sequence desc limit 1",
             use(region), use(office), into(sequence), into(hash))) {}
};

struct InsertEvent {
  std::string region;
  std::int64_t sequence = 0;
  Event row;
  std::string hash;
  soci::statement run;

  explicit InsertEvent(Session& session)
      : region(session.region()),
        run((session.sql().prepare << "insert into event(region, office, sequence, at, actor, action, number, detail, hash) "
                                      "values(:region, :office, :sequence, :at, :actor, :action, :number, :detail, :hash)",
             use(region), use(row.office), use(sequence), use(row.at), use(row.actor), use(row.action), use(row.number),
             use(row.detail), use(hash))) {}
};

}  // namespace

void append(Session& session, const Event& event) {
  auto& last = session.prepared<FindLast>();
  last.office = event.office;
  const bool follows = find_one(last.run);

  auto& statement = session.prepared<InsertEvent>();
  statement.sequence = follows ? last.sequence + 1 : 1;
  statement.row = event;
  statement.hash = hash_of(follows ? last.hash : std::string(), session.region(), statement.sequence, event);
  statement.run.execute(true);
}

std::vector<Event> events_of(Session& session, std::string_view number) {
  const std::string wanted(number);
  Event row;
  soci::statement statement =
      (session.sql().prepare << "select office, at, actor, action, number, detail from event where region = :region and "
                                "number = :number order by at, office, sequence",
       use(session.region()), use(wanted), into(row.office), into(row.at), into(row.actor), into(row.action),
       into(row.number), into(row.detail));
  statement.execute();
  std::vector<Event> events;
  while (statement.fetch()) events.push_back(row);
  return events;
}

Verification verify_chains(Session& session) {
  Event row;
  std::int64_t sequence = 0;
  std::string hash;
  soci::statement statement =
      (session.sql().prepare << "select office, sequence, at, actor, action, number, detail, hash from event where region = "
                                ":region order by office, sequence",
       use(session.region()), into(row.office), into(sequence), into(row.at), into(row.actor), into(row.action),
       into(row.number), into(row.detail), into(hash));
  statement.execute();
  Verification found;
  bool broken = false;
  while (statement.fetch()) {
    const bool first = found.ends.empty() || found.ends.back().office != row.office;
    if (first) {
      found.ends.push_back({row.office, 0, ""});
      broken = false;
    }
    End& end = found.ends.back();
    const bool follows = sequence == end.sequence + 1 && hash == hash_of(end.hash, session.region(), sequence, row);
    if (!follows && !broken) {
      found.faults.push_back({row.office, sequence});
      broken = true;
    }
    end.sequence = sequence;
    end.hash = hash;
    ++found.events;
  }
  return found;
}

std::vector<std::string> damage_of(Session& session) {
  std::vector<std::string> damage;
  if (session.kind() != Kind::sqlite) return damage;
  std::string line;
  soci::statement statement = (session.sql().prepare << "pragma integrity_check", into(line));
  statement.execute();
  while (statement.fetch()) {
    if (line != "ok") damage.push_back(line);
  }
  return damage;
}

}  // namespace zhicheng::store
