#include <array>
#include <utility>

#include "judging/judgement.h"
#include "package/verify.h"

namespace zhicheng::judging {

namespace {

using base::Json;

constexpr std::array kVerdicts{
    std::pair{Verdict::reproduced, std::string_view("reproduced")},
    std::pair{Verdict::differs, std::string_view("differs")},
    std::pair{Verdict::cannot_judge, std::string_view("cannot_judge")},
    std::pair{Verdict::refused, std::string_view("refused")},
    std::pair{Verdict::unfinished, std::string_view("unfinished")},
};

/// Each of these is a text of Judgement.
struct Member {
  std::string_view name;
  std::string Judgement::* member;
};
constexpr std::array kTexts{
    Member{"core", &Judgement::core},
    Member{"county", &Judgement::county},
    Member{"edition", &Judgement::edition},
    Member{"edition_digest", &Judgement::edition_digest},
    Member{"employer", &Judgement::employer},
    Member{"employer_code", &Judgement::employer_code},
    Member{"filing_day", &Judgement::filing_day},
    Member{"id_number", &Judgement::id_number},
    Member{"level", &Judgement::level},
    Member{"name", &Judgement::name},
    Member{"on", &Judgement::on},
    Member{"outcome", &Judgement::outcome},
    Member{"phone", &Judgement::phone},
    Member{"reason", &Judgement::reason},
    Member{"series", &Judgement::series},
};

const Json kNothing;

const Json& at(const Json& value, std::string_view key) {
  const Json* found = value.find(key);
  return found == nullptr ? kNothing : *found;
}

Json attachments_of(const Json& package) {
  Json list = Json::Array{};
  const auto* items = at(package, "attachments").array();
  if (items == nullptr) return list;
  for (const Json& item : *items) {
    Json one;
    for (const std::string_view key : {"bytes", "kind", "name", "sha256", "type"}) one.add(key, at(item, key));
    list.push(std::move(one));
  }
  return list;
}

std::string filing_day(const rules::Assessment& assessment) {
  for (const rules::Deadline& deadline : assessment.deadlines) {
    if (deadline.rule->id == "filing") return deadline.date ? deadline.date->text() : "";
  }
  return {};
}

Json chain_of(const rules::Assessment& assessment) {
  Json chain = Json::Array{};
  for (const rules::Link& link : assessment.chain) {
    chain.push(Json::Object{{"duty", link.rule->duty}, {"office", link.office}, {"status", rules::spell(link.rule->status)}});
  }
  return chain;
}

/// What the package says, and what this judge itself says of its answers.
void add_contents(Json& out, const package::Report& report) {
  const Json& applicant = at(report.package, "applicant");
  const Json& answers = at(report.package, "answers");
  for (const std::string_view key : {"name", "id_number", "phone", "employer", "employer_code"}) {
    out.add(key, applicant.text_at(key));
  }
  for (const std::string_view key : {"level", "series"}) out.add(key, answers.text_at(key));
  const Json& edition = at(report.package, "edition");
  const std::string_view named = edition.text_at("county");
  out.add("county", named.empty() ? answers.text_at("county") : named);
  out.add("on", report.package.text_at("on"));
  out.add("edition", edition.text_at("id")).add("edition_digest", edition.text_at("digest"));
  out.add("attachments", attachments_of(report.package));
  if (!report.assessment) return;
  out.add("outcome", rules::spell(report.assessment->outcome)).add("filing_day", filing_day(*report.assessment));
  out.add("chain", chain_of(*report.assessment));
}

}  // namespace

std::string_view spell(Verdict verdict) {
  for (const auto& [value, word] : kVerdicts) {
    if (value == verdict) return word;
  }
  return "unfinished";
}

std::string judge(const api::Door& door, std::string_view package) {
  const auto report = package::verify(door.library(), package, package::Checks::left_out);
  Json out;
  out.add("format", "zhicheng-judgement/1").add("core", core_version());
  if (!report) {
    const base::Error& error = report.error();
    Json told = Json::Object{{"code", base::spell(error.code)}, {"at", error.at}, {"detail", error.detail}};
    out.add("verdict", spell(Verdict::refused)).add("error", Json::Object{{"error", std::move(told)}});
    return base::write_canonical(out);
  }
  Json differences = Json::Array{};
  for (const package::Difference& one : report.value().differences) differences.push(package::to_json(one));
  out.add("verdict", package::spell(report.value().verdict)).add("differences", std::move(differences)).add("reason", report.value().reason);
  add_contents(out, report.value());
  return base::write_canonical(out);
}

Judgement read(std::string_view judgement) {
  Judgement out;
  const auto json = base::read_json(judgement, {std::size_t{32} << 20, 66, 400'000});
  if (!json || json.value().text_at("format") != "zhicheng-judgement/1") return out;
  const Json& said = json.value();
  for (const auto& [value, word] : kVerdicts) {
    if (said.text_at("verdict") == word) out.verdict = value;
  }
  for (const auto& [name, member] : kTexts) out.*member = said.text_at(name);
  out.error = at(said, "error");
  out.differences = at(said, "differences");
  out.chain = at(said, "chain");
  if (const auto* list = at(said, "attachments").array()) {
    for (const Json& item : *list) {
      Attachment one;
      one.kind = item.text_at("kind");
      one.name = item.text_at("name");
      one.type = item.text_at("type");
      one.sha256 = item.text_at("sha256");
      if (const auto* bytes = at(item, "bytes").integer()) one.bytes = *bytes;
      out.attachments.push_back(std::move(one));
    }
  }
  return out;
}

std::string_view core_version() { return "zhicheng-core/1"; }

}  // namespace zhicheng::judging
