#include "store/files.h"

#include <soci/soci.h>

namespace zhicheng::store {

namespace {

using soci::into;
using soci::use;

std::vector<std::string> texts(soci::statement& statement, const std::string& text) {
  statement.execute();
  std::vector<std::string> found;
  while (statement.fetch()) found.push_back(text);
  return found;
}

std::vector<FileRow> rows(soci::statement& statement, const FileRow& row) {
  statement.execute();
  std::vector<FileRow> found;
  while (statement.fetch()) found.push_back(row);
  return found;
}

/// ",one,other,"
std::string listed(const std::vector<std::string>& names) {
  std::string text(",");
  for (const std::string& one : names) text += one + ",";
  return text;
}

struct NoteOffice {
  std::string region, office, number;
  soci::statement run;

  explicit NoteOffice(Session& session)
      : region(session.region()),
        run((session.sql().prepare << "insert into concerned(region, office, number) values(:region, :office, :number) "
                                      "on conflict do nothing",
             use(region), use(office), use(number))) {}
};

}  // namespace

void note_office(Session& session, const std::string& office, const std::string& number) {
  auto& statement = session.prepared<NoteOffice>();
  statement.office = office;
  statement.number = number;
  statement.run.execute(true);
}

std::vector<std::string> numbers_of(Session& session, std::string_view office, std::string_view after, std::int64_t most) {
  const std::string wanted(office), behind(after);
  std::string number;
  soci::statement statement =
      (session.sql().prepare << "select number from file where region = :region and office = :office and number > :after union "
                                "select number from concerned where region = :again and office = :noted and number > :behind "
                                "order by number limit :most",
       use(session.region()), use(wanted), use(behind), use(session.region()), use(wanted), use(behind), use(most), into(number));
  return texts(statement, number);
}

std::vector<std::string> numbers_of_person(Session& session, std::string_view person, std::string_view after, std::int64_t most) {
  const std::string wanted(person), behind(after);
  std::string number;
  soci::statement statement =
      (session.sql().prepare << "select number from file where region = :region and person = :person and number > :after order by number limit :most",
       use(session.region()), use(wanted), use(behind), use(most), into(number));
  return texts(statement, number);
}

std::vector<std::string> numbers(Session& session, std::string_view after, std::int64_t most) {
  const std::string behind(after);
  std::string number;
  soci::statement statement =
      (session.sql().prepare << "select number from file where region = :region and number > :after order by number limit :most",
       use(session.region()), use(behind), use(most), into(number));
  return texts(statement, number);
}

std::vector<FileRow> files_of_person(Session& session, std::string_view person, std::int64_t year, const Beside& beside) {
  const std::string wanted(person), left_out = listed(beside.states);
  FileRow row;
  soci::statement statement =
      (session.sql().prepare << "select number, person, year, level, series, employer, state, channel from file where region = "
                                ":region and person = :person and year = :year and number <> :own and "
                                ":states not like '%,' || state || ',%' order by number desc limit :most",
       use(session.region()), use(wanted), use(year), use(beside.own), use(left_out), use(beside.most), into(row.number),
       into(row.person), into(row.year), into(row.level), into(row.series), into(row.employer), into(row.state), into(row.channel));
  return rows(statement, row);
}

std::vector<FileRow> files_of_other_channel(Session& session, std::string_view employer, std::int64_t year, std::string_view channel, const Beside& beside) {
  const std::string wanted(employer), other(channel), left_out = listed(beside.states);
  FileRow row;
  soci::statement statement =
      (session.sql().prepare << "select number, person, year, level, series, employer, state, channel from file where region = "
                                ":region and employer = :employer and year = :year and channel > '' and channel <> :channel and "
                                "number <> :own and :states not like '%,' || state || ',%' order by number desc limit :most",
       use(session.region()), use(wanted), use(year), use(other), use(beside.own), use(left_out), use(beside.most), into(row.number),
       into(row.person), into(row.year), into(row.level), into(row.series), into(row.employer), into(row.state), into(row.channel));
  return rows(statement, row);
}

Arrival newest_arrival(Session& session, const std::string& number) {
  Arrival row;
  soci::statement statement =
      (session.sql().prepare << "select received, verdict from submission where region = :region and number = :number order by revision desc limit 1",
       use(session.region()), use(number), into(row.received), into(row.verdict));
  find_one(statement);
  return row;
}

std::optional<Attachment> find_attachment(Session& session, const std::string& number, const std::string& sha256) {
  Attachment row;
  soci::statement statement =
      (session.sql().prepare << "select sha256, bytes, type, kind, name from attachment where region = :region and number = :number and "
                                "sha256 = :sha256 order by revision desc, place limit 1",
       use(session.region()), use(number), use(sha256), into(row.sha256), into(row.bytes), into(row.type), into(row.kind), into(row.name));
  if (!find_one(statement)) return std::nullopt;
  return row;
}

std::int64_t first_due(Session& session, std::int64_t now) {
  std::int64_t due = 0;
  session.sql() << "select coalesce(min(due), 0) from file where region = :region and due > :now", use(session.region()), use(now), into(due);
  return due;
}

std::vector<std::string> due_files(Session& session, std::int64_t now, std::string_view after, std::int64_t most) {
  const std::string behind(after);
  std::string number;
  soci::statement statement =
      (session.sql().prepare << "select number from file where region = :region and due > 0 and due <= :now and number > :after order by number limit :most",
       use(session.region()), use(now), use(behind), use(most), into(number));
  return texts(statement, number);
}

bool learn(Session& session, const FileRow& file) {
  const std::int64_t seen = file.version - 1;
  soci::statement statement =
      (session.sql().prepare << "update file set person = :person, name = :name, edition = :edition, year = :year, level = :level, "
                                "series = :series, county = :county, employer = :employer, state = :state, office = :office, "
                                "version = :version, due = :due, channel = :channel, data = :data where region = :region and "
                                "number = :number and version = :seen",
       use(file.person), use(file.name), use(file.edition), use(file.year), use(file.level), use(file.series), use(file.county),
       use(file.employer), use(file.state), use(file.office), use(file.version), use(file.due), use(file.channel), use(file.data),
       use(session.region()), use(file.number), use(seen));
  statement.execute(true);
  return statement.get_affected_rows() == 1;
}

void rename(Session& session, const std::string& number, const std::string& name) {
  session.sql() << "update file set name = :name where region = :region and number = :number", use(name), use(session.region()), use(number);
}

void finish(Session& session, const Submission& submission) {
  session.sql() << "update submission set verdict = :verdict, judgement = :judgement, body = :body, secrets = :secrets where "
                   "region = :region and number = :number and revision = :revision",
      use(submission.verdict), use(submission.judgement), use(submission.body), use(submission.secrets), use(session.region()),
      use(submission.number), use(submission.revision);
}

}  // namespace zhicheng::store
