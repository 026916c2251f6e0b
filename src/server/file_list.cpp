#include "server/file_list.h"

#include <algorithm>
#include <optional>
#include <set>
#include <vector>

#include "base/json.h"
#include "seal/number.h"
#include "server/filed.h"
#include "server/mask.h"
#include "store/files.h"

namespace zhicheng::server {

using base::Json;

namespace {

/// So many files are looked at for one answer; the next one goes on behind them.
constexpr std::size_t kMostLookedAt = 2000;
constexpr std::size_t kTogether = 200;

/// Whether one of the offices guides filing for every file.
bool sees_all(const Premises& premises, const workflow::Actor& actor) {
  const auto& all = premises.workflow.coordinators;
  return std::any_of(actor.grants.begin(), actor.grants.end(), [&](const workflow::Grant& grant) {
    return std::any_of(all.begin(), all.end(), [&](const workflow::Coordinator& one) { return one.all && one.office == grant.office; });
  });
}

/// What is asked for, with what it means to the database.
struct Asked {
  const Wanted& wanted;
  std::string number;  ///< that the text is
  std::string person;  ///< the index of the identity number

  Asked(const Premises& premises, const Wanted& what) : wanted(what) {
    if (const auto read = seal::read_number(what.text)) number = *read;
    if (!what.id_number.empty()) person = premises.keys.blind_index("id_number", what.id_number);
  }
};

/// The next numbers behind `after`, in order, of files that may be what is asked for and may concern the officer. Those of one
/// person, and one number, are not looked for among all others: they would lie behind what one answer looks at.
std::vector<std::string> next_numbers(const Premises& premises, store::Session& session, const workflow::Actor& actor, const Asked& asked, const std::string& after) {
  if (!asked.person.empty()) return store::numbers_of_person(session, asked.person, after, kTogether);
  if (!asked.number.empty()) return asked.number > after ? std::vector{asked.number} : std::vector<std::string>();
  if (sees_all(premises, actor)) return store::numbers(session, after, kTogether);
  std::set<std::string> offices;
  for (const workflow::Grant& grant : actor.grants) offices.insert(grant.office);
  std::set<std::string> found;
  for (const std::string& office : offices) {
    if (office.empty()) continue;
    for (std::string& number : store::numbers_of(session, office, after, kTogether)) found.insert(std::move(number));
  }
  std::vector<std::string> numbers(found.begin(), found.end());
  if (numbers.size() > kTogether) numbers.resize(kTogether);
  return numbers;
}

bool matches(const Asked& asked, const store::FileRow& row) {
  const Wanted& wanted = asked.wanted;
  if (!wanted.state.empty() && row.state != wanted.state) return false;
  if (!wanted.office.empty() && row.office != wanted.office) return false;
  if (!asked.person.empty()) return row.person == asked.person;
  if (!asked.number.empty()) return row.number == asked.number;
  return row.name.find(wanted.text) != std::string::npos || row.employer.find(wanted.text) != std::string::npos;
}

Json row_json(const Premises& premises, const Filed& filed, const store::Arrival& arrival) {
  const store::FileRow& row = filed.row;
  Json due;
  if (row.due > 0) due = filed.file.told->last->text();
  return Json::Object{{"number", row.number}, {"name", masked_name(row.name)}, {"employer", row.employer}, {"level", row.level},
                      {"series", row.series}, {"year", row.year}, {"state", row.state}, {"label", premises.workflow.rule(filed.file.state).label},
                      {"office", row.office}, {"version", row.version}, {"due", std::move(due)}, {"received", arrival.received},
                      {"verdict", arrival.verdict}};
}

struct Page {
  Json files = Json::Array{};
  std::string last;  ///< looked at
  bool more = true;
};

void read_page(const Premises& premises, store::Session& session, const workflow::Actor& actor, const Wanted& wanted, Page& page) {
  page = {};
  page.last = wanted.after;
  const Asked asked(premises, wanted);
  std::size_t looked_at = 0;
  while (looked_at < kMostLookedAt) {
    const std::vector<std::string> numbers = next_numbers(premises, session, actor, asked, page.last);
    for (const std::string& number : numbers) {
      if (page.files.array()->size() == wanted.limit) return;
      page.last = number;
      ++looked_at;
      const auto filed = find_readable(premises, session, number);
      if (!filed || !workflow::may(premises.workflow, actor, workflow::Action::read, filed->file) || !matches(asked, filed->row)) continue;
      page.files.push(row_json(premises, *filed, store::newest_arrival(session, number)));
    }
    if (numbers.size() < kTogether) {
      page.more = false;
      return;
    }
  }
}

}  // namespace

Reply list_files(const Premises& premises, const workflow::Actor& actor, const Wanted& wanted) {
  Page page;
  if (!premises.store.read([&](store::Session& session) { read_page(premises, session, actor, wanted, page); })) return busy_reply("现在查不到，请稍后再试");
  Json body;
  body.add("files", std::move(page.files)).add("next", page.more ? Json(page.last) : Json());
  return json_reply(200, body);
}

}  // namespace zhicheng::server
