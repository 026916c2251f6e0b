#include <doctest/doctest.h>

#include <string>

#include "rules/assess.h"
#include "rules/lint.h"
#include "shipped.h"

using namespace zhicheng;
using namespace zhicheng::shipped;
using base::Json;

namespace {

constexpr std::string_view kCounty = "bayannur/2026/counties/150802.json";
constexpr std::string_view kZone = "bayannur/2026/counties/zone.json";

/// Lints the shipped rules with this county's or zone's file changed: the first remark without the file's name.
std::string lint_place(std::string_view path, std::string_view key, const Json& value) {
  Json overlay = read(path);
  overlay.set(key, value);
  if (key == "county_filing") overlay.set("notice", "某通知");
  std::string remark = lint_with(path, base::write_canonical(overlay));
  const std::size_t file = remark.find(path);
  return file == std::string::npos ? remark : remark.erase(file, path.size());
}

std::string lint_contact(const std::string& key, const Json& value) {
  Json overlay = read(kCounty);
  Json contact = (*overlay.find("contacts")->array())[0];
  contact.set(key, value);
  return lint_place(kCounty, "contacts", Json{Json::Array{contact}});
}

Json span(const char* from, const char* to, const Json& value) {
  Json row;
  if (from != nullptr) row.add("from", from);
  if (to != nullptr) row.add("to", to);
  return row.add("value", value);
}

/// The assessment on a day of an applicant in 临河区, with one more member in that county's file.
Json assess_with(std::string_view path, const Json& overlay, std::string_view on, const Json& answers) {
  const std::string bytes = base::write_canonical(overlay);
  std::vector<rules::SourceFile> files;
  for (const rules::SourceFile& file : rules::embedded_files()) {
    files.push_back(file.path == path ? rules::SourceFile{path, bytes} : file);
  }
  const auto library = rules::Library::load(files);
  REQUIRE(library.ok());
  const auto edition = library->find("bayannur/2026", "150802", {});
  REQUIRE(edition.ok());
  const auto parsed = rules::Answers::parse_facts((*edition)->vocabulary, answers, "");
  return rules::to_json(rules::assess(**edition, *parsed, *base::Day::parse(on)));
}

Json linhe() {
  return Json{}.add("level", "intermediate").add("series", "engineering").add("specialty", "other").add("track", "regular")
      .add("employer_kind", "public_institution").add("employer_seat", "county").add("county", "150802").add("labour_county", "150802");
}

Json county_filing_on(const Json& filing, std::string_view day, const Json& answers = linhe()) {
  Json overlay = read(kCounty);
  overlay.set("county_filing", filing).set("notice", "某通知");
  const Json assessed = assess_with(kCounty, overlay, day, answers);
  for (const Json& deadline : *assessed.find("deadlines")->array()) {
    if (deadline.text_at("id") == "county_filing") return *deadline.find("date");
  }
  return {};
}

}  // namespace

TEST_CASE("a county's file fills its filing day, and belongs to its edition") {
  CHECK(lint_place(kCounty, "county_filing", "2026-05-18") == "clean");
  CHECK(lint_place(kCounty, "county_filing", "2026-05-32") == "bad_date #/county_filing");
  CHECK(lint_place(kCounty, "county_filing", "2026-05-26") == "bad_overlay #/county_filing");
  CHECK(lint_place(kCounty, "county_filing", Json{}.add("intermediate", "2026-06-10").add("senior", "2026-07-11")) == "bad_overlay #/county_filing/senior");
  CHECK(lint_place(kCounty, "county_filing", Json{}.add("intermediat", "2026-05-20")) == "unknown_key #/county_filing/intermediat");
  CHECK(lint_place(kCounty, "county_filing", Json{7}) == "wrong_type #/county_filing");
  CHECK(lint_place(kCounty, "county", "999999") == "bad_overlay #/county");
  CHECK(lint_place(kCounty, "county", "150821").starts_with("bad_overlay "));
  CHECK(lint_place(kCounty, "edition", "bayannur/2025") == "bad_overlay #/edition");
  CHECK(lint_place(kCounty, "source", "") == "missing_key #");
  CHECK(lint_place(kCounty, "cutoff", "2026-05-20") == "unknown_key #/cutoff");
}

TEST_CASE("a county's day needs its notice, and binds whom the county collects for") {
  Json bare = read(kCounty);
  bare.set("county_filing", "2026-05-18");
  CHECK(lint_with(kCounty, base::write_canonical(bare)) == "missing_key " + std::string(kCounty) + "#/notice");
  CHECK(lint_place(kCounty, "county_filing", "2026-05-09") == "bad_overlay #/county_filing");
  const auto day_for = [](std::string_view fact, std::string_view value) {
    Json answers = linhe();
    answers.set("employer_kind", "private_enterprise").set(fact, value);
    return county_filing_on("2026-05-18", "2026-05-12", answers);
  };
  CHECK(day_for("employer_seat", "county") == Json{"2026-05-18"});
  CHECK(day_for("employer_seat", "municipal") == Json{"2026-05-18"});
  CHECK(day_for("county", "150821") == Json{});
  CHECK(day_for("track", "farmer") == Json{});
  CHECK(day_for("track", "targeted") == Json{});
  CHECK(day_for("employer_seat", "region_or_central") == Json{});
  CHECK(day_for("employer_seat", "zone") == Json{});
}

TEST_CASE("a county changes its day from one day to the next") {
  const Json moved{Json::Array{span(nullptr, "2026-05-19", "2026-05-25"), span("2026-05-20", nullptr, Json{}.add("intermediate", "2026-06-01"))}};
  CHECK(lint_place(kCounty, "county_filing", moved) == "clean");
  CHECK(county_filing_on(moved, "2026-05-19") == Json{"2026-05-25"});
  CHECK(county_filing_on(moved, "2026-05-20") == Json{"2026-06-01"});
  CHECK(county_filing_on(Json{Json::Array{span("2026-05-20", "2026-05-21", "2026-05-25")}}, "2026-05-22") == Json{});
  const auto rows = [](const Json& one, const Json& other) { return Json{Json::Array{one, other}}; };
  CHECK(lint_place(kCounty, "county_filing", rows(span(nullptr, "2026-05-20", "2026-05-25"), span("2026-05-20", nullptr, "2026-05-22"))) == "bad_overlay #/county_filing/1");
  CHECK(lint_place(kCounty, "county_filing", rows(span(nullptr, "2026-05-20", "2026-05-25"), span("2026-05-21", "2026-05-20", "2026-05-22"))) == "bad_date #/county_filing/1/to");
  CHECK(lint_place(kCounty, "county_filing", Json{Json::Array{span(nullptr, nullptr, "2026-05-26")}}) == "bad_overlay #/county_filing/0/value");
  CHECK(lint_place(kCounty, "county_filing", Json{Json::Array{span("2026-5-1", nullptr, "2026-05-25")}}) == "bad_date #/county_filing/0/from");
  CHECK(lint_place(kCounty, "county_filing", Json{Json::Array{span(nullptr, nullptr, "2026-05-25").add("until", "2026-05-20")}}) == "unknown_key #/county_filing/0/until");
}

TEST_CASE("a county restates its own office, and no other's") {
  CHECK(lint_contact("phones", Json{Json::Array{"8761562"}}) == "clean");
  CHECK(lint_contact("phones", Json{Json::Array{"8761561", "5583502"}}) == "bad_overlay #/contacts/0/phones/1");
  CHECK(lint_contact("phones", Json{Json::Array{}}) == "missing_key #/contacts/0");
  CHECK(lint_contact("office", "五原县人社局专技股") == "bad_overlay #/contacts/0/phones/0");
  CHECK(lint_contact("office", "市人社局专技科") == "bad_overlay #/contacts/0/office");
  CHECK(lint_contact("when", "true") == "unknown_key #/contacts/0/when");
  const Json own = (*read(kCounty).find("contacts")->array())[0];
  CHECK(lint_place(kCounty, "contacts", Json{Json::Array{own, own}}) == "bad_overlay #/contacts/1");

  Json until = own;
  until.set("to", "2026-05-31").set("hours", "周二");
  Json window;
  window.add("office", "临河区政务服务中心").add("phones", Json::Array{"8760000"}).add("address", "临河区").add("hours", "工作日9时至12时").add("from", "2026-06-01");
  Json overlay = read(kCounty);
  overlay.set("contacts", Json{Json::Array{until, window}}).set("notice", "临河区职称工作通知").set("notice_number", "临人社发〔2026〕1号");
  const auto contacts = [&](std::string_view day) {
    std::string found;
    const Json assessed = assess_with(kCounty, overlay, day, linhe());
    for (const Json& contact : *assessed.find("contacts")->array()) found += std::string(contact.text_at("office")) + "/" + std::string(contact.text_at("hours")) + " ";
    return found;
  };
  CHECK(contacts("2026-05-31") == "市人社局专技科/ 临河区人社局专技股/周二 ");
  CHECK(contacts("2026-06-01") == "市人社局专技科/ 临河区人社局专技股/ 临河区政务服务中心/工作日9时至12时 ");
  const Json assessed = assess_with(kCounty, overlay, "2026-05-20", linhe());
  CHECK((*assessed.find("deadlines")->array())[1].text_at("note") == "依据：临河区职称工作通知（临人社发〔2026〕1号）");
}

TEST_CASE("what the base does not leave open stays as it is") {
  const auto with_open = [](const Json& open, std::string_view key, const Json& value) {
    Json edition = read(kEdition);
    edition.set("open", open);
    Json overlay = read(kCounty);
    overlay.set(key, value);
    const std::string changed = base::write_canonical(edition);
    const std::string county = base::write_canonical(overlay);
    std::vector<rules::SourceFile> files;
    for (const rules::SourceFile& file : rules::embedded_files()) {
      const bool other_place = file.path.find("/counties/") != std::string_view::npos && file.path != kCounty;
      if (!other_place) files.push_back(file.path == kEdition ? rules::SourceFile{kEdition, changed} : file.path == kCounty ? rules::SourceFile{kCounty, county} : file);
    }
    return first_of(rules::lint_files(files));
  };
  const std::string file(kCounty);
  const Json contact = (*read(kCounty).find("contacts")->array())[0];
  CHECK(with_open(Json::Array{}, "contacts", Json::Array{contact}) == "bad_overlay " + file + "#/contacts");
  CHECK(with_open(Json::Array{"contacts"}, "county_filing", "2026-05-20") == "bad_overlay " + file + "#/county_filing");
  CHECK(with_open(Json::Array{"contacts"}, "notice", "通知") == "bad_overlay " + file + "#/notice");
  Json placed = contact;
  placed.set("address", "临河区");
  CHECK(with_open(Json::Array{"contacts"}, "contacts", Json::Array{placed}) == "bad_overlay " + file + "#/contacts");
  CHECK(with_open(Json::Array{"contacts", "address"}, "contacts", Json::Array{placed}) == "clean");
}

TEST_CASE("the zone's file is loaded always and speaks of the zone alone") {
  CHECK(lint_place(kZone, "county_filing", "2026-05-18") == "bad_overlay #/county_filing");
  CHECK(lint_place(kZone, "seat", "moon") == "bad_overlay #/seat");
  CHECK(lint_place(kZone, "seat", "municipal") == "bad_overlay #/seat");
  Json overlay = read(kZone);
  Json contact = (*overlay.find("contacts")->array())[0];
  contact.set("hours", "周三");
  overlay.set("contacts", Json{Json::Array{contact}});
  const Json in_zone = assess_with(kZone, overlay, "2026-05-20", linhe().set("employer_seat", "zone"));
  CHECK(base::write_canonical(*in_zone.find("contacts")).find("周三") != std::string::npos);
  const Json elsewhere = assess_with(kZone, overlay, "2026-05-20", linhe());
  CHECK(base::write_canonical(*elsewhere.find("contacts")).find("周三") == std::string::npos);
}

TEST_CASE("a dated value is that of the day asked, unknown where no row has the day") {
  const auto with_rows = [](const Json& rows) {
    Json edition = read(kEdition);
    Json value;
    value.add("id", "hall_open_to").add("label", "受理截止日").add("type", "date").add("dated", rows).add("clauses", Json::Array{"二(二)"});
    at(edition, {"values"}).push(std::move(value));
    Json& filing = at(edition, {"deadlines", "0"});
    filing.set("date", "hall_open_to");
    return edition;
  };
  const auto lint_rows = [&](const Json& rows) { return lint_with(kEdition, base::write_canonical(with_rows(rows))); };
  const Json first = span("2026-05-01", "2026-05-31", "2026-06-05");
  const Json second = span("2026-06-01", nullptr, "2026-07-01");
  CHECK(lint_rows(Json::Array{first, second}) == "clean");
  const std::string value = "bayannur/2026/edition.json#/values/" + std::to_string(read(kEdition).find("values")->array()->size());
  const std::string place = value + "/dated";
  CHECK(lint_rows(Json::Array{first, span("2026-06-02", nullptr, "2026-07-01")}) == "gap_in_days " + value);
  CHECK(lint_rows(Json::Array{span("2026-05-31", nullptr, "2026-07-01"), first}) == "overlapping_days " + value);
  CHECK(lint_rows(Json::Array{}) == "wrong_type " + place);
  CHECK(lint_rows(Json::Array{span(nullptr, nullptr, "2026-07-01")}) == "missing_key " + place + "/0");
  CHECK(lint_rows(Json::Array{span("2026-05-01", nullptr, true)}) == "wrong_type " + place + "/0/value");

  const std::string bytes = base::write_canonical(with_rows(Json::Array{first, second}));
  std::vector<rules::SourceFile> files;
  for (const rules::SourceFile& file : rules::embedded_files()) files.push_back(file.path == kEdition ? rules::SourceFile{kEdition, bytes} : file);
  const auto library = rules::Library::load(files);
  REQUIRE(library.ok());
  const auto edition = library->find("bayannur/2026", std::nullopt, {});
  const auto answers = rules::Answers::parse_facts((*edition)->vocabulary, linhe(), "");
  const auto filing_on = [&](std::string_view day) {
    const Json assessed = rules::to_json(rules::assess(**edition, *answers, *base::Day::parse(day)));
    return *(*assessed.find("deadlines")->array())[0].find("date");
  };
  CHECK(filing_on("2026-04-30") == Json{});
  CHECK(filing_on("2026-05-31") == Json{"2026-06-05"});
  CHECK(filing_on("2026-06-01") == Json{"2026-07-01"});
}

TEST_CASE("a county's file that is not there yet is linted as if it were") {
  const auto library = rules::Library::load(rules::embedded_files());
  REQUIRE(library);
  Json overlay = read(kCounty);
  CHECK_FALSE(rules::has_error(rules::lint_proposed(*library, "bayannur/2026", overlay)));
  overlay.set("notice", "某通知").set("county_filing", Json{}.add("intermediate", "2026-06-10"));
  CHECK_FALSE(rules::has_error(rules::lint_proposed(*library, "bayannur/2026", overlay)));
  overlay.set("county_filing", Json{}.add("intermediate", "2026-06-11"));
  const auto remarks = rules::lint_proposed(*library, "bayannur/2026", overlay);
  REQUIRE(remarks.size() == 1);
  CHECK(remarks[0].file == "overlay");
  CHECK(remarks[0].at == "/county_filing/intermediate");
  CHECK(remarks[0].code == "bad_overlay");
}
