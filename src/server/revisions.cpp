#include "server/revisions.h"

#include <memory>
#include <optional>
#include <utility>

#include "base/digest.h"
#include "server/answered.h"
#include "server/concerns.h"
#include "server/filed.h"
#include "server/file_view.h"
#include "server/json_body.h"
#include "server/kept.h"
#include "server/later.h"
#include "server/personal.h"
#include "store/files.h"
#include "workflow/json.h"

namespace zhicheng::server {

using base::Json;
using judging::Judgement;
using judging::Verdict;

namespace {

/// A key is the file's own: a blank stands in no key.
std::string key_hash_of(const std::string& number, const std::string& key) { return base::sha256(number + " " + key); }

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
    if (judgement.verdict == Verdict::refused) return refuse(premises_, key_hash_of(number, key), *bytes, judgement.error, *reply);
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
  auto kept = std::make_shared<Kept>(make_kept(premises_, key_hash_of(number, key), package, std::move(judgement)));
  auto reply = std::make_shared<Reply>();
  auto work = [this, number, kept, reply](store::Session& session) {
    if (auto known = reply_to_known_key(premises_, session, kept->submission.key_hash, kept->submission.sha256)) {
      *reply = *std::move(known);
      return;
    }
    auto filed = find_filed(session, number);
    if (!filed) {
      *reply = no_file();
      return;
    }
    const std::string person = filed->file.subject.person;
    const auto moved = hand_in(session, *filed, *kept);
    if (!moved) {
      *reply = refusal_reply(moved.error());
      return;
    }
    // A corrected name is the name by which offices find the file. What no judge has finished says none.
    if (const std::string& name = kept->judgement.name; !name.empty() && name != filed->row.name) store::rename(session, number, name);
    if (filed->file.subject.person != person) note_records(premises_, session, filed->file, kept->at);
    const auto revision = static_cast<std::int64_t>(filed->file.submissions.size());
    const store::Submission row = finished(premises_, *kept, number, revision);
    store::insert(session, row);
    store::insert(session, number, revision, kept->attachments);
    *reply = kept_reply(premises_, 201, {number, row.receipt, missing_list(row.verdict, kept->attachments)});
  };
  premises_.store.write(work, [reply, answer = std::move(answer)](bool done) {
    answer(done ? std::move(*reply) : busy_reply("现在存不下，没有收下，请稍后再提交"));
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
    show_done(premises_, answer, "已经撤回，但现在查不到，请稍后再看进度", [this, number] { return progress_.show(number); });
  });
}

}  // namespace zhicheng::server
