// Nothing that is done to a package goes unnoticed, and the short way of judging says what the long way says.
#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>

#include "api/door.h"
#include "base/digest.h"
#include "base/json.h"
#include "rules/embedded.h"
#include "tampering.h"

using namespace zhicheng;
using base::Json;
using tampering::seed;

namespace {

const api::Door& door() {
  static const api::Door kDoor{*rules::Library::load(rules::embedded_files())};
  return kDoor;
}

/// Something in every place.
constexpr std::string_view kApplicant =
    R"({"name":"斯琴高娃·㐂䶮","former_name":"阿拉坦其其格","sex":"female","born_on":"1990-02-28","ethnicity":"02","id_number":"15080219900228002X",)"
    R"("phone":"13800000000","email":"siqin@example.org","employer":"某某工程有限公司","employer_code":"91150802MA0N000000",)"
    R"("labour_unit":"某某工程有限公司","insured_unit":"某某工程有限公司","seal_name":"某某工程有限公司","post":"技术员",)"
    R"("education":[{"school":"某某大学","major":"水利","level":"bachelor","ending":"graduated","degree":"bachelor","form":"全日制","from":"2014-09-01",)"
    R"("on":"2018-07-01","certificate":"1012345201805000001","degree_certificate":"1012342018000001"}],)"
    R"("work":[{"employer":"某某水利工程处","post":"施工员","from":"2018-08-01","to":"2020-12-31","professional":true,"in_city":true}],)"
    R"("pauses":[{"from":"2021-01-01","to":"2021-03-01","reason":"照料家人"}],)"
    R"("titles":[{"title":"助理工程师","level":"assistant","series":"engineering","specialty":"水利","on":"2020-11-01","by":"某某人社局",)"
    R"("certificate":"NM2020001","appointed_on":"2021-01-01"}],)"
    R"("qualifications":[{"name":"二级建造师","on":"2021-06-01","valid_until":"2027-06-01","certificate":"蒙2150001"}],)"
    R"("exams":[{"name":"水平考试","passed":true,"on":"2022-05-28","valid_until":"2027-05-28"}],)"
    R"("achievements":[{"kind":"project","title":"灌区改造","role":"技术负责人","rank":1,"of":6,"on":"2024-10-01","source":"竣工验收鉴定书"}],)"
    R"("awards":[{"title":"优秀工程奖","grade":"市级","issuer":"某某学会","rank":2,"on":"2024-12-01"}],)"
    R"("papers":[{"title":"Water saving","journal":"某某水利","number":"ISSN 1000-0000","rank":1,"on":"2025-03-01"}],)"
    R"("yearly":[{"year":2025,"result":"competent"}],"training":[{"year":2025,"public_hours":30,"professional_hours":60,"passed":true}],)"
    R"("forms":[{"kind":"review_form","exported":"2026-05-19T10:00:00+08:00"}],"edited":"2026-05-19T09:00:00+08:00","declared_true":true,)"
    R"("consent_to_check":true,"assessment":{"chain":[]}})";

std::string make_package() {
  const std::string hash(64, 'a');
  return door()
      .handle(R"({"format":"zhicheng-request/1","call":"pack","edition":"bayannur/2026","on":"2026-05-20",)"
              R"("created":"2026-05-20T09:30:00+08:00","body":{"answers":{"format":"zhicheng-answers/1","answers":)"
              R"({"level":"intermediate","series":"engineering","specialty":"other","track":"regular",)"
              R"("employer_kind":"private_enterprise","employer_seat":"county","county":"150802","career_on":"2018-08-01"}},)"
              R"("applicant":)" + std::string(kApplicant) + R"(,)"
              R"("attachments":[{"kind":"diploma","name":"a.pdf","bytes":1,"sha256":")" + hash + R"(","type":"application/pdf"}]}})")
      .bytes;
}

/// What the call verify says, with errors that point into the package.
std::string said_at_length(const std::string& package) {
  std::string bytes = door().handle(R"({"format":"zhicheng-request/1","call":"verify","body":)" + package + "}").bytes;
  const std::string_view body = "\"at\":\"/body";
  if (const std::size_t at = bytes.find(body); bytes.starts_with("{\"error\"") && at != std::string::npos) bytes.erase(at + 6, 5);
  return bytes;
}

bool reproduced(const std::string& answer) { return answer.ends_with("\"verdict\":\"reproduced\"}"); }

class Tamperer {
 public:
  Tamperer(std::string package, unsigned seed) : package_(std::move(package)), random_(seed) {}

  std::string bytes() { return tampering::tampered(package_, random_); }

  /// One value somewhere is another one. `sealed`: the digest is made to fit.
  std::string value(bool sealed) {
    Json package = *base::read_json(package_);
    change(package);
    if (sealed) {
      std::erase_if(*package.object(), [](const auto& member) { return member.first == "digest"; });
      package.add("digest", base::sha256(base::write_canonical(package)));
    }
    return base::write_canonical(package);
  }

 private:
  std::size_t below(std::size_t limit) { return tampering::below(random_, limit); }

  void change(Json& value) {
    if (Json::Object* members = value.object(); members != nullptr && !members->empty()) {
      switch (below(12)) {
        case 0: members->erase(members->begin() + static_cast<std::ptrdiff_t>(below(members->size()))); return;
        case 1: value.set("another", 1); return;
        default: return change((*members)[below(members->size())].second);
      }
    }
    if (Json::Array* items = value.array(); items != nullptr && !items->empty()) {
      const auto at = static_cast<std::ptrdiff_t>(below(items->size()));
      switch (below(8)) {
        case 0: items->erase(items->begin() + at); return;
        case 1: items->push_back(items->front()); return;
        case 2: if (items->size() > 1) { std::rotate(items->begin(), items->begin() + 1, items->end()); return; } [[fallthrough]];
        default: return change((*items)[static_cast<std::size_t>(at)]);
      }
    }
    if (const std::string* text = value.text()) {
      value = below(2) == 0 ? *text + "x" : std::string(below(3), 'y');
    } else if (const bool* truth = value.boolean()) {
      value = !*truth;
    } else if (const std::int64_t* number = value.integer()) {
      value = *number + 1;
    } else {
      value = "z";
    }
  }

  std::string package_;
  std::mt19937 random_;
};

/// Changes the leaf of that number, counted from 0; false where there are not so many. `left` counts down.
bool change_leaf(Json& value, std::size_t& left) {
  if (Json::Object* members = value.object()) {
    return std::any_of(members->begin(), members->end(), [&](auto& member) { return change_leaf(member.second, left); });
  }
  if (Json::Array* items = value.array()) {
    return std::any_of(items->begin(), items->end(), [&](Json& item) { return change_leaf(item, left); });
  }
  if (left-- > 0) return false;
  if (const std::string* text = value.text()) {
    value = *text + "x";
  } else if (const bool* truth = value.boolean()) {
    value = !*truth;
  } else if (const std::int64_t* number = value.integer()) {
    value = *number + 1;
  } else {
    value = 1;
  }
  return true;
}

}  // namespace

TEST_CASE("each single field of a complete package, changed, is noticed") {
  const std::string package = make_package();
  REQUIRE(reproduced(door().verify(package).bytes));
  std::size_t leaves = 0;
  int unnoticed = 0;
  while (true) {
    Json changed = *base::read_json(package);
    std::size_t left = leaves;
    if (!change_leaf(changed, left)) break;
    ++leaves;
    if (reproduced(door().verify(base::write_canonical(changed)).bytes)) ++unnoticed;
  }
  CHECK(leaves > 500);
  CHECK(unnoticed == 0);
}

TEST_CASE("every tampering is noticed, by the short way and the long way alike") {
  const unsigned start = seed();
  INFO("ZHICHENG_SEED=" << start);
  const std::string package = make_package();
  const std::string verdict = door().verify(package).bytes;
  REQUIRE(reproduced(verdict));
  REQUIRE(said_at_length(package) == verdict);
  Tamperer tamperer(package, start);
  int same = 0;
  int unnoticed = 0;
  int apart = 0;
  constexpr int kMutations = 10'000;
  for (int i = 0; i < kMutations; ++i) {
    const std::string changed = i % 2 == 0 ? tamperer.bytes() : tamperer.value(false);
    if (changed == package) {
      ++same;
      continue;
    }
    const std::string answer = door().verify(changed).bytes;
    if (reproduced(answer)) {
      // White space between values is no change: what is read is the package to the byte.
      const auto read = base::read_json(changed);
      if (!read || base::write_canonical(*read) != package) ++unnoticed;
    }
    // Where bytes are broken, each says at which byte of its own text.
    if (i % 8 == 1 && answer != said_at_length(changed)) ++apart;
  }
  CHECK(same < kMutations / 20);
  CHECK(unnoticed == 0);
  CHECK(apart == 0);
}

TEST_CASE("whoever makes the digest fit can change what is said, not what follows from it") {
  const unsigned start = seed();
  INFO("ZHICHENG_SEED=" << start);
  const std::string package = make_package();
  const Json before = *base::read_json(package);
  Tamperer tamperer(package, start);
  int unnoticed = 0;
  int apart = 0;
  for (int i = 0; i < 1'000; ++i) {
    const std::string changed = tamperer.value(true);
    const std::string answer = door().verify(changed).bytes;
    if (answer != said_at_length(changed)) ++apart;
    if (!reproduced(answer)) continue;
    const Json after = *base::read_json(changed);
    if (base::write_canonical(*after.find("assessment")) == base::write_canonical(*before.find("assessment"))) continue;
    ++unnoticed;
  }
  CHECK(unnoticed == 0);
  CHECK(apart == 0);
}

TEST_CASE("re-encoded, a package is read as the same bytes") {
  const std::string package = make_package();
  std::string spaced;
  for (const char c : package) spaced += c == ',' ? std::string(", ") : std::string(1, c);
  const auto read = base::read_json(spaced);
  REQUIRE(read.ok());
  // Blanks within texts are a change, those between values are not.
  CHECK(reproduced(door().verify(spaced).bytes) == (base::write_canonical(*read) == package));
  CHECK(reproduced(door().verify("\n" + package + " ").bytes));
}
