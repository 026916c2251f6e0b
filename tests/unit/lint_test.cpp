#include <algorithm>

#include "shipped.h"

using namespace zhicheng;
using namespace zhicheng::shipped;
using base::Json;

namespace {

/// Remarks with this code on the shipped edition with one value replaced: "severity file#at" each, joined.
std::string found(std::string_view code, const std::vector<std::string>& path, const Json& value, std::string_view file = kEdition) {
  Json json = read(file);
  at(json, path) = value;
  std::string all;
  for (const rules::Remark& remark : remarks_with(file, base::write_canonical(json))) {
    if (remark.code != code) continue;
    constexpr std::string_view kSeverities[] = {"error", "warning", "note"};
    all += (all.empty() ? "" : "; ") + std::string(kSeverities[static_cast<std::size_t>(remark.severity)]) + " ";
    all += remark.file == kEdition ? remark.at : remark.file + "#" + remark.at;
  }
  return all;
}

std::string value_at(std::string_view id) {
  const Json edition = read(kEdition);
  const Json::Array& values = *edition.find("values")->array();
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (values[i].text_at("id") == id) return std::to_string(i);
  }
  return "";
}

/// Lints files of our own making; "code file#at" of each remark that is no note.
std::string lint_of(const std::vector<rules::SourceFile>& files) {
  std::string all;
  for (const rules::Remark& remark : rules::lint_files(files)) {
    if (remark.severity != rules::Severity::note) all += (all.empty() ? "" : "; ") + text_of(remark);
  }
  return all;
}

}  // namespace

TEST_CASE("rows and cases that nobody reaches") {
  const std::string in_service = finding_at("in_service");
  const std::string judge = "/findings/" + in_service + "/judge";
  CHECK(found("unreachable_case", {"findings", in_service, "judge", "2", "when"}, "track != \"regular\"") == "error " + judge + "/2");
  CHECK(found("unreachable_case", {"findings", in_service, "judge", "0", "when"}, "employment in (\"retired\", \"civil_servant\")") ==
        "error " + judge + "/2; error " + judge + "/3");
  CHECK(found("constant_condition", {"findings", in_service, "judge", "1", "when"}, "employment = \"retired\" or employment != \"retired\"") ==
        "warning " + judge + "/1/when");

  const std::string cutoff = value_at("cutoff");
  const std::string first = "/values/" + cutoff + "/first";
  CHECK(found("unreachable_row", {"values", cutoff, "first", "6", "when"}, "level in (初级)") == "error " + first + "/6");
  const std::string below = value_at("level_below");
  const std::string rows = "/values/" + below + "/table/rows";
  CHECK(found("unreachable_row", {"values", below, "table", "rows", "1", "when", "level"}, Json::Array{"entry"}) == "error " + rows + "/1");
  // Together the rows before it cover it, none of them alone.
  CHECK(found("unreachable_row", {"values", below, "table", "rows", "4", "when", "level"}, Json::Array{"entry", "intermediate"}) == "error " + rows + "/4");
  CHECK(found("unreachable_row", {"route", "rows", "1", "when"}, "track = \"green_channel\"") == "error /route/rows/2");
}

TEST_CASE("a row that overlaps must be the special case") {
  const std::string below = value_at("level_below");
  const std::vector<std::string> when{"values", below, "table", "rows", "1", "when", "level"};
  CHECK(found("overlapping_rows", when, Json::Array{"entry", "assistant"}) == "");
  CHECK(found("overlapping_rows", when, Json::Array{"assistant", "intermediate"}) == "");
  Json edition = read(kEdition);
  at(edition, {"values", below, "table", "rows", "1", "when", "level"}) = Json::Array{"assistant", "senior"};
  at(edition, {"values", below, "table", "rows", "4", "when", "level"}) = Json::Array{"senior", "associate_senior"};
  std::size_t overlaps = 0;
  for (const auto& remark : remarks_with(kEdition, base::write_canonical(edition))) overlaps += remark.code == "overlapping_rows" ? 1 : 0;
  CHECK(overlaps == 1);
}

TEST_CASE("two dates that may both be open are better not compared") {
  const std::string step = finding_at("step_by_step");
  const std::string place = "/findings/" + step + "/judge/2/when/all/1";
  CHECK(found("two_open_dates", {"findings", step, "judge", "2", "when", "all", "1"}, "current_title_on <= career_on").find("warning " + place) == 0);
  CHECK(found("two_open_dates", {"findings", step, "judge", "2", "when", "all", "1"}, "current_title_on <= cutoff").find(place) == std::string::npos);
}

TEST_CASE("names that nothing reads, and names with two meanings") {
  const std::string relaxed = value_at("relaxation_possible");
  const std::string reference = finding_at("reference_education_years");
  CHECK(found("value_never_used", {"findings", reference, "judge", "5", "when"}, "level = \"entry\"").find("warning /values/" + relaxed) == 0);
  constexpr std::string_view kFacts = "vocabulary.json";
  CHECK(found("fact_never_read", {"format"}, "zhicheng-vocabulary/1", kFacts).find("note vocabulary.json#/facts/") == 0);
  const Json group = Json{}.add("name", "cutoff").add("members", Json::Array{"entry"});
  CHECK(found("overlapping_name", {"facts", "1", "groups", "0"}, group, kFacts) == "");
  Json vocabulary = read(kFacts);
  at(vocabulary, {"facts", "1", "groups"}).push(group);
  at(vocabulary, {"facts", "20", "groups", "0", "members"}) = Json::Array{"entry"};
  std::string places;
  for (const auto& remark : remarks_with(kFacts, base::write_canonical(vocabulary))) {
    if (remark.code == "overlapping_name") places += remark.at + " ";
  }
  CHECK(places == "/facts/1/groups/3 /facts/20/groups/0 ");
}

TEST_CASE("days before the notice, and deadlines out of order") {
  const std::string cutoff = value_at("cutoff");
  const std::vector<std::string> junior{"values", cutoff, "first", "5", "value"};
  CHECK(found("past_date", junior, "@\"2026-05-09\"") == "warning /values/" + cutoff + "/first/5/value");
  CHECK(found("past_date", junior, "@\"2026-05-10\"") == "");
  CHECK(found("deadlines_out_of_order", junior, "@\"2026-06-11\"") == "warning /values/" + cutoff);
  CHECK(found("deadlines_out_of_order", junior, "@\"2026-06-10\"") == "");
}

TEST_CASE("what is not verified is noted") {
  const std::string in_service = finding_at("in_service");
  const std::string place = "note /findings/" + in_service;
  CHECK(found("unverified", {"findings", in_service, "verified"}, false).find(place) != std::string::npos);
  CHECK(found("unverified", {"findings", in_service, "verified"}, true).find(place) == std::string::npos);
}

TEST_CASE("long conjunctions hide what fails") {
  const std::string in_service = finding_at("in_service");
  const std::vector<std::string> when{"findings", in_service, "judge", "1", "when"};
  CHECK(found("long_and", when, "employment = \"in_service\" and level != \"senior\" and county != \"150802\"") ==
        "error /findings/" + in_service + "/judge/1");
  CHECK(found("long_and", when, "employment = \"in_service\" and level != \"senior\"") == "");
}

TEST_CASE("a broken file hides no other") {
  std::vector<rules::SourceFile> files(rules::embedded_files().begin(), rules::embedded_files().end());
  CHECK(lint_of(files) == "");
  files.push_back({"packs/broken.json", "{\"format\": \"zhicheng-pack/1\", \"id\": "});
  files.push_back({"packs/odd.json", R"({"format":"zhicheng-pack/1","id":"odd","title":"奇","kind":"odd","series":["archives"],"source":"无"})"});
  files.push_back({"bayannur/2026/counties/150899.json", R"({"format":"zhicheng-overlay/1","edition":"bayannur/2026","county":"150899","county_filing":null})"});
  CHECK(lint_of(files) == "bad_overlay bayannur/2026/counties/150899.json#/county; truncated packs/broken.json#/id; out_of_domain packs/odd.json#/kind");

  std::vector<rules::SourceFile> two(rules::embedded_files().begin(), rules::embedded_files().end());
  const std::string late = base::write_canonical(Json{}.add("format", "zhicheng-edition/9"));
  two.push_back({"bayannur/2025/edition.json", late});
  two.push_back({"bayannur/2025/clauses.json", R"({"format":"zhicheng-clauses/1","clauses":[]})"});
  two.push_back({"bayannur/2025/notice.txt", "通知"});
  Json edition = read(kEdition);
  at(edition, {"findings", "0", "clauses"}) = Json::Array{};
  const std::string changed = base::write_canonical(edition);
  for (rules::SourceFile& file : two) {
    if (file.path == kEdition) file.bytes = changed;
  }
  const std::string all = lint_of(two);
  CHECK(all.find("newer_format bayannur/2025/edition.json#/format") != std::string::npos);
  CHECK(all.find("rule_without_clause bayannur/2026/edition.json#/findings/0") != std::string::npos);
}

TEST_CASE("remarks on a pack point into the pack") {
  std::vector<rules::SourceFile> files(rules::embedded_files().begin(), rules::embedded_files().end());
  constexpr std::string_view kPack = R"json({"format":"zhicheng-pack/1","id":"a","title":"甲","kind":"regional_conditions","series":["archives"],
    "verified":true,"source":"乙",
    "findings":[{"id":"x","title":"丙","role":"blocking","clauses":["三"],"verified":true,
      "judge":[{"when":"level = \"entry\"","status":"met"},{"when":"level = \"entry\"","status":"unmet"},{"status":"unknown"}]}],
    "series_conditions":{"judge":[{"when":"level in (初级)","status":"met"},{"when":"level = \"entry\"","status":"unmet"},{"status":"unknown"}]}})json";
  files.push_back({"packs/a.json", kPack});
  CHECK(lint_of(files) == "unreachable_case packs/a.json#/series_conditions/judge/1; unreachable_case packs/a.json#/findings/0/judge/1");
}

TEST_CASE("quotes too short to be found again, and reasons that say nothing") {
  constexpr std::string_view kClauses = "bayannur/2026/clauses.json";
  Json clauses = read(kClauses);
  const Json::Array& rows = *at(clauses, {"clauses"}).array();
  std::size_t reasoned = 0;
  while (rows[reasoned].find("reason") == nullptr) ++reasoned;
  const std::string row = std::to_string(reasoned);
  const std::string place = std::string(kClauses) + "#/clauses/" + row;
  CHECK(found("short_quote", {"clauses", row, "quote"}, "通知", kClauses) == "error " + place);
  CHECK(found("short_quote", {"clauses", row, "quote"}, "职称工作", kClauses) == "");
  CHECK(found("uncovered_clause", {"clauses", row, "reason"}, " \n　", kClauses) == "error " + place);
  CHECK(found("uncovered_clause", {"clauses", row, "reason"}, "　办理", kClauses) == "");
}

TEST_CASE("holidays of another year") {
  CHECK(found("holiday_of_another_year", {"holidays", "off", "3"}, "2025-02-17") == "warning /holidays/off");
  CHECK(found("holiday_of_another_year", {"holidays", "work", "0"}, "2027-01-03") == "warning /holidays/work");
  CHECK(found("holiday_of_another_year", {"holidays", "off", "3"}, "2026-02-17") == "");
}

TEST_CASE("files that nothing reads") {
  std::vector<rules::SourceFile> files(rules::embedded_files().begin(), rules::embedded_files().end());
  files.push_back({"bayannur/2026/150802.json", "{}"});
  files.push_back({"bayannur/2026/counties/old/150802.json", "{}"});
  files.push_back({"packs/notes.txt", "-"});
  const std::string all = lint_of(files);
  CHECK(all.find("stray_file bayannur/2026/150802.json#") != std::string::npos);
  CHECK(all.find("stray_file bayannur/2026/counties/old/150802.json#") != std::string::npos);
  CHECK(all.find("stray_file packs") == std::string::npos);
}

TEST_CASE("a fact that a pack alone reads is not idle") {
  Json vocabulary = read("vocabulary.json");
  Json& facts = at(vocabulary, {"facts"});
  facts.push(Json{}.add("id", "papers").add("label", "论文").add("question", "几篇？").add("why", "一").add("type", "integer"));
  Json edition = read(kEdition);
  at(edition, {"ask_order"}).push("papers");
  const std::string words = base::write_canonical(vocabulary);
  const std::string rules_text = base::write_canonical(edition);
  std::vector<rules::SourceFile> files;
  for (const rules::SourceFile& file : rules::embedded_files()) {
    files.push_back(file.path == "vocabulary.json" ? rules::SourceFile{file.path, words} : file.path == kEdition ? rules::SourceFile{file.path, rules_text} : file);
  }
  const auto idle = [&] {
    const auto remarks = rules::lint_files(files);
    return std::count_if(remarks.begin(), remarks.end(), [](const rules::Remark& one) { return one.code == "fact_never_read" && one.detail.find("论文") != std::string::npos; });
  };
  CHECK(idle() == 1);
  files.push_back({"packs/a.json", R"({"format":"zhicheng-pack/1","id":"a","title":"甲","kind":"regional_conditions","series":["archives"],
    "verified":true,"source":"乙","series_conditions":{"judge":[{"when":"papers >= 2","status":"met"},{"status":"unmet"}]}})"});
  CHECK(idle() == 0);
}

TEST_CASE("conditions too deep for a package to hold are refused") {
  Json deep{"track = \"regular\""};
  for (int i = 0; i < 20; ++i) deep = Json{}.add("not", std::move(deep));
  const std::vector<std::string> when{"findings", finding_at("in_service"), "judge", "0", "when"};
  CHECK(found("too_deep", when, deep) == "");
  deep = Json{}.add("not", std::move(deep));
  CHECK(found("too_deep", when, deep).find("error /findings/") == 0);
}
