#include "server/progress.h"

#include "base/json.h"
#include "seal/number.h"
#include "server/filed.h"
#include "server/history.h"
#include "server/kept.h"
#include "store/submissions.h"
#include "workflow/checks.h"
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

Reply unknown_applicant() { return error_reply(401, "unknown_applicant", "收件编号或查询码不对"); }

namespace {

/// What happened, without what is the offices' own: who did it, who looked at what.
Json events_for_applicant(const std::vector<Made>& history) {
  Json list = Json::Array{};
  for (const Made& made : history) {
    if (made.move == workflow::Action::mark) continue;
    list.push(Json::Object{{"at", time_in_china(made.event.at)}, {"action", made.event.action}, {"office", made.event.office}});
  }
  return list;
}

/// What was told, without who told it.
Json told_to_applicant(const workflow::File& file) {
  if (!file.told) return {};
  const Json written = workflow::write_file(file);
  const Json* all = written.find("told");
  Json told = Json::Object{{"at", time_in_china(file.told->at)}};
  for (const std::string_view key : {"how", "office", "reason", "corrections", "last"}) {
    if (const Json* one = all->find(key)) told.add(std::string(key), *one);
  }
  return told;
}

}  // namespace

Reply Progress::show(const std::string& number) const {
  std::optional<Filed> filed;
  std::optional<store::Submission> submission;
  std::vector<store::Attachment> attachments;
  std::vector<Made> history;
  const bool read = premises_.store.read([&](store::Session& session) {
    filed = find_filed(session, number);
    if (!filed) return;
    const auto revision = static_cast<std::int64_t>(filed->file.submissions.size());
    submission = store::find_submission(session, number, revision);
    attachments = store::attachments_of(session, number, revision);
    history = history_of(session, number);
  });
  if (!read) return busy_reply("现在查不到，请稍后再试");
  if (!filed || !submission) return error_reply(404, "not_found", "没有这份申报");

  const auto receipt = base::read_json(submission->receipt);
  const auto judgement = base::read_json(submission->judgement);
  const Json nothing;
  const Json* differences = judgement ? judgement.value().find("differences") : nullptr;
  Json body;
  body.add("number", number).add("state", filed->row.state).add("label", premises_.workflow.rule(filed->file.state).label);
  body.add("office", filed->row.office).add("version", filed->row.version).add("received", submission->received);
  body.add("receipt", receipt ? receipt.value() : nothing).add("verdict", submission->verdict);
  body.add("differences", differences != nullptr ? *differences : nothing).add("missing", missing_list(submission->verdict, attachments));
  body.add("told", told_to_applicant(filed->file));
  Json notes = Json::Array{};
  for (const workflow::Concern& one : workflow::concerns_of_file(premises_.workflow, filed->file)) notes.push(one.rule->text);
  body.add("notes", std::move(notes));
  body.add("events", events_for_applicant(history));
  return json_reply(200, body);
}

}  // namespace zhicheng::server
