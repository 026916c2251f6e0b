#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "base/json.h"
#include "rules/assess.h"
#include "rules/embedded.h"
#include "rules/library.h"

using namespace zhicheng;
using base::Json;

namespace {

constexpr std::string_view kNational = R"({"format":"zhicheng-pack/1","id":"a","title":"甲","kind":"national_minimum",
  "series":["archives"],"verified":false,"source":"乙"})";
constexpr std::string_view kRegional = R"({"format":"zhicheng-pack/1","id":"a","title":"甲","kind":"regional_conditions",
  "series":["archives"],"verified":true,"source":"乙","series_conditions":{"judge":[{"status":"met"}]}})";

/// Loads the shipped rules with the pack `a` and asks for it: "code at", or "loaded".
std::string with_pack(std::string_view pack, std::string_view key = {}, std::string_view value = {}) {
  Json json = *base::read_json(pack);
  if (!key.empty()) json.set(key, *base::read_json(value));
  const std::string bytes = base::write_canonical(json);
  std::vector<rules::SourceFile> files(rules::embedded_files().begin(), rules::embedded_files().end());
  files.push_back({"packs/a.json", bytes});
  const auto library = rules::Library::load(files);
  if (!library) return std::string(base::spell(library.error().code)) + " " + library.error().at;
  const auto found = library->find("bayannur/2026", "150802", {"a"});
  return found ? "loaded" : std::string(base::spell(found.error().code)) + " " + found.error().at;
}

}  // namespace

TEST_CASE("a pack is refused with the place of its fault") {
  CHECK(with_pack(kNational) == "loaded");
  CHECK(with_pack(kRegional) == "loaded");
  CHECK(with_pack(kRegional, "format", R"("zhicheng-pack/2")") == "newer_format packs/a.json#/format");
  CHECK(with_pack(kRegional, "id", R"("b")") == "bad_pack packs/a.json#/id");
  CHECK(with_pack(kRegional, "kind", R"("local")") == "out_of_domain packs/a.json#/kind");
  CHECK(with_pack(kRegional, "series", "[]") == "bad_pack packs/a.json#/series");
  CHECK(with_pack(kRegional, "series", R"(["archives","archive"])") == "out_of_domain packs/a.json#/series/1");
  CHECK(with_pack(kRegional, "series", R"(["archives","archives"])") == "duplicate_id packs/a.json#/series/1");
  CHECK(with_pack(kRegional, "extra", "1") == "unknown_key packs/a.json#/extra");
  CHECK(with_pack(kRegional, "facts", R"([{"id":"level","label":"层级","type":"boolean"}])") == "duplicate_id packs/a.json#/facts/0");
  CHECK(with_pack(kRegional, "facts", R"([{"id":"cutoff","label":"层级","type":"boolean"}])") == "duplicate_id packs/a.json#/facts/0");
  CHECK(with_pack(kRegional, "values", R"([{"id":"cutoff","label":"丙","type":"integer","is":"1"}])") == "duplicate_id packs/a.json#/values/0");
  CHECK(with_pack(kRegional, "values", R"([{"id":"x","label":"丙","type":"integer","is":"y"}])") == "unknown_name packs/a.json#/values/0/is");
  CHECK(with_pack(kRegional, "series_conditions", R"({"judge":[]})") == "bad_pack packs/a.json#/series_conditions/judge");
  CHECK(with_pack(kRegional, "series_conditions", R"({"judge":[{"when":"level = 1","status":"met"},{"status":"unmet"}]})") ==
        "type_mismatch packs/a.json#/series_conditions/judge/0/when");
}

TEST_CASE("national minima never make anything met") {
  CHECK(with_pack(kNational, "kind", R"("regional_conditions")") == "missing_key packs/a.json#");
  CHECK(with_pack(kNational, "series_conditions", R"({"judge":[{"status":"unknown"}]})") == "loaded");
  CHECK(with_pack(kNational, "series_conditions", R"({"judge":[{"status":"met"}]})") == "bad_pack packs/a.json#/series_conditions/judge/0");
  CHECK(with_pack(kNational, "series_conditions", R"({"judge":[{"status":"unmet"}]})") == "bad_pack packs/a.json#/series_conditions/judge/0");
  const auto finding = [](const std::string& id, const std::string& role, const std::string& status) {
    return R"([{"id":")" + id + R"(","title":"丁","role":")" + role + R"(","clauses":["三"],"judge":[{"status":")" + status + R"("}]}])";
  };
  CHECK(with_pack(kNational, "findings", finding("minimum", "reference", "unmet")) == "loaded");
  CHECK(with_pack(kNational, "findings", finding("minimum", "reference", "met")) == "bad_pack packs/a.json#/findings/0/judge");
  CHECK(with_pack(kNational, "findings", finding("minimum", "blocking", "unmet")) == "bad_pack packs/a.json#/findings/0/role");
  CHECK(with_pack(kRegional, "findings", finding("minimum", "blocking", "met")) == "loaded");
  CHECK(with_pack(kRegional, "findings", finding("minimum", "path", "met")) == "bad_pack packs/a.json#/findings/0/role");
  CHECK(with_pack(kRegional, "findings", finding("in_service", "blocking", "met")) == "duplicate_id packs/a.json#/findings/0");
}

TEST_CASE("an edition that leaves the conditions closed takes no pack") {
  std::vector<rules::SourceFile> files(rules::embedded_files().begin(), rules::embedded_files().end());
  std::string edition;
  for (rules::SourceFile& file : files) {
    if (file.path != "bayannur/2026/edition.json") continue;
    Json json = *base::read_json(file.bytes);
    json.set("open", Json::Array{"county_filing", "contacts"});
    edition = base::write_canonical(json);
    file.bytes = edition;
  }
  files.push_back({"packs/a.json", kRegional});
  const auto library = rules::Library::load(files);
  REQUIRE(library.ok());
  CHECK(library->find("bayannur/2026", std::nullopt, {}).ok());
  CHECK(library->find("bayannur/2026", std::nullopt, {"a"}).error().code == base::ErrorCode::bad_pack);
}

TEST_CASE("an edition is built once, and again when it was let go") {
  const auto library = rules::Library::load(rules::embedded_files());
  REQUIRE(library.ok());
  const std::vector<std::string> packs{"national/engineering"};
  const auto find = [&](std::optional<std::string_view> county, const std::vector<std::string>& named) {
    return *library->find("bayannur/2026", county, named);
  };
  CHECK(library->pack_ids() == packs);
  const auto plain = find(std::nullopt, packs);
  CHECK(plain == find(std::nullopt, packs));
  CHECK(find("150802", {}) == find("150802", {}));
  CHECK(find("150802", packs) != find("150802", {}));
  CHECK(plain->digest != find(std::nullopt, {})->digest);
  CHECK(plain->digest != find("150802", packs)->digest);
  REQUIRE(plain->packs.size() == 1);
  CHECK(plain->packs[0].text_at("id") == packs[0]);
  const rules::Library copy = *library;
  CHECK(*copy.find("bayannur/2026", "150802", packs) == find("150802", packs));
}

TEST_CASE("a pack that asks for one fact twice") {
  constexpr std::string_view kTwice = R"([{"id":"papers","label":"甲","question":"乙","why":"丙","type":"integer"},
    {"id":"papers","label":"甲","question":"乙","why":"丙","type":"integer"}])";
  CHECK(with_pack(kRegional, "facts", kTwice) == "duplicate_id packs/a.json#/facts/1");
}

TEST_CASE("a finding that compares two unanswered dates names both as missing") {
  constexpr std::string_view kFinding = R"([{"id":"diploma_first","title":"丙","role":"reference","clauses":["三"],"verified":true,
    "judge":[{"when":"education_on <= career_on","status":"met"},{"status":"unmet"}]}])";
  Json pack = *base::read_json(kRegional);
  pack.set("findings", *base::read_json(kFinding));
  const std::string bytes = base::write_canonical(pack);
  std::vector<rules::SourceFile> files(rules::embedded_files().begin(), rules::embedded_files().end());
  files.push_back({"packs/a.json", bytes});
  const auto edition = rules::Library::load(files)->find("bayannur/2026", std::nullopt, {"a"});
  REQUIRE(edition);
  const rules::Vocabulary& vocabulary = (*edition)->vocabulary;

  /// "status: facts" with this as the answers beside the series.
  const auto judged = [&](Json answers) {
    const auto parsed = rules::Answers::parse_facts(vocabulary, answers.add("series", "archives"), "");
    const rules::Assessment made = rules::assess(**edition, *parsed, *base::Day::parse("2026-05-20"));
    std::string text;
    for (const rules::Finding& finding : made.findings) {
      if (finding.rule->id != "diploma_first") continue;
      text = std::string(rules::spell(finding.status)) + ":";
      for (const std::size_t fact : finding.missing) text += " " + vocabulary.facts()[fact].id;
    }
    return text;
  };
  CHECK(judged({}) == "unknown: career_on education_on");
  CHECK(judged(Json{}.add("career_on", "2020-07-01")) == "unknown: education_on");
  CHECK(judged(Json{}.add("career_on", "2020-07-01").add("education_on", "2020-07-01")) == "met:");
}
