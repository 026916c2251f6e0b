#include "server/kept.h"

#include <charconv>
#include <set>

#include "base/digest.h"
#include "server/compressed.h"
#include "server/filed.h"
#include "server/receipt.h"
#include "server/secrets.h"
#include "server/troubles.h"
#include "workflow/apply.h"

namespace zhicheng::server {

using base::Json;
using judging::Judgement;
using judging::Verdict;

namespace {

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

/// Verdict, what the judge says, and the bytes without what is to be sealed.
void put_judgement(store::Submission& submission, const std::string& package, const Covered& judgement) {
  submission.verdict = judging::spell(judgement.verdict);
  submission.judgement = base::write_canonical(Json::Object{
      {"core", judgement.core}, {"differences", judgement.differences}, {"edition", edition_of(judgement)}, {"outcome", judgement.outcome},
      {"reason", judgement.reason}});
  Parted parted = part_known(package, judgement.id_number, judgement.phone, judgement.spellings);
  submission.body = compress(parted.open);
  submission.secrets = std::move(parted.secrets);
}

}  // namespace

Kept make_kept(const Premises& premises, std::string key_hash, const std::string& package, Judgement said) {
  Kept kept{Covered(std::move(said)), {}, {}, {}};
  const Covered& judgement = kept.judgement;
  kept.bytes = package.size();
  kept.at = premises.clock.now();

  kept.submission.key_hash = std::move(key_hash);
  kept.submission.sha256 = base::sha256(package).substr(7);
  kept.submission.received = time_in_china(kept.at);
  put_judgement(kept.submission, package, judgement);

  workflow::Receive& deed = kept.deed;
  deed.edition = judgement.edition;
  deed.subject = {judgement.id_number.empty() ? "" : premises.keys.blind_index("id_number", judgement.id_number),
                  judgement.employer, year_of(judgement.edition), judgement.level, judgement.series};
  if (const auto day = base::Day::parse(judgement.filing_day)) deed.filing_day = day.value();
  if (const auto day = base::Day::parse(judgement.on)) deed.on = day.value();
  deed.links = links_of(judgement.chain);
  deed.digest = kept.submission.sha256;
  deed.judged = judged_of(judgement.verdict);
  std::set<std::string> listed, missing;
  for (const judging::Attachment& one : judgement.attachments) {
    const auto name = blobs::Name::read(one.sha256);
    const auto here = name ? premises.blobs.has(blobs::Promise{*name, one.bytes, one.type}) : blobs::Outcome<bool>(false);
    // What cannot be looked for now is sent again; what is here and is something else is refused when it is sent.
    const auto* fault = std::get_if<blobs::Fault>(&here);
    if (fault != nullptr && blobs::is_the_machines(fault->code)) premises.troubles.blobs(*fault);
    const bool present = std::holds_alternative<bool>(here) && std::get<bool>(here);
    kept.attachments.push_back({one.sha256, one.bytes, one.type, one.kind, one.name, present});
    if (listed.insert(one.sha256).second) deed.attachments.push_back({one.kind, one.sha256});
    if (!present && missing.insert(one.sha256).second) deed.missing.push_back(one.sha256);
  }
  return kept;
}

Parted part_known(const std::string& package, std::string_view id_number, std::string_view phone, const std::vector<std::string>& spellings) {
  // What no judge could read may have secrets anywhere.
  if (id_number.empty()) return part_all(package);
  std::vector<std::string_view> secrets{id_number, phone};
  for (const std::string& spelling : spellings) {
    if (package.find(spelling) != std::string::npos) secrets.push_back(spelling);
  }
  return part(package, secrets);
}

store::Submission finished(const Premises& premises, const Kept& kept, const std::string& number, std::int64_t revision) {
  store::Submission row = kept.submission;
  row.number = number;
  row.revision = revision;
  row.secrets = premises.keys.seal(row.secrets, sealed_place(premises.region, number, revision));
  row.receipt = write_receipt(premises.keys, {number, revision, row.sha256, kept.bytes, row.received}, kept.judgement);
  return row;
}

store::FileRow row_of(const workflow::File& file, const Kept& kept) {
  store::FileRow row;
  row.number = file.number;
  row.name = kept.judgement.name;
  row.edition = file.edition;
  row.county = kept.judgement.county;
  put_file(row, file);
  return row;
}

workflow::Receive of_file(const workflow::File& file, workflow::Receive deed) {
  deed.number = file.number;
  const bool stays_unknown = !workflow::is_unknown(file) && file.subject.person == person_unknown(file.number);
  if (deed.subject.person.empty() || stays_unknown) deed.subject.person = file.subject.person;
  return deed;
}

std::string person_unknown(std::string_view number) { return "file:" + std::string(number); }

Json missing_list(std::string_view verdict, const std::vector<store::Attachment>& attachments) {
  if (verdict == judging::spell(Verdict::unfinished)) return {};
  Json list = Json::Array{};
  for (const auto& one : attachments) {
    if (one.present) continue;
    list.push(Json::Object{{"sha256", one.sha256}, {"kind", one.kind}, {"name", one.name}, {"bytes", one.bytes}});
  }
  return list;
}

int year_of(std::string_view edition) {
  int year = 0;
  const std::string_view last = edition.substr(edition.rfind('/') + 1);
  std::from_chars(last.data(), last.data() + last.size(), year);
  return year;
}

std::string secret_place(const Premises& premises, std::string_view number) { return premises.region + "/" + std::string(number); }

std::string sealed_place(std::string_view region, std::string_view number, std::int64_t revision) {
  return "submission/" + std::string(region) + "/" + std::string(number) + "/" + std::to_string(revision);
}

}  // namespace zhicheng::server
