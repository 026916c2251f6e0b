#include "server/progress.h"

#include "base/json.h"
#include "seal/number.h"
#include "server/intake.h"
#include "store/audit.h"
#include "store/submissions.h"
#include "workflow/json.h"

namespace zhicheng::server {

using base::Json;

std::optional<std::string> applicant_of(const Premises& premises, const Head& head) {
  constexpr std::string_view kScheme = "Bearer ";
  if (!head.authorization.starts_with(kScheme)) return std::nullopt;
  const std::string_view said = head.authorization.substr(kScheme.size());
  const std::size_t blank = said.find(' ');
  if (blank == std::string_view::npos) return std::nullopt;
  const auto number = seal::read_number(said.substr(0, blank));
  if (!number || !premises.keys.is_applicant_secret(secret_place(premises, *number), said.substr(blank + 1))) return std::nullopt;
  return number;
}

Reply unknown_applicant() { return error_reply(401, "unknown_applicant", "受理编号或查询码不对"); }

namespace {

/// What happened, without what is the offices' own: who did it.
Json events_for_applicant(const std::vector<store::Event>& events) {
  Json list = Json::Array{};
  for (const store::Event& event : events) {
    list.push(Json::Object{{"at", time_in_china(event.at)}, {"action", event.action}, {"office", event.office}});
  }
  return list;
}

Json missing_of(const std::vector<store::Attachment>& attachments) {
  Json list = Json::Array{};
  for (const auto& one : attachments) {
    if (!one.present) list.push(Json::Object{{"sha256", one.sha256}, {"kind", one.kind}, {"name", one.name}, {"bytes", one.bytes}});
  }
  return list;
}

}  // namespace

Reply Progress::show(const std::string& number) const {
  std::optional<store::FileRow> row;
  std::optional<workflow::File> file;
  std::optional<store::Submission> submission;
  std::vector<store::Attachment> attachments;
  std::vector<store::Event> events;
  const bool read = premises_.store.read([&](store::Session& session) {
    row = store::find_file(session, number);
    if (!row) return;
    const auto data = base::read_json(row->data);
    if (auto known = data ? workflow::read_file(data.value()) : base::Result<workflow::File>(data.error())) file = std::move(known).value();
    const auto revision = file ? static_cast<std::int64_t>(file->submissions.size()) : 1;
    submission = store::find_submission(session, number, revision);
    attachments = store::attachments_of(session, number, revision);
    events = store::events_of(session, number);
  });
  if (!read) return busy_reply("现在查不到，请稍后再试");
  if (!row || !file || !submission) return error_reply(404, "not_found", "没有这份申报");

  const auto receipt = base::read_json(submission->receipt);
  const auto judgement = base::read_json(submission->judgement);
  const Json nothing;
  const Json* differences = judgement ? judgement.value().find("differences") : nullptr;
  Json body;
  body.add("number", number).add("state", row->state).add("label", premises_.workflow.rule(file->state).label);
  body.add("office", row->office).add("version", row->version).add("received", submission->received);
  body.add("receipt", receipt ? receipt.value() : nothing).add("verdict", submission->verdict);
  body.add("differences", differences != nullptr ? *differences : nothing).add("missing", missing_of(attachments));
  const Json written = workflow::write_file(*file);
  const Json* told = written.find("told");
  body.add("told", told != nullptr ? *told : nothing);
  body.add("events", events_for_applicant(events));
  return json_reply(200, body);
}

}  // namespace zhicheng::server
