#include "server/revisions.h"

#include <memory>
#include <optional>
#include <utility>

#include "base/digest.h"
#include "server/concerns.h"
#include "server/filed.h"
#include "server/file_view.h"
#include "server/json_body.h"
#include "server/kept.h"
#include "server/personal.h"
#include "store/files.h"
#include "workflow/json.h"

namespace zhicheng::server {

using base::Json;
using judging::Judgement;
using judging::Verdict;

namespace {

/// What became of a revision inside the transaction.
struct Outcome {
  enum class Kind { kept, repeated, other_body, no_file, refused } kind = Kind::no_file;
  std::string receipt;
  workflow::Refusal refusal;
};

workflow::Resubmit resubmission(const workflow::File& file, const workflow::Receive& deed) {
  // What no judge has finished is taken for what the file is, until one has.
  const bool unfinished = deed.judged == workflow::Judged::unfinished;
  return {unfinished ? file.subject : deed.subject, deed.digest, deed.attachments, deed.missing, deed.judged, deed.on,
          unfinished ? file.filing_day : deed.filing_day};
}

}  // namespace

Reply refusal_reply(const workflow::Refusal& refusal) {
  using workflow::Reason;
  const bool late = refusal.reason == Reason::conflict || refusal.reason == Reason::not_now || refusal.reason == Reason::past_limit;
  const unsigned status = refusal.reason == Reason::not_allowed ? 403 : late ? 409 : 422;
  return error_reply(status, workflow::spell(refusal.reason), refusal.detail, refusal.at);
}

void Revisions::submit(const std::string& number, const std::string& key, std::string package, Answer answer) const {
  auto bytes = std::make_shared<std::string>(std::move(package));
  auto reply = std::make_shared<Answer>(std::move(answer));
  const bool taken = premises_.judges.judge(*bytes, [this, number, key, bytes, reply](Judgement judgement) {
    if (judgement.verdict == Verdict::refused) return (*reply)(refused(judgement.error));
    keep(number, key, *bytes, std::move(judgement), std::move(*reply));
  });
  if (!taken) (*reply)(busy_reply("正在校验的申报太多，没有收下，请稍后再提交"));
}

workflow::Allowed<workflow::File> Revisions::hand_in(store::Session& session, Filed& filed, const Kept& kept) const {
  const workflow::Actor applicant = applicant_actor(filed.file.number);
  const workflow::Receive deed = of_file(filed.file, kept.deed);
  if (!workflow::is_unknown(filed.file)) {
    return move(premises_, session, filed, {filed.file.version, resubmission(filed.file, deed)}, applicant, kept.at);
  }
  const auto outcome = workflow::resubmit_unknown(premises_.workflow, filed.file, deed, applicant, kept.at);
  if (outcome && !workflow::is_unknown(outcome->file)) filed.row = row_of(outcome->file, kept);
  return settle(premises_, session, filed, outcome, applicant, kept.at);
}

void Revisions::keep(const std::string& number, const std::string& key, const std::string& package, Judgement judgement, Answer answer) const {
  // A key is the file's own: a blank stands in no key.
  auto kept = std::make_shared<Kept>(make_kept(premises_, base::sha256(number + " " + key), package, std::move(judgement)));
  auto outcome = std::make_shared<Outcome>();
  auto work = [this, number, kept, outcome](store::Session& session) {
    *outcome = {};
    if (const auto before = store::find_key(session, kept->submission.key_hash)) {
      outcome->kind = before->sha256 == kept->submission.sha256 ? Outcome::Kind::repeated : Outcome::Kind::other_body;
      outcome->receipt = before->receipt;
      return;
    }
    auto filed = find_filed(session, number);
    if (!filed) return;
    const std::string person = filed->file.subject.person;
    const auto moved = hand_in(session, *filed, *kept);
    if (!moved) {
      outcome->kind = Outcome::Kind::refused;
      outcome->refusal = moved.error();
      return;
    }
    // A corrected name is the name by which offices find the file. What no judge has finished says none.
    if (const std::string& name = kept->judgement.name; !name.empty() && name != filed->row.name) store::rename(session, number, name);
    if (filed->file.subject.person != person) note_records(premises_, session, filed->file, kept->at);
    const auto revision = static_cast<std::int64_t>(filed->file.submissions.size());
    const store::Submission row = finished(premises_, *kept, number, revision);
    store::insert(session, row);
    store::insert(session, number, revision, kept->attachments);
    outcome->kind = Outcome::Kind::kept;
    outcome->receipt = row.receipt;
  };
  premises_.store.write(work, [this, number, kept, outcome, answer = std::move(answer)](bool done) {
    if (!done) return answer(busy_reply("现在存不下，没有收下，请稍后再提交"));
    switch (outcome->kind) {
      case Outcome::Kind::no_file: return answer(no_file());
      case Outcome::Kind::refused: return answer(refusal_reply(outcome->refusal));
      case Outcome::Kind::other_body: return answer(error_reply(409, "other_body", "同一个 Idempotency-Key 已经用来提交过另一份申报包"));
      default: break;
    }
    const auto receipt = base::read_json(outcome->receipt);
    Json body;
    body.add("receipt", receipt.value());
    body.add("secret", premises_.keys.applicant_secret(secret_place(premises_, number)));
    body.add("missing", missing_list(kept->attachments));
    answer(json_reply(outcome->kind == Outcome::Kind::kept ? 201 : 200, body));
  });
}

void Revisions::withdraw(const std::string& number, base::Json body, Answer answer) const {
  if (body.find("do") != nullptr) return answer(error_reply(400, "unknown_key", "do", "/do"));
  if (body.object() != nullptr) body.add("do", workflow::spell(workflow::Action::withdraw));
  const auto wanted = workflow::read_move(body);
  if (!wanted) return answer(refused(wanted.error()));
  if (const auto number_in = personal_number(body, "")) return answer(refused(*number_in));

  auto refusal = std::make_shared<std::optional<Reply>>();
  auto work = [this, number, wanted = wanted.value(), refusal](store::Session& session) {
    refusal->reset();
    auto filed = find_filed(session, number);
    if (!filed) {
      *refusal = no_file();
    } else if (const auto moved = move(premises_, session, *filed, wanted, applicant_actor(number), premises_.clock.now()); !moved) {
      *refusal = refusal_reply(moved.error());
    }
  };
  premises_.store.write(work, [this, number, refusal, answer = std::move(answer)](bool done) {
    if (!done) return answer(busy_reply("现在记不下来，请稍后再试"));
    if (*refusal) return answer(std::move(**refusal));
    const bool taken = premises_.errands.run([this, number, answer] { answer(progress_.show(number)); });
    if (!taken) answer(busy_reply("已撤回，但现在查不到，请稍后再看"));
  });
}

}  // namespace zhicheng::server
