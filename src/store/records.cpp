#include "store/records.h"

#include <soci/soci.h>

namespace zhicheng::store {

namespace {

using soci::into;
using soci::use;

struct RecordsOf {
  std::string region, person;
  RecordRow row;
  soci::statement run;

  explicit RecordsOf(Session& session)
      : region(session.region()),
        run((session.sql().prepare << "select id, person, secrets, name, data from integrity_record where region = :region and person = :person order by id",
             use(region), use(person), into(row.id), into(row.person), into(row.secrets), into(row.name), into(row.data))) {}
};

}  // namespace

void insert(Session& session, const RecordRow& record) {
  session.sql() << "insert into integrity_record(region, id, person, secrets, name, data) values(:region, :id, :person, :secrets, :name, :data)",
      use(session.region()), use(record.id), use(record.person), use(record.secrets), use(record.name), use(record.data);
}

void correct(Session& session, const RecordRow& record) {
  session.sql() << "update integrity_record set data = :data where region = :region and id = :id", use(record.data), use(session.region()), use(record.id);
}

std::optional<RecordRow> find_record(Session& session, std::string_view id) {
  const std::string wanted(id);
  RecordRow row;
  session.sql() << "select id, person, secrets, name, data from integrity_record where region = :region and id = :id", use(session.region()),
      use(wanted), into(row.id), into(row.person), into(row.secrets), into(row.name), into(row.data);
  if (!session.sql().got_data()) return std::nullopt;
  return row;
}

std::vector<RecordRow> records_of(Session& session, std::string_view person) {
  auto& find = session.prepared<RecordsOf>();
  find.person = person;
  find.run.execute();
  std::vector<RecordRow> found;
  while (find.run.fetch()) found.push_back(find.row);
  return found;
}

}  // namespace zhicheng::store
