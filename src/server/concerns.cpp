#include "server/concerns.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/json.h"
#include "server/kept.h"
#include "server/register.h"
#include "server/troubles.h"
#include "store/audit.h"
#include "store/files.h"
#include "store/records.h"
#include "store/unreadable.h"
#include "workflow/apply.h"
#include "workflow/json.h"

namespace zhicheng::server {

using workflow::Concern;

namespace {

constexpr std::int64_t kMost = 100;  // others of one kind are enough to know

workflow::Summary summary_of(const store::FileRow& row) {
  workflow::Subject subject{row.person, row.employer, static_cast<int>(row.year), row.level, row.series};
  return {row.number, std::move(subject), workflow::named<workflow::State>(row.state).value_or(workflow::State::incomplete), row.channel};
}

/// What was taken back or given up must not crowd out what counts.
store::Beside beside(const workflow::Workflow& workflow, const std::string& own) {
  store::Beside made{own, {}, kMost};
  for (std::size_t i = 0; i < workflow::kStates; ++i) {
    const auto state = static_cast<workflow::State>(i);
    if (!workflow.rule(state).counts) made.states.emplace_back(workflow::spell(state));
  }
  return made;
}

/// Throws `store::Unreadable`.
std::vector<workflow::Record> registered(store::Session& session, std::string_view person) {
  std::vector<workflow::Record> records;
  for (const store::RecordRow& row : store::records_of(session, person)) {
    records.push_back(record_of(row));
  }
  return records;
}

}  // namespace

std::vector<Concern> concerns_of(const Premises& premises, store::Session& session, const workflow::File& file, const std::string& person, std::int64_t now) {
  workflow::Summary own = workflow::summary_of(file);
  own.subject.person = person;
  std::vector<workflow::Summary> others;
  const store::Beside wanted = beside(premises.workflow, own.number);
  for (const store::FileRow& row : store::files_of_person(session, person, own.subject.year, wanted)) others.push_back(summary_of(row));
  if (!own.subject.employer.empty() && !own.channel.empty()) {
    for (const store::FileRow& row : store::files_of_other_channel(session, own.subject.employer, own.subject.year, own.channel, wanted)) {
      const bool known = std::any_of(others.begin(), others.end(), [&](const workflow::Summary& one) { return one.number == row.number; });
      if (!known) others.push_back(summary_of(row));
    }
  }
  std::vector<Concern> found = workflow::concerns_among(premises.workflow, own, others);
  // Who is not known is nobody else: nothing is found above, and that must not look as if nothing were there.
  if (person == person_unknown(file.number) && !workflow::is_unknown(file)) found.push_back({premises.workflow.check("no_identity"), {}, {}});
  auto alone = workflow::concerns_of_file(premises.workflow, file);
  std::move(alone.begin(), alone.end(), std::back_inserter(found));
  auto records = workflow::concerns_of_records(premises.workflow, person, registered(session, person), workflow::day_in_china(now));
  std::move(records.begin(), records.end(), std::back_inserter(found));
  return found;
}

void note_records(const Premises& premises, store::Session& session, const workflow::File& file, std::int64_t now) {
  const std::string& person = file.subject.person;
  std::vector<workflow::Record> records;
  try {
    records = registered(session, person);
  } catch (const store::Unreadable& failure) {
    // The register is asked again whenever somebody looks at the file.
    return premises.troubles.unreadable(failure.what());
  }
  for (const Concern& concern : workflow::concerns_of_records(premises.workflow, person, records, workflow::day_in_china(now))) {
    store::append(session, {"intake", now, "intake", "concern", file.number, base::write_canonical(workflow::write_concern(concern))});
  }
}

}  // namespace zhicheng::server
