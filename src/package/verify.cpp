#include "package/verify.h"

#include "application/application.h"
#include "base/utf8.h"
#include "package/differences.h"
#include "package/package.h"
#include "package/parts.h"
#include "package/reproduce.h"
#include "package/shape.h"
#include "rules/assess.h"

namespace zhicheng::package {

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
  const std::string digest = digest_of(package);
  Differences differences;
  if (digest != parts->digest) differences.add("/digest", parts->digest, digest);

  const auto edition = exact_edition(library, *parts);
  if (edition == nullptr) {
    differences.move_to(report);
    report.reason = what_is_lacking(library, *parts);
    report.verdict = report.differences.empty() ? Verdict::cannot_judge : Verdict::differs;
    return report;
  }
  const auto titles = application::check_titles(edition->vocabulary, parts->application, base::pointer_to(at, "applicant"));
  if (!titles) return titles.error();
  const std::string answers_at = base::pointer_to(at, "answers");
  const auto answers = rules::Answers::parse_facts(edition->vocabulary, *parts->answers, answers_at);
  if (!answers) return answers.error();
  if (const auto year = check_year(*edition, *answers, answers_at); !year) return year.error();

  if (lacks_overlay(library, *parts, edition->vocabulary, *answers)) {
    differences.add("/edition/county", Json{}, *parts->answers->find("county"));
  }
  differences.compare(*package.find("edition"), rules::to_json(rules::name_of(*edition)), "/edition");
  rules::Assessment assessment = rules::assess(*edition, *answers, *on);
  std::string judged;
  const rules::FindingsSpan findings = rules::append_canonical(judged, assessment);
  if (base::write_canonical(*parts->assessment) != judged) {
    differences.compare(*parts->assessment, rules::to_json(assessment), "/assessment");
  }
  differences.move_to(report);
  report.findings = judged.substr(findings.from, findings.length);
  report.checks = checks_of(library.catalogue(), *edition, *answers, assessment, *parts);
  report.verdict = report.differences.empty() ? Verdict::reproduced : Verdict::differs;
  report.edition = edition;
  report.assessment = std::move(assessment);
  return report;
}

base::Result<Report> verify(const rules::Library& library, std::string_view bytes, Checks checks) {
  if (auto report = reproduce(library, bytes, checks)) return std::move(*report);
  auto package = base::read_json(bytes);
  if (!package) return package.error();
  auto report = verify(library, *package, "");
  if (report) report->package = std::move(*package);
  return report;
}

Json to_json(const Difference& difference) {
  Json out = Json{}.add("at", difference.at).add("packaged", difference.packaged).add("judged", difference.judged);
  if (!difference.judged_at.empty()) out.add("judged_at", difference.judged_at);
  if (difference.packaged_bytes > 0) out.add("packaged_bytes", static_cast<std::int64_t>(difference.packaged_bytes));
  return out;
}

std::string write(const Report& report) {
  Json::Array differences;
  for (const Difference& one : report.differences) differences.push_back(to_json(one));
  std::string out = "{\"checks\":" + report.checks + ",\"differences\":";
  base::append_canonical(out, Json{std::move(differences)});
  if (report.differences_left_out > 0) out += ",\"differences_left_out\":" + std::to_string(report.differences_left_out);
  out += ",\"findings\":" + report.findings + ",\"format\":\"zhicheng-verdict/1\"";
  if (!report.reason.empty()) {
    out += ",\"reason\":";
    base::append_quoted(out, report.reason);
  }
  out += ",\"verdict\":\"";
  out += spell(report.verdict);
  return out += "\"}";
}

}  // namespace zhicheng::package
