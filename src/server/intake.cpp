#include "server/intake.h"

#include <charconv>
#include <memory>
#include <set>

#include "base/digest.h"
#include "seal/number.h"
#include "server/receipt.h"
#include "server/secrets.h"
#include "store/audit.h"
#include "store/submissions.h"
#include "workflow/apply.h"
#include "workflow/json.h"

namespace zhicheng::server {

namespace {

using base::Json;
using judging::Judgement;
using judging::Verdict;

/// "bayannur/2026" is of 2026.
int year_of(std::string_view edition) {
  int year = 0;
  const std::string_view last = edition.substr(edition.rfind('/') + 1);
  std::from_chars(last.data(), last.data() + last.size(), year);
  return year;
}

workflow::Judged judged_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::reproduced: return workflow::Judged::reproduced;
    case Verdict::differs: return workflow::Judged::differs;
    case Verdict::cannot_judge: return workflow::Judged::cannot_judge;
    default: return workflow::Judged::unfinished;
  }
}

/// The offices as the judge names them. Without any, somebody has to choose.
std::vector<workflow::Link> links_of(const Json& chain) {
  std::vector<workflow::Link> links;
  if (const auto* items = chain.array()) {
    for (const Json& item : *items) {
      workflow::Link link;
      link.office = item.text_at("office");
      link.duty = workflow::named<workflow::Duty>(item.text_at("duty")).value_or(workflow::Duty::review);
      link.status = workflow::named<workflow::LinkStatus>(item.text_at("status")).value_or(workflow::LinkStatus::gap);
      links.push_back(std::move(link));
    }
  }
  if (links.empty()) links.push_back({"", workflow::Duty::review, workflow::LinkStatus::gap});
  return links;
}

/// Everything that one submission writes, made before the database is asked.
struct Kept {
  store::Submission submission;
  std::vector<store::Attachment> attachments;
  workflow::Receive deed;
  std::string name;
  std::string county;
  std::size_t bytes = 0;
  std::int64_t at = 0;
};

Json missing_list(const std::vector<store::Attachment>& attachments) {
  Json list = Json::Array{};
  for (const auto& one : attachments) {
    if (one.present) continue;
    list.push(Json::Object{{"sha256", one.sha256}, {"kind", one.kind}, {"name", one.name}, {"bytes", one.bytes}});
  }
  return list;
}

/// What became of a submission inside the transaction.
struct Outcome {
  enum class Kind { kept, repeated, other_body, no_way } kind = Kind::kept;
  std::string receipt;
  std::string number;
};

store::FileRow row_of(const workflow::File& file, const Kept& kept) {
  store::FileRow row;
  row.number = file.number;
  row.person = file.subject.person;
  row.name = kept.name;
  row.edition = file.edition;
  row.year = file.subject.year;
  row.level = file.subject.level;
  row.series = file.subject.series;
  row.county = kept.county;
  row.employer = file.subject.employer;
  row.state = workflow::spell(file.state);
  row.office = file.office();
  row.version = file.version;
  row.data = base::write_canonical(workflow::write_file(file));
  return row;
}

}  // namespace

std::string secret_place(const Premises& premises, std::string_view number) { return premises.region + "/" + std::string(number); }

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
  auto kept = std::make_shared<Kept>();
  kept->bytes = package.size();
  kept->at = premises_.clock.now();
  kept->name = judgement.name;
  kept->county = judgement.county;

  store::Submission& submission = kept->submission;
  submission.key_hash = base::sha256(key);
  submission.sha256 = base::sha256(package).substr(7);
  submission.received = time_in_china(kept->at);
  submission.verdict = judging::spell(judgement.verdict);
  submission.judgement = base::write_canonical(Json::Object{
      {"core", judgement.core}, {"differences", judgement.differences}, {"outcome", judgement.outcome}, {"reason", judgement.reason}});
  // What no judge has read may have secrets anywhere.
  Parted parted = judgement.verdict == Verdict::unfinished ? part_all(package) : part(package, {judgement.id_number, judgement.phone});
  submission.body = std::move(parted.open);
  submission.secrets = std::move(parted.secrets);

  workflow::Receive& deed = kept->deed;
  deed.edition = judgement.edition;
  deed.subject = {judgement.id_number.empty() ? "" : premises_.keys.blind_index("id_number", judgement.id_number),
                  judgement.employer, year_of(judgement.edition), judgement.level, judgement.series};
  if (const auto day = base::Day::parse(judgement.filing_day)) deed.filing_day = day.value();
  deed.links = links_of(judgement.chain);
  deed.digest = submission.sha256;
  deed.judged = judged_of(judgement.verdict);
  std::set<std::string> listed;
  for (const judging::Attachment& one : judgement.attachments) {
    const auto name = blobs::Name::read(one.sha256);
    const auto here = name ? premises_.blobs.has(*name) : blobs::Outcome<bool>(false);
    const bool present = std::holds_alternative<bool>(here) && std::get<bool>(here);
    kept->attachments.push_back({one.sha256, one.bytes, one.type, one.kind, one.name, present});
    if (!listed.insert(one.sha256).second) continue;
    deed.attachments.push_back({one.kind, one.sha256});
    if (!present) deed.missing.push_back(one.sha256);
  }

  auto outcome = std::make_shared<Outcome>();
  auto work = [this, kept, judgement = std::make_shared<Judgement>(judgement), outcome](store::Session& session) {
    *outcome = {};
    if (const auto before = store::find_key(session, kept->submission.key_hash)) {
      outcome->kind = before->sha256 == kept->submission.sha256 ? Outcome::Kind::repeated : Outcome::Kind::other_body;
      outcome->receipt = before->receipt;
      return;
    }
    store::Submission row = kept->submission;
    row.number = seal::make_number(std::max(year_of(judgement->edition), 1000));
    outcome->number = row.number;
    workflow::Receive receive = kept->deed;
    receive.number = row.number;
    // Who is not known is nobody else either.
    if (receive.subject.person.empty()) receive.subject.person = "file:" + row.number;
    const auto received = workflow::receive(premises_.workflow, receive, {"intake", {{"intake", ""}}, ""}, kept->at);
    if (!received) {
      outcome->kind = Outcome::Kind::no_way;
      outcome->receipt = received.error().detail;
      return;
    }
    row.secrets = premises_.keys.seal(row.secrets, "submission/" + secret_place(premises_, row.number) + "/1");
    row.receipt = write_receipt(premises_.keys, {row.number, 1, row.sha256, kept->bytes, row.received}, *judgement);
    outcome->receipt = row.receipt;
    store::insert(session, row);
    store::insert(session, row_of(received.value().file, *kept));
    store::insert(session, row.number, 1, kept->attachments);
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
