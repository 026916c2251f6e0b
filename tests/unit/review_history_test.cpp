#include <doctest/doctest.h>

#include "reviewing.h"

using namespace zhicheng;
using namespace zhicheng::reviewing;
using application::Ending;
using application::Schooling;
using application::Work;

namespace {

Work work(std::string employer, std::string_view from, std::string_view to = {}) {
  Work made{std::move(employer), "", day(from), std::nullopt, true, true};
  if (!to.empty()) made.to = day(to);
  return made;
}

application::Education school(std::string name, std::optional<Schooling> level, std::optional<Ending> ending) {
  application::Education made;
  made.school = std::move(name);
  made.level = level;
  made.ending = ending;
  return made;
}

application::Title title(std::string_view on) {
  application::Title made{"助理工程师", "assistant", "engineering", "", std::nullopt, "", "", std::nullopt};
  made.on = day(on);
  return made;
}

}  // namespace

TEST_CASE("catalogue and code have the same checks, in the same order") {
  std::vector<std::string_view> words;
  for (const rules::CheckWords& one : library().catalogue().checks()) words.push_back(one.id);
  const auto ids = application::check_ids();
  CHECK(words == std::vector<std::string_view>(ids.begin(), ids.end()));
}

TEST_CASE("a stated answer that is not the history's is named with both") {
  Subject subject;
  subject.said.work = {work("甲", "2018-08-01")};
  subject.answers.add("career_on", "2018-09-01");
  CHECK(subject.place_of("stated_differs_from_history") == "/answers/career_on /applicant/work/0");
  CHECK(subject.text_of("stated_differs_from_history") == "“开始从事专业技术工作日期”回答的是2018-09-01，按经历算是2018-08-01。");
  subject.answers.set("career_on", "2018-08-01");
  CHECK(subject.place_of("stated_differs_from_history") == "none");
}

TEST_CASE("every dated item after the cutoff is named") {
  Subject subject;
  subject.said.papers = {{"论文甲", "", "CN1", 1, day("2026-06-10")}, {"论文乙", "", "CN1", 1, day("2026-06-11")}};
  subject.said.titles = {title("2026-07-01")};
  subject.said.training = {{2027, {}, {}, {}}, {2026, {}, {}, {}}};
  CHECK(subject.places_of("item_after_cutoff") == std::vector<std::string>{"/applicant/papers/1/on", "/applicant/titles/0/on", "/applicant/training/0/year"});
  CHECK(subject.text_of("item_after_cutoff") == "论文著作第2条“论文乙”：2026-06-11，在申报截止日2026-06-10之后，今年不算。");
  CHECK(subject.place_of("cutoff_unknown") == "none");
  subject.answers.set("track", "social");
  CHECK(subject.place_of("item_after_cutoff") == "none");
  CHECK(subject.place_of("cutoff_unknown") == "/applicant");
  subject.said = {};
  CHECK(subject.place_of("cutoff_unknown") == "none");
}

TEST_CASE("what lies ahead of the day asked, and yet before the cutoff") {
  Subject subject;
  subject.said.awards = {{"奖项甲", "一等奖", "人社局", 1, day("2026-05-20")}, {"奖项乙", "一等奖", "人社局", 1, day("2026-05-21")}, {"奖项丙", "一等奖", "人社局", 1, day("2026-06-11")}};
  CHECK(subject.place_of("item_ahead") == "/applicant/awards/1/on");
  CHECK(subject.text_of("item_ahead") == "奖励第2条“奖项乙”：2026-05-21，在2026-05-20还没有到。");
  CHECK(subject.place_of("item_after_cutoff") == "/applicant/awards/2/on");
  subject.answers.set("track", "social");  // no cutoff is known
  CHECK(subject.places_of("item_ahead") == std::vector<std::string>{"/applicant/awards/1/on", "/applicant/awards/2/on"});
}

TEST_CASE("what ought to have a day and has none") {
  Subject subject;
  subject.said.awards = {{"奖项", "", "", 1, day("2020-01-01")}};
  subject.said.education = {school("", Schooling::bachelor, Ending::completed)};
  CHECK(subject.place_of("date_missing") == "none");
  subject.said.awards[0].on.reset();
  CHECK(subject.place_of("date_missing") == "/applicant/awards/0/on");
  subject.said.awards.clear();
  subject.said.education[0].ending = Ending::graduated;
  CHECK(subject.place_of("date_missing") == "/applicant/education/0/on");
}

TEST_CASE("a period that ends before it begins") {
  Subject subject;
  subject.said.work = {work("甲", "2020-01-02", "2020-01-01")};
  CHECK(subject.place_of("period_reversed") == "/applicant/work/0/from /applicant/work/0/to");
  subject.said.work = {work("甲", "2020-01-01", "2020-01-01")};
  CHECK(subject.place_of("period_reversed") == "none");
}

TEST_CASE("a calendar month without work, study or an explanation is a gap") {
  Subject subject;
  const auto text = [&] { return subject.text_of("employment_gap"); };
  subject.said.work = {work("乙", "2020-04-01"), work("甲", "2018-01-01", "2020-02-29")};
  CHECK(text() == "2020-03-01至2020-03-31之间没有工作、学习，也没有说明。");
  subject.said.work[0] = work("乙", "2020-03-31");
  CHECK(text() == "none");
  subject.said.work[0] = work("乙", "2020-04-30");  // from 1 March on: March as a whole
  CHECK(text() == "2020-03-01至2020-04-29之间没有工作、学习，也没有说明。");
  subject.said.pauses = {{day("2020-03-01"), day("2020-04-29"), "待业"}};
  CHECK(text() == "none");
  subject.said.pauses.clear();
  subject.said.education = {school("", {}, {})};
  subject.said.education[0].from = day("2020-03-01");
  subject.said.education[0].on = day("2020-04-01");
  CHECK(text() == "none");
  subject.said.work = {work("甲", "2018-01-01", "2026-03-31")};  // and nothing since
  CHECK(text() == "2026-04-01至2026-05-20之间没有工作、学习，也没有说明。");
  subject.said.work.push_back(work("乙", "2026-04-10"));
  CHECK(text() == "none");
  subject.said.work = {work("乙", "2020-04-01"), work("甲", "2018-01-01", "2019-02-28")};
  subject.said.work[0].from.reset();  // a gap cannot be told
  CHECK(text() == "none");
}

TEST_CASE("only a pause with both days and a reason explains a gap; another one is told with what it lacks") {
  Subject subject;
  subject.said.work = {work("甲", "2018-01-01", "2019-12-31"), work("乙", "2022-01-01")};
  subject.said.pauses = {{day("2020-01-01"), day("2021-12-31"), "待业"}};
  CHECK(subject.place_of("employment_gap") == "none");
  CHECK(subject.place_of("pause_incomplete") == "none");
  const auto with = [&](std::optional<Day> from, std::optional<Day> to, std::string reason) {
    subject.said.pauses = {{from, to, std::move(reason)}};
    CHECK(subject.text_of("employment_gap") == "2020-01-01至2021-12-31之间没有工作、学习，也没有说明。");
    return subject.place_of("pause_incomplete");
  };
  CHECK(with(day("2020-01-01"), {}, "待业") == "/applicant/pauses/0/to");
  CHECK(with({}, day("2021-12-31"), "待业") == "/applicant/pauses/0/from");
  CHECK(with(day("2020-01-01"), day("2021-12-31"), " ") == "/applicant/pauses/0/reason");
  CHECK(with({}, {}, "") == "/applicant/pauses/0/from /applicant/pauses/0/to /applicant/pauses/0/reason");
  CHECK(subject.text_of("pause_incomplete") == "没有工作的时段第1条没有写开始日期、结束日期、原因，说明不了这段间断。");
}

TEST_CASE("ends, exports and results after the cutoff are noted") {
  Subject subject;
  subject.said.work = {work("甲", "2018-01-01", "2026-06-10"), work("乙", "2018-01-01", "2026-06-11"), work("丙", "2018-01-01")};
  subject.said.pauses = {{day("2026-01-01"), day("2026-06-12"), "待业"}};
  CHECK(subject.places_of("end_after_cutoff") == std::vector<std::string>{"/applicant/pauses/0/to", "/applicant/work/1/to"});
  CHECK(subject.text_of("end_after_cutoff") == "没有工作的时段第1条“待业”的结束日期是2026-06-12，在申报截止日2026-06-10之后。");
  // The day counts to 24:00 in China, wherever the clock stood.
  subject.said.forms = {{"review_form", "2026-06-10T23:59:59+08:00"}, {"review_form", "2026-06-10T16:00:00Z"}};
  subject.said.edited = "2026-06-11T00:00:00+08:00";
  CHECK(subject.places_of("written_after_cutoff") == std::vector<std::string>{"/applicant/forms/1/exported"});
  subject.said.yearly = {{2025, "competent"}, {2026, "competent"}, {2026, ""}, {2027, "competent"}};
  subject.said.training = {{2025, 30, 60, true}, {2026, 30, 60, true}, {2026, 30, 60, {}}};
  CHECK(subject.places_of("year_unfinished") == std::vector<std::string>{"/applicant/training/1/passed", "/applicant/yearly/1/result"});
  CHECK(subject.text_of("year_unfinished") == "继续教育第2条：到申报截止日2026-06-10，2026年还没有过完，却已经有了全年的结果。");
  subject.answers.set("track", "social");  // no cutoff, nothing to hold against it
  for (const std::string_view check : {"end_after_cutoff", "written_after_cutoff", "year_unfinished"}) CHECK(subject.place_of(check) == "none");
}

TEST_CASE("work at two places for more than a month") {
  Subject subject;
  subject.said.work = {work("甲", "2018-01-01", "2020-03-31"), work("乙", "2020-03-01")};
  CHECK(subject.place_of("overlapping_work") == "none");
  subject.said.work[0].to = day("2020-04-01");
  CHECK(subject.place_of("overlapping_work") == "/applicant/work/0 /applicant/work/1");
  subject.said.work[1].employer = "甲";  // another post at the same place
  CHECK(subject.place_of("overlapping_work") == "none");
}

TEST_CASE("work that overlaps what began long before it") {
  Subject subject;
  subject.said.work = {work("甲", "2010-01-01"), work("甲", "2012-01-01", "2012-03-31"), work("乙", "2014-01-01", "2018-12-31")};
  CHECK(subject.place_of("overlapping_work") == "/applicant/work/0 /applicant/work/2");
  subject.said.work[0].to = day("2014-01-31");
  CHECK(subject.place_of("overlapping_work") == "none");
  // Two posts at one place, the later of which ends first: what lasts longest elsewhere is still what overlaps.
  subject.said.work = {work("甲", "2010-01-01", "2016-12-31"), work("乙", "2011-01-01"), work("乙", "2015-01-01", "2015-12-31")};
  CHECK(subject.places_of("overlapping_work") == std::vector<std::string>{"/applicant/work/0 /applicant/work/1", "/applicant/work/0 /applicant/work/2"});
}

TEST_CASE("work in the city with a break is left to be asked") {
  Subject subject;
  subject.said.work = {work("甲", "2018-01-01", "2020-03-31"), work("乙", "2020-05-01")};
  CHECK(subject.place_of("city_work_unclear") == "/applicant/work/0 /applicant/work/1");
  subject.said.work[1].from = day("2020-04-01");
  CHECK(subject.place_of("city_work_unclear") == "none");
}

TEST_CASE("a diploma that is no graduation, a title without level") {
  Subject subject;
  subject.said.education = {school("某大学", Schooling::bachelor, Ending::left)};
  CHECK(subject.place_of("education_not_graduated") == "/applicant/education/0/ending");
  CHECK(subject.text_of("education_not_graduated") == "学历学位第1条“某大学”是肄业，不算毕业学历。");
  subject.said.education[0].ending = Ending::graduated;
  CHECK(subject.place_of("education_not_graduated") == "none");
  subject.said.titles = {title("2018-12-01")};
  CHECK(subject.place_of("title_level_unknown") == "none");
  subject.said.titles[0].level.clear();
  CHECK(subject.text_of("title_level_unknown") == "已取得的职称第1条“助理工程师”没有写层级（按名称可能是工程技术助理级）。");
  subject.said.titles[0].title = "某某师";
  CHECK(subject.text_of("title_level_unknown") == "已取得的职称第1条“某某师”没有写层级。");
}

TEST_CASE("roles and ranks that are missing") {
  Subject subject;
  subject.said.achievements = {{"project", "某项目", "负责人", 1, 5, day("2020-01-01"), ""}};
  subject.said.awards = {{"奖项", "", "", 2, day("2020-01-01")}};
  subject.said.papers = {{"论文", "", "CN1", 1, day("2020-01-01")}};
  CHECK(subject.place_of("role_missing") == "none");
  CHECK(subject.place_of("rank_missing") == "none");
  CHECK(subject.place_of("paper_number_missing") == "none");
  subject.said.achievements[0].role.clear();
  subject.said.awards[0].rank.reset();
  subject.said.papers[0].rank.reset();
  subject.said.papers[0].number.clear();
  CHECK(subject.place_of("role_missing") == "/applicant/achievements/0/role");
  CHECK(subject.places_of("rank_missing") == std::vector<std::string>{"/applicant/awards/0/rank", "/applicant/papers/0/rank"});
  CHECK(subject.place_of("paper_number_missing") == "/applicant/papers/0/number");
}

TEST_CASE("cells that are left blank in what was achieved") {
  Subject subject;
  subject.said.achievements = {{"project", "某项目", "负责人", 1, 5, day("2020-01-01"), "某公司"}};
  subject.said.awards = {{"奖项", "一等奖", "人社局", 1, day("2020-01-01")}};
  subject.said.papers = {{"论文", "刊物", "CN1", 1, day("2020-01-01")}};
  CHECK(subject.place_of("cell_blank") == "none");
  subject.said.achievements[0].kind.clear();
  subject.said.achievements[0].source = " ";
  subject.said.awards[0].issuer.clear();
  subject.said.papers[0].journal.clear();
  subject.said.papers[0].title.clear();
  CHECK(subject.places_of("cell_blank") == std::vector<std::string>{"/applicant/achievements/0/kind", "/applicant/achievements/0/source", "/applicant/awards/0/issuer",
                                                                    "/applicant/papers/0/journal", "/applicant/papers/0/title"});
  CHECK(subject.text_of("cell_blank") == "业绩成果第1条“某项目”没有写类别。");
}

TEST_CASE("a place among fewer people") {
  Subject subject;
  subject.said.achievements = {{"project", "某项目", "负责人", 9, 9, day("2020-01-01"), "某公司"}};
  CHECK(subject.place_of("rank_beyond_people") == "none");
  subject.said.achievements[0].of = 2;
  CHECK(subject.place_of("rank_beyond_people") == "/applicant/achievements/0/of /applicant/achievements/0/rank");
  CHECK(subject.text_of("rank_beyond_people") == "业绩成果第1条“某项目”：本人排第9，总共只有2人。");
}

TEST_CASE("what was achieved before the current title") {
  Subject subject;
  subject.said.titles = {title("2020-12-01")};
  subject.said.papers = {{"论文", "", "CN1", 1, day("2020-12-01")}};
  CHECK(subject.place_of("achievement_older_than_title") == "none");
  subject.said.papers[0].on = day("2020-11-30");
  CHECK(subject.place_of("achievement_older_than_title") == "/applicant/papers/0/on");
  subject.said.titles.clear();
  subject.answers.add("current_title", "none").add("current_title_on", "2020-12-01");
  CHECK(subject.place_of("achievement_older_than_title") == "none");
}

TEST_CASE("an examination that has expired by the cutoff, or by the day asked where there is none") {
  Subject subject;
  subject.said.exams = {{"计算机", true, {}, day("2026-06-10")}};
  CHECK(subject.place_of("exam_expired") == "none");
  subject.said.exams[0].valid_until = day("2026-06-09");
  CHECK(subject.place_of("exam_expired") == "/applicant/exams/0/valid_until");
  subject.answers.set("track", "social");
  CHECK(subject.place_of("exam_expired") == "none");
  subject.on = "2026-06-10";
  CHECK(subject.place_of("exam_expired") == "/applicant/exams/0/valid_until");
}

TEST_CASE("a result that only the answers state has expired") {
  Subject subject;
  subject.answers.set("series", "accounting").set("level", "associate_senior").add("exam_passed", true).add("exam_valid_until", "2026-05-19");
  CHECK(subject.place_of("exam_expired") == "/answers/exam_valid_until");
  CHECK(subject.text_of("exam_expired") == "“考试成绩有效期至”的回答：成绩有效期到2026-05-19，在2026-05-20之前就过期了。");
  subject.answers.set("exam_valid_until", "2026-05-20");
  CHECK(subject.place_of("exam_expired") == "none");
  subject.answers.set("exam_valid_until", "2026-05-19");
  subject.said.exams = {{"高级会计师考试", true, {}, day("2026-05-19")}};  // named once, where it stands in the history
  CHECK(subject.place_of("exam_expired") == "/applicant/exams/0/valid_until");
  subject.said.exams.clear();
  subject.answers.set("exam_passed", false);
  CHECK(subject.place_of("exam_expired") == "none");
}

TEST_CASE("a qualification that has expired") {
  Subject subject;
  subject.said.qualifications = {{"注册安全工程师", {}, day("2026-06-09"), ""}, {"建造师", {}, day("2026-06-10"), ""}};
  CHECK(subject.text_of("qualification_expired") == "职业资格第1条“注册安全工程师”：有效期到2026-06-09，在2026-06-10之前就过期了。");
  CHECK(subject.place_of("qualification_expired") == "/applicant/qualifications/0/valid_until");
}

TEST_CASE("whole years since the title without an assessment or training") {
  Subject subject;
  subject.said.titles = {title("2022-12-31")};
  subject.said.yearly = {{2024, "competent"}};
  CHECK(subject.text_of("yearly_year_missing") == "取得现有职称以后，没有写2023、2025年的年度考核。");
  CHECK(subject.text_of("training_year_missing") == "取得现有职称以后，没有写2023至2025年的继续教育。");
  subject.said.yearly = {{2023, "competent"}, {2024, "competent"}, {2025, "competent"}};
  CHECK(subject.text_of("yearly_year_missing") == "none");
  subject.said.training = {{2023, {}, {}, {}}, {2024, {}, {}, {}}, {2025, {}, {}, {}}};
  CHECK(subject.text_of("training_year_missing") == "none");
  subject.said.training.clear();
  subject.answers.set("employer_kind", "private_enterprise");  // 三(三): no hard requirement
  CHECK(subject.text_of("training_year_missing") == "none");
}
