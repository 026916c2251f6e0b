#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "base/day.h"
#include "base/digest.h"
#include "base/json.h"
#include "base/json_plain.h"
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

TEST_CASE("the quick way reads what the strict way reads, and nothing else") {
  const JsonLimits limits{1000, 4, 20};
  const auto reads = [&](std::string_view bytes) { return read_plain(bytes, limits).has_value(); };
  CHECK(reads(R"( {"a" : [1, -2, "三", true, false, null, {}, []] , "":0}
)"));
  CHECK(reads("[[[[]]]]"));
  CHECK(reads("-9007199254740991"));
  CHECK(*read_plain(R"(["\"\\\/\n\u4e09\uD842\uDFB7x"])", limits) == Json{Json::Array{Json{"\"\\/\n三𠮷x"}}});
  CHECK(*read_plain(R"({"\u0061\"":"\u0041"})", limits) == *read_strictly(R"({"a\"":"A"})", limits));
  for (const std::string_view odd : {"", " ", "[[[[[]]]]]", "[1,]", "[,1]", "{,}", R"({"a":1,})", R"({"a":1,"a":2})", "-0", "01", "-", "1.0", "1e3", "+1", "truex", "nul",
                                     "1 2", "\"a", "\"\\", "\"\\n", "\"\\t\"", "\"\\x\"", "\"\\u12\"", "\"\\u000g\"", "\"\\ud842\"", "\"\\ud842\\n\"", "\"\\ud842\\u0041\"", "\"\\ud842\\ud842\"", "\"\\udfb7\"", "\"\\u202e\"", "{\"\\n\":1}", "\"a\nb\"", "\"\x7F\"", "\"\xC3\"", "\"\u202E\"", "{\"三\":1}", "{1:2}", "\xEF\xBB\xBF[]", "[1 2]", "{\"a\" 1}",
                                     "[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20]", "9007199254740992", "12345678901234567", "[\f1]"}) {
    CAPTURE(odd);
    CHECK_FALSE(reads(odd));
  }

  // Bytes of good texts, exchanged, left out and doubled.
  const std::vector<std::string> seeds{R"({"a":[1,-20,true,null],"b":{"c":"三月","d":"x"},"e":""})", R"([{"k":0},{"k":"\u00e9\ud842\udfb7\\"},false,[[]]])",
                                       R"({"format":"zhicheng-answers/1","answers":{"level":"senior","on":"2026-05-20","n":12}})"};
  constexpr std::string_view kBytes = "\"\\{}[]:,-01.eEud8 tfn\n\x01\x7F\x80\xC3\xE2";
  std::uint64_t state = 20261125;
  const auto next = [&](std::size_t below) {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::size_t>(state >> 33) % below;
  };
  std::size_t read = 0;
  for (int round = 0; round < 60000; ++round) {
    std::string text = seeds[next(seeds.size())];
    for (std::size_t changes = 1 + next(3); changes > 0; --changes) {
      const std::size_t at = next(text.size());
      switch (next(3)) {
        case 0: text[at] = kBytes[next(kBytes.size())]; break;
        case 1: text.erase(at, 1 + next(3)); break;
        default: text.insert(at, text.substr(next(text.size()), 1 + next(4)));
      }
      if (text.empty()) text = "1";
    }
    const auto quick = read_plain(text, limits);
    const auto strict = read_strictly(text, limits);
    CAPTURE(text);
    REQUIRE(quick.has_value() == strict.ok());
    if (!quick) continue;
    ++read;
    REQUIRE(*quick == *strict);
  }
  CHECK(read > 3000);
}
