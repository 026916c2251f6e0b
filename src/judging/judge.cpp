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

/// What this judge itself says of the answers. Only a package that is reproduced may speak for it.
Json assess_again(const api::Door& door, const Json& package) {
  const Json& edition = at(package, "edition");
  Json packs = Json::Array{};
  if (const auto* named = at(edition, "packs").array()) {
    for (const Json& pack : *named) packs.push(pack.text_at("id"));
  }
  Json body;
  body.add("format", "zhicheng-answers/1").add("answers", at(package, "answers"));
  Json request;
  request.add("format", "zhicheng-request/1").add("call", "assess").add("edition", at(edition, "id"));
  request.add("county", at(edition, "county")).add("packs", std::move(packs)).add("on", at(package, "on")).add("body", std::move(body));
  const api::Response response = door.handle(base::write_canonical(request));
  if (response.answer == api::Answer::refused) return {};
  auto assessment = base::read_json(response.bytes);
  return assessment ? std::move(assessment).value() : Json();
}

std::string_view filing_day(const Json& assessment) {
  const auto* deadlines = at(assessment, "deadlines").array();
  if (deadlines == nullptr) return {};
  for (const Json& deadline : *deadlines) {
    if (deadline.text_at("id") == "filing") return deadline.text_at("date");
  }
  return {};
}

void add_contents(Json& out, const Json& package, const Json& assessment) {
  const Json& applicant = at(package, "applicant");
  const Json& answers = at(package, "answers");
  for (const std::string_view key : {"name", "id_number", "phone", "employer", "employer_code"}) {
    out.add(key, applicant.text_at(key));
  }
  for (const std::string_view key : {"level", "series"}) out.add(key, answers.text_at(key));
  const Json& edition = at(package, "edition");
  const std::string_view named = edition.text_at("county");
  out.add("county", named.empty() ? answers.text_at("county") : named);
  out.add("edition", edition.text_at("id")).add("edition_digest", edition.text_at("digest"));
  out.add("outcome", assessment.text_at("outcome")).add("filing_day", filing_day(assessment));
  out.add("chain", at(assessment, "chain"));
  out.add("attachments", attachments_of(package));
}

}  // namespace

std::string_view spell(Verdict verdict) {
  for (const auto& [value, word] : kVerdicts) {
    if (value == verdict) return word;
  }
  return "unfinished";
}

std::string judge(const api::Door& door, std::string_view package) {
  const auto report = package::verify(door.library(), package);
  Json out;
  out.add("format", "zhicheng-judgement/1").add("core", core_version());
  if (!report) {
    const base::Error& error = report.error();
    Json told = Json::Object{{"code", base::spell(error.code)}, {"at", error.at}, {"detail", error.detail}};
    out.add("verdict", spell(Verdict::refused)).add("error", Json::Object{{"error", std::move(told)}});
    return base::write_canonical(out);
  }
  Json differences = Json::Array{};
  for (const package::Difference& one : report.value().differences) {
    differences.push(Json::Object{{"at", one.at}, {"packaged", one.packaged}, {"judged", one.judged}});
  }
  out.add("verdict", package::spell(report.value().verdict)).add("differences", std::move(differences)).add("reason", report.value().reason);

  // What was judged can be read.
  const auto contents = base::read_json(package);
  const Json& read = contents ? contents.value() : kNothing;
  switch (report.value().verdict) {
    case package::Verdict::reproduced: add_contents(out, read, at(read, "assessment")); break;
    case package::Verdict::differs: add_contents(out, read, assess_again(door, read)); break;
    case package::Verdict::cannot_judge: add_contents(out, read, kNothing); break;
  }
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
