#include "server/intake.h"

#include <algorithm>
#include <memory>

#include "base/digest.h"
#include "seal/number.h"
#include "server/concerns.h"
#include "server/filed.h"
#include "server/kept.h"
#include "store/audit.h"
#include "store/submissions.h"
#include "workflow/apply.h"

namespace zhicheng::server {

namespace {

using base::Json;
using judging::Judgement;
using judging::Verdict;

/// What became of a submission inside the transaction.
struct Outcome {
  enum class Kind { kept, repeated, other_body, no_way } kind = Kind::kept;
  std::string receipt;
  std::string number;
};

}  // namespace

void Intake::submit(const std::string& key, std::string package, Answer answer) const {
  auto bytes = std::make_shared<std::string>(std::move(package));
  auto reply = std::make_shared<Answer>(std::move(answer));
  const bool taken = premises_.judges.judge(*bytes, [this, key, bytes, reply](const Judgement& judgement) {
    if (judgement.verdict == Verdict::refused) return (*reply)(json_reply(400, judgement.error));
    keep(key, *bytes, judgement, std::move(*reply));
  });
  if (!taken) (*reply)(busy_reply("正在校验的申报太多，没有收下，请稍后再提交"));
}

void Intake::keep(const std::string& key, const std::string& package, const Judgement& judgement, Answer answer) const {
  auto kept = std::make_shared<Kept>(make_kept(premises_, base::sha256(key), package, judgement));
  auto outcome = std::make_shared<Outcome>();
  auto work = [this, kept, judgement = std::make_shared<Judgement>(judgement), outcome](store::Session& session) {
    *outcome = {};
    if (const auto before = store::find_key(session, kept->submission.key_hash)) {
      outcome->kind = before->sha256 == kept->submission.sha256 ? Outcome::Kind::repeated : Outcome::Kind::other_body;
      outcome->receipt = before->receipt;
      return;
    }
    outcome->number = seal::make_number(std::clamp(year_of(judgement->edition), 1000, 9999));
    workflow::Receive receive = kept->deed;
    receive.number = outcome->number;
    // Who is not known is nobody else either.
    if (receive.subject.person.empty()) receive.subject.person = person_unknown(receive.number);
    const auto received = workflow::receive(premises_.workflow, receive, intake_actor(), kept->at);
    if (!received) {
      outcome->kind = Outcome::Kind::no_way;
      outcome->receipt = received.error().detail;
      return;
    }
    const store::Submission row = finished(premises_, *kept, *judgement, receive.number, 1);
    outcome->receipt = row.receipt;
    store::insert(session, row);
    store::insert(session, row_of(received.value().file, *kept));
    store::insert(session, row.number, 1, kept->attachments);
    note_offices(premises_, session, received.value().file);
    note_records(premises_, session, received.value().file, kept->at);
    for (const workflow::Event& event : received.value().events) {
      store::append(session, {"intake", event.at, event.actor, "receive", row.number,
                              base::write_canonical(Json::Object{{"sha256", row.sha256}, {"verdict", row.verdict}})});
    }
  };
  premises_.store.write(work, [this, kept, outcome, answer = std::move(answer)](bool done) {
    if (!done) return answer(busy_reply("现在存不下，没有收下，请稍后再提交"));
    switch (outcome->kind) {
      case Outcome::Kind::other_body:
        return answer(error_reply(409, "other_body", "同一个 Idempotency-Key 已经用来提交过另一份申报包"));
      case Outcome::Kind::no_way:
        return answer(error_reply(422, "bad_submission", outcome->receipt));
      default: break;
    }
    const auto receipt = base::read_json(outcome->receipt);
    const std::string number(receipt.value().text_at("number"));
    Json body;
    body.add("receipt", receipt.value());
    body.add("secret", premises_.keys.applicant_secret(secret_place(premises_, number)));
    body.add("missing", missing_list(kept->attachments));
    answer(json_reply(outcome->kind == Outcome::Kind::kept ? 201 : 200, body));
  });
}

}  // namespace zhicheng::server
