#include <doctest/doctest.h>

#include <string>

#include "base/day.h"
#include "base/digest.h"
#include "base/json.h"
#include "base/utf8.h"

using namespace zhicheng::base;

namespace {

Day day(std::string_view text) { return *Day::parse(text); }

std::string refusal(std::string_view bytes, const JsonLimits& limits = {}) {
  const auto read = read_json(bytes, limits);
  if (read) return "accepted";
  return std::string(spell(read.error().code)) + " " + read.error().at;
}

}  // namespace

TEST_CASE("a day is civil and exists") {
  CHECK(day("2026-05-20").text() == "2026-05-20");
  CHECK(day("1970-01-01").number() == 0);
  CHECK(day("0001-01-01") == Day::first());
  CHECK(day("9999-12-31") == Day::last());
  for (const std::string_view bad : {"2025-02-29", "2026-13-01", "2026-00-10", "0000-01-01", "2026-1-01", "20260101", "2026-01-01 ", "２０２６-01-01", ""}) {
    CAPTURE(bad);
    REQUIRE_FALSE(Day::parse(bad).ok());
    CHECK(Day::parse(bad).error().code == ErrorCode::bad_date);
  }
}

TEST_CASE("a period ends on the corresponding day, or on the month's last") {
  CHECK(day("2024-02-29").plus_years(1).text() == "2025-02-28");
  CHECK(day("2024-02-29").plus_years(4).text() == "2028-02-29");
  CHECK(day("2026-01-31").plus_months(1).text() == "2026-02-28");
  CHECK(day("2026-03-31").plus_months(-1).text() == "2026-02-28");
  CHECK(full_years(day("2021-06-10"), day("2026-06-10")) == 5);
  CHECK(full_years(day("2021-06-11"), day("2026-06-10")) == 4);
  CHECK(full_years(day("2020-02-29"), day("2021-02-28")) == 1);
  CHECK(full_years(day("2020-02-29"), day("2021-02-27")) == 0);
  CHECK(full_years(day("2026-06-11"), day("2026-06-10")) == 0);
}

TEST_CASE("weekdays are ISO's") {
  CHECK(day("2026-06-10").weekday() == 3);
  CHECK(day("2026-11-22").weekday() == 7);
  CHECK(day("1969-12-31").weekday() == 3);
}

TEST_CASE("reading refuses ambiguity and names the place") {
  CHECK(refusal(R"({"a":1,"a":2})") == "duplicate_key /a");
  CHECK(refusal(R"({"a":{"b":[1,{"c":1,"c":2}]}})") == "duplicate_key /a/b/1/c");
  CHECK(refusal("\xEF\xBB\xBF{}") == "byte_order_mark ");
  CHECK(refusal(std::string_view("{\"a\":1}\0", 8)) == "nul_byte ");
  CHECK(refusal("{\"a\":\"\xC0\xAF\"}") == "bad_utf8 /a");
  CHECK(refusal("{\"a\":\"\xED\xA0\x80\"}") == "bad_utf8 /a");
  CHECK(refusal("{\"a\":\"\\u0000\"}") == "nul_byte /a");
  CHECK(refusal("{\"a\":\"\\u0009\"}") == "control_character /a");
  CHECK(refusal("{\"a\":\"\\u202e\"}") == "bidi_control /a");
  CHECK(refusal("{\"a\":\"\xE2\x81\xA6\"}") == "bidi_control /a");
  CHECK(refusal(R"({"a":1.0})") == "float_number /a");
  CHECK(refusal(R"({"a":1e2})") == "float_number /a");
  CHECK(refusal(R"({"a":[0,-0]})") == "minus_zero /a/1");
  CHECK(refusal(R"({"a":9007199254740992})") == "number_out_of_range /a");
  CHECK(refusal(R"({"a":99999999999999999999999999})") == "number_out_of_range /a");
  CHECK(refusal(R"({"a":)") == "truncated /a");
  CHECK(refusal(R"({"a":"tex)") == "truncated /a");
  CHECK(refusal(R"({"a":"tex\u00)") == "truncated /a");
  CHECK(refusal(R"({"a":tru)") == "truncated /a");
  CHECK(refusal(R"({"a":-)") == "truncated /a");
  CHECK(refusal("{\"a\":\"line\nfeed\"}") == "control_character /a");
  CHECK(refusal(R"({"a":1} x)") == "syntax ");
  CHECK(refusal(R"({"~/":1,"~/":1})") == "duplicate_key /~0~1");
  CHECK(refusal("") == "truncated ");
  CHECK(refusal(R"({"":1,"":2})") == "duplicate_key /");
  CHECK(refusal(R"({"":{"":1,"":2}})") == "duplicate_key //");
  CHECK(refusal(R"({"a\nb":1})") == "control_character ");
  CHECK(refusal(R"({"汉":1})") == "non_ascii_key ");
  CHECK(refusal(R"({"a":{"b\u202e":1}})") == "bidi_control /a");
}

TEST_CASE("reading is bounded") {
  const std::string deep(100'000, '[');
  CHECK(refusal(deep).starts_with("too_deep /0/0"));
  CHECK(refusal(std::string(64, '[') + std::string(64, ']')) == "accepted");
  CHECK(refusal(std::string(65, '[') + std::string(65, ']')).starts_with("too_deep"));
  CHECK(refusal("[1,2,3]", {100, 64, 3}) == "too_many_nodes /2");
  CHECK(refusal("[1,2,3]", {6, 64, 100}) == "too_large ");
  std::string wide = "{";
  for (int i = 0; i < 3000; ++i) wide += "\"k" + std::to_string(i) + "\":0,";
  CHECK(refusal(wide + "\"end\":0}") == "accepted");
  CHECK(refusal(wide + "\"k17\":0}") == "duplicate_key /k17");
}

TEST_CASE("what is read is what was written") {
  const auto read = read_json("{\"b\":[true,false,null,-9007199254740991,\"汉字\\n\\\"\\u20ac\"],\"a\":{}}");
  REQUIRE(read.ok());
  CHECK(write_canonical(*read) == "{\"a\":{},\"b\":[true,false,null,-9007199254740991,\"汉字\\n\\\"€\"]}");
  CHECK(*read_json(write_canonical(*read)) == *read_json("{\"a\":{},\"b\":[true,false,null,-9007199254740991,\"汉字\\n\\\"€\"]}"));
}

TEST_CASE("messages quote whole characters") {
  CHECK(shortened("汉字", 2) == "汉字");
  CHECK(shortened("汉字典", 2) == "汉字…");
  CHECK(shortened("a\xE6\xB1") == "a\uFFFD\uFFFD");
  CHECK(shortened("a\n\xE2\x80\xAE") == "a\n\uFFFD");
}

TEST_CASE("digests are those of FIPS 180-4") {
  CHECK(sha256("") == "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(sha256("abc") == "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}
