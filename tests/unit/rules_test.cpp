#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "shipped.h"

using namespace zhicheng;
using namespace zhicheng::shipped;
using base::Json;

TEST_CASE("the shipped rules are clean") {
  CHECK(lint_with("", "") == "clean");
  const auto library = rules::Library::load(rules::embedded_files());
  REQUIRE(library.ok());
  const auto base = library->find("bayannur/2026", std::nullopt, {});
  const auto county = library->find("bayannur/2026", "150802", {});
  REQUIRE(base.ok());
  REQUIRE(county.ok());
  CHECK((*base)->clauses.size() == 94);
  CHECK((*base)->digest != (*county)->digest);
  CHECK(library->find("bayannur/2025", std::nullopt, {}).error().code == base::ErrorCode::unknown_edition);
  CHECK(library->find("bayannur/2026", "150800", {}).error().code == base::ErrorCode::unknown_county);
  CHECK(library->find("bayannur/2026", std::nullopt, {"none"}).error().code == base::ErrorCode::unknown_pack);
}

TEST_CASE("a broken edition is refused with its code and place") {
  const std::string in_service = finding_at("in_service");
  const std::string file = std::string(kEdition) + "#";
  const std::string judge = "/findings/" + in_service + "/judge";
  const std::vector<std::string> first_when{"findings", in_service, "judge", "0", "when"};
  CHECK(lint_edition(first_when, "track = \"regulr\"") == "out_of_domain " + file + judge + "/0/when");
  CHECK(lint_edition(first_when, "trak = \"regular\"") == "unknown_name " + file + judge + "/0/when");
  CHECK(lint_edition(first_when, "track = 3") == "type_mismatch " + file + judge + "/0/when");
  CHECK(lint_edition(first_when, "track =") == "bad_expression " + file + judge + "/0/when");
  CHECK(lint_edition(first_when, Json{7}) == "wrong_type " + file + judge + "/0/when");
  CHECK(lint_edition({"findings", in_service, "role"}, "optional") == "out_of_domain " + file + "/findings/" + in_service + "/role");
  CHECK(lint_edition({"findings", in_service, "id"}, "not_exam_only").starts_with("duplicate_id " + file + "/findings/"));
  CHECK(lint_edition({"findings", in_service, "clauses"}, Json::Array{}) == "rule_without_clause " + file + "/findings/" + in_service);
  CHECK(lint_edition({"findings", in_service, "clauses", "0"}, "九") == "unknown_clause " + file + "/findings/" + in_service);
  CHECK(lint_edition({"format"}, "zhicheng-edition/2") == "newer_format " + file + "/format");
  CHECK(lint_edition({"format"}, "edition") == "unknown_format " + file + "/format");
  CHECK(lint_edition({"ask_order", "0"}, "wage") == "unknown_fact " + file + "/ask_order");
  CHECK(lint_edition({"dated"}, "2026-02-30") == "bad_date " + file + "/dated");
}

TEST_CASE("what an edition cannot do without, and what it may not say twice") {
  const std::string file = std::string(kEdition) + "#";
  CHECK(lint_edition({"route", "rows"}, Json::Array{}) == "bad_edition " + file + "/route/rows");
  CHECK(lint_edition({"findings"}, Json::Array{}) == "bad_edition " + file + "/findings");
  CHECK(lint_edition({"paths"}, Json::Array{}) == "bad_edition " + file + "/paths");
  CHECK(lint_edition({"year"}, Json{1999}) == "bad_edition " + file + "/year");
  CHECK(lint_edition({"open"}, Json::Array{Json{"whatever"}}) == "out_of_domain " + file + "/open");
  CHECK(lint_edition({"route", "presume"}, Json{}.add("labour_county", "career_on")).starts_with("unknown_fact "));
  CHECK(lint_edition({"deadlines", "1", "id"}, "filing") == "duplicate_id " + file + "/deadlines/1");
  CHECK(lint_edition({"paths", "1", "id"}, "ordinary") == "duplicate_id " + file + "/paths/1");
  CHECK(lint_edition({"human", "0", "clauses"}, Json::Array{}).starts_with("rule_without_clause "));
}

TEST_CASE("an unknown key is refused") {
  Json edition = read(kEdition);
  edition.add("extra", 1);
  CHECK(lint_with(kEdition, base::write_canonical(edition)) == "unknown_key " + std::string(kEdition) + "#/extra");
}

TEST_CASE("values may not read each other in a circle") {
  Json edition = read(kEdition);
  Json value;
  value.add("id", "loop").add("label", "圈").add("type", "boolean").add("is", "not(loop)");
  at(edition, {"values"}).push(std::move(value));
  CHECK(lint_with(kEdition, base::write_canonical(edition)).starts_with("bad_edition " + std::string(kEdition) + "#/values/"));
}

TEST_CASE("a quote that is not verbatim is remarked") {
  constexpr std::string_view kClauses = "bayannur/2026/clauses.json";
  Json clauses = read(kClauses);
  at(clauses, {"clauses", "3", "quote"}) = "初级5月26日";
  CHECK(lint_with(kClauses, base::write_canonical(clauses)).starts_with("quote_not_verbatim "));
  at(clauses, {"clauses", "3", "quote"}) = "";
  CHECK(lint_with(kClauses, base::write_canonical(clauses)) == "missing_key " + std::string(kClauses) + "#/clauses/3");
}

TEST_CASE("the table of clauses covers every clause, and nothing that is not there") {
  constexpr std::string_view kClauses = "bayannur/2026/clauses.json";
  const Json shipped = read(kClauses);
  const auto row = [&](std::string_view id) {
    const Json::Array& rows = *shipped.find("clauses")->array();
    std::size_t i = 0;
    while (rows[i].text_at("id") != id) ++i;
    return std::to_string(i);
  };
  const auto with = [&](const std::string& id, const std::string& key, const Json& value) {
    Json clauses = shipped;
    Json& changed = at(clauses, {"clauses", row(id)});
    changed.set(key, value);
    return lint_with(kClauses, base::write_canonical(clauses));
  };
  const std::string file = std::string(kClauses) + "#/clauses/";
  Json shorter = shipped;
  Json::Array& rows = *at(shorter, {"clauses"}).array();
  rows.erase(rows.begin() + std::stoi(row("3.3-h")));
  CHECK(lint_with(kClauses, base::write_canonical(shorter)) == "uncovered_clause " + file + std::to_string(std::stoi(row("3.3-h")) - 1));
  const Json none{Json::Array{}};
  const auto cover = [](std::string_view kind, std::string_view id) { return Json{Json::Array{Json{}.add("kind", kind).add("id", id)}}; };
  CHECK(with("2-b", "covered_by", none) == "uncovered_clause " + file + row("2-b"));
  CHECK(with("3-c", "reason", Json{}) == "uncovered_clause " + file + row("3-c"));
  CHECK(with("3-c", "covered_by", cover("finding", "in_service")) == "bad_edition " + file + row("3-c") + "/reason");
  CHECK(with("4-d", "covered_by", cover("human", "posts")) == "uncovered_clause " + file + row("4-d"));
  CHECK(with("2-b", "covered_by", cover("finding", "two_series")) == "unknown_name " + file + row("2-b") + "/covered_by/0/id");
  CHECK(with("2-b", "covered_by", cover("rule", "in_service")) == "out_of_domain " + file + row("2-b") + "/covered_by/0/kind");
  CHECK(with("2-b", "covered_by", cover("finding", "in_service")) == "cover_without_clause " + file + row("2-b"));
  CHECK(with("2-b", "ambiguity", Json{Json::Array{Json{"A99"}}}) == "unknown_name " + file + row("2-b") + "/ambiguity");
  CHECK(with("2-b", "ambiguity", none) == "ambiguity_without_clause " + std::string(kClauses) + "#/ambiguities/3");
  CHECK(with("4-f", "covered_by", cover("material", "correction_items")) == "rule_not_traced " + std::string(kEdition) + "#/moves/9");
  Json unread = shipped;
  at(unread, {"ambiguities", "3", "handling"}) = "";
  CHECK(lint_with(kClauses, base::write_canonical(unread)) == "ambiguity_without_handling " + std::string(kClauses) + "#/ambiguities/3");
}

TEST_CASE("the tables of an edition refuse what they do not know") {
  const std::string file = std::string(kEdition) + "#";
  CHECK(lint_edition({"moves", "0", "to"}, "someone") == "out_of_domain " + file + "/moves/0/to");
  CHECK(lint_edition({"moves", "0", "from"}, Json::Array{Json{"next"}}) == "out_of_domain " + file + "/moves/0/from");
  CHECK(lint_edition({"process", "2", "deadline"}, "lunch") == "unknown_name " + file + "/process/2/deadline");
  CHECK(lint_edition({"process", "2", "rows", "0"}, "infant") == "unknown_name " + file + "/process/2/rows");
  CHECK(lint_edition({"process", "0", "timing"}, "") == "missing_key " + file + "/process/0");
  CHECK(lint_edition({"checks", "1", "id"}, "parent_notice") == "duplicate_id " + file + "/checks/1");
  CHECK(lint_edition({"quota", "0", "count"}, "17") == "wrong_type " + file + "/quota/0/count");
  CHECK(lint_edition({"fees", "0", "source"}, "") == "unsourced_rule " + file + "/fees/0");
  CHECK(lint_edition({"checks", "1", "clauses"}, Json::Array{}).starts_with("cover_without_clause "));
  CHECK(lint_edition({"sanctions", "0", "clauses", "0"}, "九").starts_with("cover_without_clause "));
}

TEST_CASE("the words of the checks are read strictly, and cite the notice's places") {
  const auto with = [](const std::vector<std::string>& path, const Json& value) {
    Json checks = shipped::read("checks.json");
    shipped::at(checks, path) = value;
    return lint_with("checks.json", base::write_canonical(checks));
  };
  const auto added = [](std::string_view key, const Json& value) {
    Json checks = shipped::read("checks.json");
    shipped::at(checks, {"checks", "0"}).set(key, value);
    return lint_with("checks.json", base::write_canonical(checks));
  };
  CHECK(with({"format"}, "zhicheng-check-list/2") == "newer_format checks.json#/format");
  CHECK(with({"checks", "1", "severity"}, "grave") == "out_of_domain checks.json#/checks/1/severity");
  CHECK(with({"checks", "1", "id"}, "basics_blank") == "duplicate_id checks.json#/checks/1");
  CHECK(with({"checks", "1", "text"}, "") == "missing_key checks.json#/checks/1");
  CHECK(with({"checks", "1", "clauses"}, Json::Array{}) == "missing_key checks.json#/checks/1");
  CHECK(with({"checks", "0", "clauses", "0"}, "九") == "unknown_clause checks.json#/checks/0");
  CHECK(added("hint", "x") == "unknown_key checks.json#/checks/0/hint");
  CHECK(added("verified", false) == "clean");  // a note
}

TEST_CASE("only materials that are files have kinds, each kind one material") {
  const std::string file = "bayannur/2026/edition.json#/materials/";
  const auto material = [](std::string_view id) {
    const Json edition = shipped::read(kEdition);
    const Json::Array& all = *edition.find("materials")->array();
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (all[i].text_at("id") == id) return std::to_string(i);
    }
    return std::string();
  };
  const std::string at = material("education_proof");
  CHECK(lint_edition({"materials", at, "file"}, false) == "bad_edition " + file + at);
  CHECK(lint_edition({"materials", at, "kinds", "1"}, "diploma") == "duplicate_id " + file + at + "/kinds/1");
  CHECK(lint_edition({"materials", at, "kinds", "1"}, "tenure_proof") == "duplicate_id " + file + at + "/kinds/1");
}
