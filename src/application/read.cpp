#include <algorithm>

#include "application/application.h"
#include "application/labels.h"
#include "application/members.h"
#include "base/utf8.h"

namespace zhicheng::application {

using base::ErrorCode;
using base::Json;

namespace {

constexpr std::size_t kLongestTitle = 500;
constexpr std::int64_t kMostPeople = 9999;
constexpr std::int64_t kMostHours = 9999;
constexpr std::int64_t kFirstYear = 1900;
constexpr std::int64_t kLastYear = 2999;

constexpr Spellings<Sex, 2> kSexes{{{"female", Sex::female}, {"male", Sex::male}}};
constexpr Spellings<Schooling, 6> kSchoolings{{{"doctorate", Schooling::doctorate},
                                               {"master", Schooling::master},
                                               {"bachelor", Schooling::bachelor},
                                               {"associate", Schooling::associate},
                                               {"secondary", Schooling::secondary},
                                               {"below", Schooling::below}}};
constexpr Spellings<Ending, 3> kEndings{
    {{"graduated", Ending::graduated}, {"completed", Ending::completed}, {"left", Ending::left}}};
constexpr Spellings<Degree, 4> kDegrees{
    {{"none", Degree::none}, {"bachelor", Degree::bachelor}, {"master", Degree::master}, {"doctor", Degree::doctor}}};
constexpr std::array<std::string_view, 7> kAchievements{"project", "patent",    "standard", "product",
                                                        "teaching", "treatment", "other"};
constexpr std::array<std::string_view, 5> kResults{"excellent", "competent", "basic", "incompetent", "not_graded"};

std::string read_ethnicity(Members& whole) {
  std::string code = whole.line("ethnicity");
  const auto is_it = [&](const Word& people) { return people.code == code; };
  if (!code.empty() && std::none_of(peoples().begin(), peoples().end(), is_it)) whole.refuse("ethnicity", code);
  return code;
}

// Members are read in the order in which they are written: initialisers in braces keep it.

Education read_education(Members& item) {
  return {.school = item.line("school"),
          .major = item.line("major"),
          .level = item.choice("level", kSchoolings),
          .ending = item.choice("ending", kEndings),
          .degree = item.choice("degree", kDegrees),
          .form = item.line("form"),
          .from = item.day("from"),
          .on = item.day("on"),
          .certificate = item.line("certificate"),
          .degree_certificate = item.line("degree_certificate")};
}

Work read_work(Members& item) {
  return {.employer = item.line("employer"),
          .post = item.line("post"),
          .from = item.day("from"),
          .to = item.day("to"),
          .professional = item.flag("professional"),
          .in_city = item.flag("in_city")};
}

Pause read_pause(Members& item) {
  return {.from = item.day("from"), .to = item.day("to"), .reason = item.line("reason", kLongestTitle)};
}

Title read_title(Members& item) {
  return {.title = item.line("title", kLongestTitle),
          .level = item.line("level"),
          .series = item.line("series"),
          .specialty = item.line("specialty"),
          .on = item.day("on"),
          .by = item.line("by"),
          .certificate = item.line("certificate"),
          .appointed_on = item.day("appointed_on")};
}

Qualification read_qualification(Members& item) {
  return {.name = item.line("name"),
          .on = item.day("on"),
          .valid_until = item.day("valid_until"),
          .certificate = item.line("certificate")};
}

Exam read_exam(Members& item) {
  return {.name = item.line("name"),
          .passed = item.flag("passed"),
          .on = item.day("on"),
          .valid_until = item.day("valid_until")};
}

Achievement read_achievement(Members& item) {
  return {.kind = item.word("kind", kAchievements),
          .title = item.line("title", kLongestTitle),
          .role = item.line("role"),
          .rank = item.number("rank", 1, kMostPeople),
          .of = item.number("of", 1, kMostPeople),
          .on = item.day("on"),
          .source = item.line("source")};
}

Award read_award(Members& item) {
  return {.title = item.line("title", kLongestTitle),
          .grade = item.line("grade"),
          .issuer = item.line("issuer"),
          .rank = item.number("rank", 1, kMostPeople),
          .on = item.day("on")};
}

Paper read_paper(Members& item) {
  return {.title = item.line("title", kLongestTitle),
          .journal = item.line("journal"),
          .number = item.line("number"),
          .rank = item.number("rank", 1, kMostPeople),
          .on = item.day("on")};
}

YearlyAssessment read_year(Members& item) {
  return {.year = item.needed_number("year", kFirstYear, kLastYear), .result = item.word("result", kResults)};
}

Training read_training(Members& item) {
  return {.year = item.needed_number("year", kFirstYear, kLastYear),
          .public_hours = item.number("public_hours", 0, kMostHours),
          .professional_hours = item.number("professional_hours", 0, kMostHours),
          .passed = item.flag("passed")};
}

Form read_form(Members& item) { return {.kind = item.needed_line("kind"), .exported = item.time("exported")}; }

}  // namespace

base::Result<Application> read(const Json& applicant, std::string_view at) {
  rules::Fault fault;
  Members whole(applicant, std::string(at), fault);
  Application read{.name = whole.line("name"),
                   .former_name = whole.line("former_name"),
                   .sex = whole.choice("sex", kSexes),
                   .born_on = whole.day("born_on"),
                   .ethnicity = read_ethnicity(whole),
                   .id_number = whole.line("id_number"),
                   .phone = whole.line("phone"),
                   .email = whole.line("email"),
                   .employer = whole.line("employer"),
                   .employer_code = whole.line("employer_code"),
                   .labour_unit = whole.line("labour_unit"),
                   .insured_unit = whole.line("insured_unit"),
                   .seal_name = whole.line("seal_name"),
                   .post = whole.line("post"),
                   .education = whole.list("education", read_education),
                   .work = whole.list("work", read_work),
                   .pauses = whole.list("pauses", read_pause),
                   .titles = whole.list("titles", read_title),
                   .qualifications = whole.list("qualifications", read_qualification),
                   .exams = whole.list("exams", read_exam),
                   .achievements = whole.list("achievements", read_achievement),
                   .awards = whole.list("awards", read_award),
                   .papers = whole.list("papers", read_paper),
                   .yearly = whole.list("yearly", read_year),
                   .training = whole.list("training", read_training),
                   .forms = whole.list("forms", read_form),
                   .edited = whole.time("edited"),
                   .declared_true = whole.flag("declared_true"),
                   .consent_to_check = whole.flag("consent_to_check"),
                   .unknown = {}};
  if (fault.found()) return fault.error();
  for (const std::string_view key : whole.rest()) read.unknown.emplace_back(key);
  std::sort(read.unknown.begin(), read.unknown.end());
  return read;
}

base::Result<bool> check_titles(const rules::Vocabulary& vocabulary, const Application& application, std::string_view at) {
  rules::Fault fault;
  const auto check = [&](std::string_view fact, const std::string& value, std::size_t i) {
    if (value.empty()) return;
    const rules::Fact* known = vocabulary.find(fact);
    const auto is_it = [&](const rules::Choice& choice) { return choice.id == value; };
    if (known != nullptr && std::any_of(known->choices.begin(), known->choices.end(), is_it)) return;
    fault.note(ErrorCode::out_of_domain, base::pointer_to(base::pointer_to(base::pointer_to(at, "titles"), i), fact),
               "没有这个选项：" + base::shortened(value));
  };
  for (std::size_t i = 0; i < application.titles.size(); ++i) {
    check("level", application.titles[i].level, i);
    check("series", application.titles[i].series, i);
  }
  if (fault.found()) return fault.error();
  return true;
}

}  // namespace zhicheng::application
