#include "server/filed.h"

#include <algorithm>

#include "base/json.h"
#include "server/troubles.h"
#include "store/audit.h"
#include "store/files.h"
#include "store/unreadable.h"
#include "workflow/json.h"

namespace zhicheng::server {

using workflow::Actor;
using workflow::File;

namespace {

constexpr std::int64_t kDay = 86'400;
constexpr std::int64_t kAheadOfGreenwich = 8 * 3'600;

void append_event(store::Session& session, const std::string& office, const File& file, workflow::Action action, const workflow::Event& event) {
  store::append(session, {office, event.at, event.actor, std::string(workflow::spell(action)), file.number,
                          base::write_canonical(workflow::write_event(event))});
}

workflow::Refusal stale() { return {workflow::Reason::conflict, "/version", "这份申报刚刚有变动，请看过最新情况再办"}; }

}  // namespace

std::string chain_of(const File& before, const Actor& actor) {
  const std::string& there = before.office();
  const auto officer = [](const workflow::Grant& grant) { return !grant.office.empty(); };
  const auto own = std::find_if(actor.grants.begin(), actor.grants.end(), officer);
  const bool at_home = std::any_of(actor.grants.begin(), actor.grants.end(), [&](const workflow::Grant& grant) { return grant.office == there; });
  if (own != actor.grants.end() && !at_home) return own->office;
  const bool program = own == actor.grants.end() && actor.id == "intake";
  return there.empty() || program ? "intake" : there;
}

std::optional<Filed> find_filed(store::Session& session, std::string_view number) {
  auto row = store::find_file(session, number);
  if (!row) return std::nullopt;
  const auto data = base::read_json(row->data);
  auto file = data ? workflow::read_file(data.value()) : base::Result<File>(data.error());
  if (!file) throw store::Unreadable("file");
  return Filed{*std::move(row), std::move(file).value()};
}

std::optional<Filed> find_readable(const Premises& premises, store::Session& session, std::string_view number) {
  try {
    return find_filed(session, number);
  } catch (const store::Unreadable& failure) {
    premises.troubles.unreadable(failure.what());
    return std::nullopt;
  }
}

std::int64_t due_of(const File& file) {
  if (file.state != workflow::State::notified || !file.told || !file.told->last) return 0;
  // A last day counts in full.
  return (file.told->last->number() + 1) * kDay - kAheadOfGreenwich;
}

void put_file(store::FileRow& row, const File& file) {
  row.person = file.subject.person;
  row.year = file.subject.year;
  row.level = file.subject.level;
  row.series = file.subject.series;
  row.employer = file.subject.employer;
  row.state = workflow::spell(file.state);
  row.office = file.office();
  row.version = file.version;
  row.due = due_of(file);
  row.channel = workflow::channel_of(file);
  row.data = base::write_canonical(workflow::write_file(file));
}

void note_offices(const Premises& premises, store::Session& session, const File& file) {
  const auto note = [&](const std::string& office) {
    if (!office.empty() && office != file.office()) store::note_office(session, office, file.number);
  };
  for (std::size_t i = 0; i < file.position; ++i) note(file.chain[i].office);
  for (const workflow::Coordinator& one : premises.workflow.coordinators) {
    if (one.all) continue;
    const bool named = std::any_of(file.chain.begin(), file.chain.end(), [&](const workflow::Step& step) {
      return step.office == one.office || std::find(step.named.begin(), step.named.end(), one.office) != step.named.end();
    });
    if (named) note(one.office);
  }
}

Actor intake_actor() { return {"intake", {{"intake", ""}}, ""}; }
Actor clock_actor() { return {"clock", {{"clock", ""}}, ""}; }
Actor applicant_actor(std::string number) { return {"applicant", {{"applicant", ""}}, std::move(number)}; }

Moved keep(const Premises& premises, store::Session& session, Filed& filed, const workflow::Outcome& outcome, const Actor& actor) {
  const std::string office = chain_of(filed.file, actor);
  const bool moves_on = outcome.file.position != filed.file.position || outcome.file.office() != filed.file.office();
  const bool other_subject = outcome.file.subject != filed.file.subject;
  put_file(filed.row, outcome.file);
  if (!(other_subject ? store::learn(session, filed.row) : store::update(session, filed.row))) return stale();
  filed.file = outcome.file;
  if (moves_on) note_offices(premises, session, filed.file);
  for (const workflow::Event& event : outcome.events) append_event(session, office, filed.file, workflow::action_of(event.deed), event);
  return filed.file;
}

Moved learn(const Premises& premises, store::Session& session, const store::FileRow& row, const workflow::Outcome& outcome) {
  if (!store::learn(session, row)) return stale();
  note_offices(premises, session, outcome.file);
  // What it says is what a receipt says; what was done is a judgement.
  for (const workflow::Event& event : outcome.events) append_event(session, "intake", outcome.file, workflow::Action::judge, event);
  return outcome.file;
}

Moved move(const Premises& premises, store::Session& session, Filed& filed, const workflow::Move& move, const Actor& actor, std::int64_t now) {
  return settle(premises, session, filed, workflow::apply(premises.workflow, filed.file, move, actor, now), actor, now);
}

Moved settle(const Premises& premises, store::Session& session, Filed& filed, const workflow::Allowed<workflow::Outcome>& outcome, const Actor& actor,
             std::int64_t now) {
  if (outcome) return keep(premises, session, filed, outcome.value(), actor);
  const workflow::Refusal refusal = outcome.error();
  if (!workflow::lapsed(filed.file, now)) return refusal;
  const auto expired = workflow::apply(premises.workflow, filed.file, {filed.file.version, workflow::Expire{}}, clock_actor(), now);
  if (!expired) return refusal;
  if (const auto kept = keep(premises, session, filed, expired.value(), clock_actor()); !kept) return kept;
  return refusal;
}

}  // namespace zhicheng::server
