#include <doctest/doctest.h>

#include "reviewing.h"

using namespace zhicheng;
using namespace zhicheng::reviewing;
using application::Degree;
using application::Ending;
using application::Schooling;

namespace {

/// "career_on=2018-08-01 from /applicant/work/0", one line a fact.
std::string derived(const Application& said, std::optional<Day> cutoff = day("2026-06-10")) {
  std::string text;
  const auto stated = *rules::Answers::parse_facts(edition().vocabulary, Json{}.add("series", "accounting").add("level", "associate_senior"), "");
  const Json written = application::to_json(edition().vocabulary, application::derive(edition().vocabulary, stated, said, cutoff));
  for (const Json& one : *written.array()) {
    const Json& value = *one.find("value");
    text += std::string(one.text_at("fact")) + "=" + (value.text() != nullptr ? *value.text() : base::write_canonical(value));
    for (const Json& from : *one.find("from")->array()) text += " " + *from.text();
    text += "\n";
  }
  return text;
}

application::Work work(std::string_view from, std::string_view to, std::optional<bool> professional, std::optional<bool> in_city) {
  application::Work made{"甲", "", std::nullopt, std::nullopt, professional, in_city};
  if (!from.empty()) made.from = day(from);
  if (!to.empty()) made.to = day(to);
  return made;
}

application::Education diploma(std::optional<Schooling> level, std::optional<Ending> ending, std::string_view on, std::optional<Degree> degree = {}) {
  application::Education made;
  made.level = level;
  made.ending = ending;
  made.degree = degree;
  if (!on.empty()) made.on = day(on);
  return made;
}

application::Title title(std::string level, std::string series, std::string_view on) {
  application::Title made;
  made.level = std::move(level);
  made.series = std::move(series);
  if (!on.empty()) made.on = day(on);
  return made;
}

}  // namespace

TEST_CASE("the career begins with the earliest professional work, when all work says what it is") {
  Application said;
  said.work = {work("2019-03-01", "", true, {}), work("2017-01-01", "2019-02-28", true, {}), work("2015-01-01", "2016-12-31", false, {})};
  CHECK(derived(said) == "career_on=2017-01-01 /applicant/work/1\n");
  said.work[2].professional.reset();
  CHECK(derived(said).empty());
  said.work[2] = work("", "2016-12-31", true, {});
  CHECK(derived(said).empty());
  said.work = {work("2019-03-01", "", false, {})};
  CHECK(derived(said).empty());
}

TEST_CASE("work in the city counts from the unbroken stretch that lasts, and stays open after a break") {
  Application said;
  said.work = {work("2022-01-01", "", {}, true), work("2020-01-01", "2021-12-31", {}, true)};
  CHECK(derived(said) == "city_work_on=2020-01-01 /applicant/work/0 /applicant/work/1\n");
  said.work[1] = work("2020-01-01", "2021-12-30", {}, true);
  CHECK(derived(said).empty());
  said.work[1] = work("2020-01-01", "2021-12-31", {}, false);
  CHECK(derived(said) == "city_work_on=2022-01-01 /applicant/work/0\n");
  said.work[1].in_city.reset();
  CHECK(derived(said).empty());
  said.work = {work("2022-01-01", "2023-01-01", {}, true)};
  CHECK(derived(said).empty());
  // A short job within a longer one breaks nothing.
  said.work = {work("2020-01-01", "", {}, true), work("2021-01-01", "2021-03-01", {}, true)};
  CHECK(derived(said) == "city_work_on=2020-01-01 /applicant/work/0 /applicant/work/1\n");
}

TEST_CASE("the highest education is the highest diploma of a graduation") {
  Application said;
  said.education = {diploma(Schooling::associate, Ending::graduated, "2012-07-01"), diploma(Schooling::bachelor, Ending::graduated, "2026-07-01")};
  CHECK(derived(said) == "education=bachelor /applicant/education/1\neducation_on=2026-07-01 /applicant/education/1\n"
                         "associate_held=true /applicant/education/0\nassociate_on=2012-07-01 /applicant/education/0\n");
  said.education[1].ending = Ending::completed;
  CHECK(derived(said) == "education=associate /applicant/education/0\neducation_on=2012-07-01 /applicant/education/0\n");
  said.education[1].ending.reset();
  CHECK(derived(said).empty());
  said.education[1] = diploma({}, {}, "2026-07-01", Degree::bachelor);  // a degree alone
  CHECK(derived(said) == "education=associate /applicant/education/0\neducation_on=2012-07-01 /applicant/education/0\n");
  said.education[1] = diploma({}, Ending::graduated, "2026-07-01");
  CHECK(derived(said).empty());
  said.education[1] = diploma(Schooling::secondary, {}, "");  // cannot be a higher one
  CHECK(derived(said) == "education=associate /applicant/education/0\neducation_on=2012-07-01 /applicant/education/0\n");
}

TEST_CASE("of two diplomas of a level the earlier counts, and one without a day leaves the day open") {
  Application said;
  said.education = {diploma(Schooling::bachelor, Ending::graduated, "2015-07-01"), diploma(Schooling::bachelor, Ending::graduated, "2012-07-01")};
  CHECK(derived(said) == "education=bachelor /applicant/education/0 /applicant/education/1\neducation_on=2012-07-01 /applicant/education/0 /applicant/education/1\n");
  said.education[0].on.reset();
  CHECK(derived(said) == "education=bachelor /applicant/education/0 /applicant/education/1\n");
  said.education[0] = diploma(Schooling::master, Ending::graduated, "2015-07-01");
  CHECK(derived(said) == "education=master /applicant/education/0\neducation_on=2015-07-01 /applicant/education/0\n"
                         "bachelor_held=true /applicant/education/1\nbachelor_on=2012-07-01 /applicant/education/1\n");
}

TEST_CASE("the current title is the highest one, after the cutoff only where there is no other") {
  Application said;
  said.titles = {title("assistant", "engineering", "2018-12-01"), title("intermediate", "engineering", "2026-06-11")};
  const std::string assistant = "current_title=assistant /applicant/titles/0\ncurrent_title_on=2018-12-01 /applicant/titles/0\n"
                                "current_title_series=engineering /applicant/titles/0\n";
  CHECK(derived(said) == assistant);
  CHECK(derived(said, std::nullopt).starts_with("current_title=intermediate /applicant/titles/1\n"));
  CHECK(derived(said, day("2026-06-11")).starts_with("current_title=intermediate /applicant/titles/1\n"));
  said.titles = {title("intermediate", "engineering", "2026-06-11")};
  CHECK(derived(said).starts_with("current_title=intermediate /applicant/titles/0\n"));
  said.titles = {title("assistant", "engineering", "2018-12-01"), title("", "engineering", "2020-12-01")};
  CHECK(derived(said).empty());
  said.titles[1] = title("assistant", "agriculture", "2020-12-01");
  CHECK(derived(said) == "current_title=assistant /applicant/titles/0 /applicant/titles/1\n");
  CHECK(derived({}).empty());  // no list is not "no title"
}

TEST_CASE("examinations of the series and level settle what they agree on") {
  Application said;
  said.exams = {{"高级会计师资格考试", true, {}, day("2027-12-31")}, {"计算机应用能力考试", false, {}, {}}, {"初级会计考试", false, {}, {}}};
  CHECK(derived(said) == "exam_passed=true /applicant/exams/0\nexam_valid_until=2027-12-31 /applicant/exams/0\n");
  said.exams[1] = {"会计高级资格考试", true, {}, day("2026-12-31")};
  CHECK(derived(said) == "exam_passed=true /applicant/exams/0 /applicant/exams/1\n");
  said.exams[1].passed = false;
  CHECK(derived(said).empty());
  said.exams = {{"高级会计师资格考试", {}, {}, {}}};
  CHECK(derived(said).empty());
  said.exams = {{"计算机应用能力考试", true, {}, day("2027-12-31")}};  // may be another one
  CHECK(derived(said).empty());
}

TEST_CASE("what is declared is derived") {
  Application said;
  said.declared_true = true;
  CHECK(derived(said) == "declared_true=true /applicant/declared_true\n");
}

TEST_CASE("open answers are filled in, stated ones stay, and nothing is mixed with what contradicts it") {
  Application said;
  said.education = {diploma(Schooling::bachelor, Ending::graduated, "2015-07-01")};
  said.work = {work("2015-08-01", "", true, {})};
  const rules::Vocabulary& vocabulary = edition().vocabulary;
  const auto found = application::derive(vocabulary, rules::Answers(vocabulary.facts().size()), said, std::nullopt);
  const auto filled = [&](const Json& stated) {
    rules::Answers answers = *rules::Answers::parse_facts(vocabulary, stated, "");
    application::fill(vocabulary, found, answers);
    return base::write_canonical(answers.to_json(vocabulary));
  };
  const Json nothing{Json::Object{}};
  CHECK(filled(nothing) == R"({"career_on":"2015-08-01","education":"bachelor","education_on":"2015-07-01"})");
  CHECK(filled(Json{}.add("career_on", "2016-01-01")) == R"({"career_on":"2016-01-01","education":"bachelor","education_on":"2015-07-01"})");
  CHECK(filled(Json{}.add("education", "master")) == R"({"career_on":"2015-08-01","education":"master"})");
  CHECK(filled(Json{}.add("education", "bachelor")) == R"({"career_on":"2015-08-01","education":"bachelor","education_on":"2015-07-01"})");
}
