#include "package/verify.h"

#include "application/application.h"
#include "application/derive.h"
#include "application/review.h"
#include "application/text.h"
#include "base/digest.h"
#include "package/shape.h"
#include "rules/assess.h"

namespace zhicheng::package {

using base::Json;

namespace {

struct Parts {
  std::string edition;
  std::optional<std::string> county;
  std::vector<std::string> packs;
  std::string edition_digest;
  std::string on;
  std::string digest;
  application::Application application;
  std::vector<application::Attachment> attachments;
  const Json* answers = nullptr;
  const Json* assessment = nullptr;
};

void read_edition(const Json& item, const std::string& at, Parts& parts, rules::Fault& fault) {
  rules::Fields fields(item, at, fault);
  parts.edition = fields.text("id");
  const Json& county = fields.need("county");
  if (const std::string* text = county.text()) {
    parts.county = *text;
  } else if (!county.is_null()) {
    fault.note(base::ErrorCode::wrong_type, fields.pointer("county"), "这里应为字符串或 null");
  }
  const Json::Array& packs = fields.items("packs");
  for (std::size_t i = 0; i < packs.size(); ++i) {
    rules::Fields pack(packs[i], fields.pointer("packs", i), fault);
    parts.packs.push_back(pack.text("id"));
    check_digest(pack.text("digest"), pack.pointer("digest"), fault);
    pack.done();
  }
  parts.edition_digest = fields.text("digest");
  check_digest(parts.edition_digest, fields.pointer("digest"), fault);
  fields.done();
}

base::Result<Parts> read_parts(const Json& package, std::string_view at) {
  rules::Fault fault;
  need_format(package, "zhicheng-package/1", at, fault);
  if (fault.found()) return fault.error();
  rules::Fields fields(package, std::string(at), fault);
  Parts parts;
  fields.text("format");
  read_edition(fields.need("edition"), fields.pointer("edition"), parts, fault);
  application::check_time(fields.text("created"), fields.pointer("created"), fault);
  parts.on = fields.text("on");
  const Json& applicant = fields.need("applicant");
  parts.answers = &fields.need("answers");
  const Json& attachments = fields.need("attachments");
  parts.assessment = &fields.need("assessment");
  if (parts.assessment->object() == nullptr) fault.note(base::ErrorCode::wrong_type, fields.pointer("assessment"), "这里应为对象");
  parts.digest = fields.text("digest");  // any text: a wrong digest differs
  fields.done();
  if (fault.found()) return fault.error();
  auto application = application::read(applicant, fields.pointer("applicant"));
  if (!application) return application.error();
  parts.application = std::move(*application);
  auto manifest = application::read_manifest(attachments, fields.pointer("attachments"));
  if (!manifest) return manifest.error();
  parts.attachments = std::move(*manifest);
  return parts;
}

/// Whether a package that names no county ought to: the answers give one that has a file of its own.
bool overlay_for(const rules::Library& library, const Parts& parts, const rules::Vocabulary& vocabulary, const rules::Answers& answers) {
  const auto fact = vocabulary.index_of("county");
  if (!fact || !answers.at(*fact)) return false;
  return library.find(parts.edition, parts.answers->text_at("county"), parts.packs).ok();
}

std::string digest_of(const Json& package) {
  Json::Object body;
  for (const auto& member : *package.object()) {
    if (member.first != "digest") body.push_back(member);
  }
  return base::sha256(base::write_canonical(Json{std::move(body)}));
}

/// Every place where two values differ, the smallest parts that are named by a pointer.
void compare(const Json& packaged, const Json& judged, const std::string& at, std::vector<Difference>& differences) {
  if (packaged.object() != nullptr && judged.object() != nullptr) {
    for (const auto& [key, value] : *packaged.object()) {
      const Json* other = judged.find(key);
      if (other == nullptr) {
        differences.push_back({base::pointer_to(at, key), value, Json{}});
      } else {
        compare(value, *other, base::pointer_to(at, key), differences);
      }
    }
    for (const auto& [key, value] : *judged.object()) {
      if (packaged.find(key) == nullptr) differences.push_back({base::pointer_to(at, key), Json{}, value});
    }
  } else if (packaged.array() != nullptr && judged.array() != nullptr && packaged.array()->size() == judged.array()->size()) {
    for (std::size_t i = 0; i < packaged.array()->size(); ++i) {
      compare((*packaged.array())[i], (*judged.array())[i], base::pointer_to(at, i), differences);
    }
  } else if (!(packaged == judged)) {
    differences.push_back({at, packaged, judged});
  }
}

}  // namespace

std::string_view spell(Verdict verdict) {
  switch (verdict) {
    case Verdict::reproduced: return "reproduced";
    case Verdict::differs: return "differs";
    case Verdict::cannot_judge: return "cannot_judge";
  }
  return "";
}

base::Result<Report> verify(const rules::Library& library, const Json& package, std::string_view at) {
  const auto parts = read_parts(package, at);
  if (!parts) return parts.error();
  const auto on = base::Day::parse(parts->on);
  if (!on) return base::Error{on.error().code, base::pointer_to(at, "on"), on.error().detail};

  Report report;
  report.findings = Json{Json::Array{}};
  report.checks = Json{Json::Array{}};
  const std::string digest = digest_of(package);
  if (digest != parts->digest) report.differences.push_back({"/digest", parts->digest, digest});

  const auto county = parts->county ? std::optional<std::string_view>{*parts->county} : std::nullopt;
  const auto edition = library.find(parts->edition, county, parts->packs);
  const bool exact = edition.ok() && (*edition)->digest == parts->edition_digest;
  if (!exact) {
    report.reason = "没有这一版规则：" + parts->edition + " " + parts->edition_digest;
    report.verdict = report.differences.empty() ? Verdict::cannot_judge : Verdict::differs;
    return report;
  }
  const auto titles = application::check_titles((*edition)->vocabulary, parts->application, base::pointer_to(at, "applicant"));
  if (!titles) return titles.error();
  const std::string answers_at = base::pointer_to(at, "answers");
  const auto answers = rules::Answers::parse_facts((*edition)->vocabulary, *parts->answers, answers_at);
  if (!answers) return answers.error();
  if (const auto year = check_year(**edition, *answers, answers_at); !year) return year.error();

  if (!parts->county && overlay_for(library, *parts, (*edition)->vocabulary, *answers)) {
    report.differences.push_back({"/edition/county", Json{}, *parts->answers->find("county")});
  }
  compare(*package.find("edition"), rules::to_json(rules::name_of(**edition)), "/edition", report.differences);
  const rules::Assessment assessment = rules::assess(**edition, *answers, *on);
  std::string judged;
  rules::append_canonical(judged, assessment);
  if (base::write_canonical(*parts->assessment) == judged) {
    report.findings = *parts->assessment->find("findings");
  } else {
    const Json values = rules::to_json(assessment);
    compare(*parts->assessment, values, "/assessment", report.differences);
    report.findings = *values.find("findings");
  }
  const auto derived = application::derive((*edition)->vocabulary, *answers, parts->application, assessment.cutoff);
  report.checks = application::to_json(
      library.catalogue(), application::review(**edition, *answers, assessment, parts->application, parts->attachments, derived));
  report.verdict = report.differences.empty() ? Verdict::reproduced : Verdict::differs;
  return report;
}

Json to_json(const Report& report) {
  Json::Array differences;
  for (const Difference& one : report.differences) {
    differences.push_back(Json{}.add("at", one.at).add("packaged", one.packaged).add("judged", one.judged));
  }
  Json out;
  out.add("format", "zhicheng-verdict/1").add("verdict", spell(report.verdict)).add("differences", std::move(differences));
  out.add("findings", report.findings).add("checks", report.checks);
  if (!report.reason.empty()) out.add("reason", report.reason);
  return out;
}

}  // namespace zhicheng::package
