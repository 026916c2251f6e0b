#include "server/intake.h"

#include <memory>
#include <optional>
#include <vector>

#include "base/digest.h"
#include "seal/number.h"
#include "server/answered.h"
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

/// All that is written under one number, made before the database is asked: signing takes longer than writing.
struct Ready {
  store::Submission submission;
  std::optional<workflow::Outcome> received;
  store::FileRow row;
  std::vector<store::Event> events;
  std::string no_way;  ///< why there is none
};

Ready make_ready(const Premises& premises, const Kept& kept) {
  Ready ready;
  workflow::Receive receive = kept.deed;
  // Whose edition nobody knows yet has the year in which it came.
  const int year = year_of(kept.judgement.edition);
  receive.number = seal::make_number(year >= 1000 && year <= 9999 ? year : workflow::day_in_china(kept.at).year(), kept.at);
  // Who is not known is nobody else either.
  if (receive.subject.person.empty()) receive.subject.person = person_unknown(receive.number);
  auto received = workflow::receive(premises.workflow, receive, intake_actor(), kept.at);
  if (!received) {
    ready.no_way = received.error().detail;
    return ready;
  }
  ready.submission = finished(premises, kept, receive.number, 1);
  ready.row = row_of(received.value().file, kept);
  for (const workflow::Event& event : received.value().events) {
    ready.events.push_back({"intake", event.at, event.actor, "receive", receive.number,
                            base::write_canonical(Json::Object{{"sha256", ready.submission.sha256}, {"verdict", ready.submission.verdict}})});
  }
  ready.received = std::move(received).value();
  return ready;
}

}  // namespace

void Intake::submit(const std::string& key, std::string package, Answer answer) const {
  auto bytes = std::make_shared<std::string>(std::move(package));
  auto reply = std::make_shared<Answer>(std::move(answer));
  const bool taken = premises_.judges.judge(*bytes, [this, key, bytes, reply](Judgement judgement) {
    if (judgement.verdict == Verdict::refused) return refuse(premises_, base::sha256(key), *bytes, judgement.error, *reply);
    keep(key, *bytes, std::move(judgement), std::move(*reply));
  });
  if (!taken) (*reply)(busy_reply("正在校验的申报太多，没有收下，请稍后再提交"));
}

void Intake::keep(const std::string& key, const std::string& package, Judgement judgement, Answer answer) const {
  auto kept = std::make_shared<Kept>(make_kept(premises_, base::sha256(key), package, std::move(judgement)));
  auto ready = std::make_shared<Ready>(make_ready(premises_, *kept));
  if (!ready->received) return answer(error_reply(422, "bad_submission", ready->no_way));
  auto known = std::make_shared<std::optional<Reply>>();
  auto work = [this, kept, ready, known](store::Session& session) {
    *known = reply_to_known_key(premises_, session, kept->submission.key_hash, kept->submission.sha256);
    if (*known) return;
    while (store::has_file(session, ready->row.number)) *ready = make_ready(premises_, *kept);
    const workflow::File& file = ready->received->file;
    store::insert(session, ready->submission);
    store::insert(session, ready->row);
    store::insert(session, file.number, 1, kept->attachments);
    note_offices(premises_, session, file);
    note_records(premises_, session, file, kept->at);
    for (const store::Event& event : ready->events) store::append(session, event);
  };
  premises_.store.write(work, [this, kept, ready, known, answer = std::move(answer)](bool done) {
    if (!done) return answer(busy_reply("现在存不下，没有收下，请稍后再提交"));
    if (*known) return answer(std::move(**known));
    const store::Submission& row = ready->submission;
    answer(kept_reply(premises_, 201, {row.number, row.receipt, missing_list(row.verdict, kept->attachments)}));
  });
}

}  // namespace zhicheng::server
