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

/// The next numbers behind `after`, in order, of files that may concern the officer.
std::vector<std::string> next_numbers(const Premises& premises, store::Session& session, const workflow::Actor& actor, const std::string& after) {
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

class Match {
 public:
  Match(const Premises& premises, const Wanted& wanted) : wanted_(wanted) {
    if (const auto number = seal::read_number(wanted.text)) number_ = *number;
    if (!wanted.id_number.empty()) person_ = premises.keys.blind_index("id_number", wanted.id_number);
  }

  bool operator()(const Filed& filed) const {
    const store::FileRow& row = filed.row;
    if (!wanted_.state.empty() && row.state != wanted_.state) return false;
    if (!wanted_.office.empty() && row.office != wanted_.office) return false;
    if (!person_.empty()) return row.person == person_;
    if (wanted_.text.empty()) return true;
    return row.number == number_ || row.name.find(wanted_.text) != std::string::npos || row.employer.find(wanted_.text) != std::string::npos;
  }

 private:
  const Wanted& wanted_;
  std::string number_;
  std::string person_;
};

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
  const Match matches(premises, wanted);
  std::size_t looked_at = 0;
  while (looked_at < kMostLookedAt) {
    const std::vector<std::string> numbers = next_numbers(premises, session, actor, page.last);
    for (const std::string& number : numbers) {
      if (page.files.array()->size() == wanted.limit) return;
      page.last = number;
      ++looked_at;
      const auto filed = find_filed(session, number);
      if (!filed || !workflow::may(premises.workflow, actor, workflow::Action::read, filed->file) || !matches(*filed)) continue;
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
