// Canonical members are sorted: {"answers","applicant","assessment","attachments","created",…,"edition","format","on"}.
// The assessment is nine tenths of a package. What stands around it is read as values; then its bytes can be foretold, and
// comparing is cheaper than reading.
#include "package/reproduce.h"

#include "base/digest.h"
#include "package/package.h"
#include "package/parts.h"
#include "rules/assess.h"

namespace zhicheng::package {
namespace {

using namespace std::string_view_literals;

constexpr auto kAssessment = ",\"assessment\":{"sv;
constexpr auto kAttachments = ",\"attachments\":["sv;
constexpr auto kDigest = ",\"digest\":\""sv;

/// Below it no text has as many values as base::JsonLimits forbids: each takes two bytes.
constexpr std::size_t kMostBytes = 2 * base::JsonLimits{}.nodes;

/// More than a package has. Adding one looks for its name among all others.
constexpr std::size_t kMostMembers = 32;

struct Around {
  std::string_view head;   ///< {"answers":…,"applicant":…
  std::string_view inner;  ///< the assessment, perhaps
  std::string_view tail;   ///< ,"attachments":…}
};

/// Neither mark can stand within a string of JSON, where a quote is escaped. An object of the applicant's may have a
/// member of such a name: then head or tail is no JSON.
std::optional<Around> split(std::string_view bytes) {
  if (bytes.size() >= kMostBytes) return std::nullopt;
  const std::size_t begin = bytes.find(kAssessment);
  const std::size_t end = bytes.rfind(kAttachments);
  if (begin == std::string_view::npos || end == std::string_view::npos || end <= begin) return std::nullopt;
  const std::size_t inner = begin + kAssessment.size() - 1;
  return Around{bytes.substr(0, begin), bytes.substr(inner, end - inner), bytes.substr(end)};
}

/// The text as an object, when it is written canonically.
std::optional<Json> read_canonical(const std::string& text) {
  auto json = base::read_json(text);
  if (!json || json->object() == nullptr || base::write_canonical(*json) != text) return std::nullopt;
  return std::move(*json);
}

/// The package without the assessment: an empty object stands for it.
std::optional<Json> read_around(const Around& around) {
  auto package = read_canonical(std::string(around.head) + '}');
  if (!package) return std::nullopt;
  const Json::Object& members = *package->object();
  if (members.size() != 2 || members[0].first != "answers" || members[1].first != "applicant") return std::nullopt;
  auto tail = read_canonical('{' + std::string(around.tail.substr(1)));
  if (!tail || tail->object()->size() > kMostMembers) return std::nullopt;
  package->add("assessment", Json{Json::Object{}});
  for (auto& [key, value] : *tail->object()) package->add(key, std::move(value));
  return package;
}

/// The digest of everything but the member of that name, which is written `digest`.
bool digest_fits(std::string_view bytes, std::string_view tail, std::string_view digest) {
  const std::size_t in_tail = tail.find(kDigest);
  if (in_tail == std::string_view::npos) return false;
  const std::size_t begin = bytes.size() - tail.size() + in_tail;
  const std::size_t end = begin + kDigest.size() + digest.size() + 1;
  base::Sha256 hash;
  hash.add(bytes.substr(0, begin));
  hash.add(bytes.substr(end));
  return digest == "sha256:" + hash.finish();
}

}  // namespace

std::optional<Report> reproduce(const rules::Library& library, std::string_view bytes, Checks checks) {
  const auto around = split(bytes);
  if (!around) return std::nullopt;
  auto package = read_around(*around);
  if (!package) return std::nullopt;
  const auto parts = read_parts(*package, "");
  if (!parts || !digest_fits(bytes, around->tail, parts->digest)) return std::nullopt;
  const auto on = base::Day::parse(parts->on);
  const auto edition = exact_edition(library, *parts);
  if (!on || edition == nullptr) return std::nullopt;
  if (!application::check_titles(edition->vocabulary, parts->application, "")) return std::nullopt;
  const auto answers = rules::Answers::parse_facts(edition->vocabulary, *parts->answers, "");
  if (!answers || !check_year(*edition, *answers, "") || lacks_overlay(library, *parts, edition->vocabulary, *answers)) return std::nullopt;
  if (base::write_canonical(*package->find("edition")) != base::write_canonical(rules::to_json(rules::name_of(*edition)))) return std::nullopt;

  std::string judged;
  rules::Assessment assessment = rules::assess(*edition, *answers, *on);
  const rules::FindingsSpan findings = rules::append_canonical(judged, assessment);
  if (judged != around->inner) return std::nullopt;
  Report report;
  report.verdict = Verdict::reproduced;
  if (checks == Checks::made) report.checks = checks_of(library.catalogue(), *edition, *answers, assessment, *parts);
  report.findings = judged.substr(findings.from, findings.length);
  report.package = std::move(*package);
  report.edition = edition;
  report.assessment = std::move(assessment);
  return report;
}

}  // namespace zhicheng::package
