#include <doctest/doctest.h>

#include <string>

#include "api/door.h"
#include "base/digest.h"
#include "base/json.h"
#include "rules/embedded.h"

using namespace zhicheng;
using base::Json;

namespace {

const api::Door& door() {
  static const api::Door kDoor{*rules::Library::load(rules::embedded_files())};
  return kDoor;
}

constexpr std::string_view kAnswers =
    R"({"format":"zhicheng-answers/1","answers":{"level":"intermediate","series":"engineering","specialty":"other",)"
    R"("track":"regular","employer_kind":"private_enterprise","employer_seat":"county","county":"150802"}})";

std::string pack(std::string_view applicant = R"({"name":"张䶮","phone":"13800000000"})") {
  return door()
      .handle(R"({"format":"zhicheng-request/1","call":"pack","edition":"bayannur/2026","on":"2026-05-20",)"
              R"("created":"2026-05-20T09:30:00+08:00","body":{"answers":)" + std::string(kAnswers) +
              R"(,"applicant":)" + std::string(applicant) + "}}")
      .bytes;
}

api::Response verify(const std::string& package) {
  return door().handle(R"({"format":"zhicheng-request/1","call":"verify","body":)" + package + "}");
}

std::string refusal(const api::Response& response) {
  const Json json = *base::read_json(response.bytes);
  const Json* error = json.find("error");
  return error == nullptr ? "accepted" : std::string(error->text_at("code")) + " " + std::string(error->text_at("at"));
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

/// The package with a digest that fits what it says.
std::string resigned(Json package) {
  Json::Object body = *package.object();
  std::erase_if(body, [](const auto& member) { return member.first == "digest"; });
  package.set("digest", base::sha256(base::write_canonical(Json{body})));
  return base::write_canonical(package);
}

}  // namespace

TEST_CASE("a package is canonical and is reproduced") {
  const std::string package = pack();
  CHECK(base::write_canonical(*base::read_json(package)) == package);
  const api::Response verdict = verify(package);
  CHECK(verdict.answer == api::Answer::yes);
  CHECK(base::read_json(verdict.bytes)->text_at("verdict") == "reproduced");
}

TEST_CASE("a changed package differs, and says where") {
  const api::Response renamed = verify(replaced(pack(), "张䶮", "张龑"));
  CHECK(renamed.answer == api::Answer::no);
  CHECK(renamed.bytes.find("\"at\":\"/digest\"") != std::string::npos);
  const api::Response judged = verify(replaced(pack(), R"("outcome":"undetermined")", R"("outcome":"eligible")"));
  CHECK(judged.answer == api::Answer::no);
  CHECK(judged.bytes.find("\"at\":\"/assessment/outcome\"") != std::string::npos);
}

TEST_CASE("members that the judgement has not are differences, null ones too") {
  const api::Response verdict = verify(resigned(*base::read_json(replaced(pack(), "\"outcome\":", "\"extra\":null,\"outcome\":"))));
  CHECK(verdict.answer == api::Answer::no);
  CHECK(verdict.bytes.find("\"at\":\"/assessment/extra\"") != std::string::npos);
}

TEST_CASE("a package that leaves its county out differs") {
  const Json with = *base::read_json(pack());
  const auto plain = door().library().find("bayannur/2026", std::nullopt, {});
  Json package = with;
  Json edition = *with.find("edition");
  edition.set("county", Json{}).set("digest", (*plain)->digest);
  Json assessment = *with.find("assessment");
  assessment.set("edition", edition);
  package.set("edition", edition).set("assessment", assessment);
  const api::Response verdict = verify(resigned(package));
  CHECK(verdict.answer == api::Answer::no);
  CHECK(verdict.bytes.find("\"at\":\"/edition/county\"") != std::string::npos);
}

TEST_CASE("a digest of any shape may be wrong") {
  Json package = *base::read_json(pack());
  package.set("digest", "none");
  CHECK(verify(base::write_canonical(package)).answer == api::Answer::no);
}

TEST_CASE("limits are the package's own") {
  const auto answer = [](std::size_t items) {
    std::string list = "[0";
    for (std::size_t i = 1; i < items; ++i) list += ",0";
    return refusal(verify(list + "]"));
  };
  CHECK(answer(199'999) == "wrong_type /body");
  CHECK(answer(200'100).starts_with("too_many_nodes /body/"));
}

TEST_CASE("what is refused is quoted short and readable") {
  for (const std::string_view facts : {R"({"career_on":"二〇一八年八月一日开始上班并且一直上班到现在"})", R"({"level":"汉汉汉汉汉汉汉汉汉汉汉汉汉汉汉汉汉汉汉汉汉汉汉汉汉汉汉汉汉汉汉汉汉汉汉汉汉汉汉汉汉汉汉汉"})"}) {
    const api::Response response = door().handle(
        R"({"format":"zhicheng-request/1","call":"assess","edition":"bayannur/2026","on":"2026-05-20","body":{"format":"zhicheng-answers/1","answers":)" +
        std::string(facts) + "}}");
    CHECK(response.answer == api::Answer::refused);
    CHECK(base::read_json(response.bytes).ok());
    CHECK(response.bytes.size() < 400);
  }
  const std::string long_key = std::string(100'000, 'k');
  CHECK(door().handle("{\"" + long_key + "\":1}").bytes.size() < 400);
}

TEST_CASE("an edition that is not here cannot be judged") {
  Json package = *base::read_json(pack());
  Json edition = *package.find("edition");
  edition.set("digest", "sha256:" + std::string(64, '0'));
  package.set("edition", edition);
  const api::Response verdict = verify(resigned(package));
  CHECK(verdict.answer == api::Answer::unsure);
  CHECK(base::read_json(verdict.bytes)->text_at("verdict") == "cannot_judge");
}

TEST_CASE("what is no package is refused with code and place") {
  CHECK(refusal(verify("{}")) == "unknown_format /body/format");
  CHECK(refusal(verify(replaced(pack(), "zhicheng-package/1", "zhicheng-package/2"))) == "newer_format /body/format");
  CHECK(refusal(verify(replaced(pack(), "\"level\"", "\"levels\""))) == "unknown_fact /body/answers/levels");
  CHECK(refusal(verify(replaced(pack(), "\"created\":\"2026-05-20T", "\"created\":\"2026-05-32T"))) == "bad_date /body/created");
  CHECK(refusal(verify(replaced(pack(), "\"attachments\":[", "\"attachments\":[{\"x\":1}"))) == "missing_key /body/attachments/0");
  CHECK(refusal(verify("[1]")) == "wrong_type /body");
}

TEST_CASE("the applicant is read when a package is made, and when it is judged again") {
  const std::string full = R"({"name":"n","titles":[{"level":"assistant","series":"engineering"}],"photo":{"a":1}})";
  CHECK(verify(pack(full)).answer == api::Answer::yes);
  CHECK(base::write_canonical(*base::read_json(pack(full))->find("applicant")) == base::write_canonical(*base::read_json(full)));
  CHECK(refusal({{}, pack(R"({"work":[{"from":"2026-02-30"}]})")}) == "bad_date /body/applicant/work/0/from");
  CHECK(refusal({{}, pack(replaced(full, "assistant", "boss"))}) == "out_of_domain /body/applicant/titles/0/level");
  CHECK(refusal(verify(replaced(pack(full), "\"series\":\"engineering\"}]", "\"series\":7}]"))) == "wrong_type /body/applicant/titles/0/series");
  CHECK(refusal(verify(replaced(pack(full), "\"level\":\"assistant\"", "\"level\":\"boss\""))) == "out_of_domain /body/applicant/titles/0/level");
  Json package = *base::read_json(pack(full));
  CHECK(refusal(verify(resigned(package.set("applicant", Json{})))) == "wrong_type /body/applicant");
}

TEST_CASE("requests are closed") {
  CHECK(refusal(door().handle("{}")) == "unknown_format /format");
  CHECK(refusal(door().handle(R"({"format":"zhicheng-request/1","call":"judge"})")) == "unknown_call /call");
  CHECK(refusal(door().handle(R"({"format":"zhicheng-request/1","call":"lint","extra":1})")) == "unknown_key /extra");
  CHECK(refusal(door().handle(R"({"format":"zhicheng-request/1","call":"assess","edition":"bayannur/2026","body":{}})")) == "missing_key ");
  CHECK(refusal(door().handle(R"({"format":"zhicheng-request/1","call":"clauses","edition":"bayannur/2026","body":{"x":1}})")) == "unknown_key /body");
  CHECK(refusal(door().handle(R"({"format":"zhicheng-request/1","call":"dates","edition":"bayannur/2026","county":""})")) == "out_of_domain /county");
  CHECK(pack(R"({"name":""})").find("bad_applicant") != std::string::npos);
}
