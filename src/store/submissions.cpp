#include "store/submissions.h"

#include <soci/soci.h>

namespace zhicheng::store {

namespace {

using soci::into;
using soci::use;

struct InsertSubmission {
  std::string region;
  Submission row;
  soci::statement run;

  explicit InsertSubmission(Session& session)
      : region(session.region()),
        run((session.sql().prepare << "insert into submission(region, number, revision, key_hash, sha256, body, secrets, "
                                      "received, verdict, judgement, receipt) values(:region, :number, :revision, :key, "
                                      ":sha256, :body, :secrets, :received, :verdict, :judgement, :receipt)",
             use(region), use(row.number), use(row.revision), use(row.key_hash), use(row.sha256), use(row.body),
             use(row.secrets), use(row.received), use(row.verdict), use(row.judgement), use(row.receipt))) {}
};

struct FindKey {
  std::string region, key;
  Answered row;
  soci::statement run;

  explicit FindKey(Session& session)
      : region(session.region()),
        run((session.sql().prepare << "select number, revision, sha256, verdict, receipt from submission where region = :region and key_hash = :key",
             use(region), use(key), into(row.number), into(row.revision), into(row.sha256), into(row.verdict), into(row.receipt))) {}
};

struct HasFile {
  std::string region, number;
  int found = 0;
  soci::statement run;

  explicit HasFile(Session& session)
      : region(session.region()),
        run((session.sql().prepare << "select 1 from file where region = :region and number = :number", use(region), use(number),
             into(found))) {}
};

struct InsertFile {
  std::string region;
  FileRow row;
  soci::statement run;

  explicit InsertFile(Session& session)
      : region(session.region()),
        run((session.sql().prepare << "insert into file(region, number, person, name, edition, year, level, series, county, "
                                      "employer, state, office, version, due, channel, data) values(:region, :number, :person, :name, "
                                      ":edition, :year, :level, :series, :county, :employer, :state, :office, :version, :due, "
                                      ":channel, :data)",
             use(region), use(row.number), use(row.person), use(row.name), use(row.edition), use(row.year),
             use(row.level), use(row.series), use(row.county), use(row.employer), use(row.state), use(row.office),
             use(row.version), use(row.due), use(row.channel), use(row.data))) {}
};

struct InsertAttachment {
  std::string region, number;
  std::int64_t revision = 1, place = 0;
  int present = 0;
  Attachment row;
  soci::statement run;

  explicit InsertAttachment(Session& session)
      : region(session.region()),
        run((session.sql().prepare << "insert into attachment(region, number, revision, place, sha256, bytes, type, kind, "
                                      "name, present) values(:region, :number, :revision, :place, :sha256, :bytes, :type, "
                                      ":kind, :name, :present)",
             use(region), use(number), use(revision), use(place), use(row.sha256), use(row.bytes), use(row.type),
             use(row.kind), use(row.name), use(present))) {}
};

}  // namespace

std::optional<Answered> find_key(Session& session, std::string_view key_hash) {
  auto& find = session.prepared<FindKey>();
  find.key = key_hash;
  if (!find_one(find.run)) return std::nullopt;
  return find.row;
}

void insert(Session& session, const Submission& submission) {
  auto& statement = session.prepared<InsertSubmission>();
  statement.row = submission;
  statement.run.execute(true);
}

void insert(Session& session, const FileRow& file) {
  auto& statement = session.prepared<InsertFile>();
  statement.row = file;
  statement.run.execute(true);
}

bool update(Session& session, const FileRow& file) {
  const std::int64_t seen = file.version - 1;
  soci::statement statement =
      (session.sql().prepare << "update file set state = :state, office = :office, version = :version, due = :due, "
                                "channel = :channel, data = :data where region = :region and number = :number and version = :seen",
       use(file.state), use(file.office), use(file.version), use(file.due), use(file.channel), use(file.data), use(session.region()),
       use(file.number), use(seen));
  statement.execute(true);
  return statement.get_affected_rows() == 1;
}

void insert(Session& session, const std::string& number, std::int64_t revision, const std::vector<Attachment>& list) {
  auto& statement = session.prepared<InsertAttachment>();
  statement.number = number;
  statement.revision = revision;
  statement.place = 0;
  for (const Attachment& one : list) {
    statement.row = one;
    statement.present = one.present ? 1 : 0;
    statement.run.execute(true);
    ++statement.place;
  }
}

bool has_submissions(Session& session) {
  int count = 0;
  session.sql() << "select count(*) from (select 1 from submission where region = :region limit 1) as one", use(session.region()), into(count);
  return count > 0;
}

bool has_file(Session& session, std::string_view number) {
  auto& find = session.prepared<HasFile>();
  find.number = number;
  return find_one(find.run);
}

std::optional<FileRow> find_file(Session& session, std::string_view number) {
  const std::string wanted(number);
  FileRow row;
  session.sql() << "select number, person, name, edition, year, level, series, county, employer, state, office, version, "
                   "due, channel, data from file where region = :region and number = :number",
      use(session.region()), use(wanted), into(row.number), into(row.person), into(row.name), into(row.edition),
      into(row.year), into(row.level), into(row.series), into(row.county), into(row.employer), into(row.state),
      into(row.office), into(row.version), into(row.due), into(row.channel), into(row.data);
  if (!session.sql().got_data()) return std::nullopt;
  return row;
}

std::optional<Submission> find_submission(Session& session, std::string_view number, std::int64_t revision) {
  const std::string wanted(number);
  Submission row;
  session.sql() << "select number, revision, key_hash, sha256, body, secrets, received, verdict, judgement, receipt from "
                   "submission where region = :region and number = :number and revision = :revision",
      use(session.region()), use(wanted), use(revision), into(row.number), into(row.revision), into(row.key_hash),
      into(row.sha256), into(row.body), into(row.secrets), into(row.received), into(row.verdict), into(row.judgement),
      into(row.receipt);
  if (!session.sql().got_data()) return std::nullopt;
  return row;
}

std::int64_t newest_revision(Session& session, std::string_view number) {
  const std::string wanted(number);
  std::int64_t revision = 0;
  session.sql() << "select coalesce(max(revision), 0) from submission where region = :region and number = :number",
      use(session.region()), use(wanted), into(revision);
  return revision;
}

std::vector<Attachment> attachments_of(Session& session, std::string_view number, std::int64_t revision) {
  const std::string wanted(number);
  Attachment row;
  int present = 0;
  soci::statement statement =
      (session.sql().prepare << "select sha256, bytes, type, kind, name, present, place from attachment where region = :region and "
                                "number = :number and revision = :revision order by place",
       use(session.region()), use(wanted), use(revision), into(row.sha256), into(row.bytes), into(row.type),
       into(row.kind), into(row.name), into(present), into(row.place));
  statement.execute();
  std::vector<Attachment> list;
  while (statement.fetch()) {
    row.present = present != 0;
    list.push_back(row);
  }
  return list;
}

std::vector<std::string> waiting_for(Session& session, const Attachment& attachment, std::string_view after, std::int64_t most) {
  const std::string behind(after);
  std::string number;
  soci::statement statement =
      (session.sql().prepare << "select distinct number from attachment where region = :region and sha256 = :sha256 and bytes = :bytes "
                                "and type = :type and present = 0 and number > :after order by number limit :most",
       use(session.region()), use(attachment.sha256), use(attachment.bytes), use(attachment.type), use(behind), use(most), into(number));
  statement.execute();
  std::vector<std::string> numbers;
  while (statement.fetch()) numbers.push_back(number);
  return numbers;
}

void mark_present(Session& session, std::string_view number, const Attachment& attachment) {
  const std::string own(number);
  session.sql() << "update attachment set present = 1 where region = :region and number = :number and sha256 = :sha256 and bytes = :bytes "
                   "and type = :type and present = 0",
      use(session.region()), use(own), use(attachment.sha256), use(attachment.bytes), use(attachment.type);
}

std::vector<std::string> present_digests(Session& session) {
  std::string digest;
  soci::statement statement =
      (session.sql().prepare << "select distinct sha256 from attachment where region = :region and present = 1 order by sha256",
       use(session.region()), into(digest));
  statement.execute();
  std::vector<std::string> digests;
  while (statement.fetch()) digests.push_back(digest);
  return digests;
}

std::int64_t count_submissions(Session& session) {
  std::int64_t count = 0;
  session.sql() << "select count(*) from submission where region = :region", use(session.region()), into(count);
  return count;
}

}  // namespace zhicheng::store
