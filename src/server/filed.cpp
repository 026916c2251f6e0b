#include "server/filed.h"

#include <algorithm>

#include "base/json.h"
#include "store/audit.h"
#include "workflow/json.h"

namespace zhicheng::server {

using workflow::Actor;
using workflow::File;

namespace {

constexpr std::int64_t kDay = 86'400;
constexpr std::int64_t kAheadOfGreenwich = 8 * 3'600;

/// In whose chain the event stands: the office where the file lies, if it is one of the actor's or the actor has none.
std::string office_of(const File& before, const Actor& actor) {
  const std::string& there = before.office();
  const auto officer = [](const workflow::Grant& grant) { return !grant.office.empty(); };
  const auto own = std::find_if(actor.grants.begin(), actor.grants.end(), officer);
  const bool at_home = std::any_of(actor.grants.begin(), actor.grants.end(), [&](const workflow::Grant& grant) { return grant.office == there; });
  if (own != actor.grants.end() && !at_home) return own->office;
  const bool program = actor.id == "intake";
  return there.empty() || program ? "intake" : there;
}

}  // namespace

std::optional<File> file_of(const store::FileRow& row) {
  const auto data = base::read_json(row.data);
  auto file = data ? workflow::read_file(data.value()) : base::Result<File>(data.error());
  if (!file) return std::nullopt;
  return std::move(file).value();
}

std::optional<Filed> find_filed(store::Session& session, std::string_view number) {
  auto row = store::find_file(session, number);
  auto file = row ? file_of(*row) : std::nullopt;
  if (!file) return std::nullopt;
  return Filed{*std::move(row), *std::move(file)};
}

std::int64_t due_of(const File& file) {
  if (file.state != workflow::State::notified || !file.told || !file.told->last) return 0;
  // A last day counts in full.
  return (file.told->last->number() + 1) * kDay - kAheadOfGreenwich;
}

void put_file(store::FileRow& row, const File& file) {
  row.state = workflow::spell(file.state);
  row.office = file.office();
  row.version = file.version;
  row.due = due_of(file);
  row.data = base::write_canonical(workflow::write_file(file));
}

Actor intake_actor() { return {"intake", {{"intake", ""}}, ""}; }
Actor clock_actor() { return {"clock", {{"clock", ""}}, ""}; }
Actor applicant_actor(std::string number) { return {"applicant", {{"applicant", ""}}, std::move(number)}; }

Moved keep(store::Session& session, Filed& filed, const workflow::Outcome& outcome, const Actor& actor) {
  const std::string office = office_of(filed.file, actor);
  put_file(filed.row, outcome.file);
  if (!store::update(session, filed.row)) {
    return workflow::Refusal{workflow::Reason::conflict, "/version", "这份申报刚刚有变动，请看过最新情况再办"};
  }
  filed.file = outcome.file;
  for (const workflow::Event& event : outcome.events) {
    store::append(session, {office, event.at, event.actor, std::string(workflow::spell(workflow::action_of(event.deed))), filed.file.number,
                            base::write_canonical(workflow::write_event(event))});
  }
  return filed.file;
}

Moved move(const Premises& premises, store::Session& session, Filed& filed, const workflow::Move& move, const Actor& actor, std::int64_t now) {
  auto outcome = workflow::apply(premises.workflow, filed.file, move, actor, now);
  if (outcome) return keep(session, filed, outcome.value(), actor);
  const workflow::Refusal refusal = outcome.error();
  if (!workflow::lapsed(filed.file, now)) return refusal;
  const auto expired = workflow::apply(premises.workflow, filed.file, {filed.file.version, workflow::Expire{}}, clock_actor(), now);
  if (!expired) return refusal;
  if (const auto kept = keep(session, filed, expired.value(), clock_actor()); !kept) return kept;
  return refusal;
}

}  // namespace zhicheng::server
