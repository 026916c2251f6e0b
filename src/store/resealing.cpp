#include "store/resealing.h"

#include <soci/soci.h>

namespace zhicheng::store {

using soci::into;
using soci::use;

std::vector<std::pair<std::string, std::int64_t>> submissions_after(Session& session, const std::string& number, std::int64_t revision, std::int64_t most) {
  std::pair<std::string, std::int64_t> row;
  soci::statement statement =
      (session.sql().prepare << "select number, revision from submission where region = :region and (number > :number or (number = :number and "
                                "revision > :revision)) order by number, revision limit :most",
       use(session.region(), "region"), use(number, "number"), use(revision, "revision"), use(most, "most"), into(row.first), into(row.second));
  statement.execute();
  std::vector<std::pair<std::string, std::int64_t>> found;
  while (statement.fetch()) found.push_back(row);
  return found;
}

bool reseal(Session& session, const Submission& submission, const std::string& before) {
  soci::statement statement =
      (session.sql().prepare << "update submission set judgement = :judgement, body = :body, secrets = :secrets where region = :region and "
                                "number = :number and revision = :revision and secrets = :before",
       use(submission.judgement), use(submission.body), use(submission.secrets), use(session.region()), use(submission.number),
       use(submission.revision), use(before));
  statement.execute(true);
  return statement.get_affected_rows() == 1;
}

void rename(Session& session, const std::string& number, std::int64_t revision, const Attachment& attachment) {
  session.sql() << "update attachment set name = :name, kind = :kind, type = :type where region = :region and number = :number and "
                   "revision = :revision and place = :place",
      use(attachment.name), use(attachment.kind), use(attachment.type), use(session.region()), use(number), use(revision), use(attachment.place);
}

std::vector<RecordRow> records_after(Session& session, const std::string& id, std::int64_t most) {
  RecordRow row;
  soci::statement statement =
      (session.sql().prepare << "select id, person, secrets, name, data from integrity_record where region = :region and id > :id order by id limit :most",
       use(session.region()), use(id), use(most), into(row.id), into(row.person), into(row.secrets), into(row.name), into(row.data));
  statement.execute();
  std::vector<RecordRow> found;
  while (statement.fetch()) found.push_back(row);
  return found;
}

void reseal(Session& session, const RecordRow& record) {
  session.sql() << "update integrity_record set secrets = :secrets where region = :region and id = :id", use(record.secrets), use(session.region()),
      use(record.id);
}

}  // namespace zhicheng::store
