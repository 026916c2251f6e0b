#include <doctest/doctest.h>

#include <string>

#include "application/application.h"
#include "application/text.h"
#include "shipped.h"

using namespace zhicheng;
using application::Application;
using base::Json;

namespace {

base::Result<Application> read(std::string_view json) { return application::read(*base::read_json(json), "/applicant"); }

std::string refusal(std::string_view json) {
  const auto application = read(json);
  if (application) return "accepted";
  return std::string(base::spell(application.error().code)) + " " + application.error().at;
}

/// The refusal of an applicant with this one member.
std::string refusal_of(std::string_view key, std::string_view value) { return refusal("{\"" + std::string(key) + "\":" + std::string(value) + "}"); }

std::string quoted(std::size_t length) {
  std::string text = "\"";
  for (std::size_t i = 0; i < length; ++i) text += "𠮷";
  return text + "\"";
}

std::string list_of(std::size_t size) {
  std::string list = "[";
  for (std::size_t i = 0; i < size; ++i) list += i == 0 ? "{}" : ",{}";
  return list + "]";
}

std::string vocabulary_refusal(std::string_view titles) {
  static const auto kVocabulary = *rules::Vocabulary::load(shipped::read("vocabulary.json"));
  const auto checked = application::check_titles(kVocabulary, *read("{\"titles\":" + std::string(titles) + "}"), "/applicant");
  return checked ? "accepted" : std::string(base::spell(checked.error().code)) + " " + checked.error().at;
}

}  // namespace

TEST_CASE("an applicant may say nothing, or only who it is") {
  CHECK(refusal("{}") == "accepted");
  const auto application = read(R"({"name":"张䶮","phone":"13800000000","employer":"某公司"})");
  REQUIRE(application.ok());
  CHECK(application->name == "张䶮");
  CHECK(application->phone == "13800000000");
  CHECK(application->employer == "某公司");
  CHECK(application->work.empty());
  CHECK(application->unknown.empty());
  CHECK_FALSE(application->sex.has_value());
}

TEST_CASE("what is said is read, all of it") {
  const auto application = read(R"({
    "name":"n","former_name":"f","sex":"female","born_on":"1988-05-20","ethnicity":"02","id_number":"i","phone":"p","email":"e",
    "employer":"u","employer_code":"c","labour_unit":"l","insured_unit":"s","seal_name":"q","post":"o",
    "education":[{"school":"s","major":"m","level":"bachelor","ending":"completed","degree":"master","form":"全日制","from":"2006-09-01",
      "on":"2010-07-01","certificate":"c","degree_certificate":"d"}],
    "work":[{"employer":"e","post":"p","from":"2010-08-01","to":"2012-02-29","professional":true,"in_city":false}],
    "pauses":[{"from":"2012-03-01","to":"2012-04-30","reason":"r"}],
    "titles":[{"title":"工程师","level":"intermediate","series":"engineering","specialty":"s","on":"2018-01-01","by":"b","certificate":"c",
      "appointed_on":"2018-02-01"}],
    "qualifications":[{"name":"n","on":"2019-01-01","valid_until":"2022-01-01","certificate":"c"}],
    "exams":[{"name":"n","passed":true,"on":"2020-01-01","valid_until":"2023-01-01"}],
    "achievements":[{"kind":"patent","title":"t","role":"r","rank":2,"of":5,"on":"2021-01-01","source":"s"}],
    "awards":[{"title":"t","grade":"g","issuer":"i","rank":1,"on":"2022-01-01"}],
    "papers":[{"title":"t","journal":"j","number":"n","rank":3,"on":"2023-01-01"}],
    "yearly":[{"year":2024,"result":"excellent"}],
    "training":[{"year":2025,"public_hours":30,"professional_hours":60,"passed":true}],
    "forms":[{"kind":"review_form","exported":"2026-05-20T09:30:00+08:00"}],
    "edited":"2026-05-19T00:00:00Z","declared_true":true,"consent_to_check":false})");
  REQUIRE(application.ok());
  const auto day = [](const std::optional<base::Day>& one) { return one ? one->text() : "none"; };
  CHECK(application->name + application->former_name + application->id_number + application->phone + application->email == "nfipe");
  CHECK(application->employer + application->employer_code + application->labour_unit + application->insured_unit + application->seal_name + application->post == "uclsqo");
  CHECK(application->sex == application::Sex::female);
  CHECK(day(application->born_on) == "1988-05-20");
  CHECK(application->ethnicity == "02");
  const application::Education& education = application->education.at(0);
  CHECK(education.school + education.major + education.form + education.certificate + education.degree_certificate == "sm全日制cd");
  CHECK(education.level == application::Schooling::bachelor);
  CHECK(education.ending == application::Ending::completed);
  CHECK(education.degree == application::Degree::master);
  CHECK(day(education.from) + day(education.on) == "2006-09-012010-07-01");
  const application::Work& work = application->work.at(0);
  CHECK(work.employer + work.post + day(work.from) + day(work.to) == "ep2010-08-012012-02-29");
  CHECK(work.professional == true);
  CHECK(work.in_city == false);
  const application::Pause& pause = application->pauses.at(0);
  CHECK(day(pause.from) + day(pause.to) + pause.reason == "2012-03-012012-04-30r");
  const application::Title& title = application->titles.at(0);
  CHECK(title.title + title.level + title.series + title.specialty + title.by + title.certificate == "工程师intermediateengineeringsbc");
  CHECK(day(title.on) + day(title.appointed_on) == "2018-01-012018-02-01");
  const application::Qualification& qualification = application->qualifications.at(0);
  CHECK(qualification.name + qualification.certificate + day(qualification.on) + day(qualification.valid_until) == "nc2019-01-012022-01-01");
  const application::Exam& exam = application->exams.at(0);
  CHECK(exam.name + day(exam.on) + day(exam.valid_until) == "n2020-01-012023-01-01");
  CHECK(exam.passed == true);
  const application::Achievement& achievement = application->achievements.at(0);
  CHECK(achievement.kind + achievement.title + achievement.role + achievement.source + day(achievement.on) == "patenttrs2021-01-01");
  CHECK(achievement.rank == 2);
  CHECK(achievement.of == 5);
  const application::Award& award = application->awards.at(0);
  CHECK(award.title + award.grade + award.issuer + day(award.on) == "tgi2022-01-01");
  CHECK(award.rank == 1);
  const application::Paper& paper = application->papers.at(0);
  CHECK(paper.title + paper.journal + paper.number + day(paper.on) == "tjn2023-01-01");
  CHECK(paper.rank == 3);
  CHECK(application->yearly.at(0).year == 2024);
  CHECK(application->yearly.at(0).result == "excellent");
  const application::Training& training = application->training.at(0);
  CHECK(training.year == 2025);
  CHECK(training.public_hours == 30);
  CHECK(training.professional_hours == 60);
  CHECK(training.passed == true);
  CHECK(application->forms.at(0).kind + application->forms.at(0).exported == "review_form2026-05-20T09:30:00+08:00");
  CHECK(application->edited == "2026-05-19T00:00:00Z");
  CHECK(application->declared_true == true);
  CHECK(application->consent_to_check == false);
}

TEST_CASE("null is not given, wherever nothing need be given") {
  const auto application = read(
      R"({"name":null,"sex":null,"born_on":null,"education":null,"work":[{"employer":null,"to":null,"in_city":null}],)"
      R"("titles":[{"level":null}],"papers":[{"rank":null}],"edited":null,"declared_true":null})");
  REQUIRE(application.ok());
  CHECK(application->name.empty());
  CHECK(application->work.size() == 1);
  CHECK_FALSE(application->work[0].to.has_value());
}

TEST_CASE("members that nobody knows are kept at the top and refused inside") {
  const auto application = read(R"({"photo":{"a":[1]},"name":"n","Name":null,"address":"x"})");
  REQUIRE(application.ok());
  CHECK(application->unknown == std::vector<std::string>{"Name", "address", "photo"});
  for (const std::string_view list : {"education", "work", "pauses", "titles", "qualifications", "exams", "achievements", "awards", "papers"}) {
    CAPTURE(list);
    CHECK(refusal_of(list, R"([{},{"colour":null}])") == "unknown_key /applicant/" + std::string(list) + "/1/colour");
    CHECK(refusal_of(list, "[null]") == "wrong_type /applicant/" + std::string(list) + "/0");
    CHECK(refusal_of(list, "{}") == "wrong_type /applicant/" + std::string(list));
    CHECK(refusal_of(list, list_of(200)) == "accepted");
    CHECK(refusal_of(list, list_of(201)) == "bad_applicant /applicant/" + std::string(list));
  }
  CHECK(refusal_of("yearly", R"([{"year":2024,"colour":1}])") == "unknown_key /applicant/yearly/0/colour");
  CHECK(refusal_of("training", R"([{"year":2024,"colour":1}])") == "unknown_key /applicant/training/0/colour");
  CHECK(refusal_of("forms", R"([{"kind":"review_form","colour":1}])") == "unknown_key /applicant/forms/0/colour");
}

TEST_CASE("what is no applicant is refused with code and place") {
  struct Wrong {
    std::string_view key, value, refusal;
  };
  constexpr Wrong kWrong[] = {
      {"name", "1", "wrong_type /applicant/name"},
      {"name", "\"\"", "bad_applicant /applicant/name"},
      {"name", "\"a\\nb\"", "bad_applicant /applicant/name"},
      {"sex", "\"男\"", "out_of_domain /applicant/sex"},
      {"sex", "true", "wrong_type /applicant/sex"},
      {"born_on", "\"1988-02-30\"", "bad_date /applicant/born_on"},
      {"born_on", "\"\"", "bad_date /applicant/born_on"},
      {"born_on", "19880520", "wrong_type /applicant/born_on"},
      {"ethnicity", "\"蒙古族\"", "out_of_domain /applicant/ethnicity"},
      {"ethnicity", "\"00\"", "out_of_domain /applicant/ethnicity"},
      {"ethnicity", "\"57\"", "out_of_domain /applicant/ethnicity"},
      {"ethnicity", "\"97\"", "accepted"},
      {"ethnicity", "\"98\"", "accepted"},
      {"ethnicity", "2", "wrong_type /applicant/ethnicity"},
      {"id_number", "\"15\"", "accepted"},
      {"declared_true", "\"yes\"", "wrong_type /applicant/declared_true"},
      {"edited", "\"2026-05-20\"", "bad_date /applicant/edited"},
      {"edited", "\"2026-05-20T24:00:00Z\"", "bad_date /applicant/edited"},
      {"education", R"([{"level":"none"}])", "out_of_domain /applicant/education/0/level"},
      {"education", R"([{"ending":"毕业"}])", "out_of_domain /applicant/education/0/ending"},
      {"education", R"([{"degree":"doctorate"}])", "out_of_domain /applicant/education/0/degree"},
      {"education", R"([{"school":"s"},{"on":"2010-13-01"}])", "bad_date /applicant/education/1/on"},
      {"work", R"([{"professional":1}])", "wrong_type /applicant/work/0/professional"},
      {"titles", R"([{"level":3}])", "wrong_type /applicant/titles/0/level"},
      {"achievements", R"([{"kind":"Patent"}])", "out_of_domain /applicant/achievements/0/kind"},
      {"achievements", R"([{"rank":0}])", "out_of_domain /applicant/achievements/0/rank"},
      {"achievements", R"([{"rank":10000}])", "out_of_domain /applicant/achievements/0/rank"},
      {"achievements", R"([{"of":"5"}])", "wrong_type /applicant/achievements/0/of"},
      {"awards", R"([{"rank":-1}])", "out_of_domain /applicant/awards/0/rank"},
      {"yearly", R"([{"result":"excellent"}])", "missing_key /applicant/yearly/0"},
      {"yearly", R"([{"year":null}])", "missing_key /applicant/yearly/0"},
      {"yearly", R"([{"year":1899}])", "out_of_domain /applicant/yearly/0/year"},
      {"yearly", R"([{"year":2024,"result":"good"}])", "out_of_domain /applicant/yearly/0/result"},
      {"training", R"([{"public_hours":30}])", "missing_key /applicant/training/0"},
      {"training", R"([{"year":2024,"public_hours":-1}])", "out_of_domain /applicant/training/0/public_hours"},
      {"training", R"([{"year":3000}])", "out_of_domain /applicant/training/0/year"},
      {"forms", R"([{"exported":"2026-05-20T09:30:00+08:00"}])", "missing_key /applicant/forms/0"},
      {"forms", R"([{"kind":"review_form","exported":"2026-05-20 09:30:00"}])", "bad_date /applicant/forms/0/exported"},
  };
  for (const Wrong& one : kWrong) {
    CAPTURE(one.key);
    CAPTURE(one.value);
    CHECK(refusal_of(one.key, one.value) == one.refusal);
  }
  for (const std::string_view no_object : {"[]", "null", "\"张三\"", "1"}) CHECK(refusal(no_object) == "wrong_type /applicant");
}

TEST_CASE("lengths are counted in characters") {
  CHECK(refusal_of("name", quoted(200)) == "accepted");
  CHECK(refusal_of("name", quoted(201)) == "bad_applicant /applicant/name");
  for (const auto& [list, key] : {std::pair{"pauses", "reason"}, {"titles", "title"}, {"achievements", "title"}, {"awards", "title"}, {"papers", "title"}}) {
    CAPTURE(list);
    const auto item = [&](std::size_t length) { return "[{\"" + std::string(key) + "\":" + quoted(length) + "}]"; };
    CHECK(refusal_of(list, item(500)) == "accepted");
    CHECK(refusal_of(list, item(501)) == "bad_applicant /applicant/" + std::string(list) + "/0/" + key);
  }
  CHECK(refusal_of("papers", "[{\"journal\":" + quoted(201) + "}]") == "bad_applicant /applicant/papers/0/journal");
}

TEST_CASE("levels and series of titles are those of the vocabulary") {
  CHECK(vocabulary_refusal(R"([{"level":"intermediate","series":"engineering"},{}])") == "accepted");
  CHECK(vocabulary_refusal(R"([{},{"level":"工程师"}])") == "out_of_domain /applicant/titles/1/level");
  CHECK(vocabulary_refusal(R"([{"level":"none"}])") == "out_of_domain /applicant/titles/0/level");
  CHECK(vocabulary_refusal(R"([{"series":"Engineering"}])") == "out_of_domain /applicant/titles/0/series");
  const auto other = *rules::Vocabulary::load(*base::read_json(R"({"format":"zhicheng-vocabulary/1","facts":[]})"));
  CHECK(application::check_titles(other, *read(R"({"titles":[{}]})"), "").ok());
  CHECK_FALSE(application::check_titles(other, *read(R"({"titles":[{"level":"senior"}]})"), "").ok());
}

TEST_CASE("schoolings are those of the vocabulary") {
  const auto vocabulary = *rules::Vocabulary::load(shipped::read("vocabulary.json"));
  for (const rules::Choice& choice : vocabulary.find("education")->choices) {
    CHECK(refusal_of("education", "[{\"level\":\"" + choice.id + "\"}]") == "accepted");
  }
}

TEST_CASE("a time has a day, seconds and an offset") {
  for (const std::string_view good : {"2026-05-20T09:30:00+08:00", "2026-05-20T00:00:00Z", "2024-02-29T23:59:59.123456789-23:59", "2026-05-20T09:30:00.5Z"}) {
    CAPTURE(good);
    CHECK(application::is_time(good));
  }
  for (const std::string_view bad :
       {"", "2026-05-20", "2026-05-20T", "2026-05-20T09:30:00", "2026-05-20T09:30Z", "2026-05-20t09:30:00Z", "2026-05-20T09:30:60Z", "2026-05-20T09:60:00Z",
        "2026-05-20T24:00:00Z", "2025-02-29T09:30:00Z", "2026-05-20T09:30:00.Z", "2026-05-20T09:30:00.1234567890Z", "2026-05-20T09:30:00+0800",
        "2026-05-20T09:30:00+24:00", "2026-05-20T09:30:00+08:60", "2026-05-20T09:30:00ZZ", "2026-05-20T09:30:00.5", " 2026-05-20T09:30:00Z"}) {
    CAPTURE(bad);
    CHECK_FALSE(application::is_time(bad));
  }
}
