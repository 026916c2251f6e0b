// What an applicant says beyond the answers of the self-check: the `applicant` member of a package, typed.
//
// Every member is optional: a self-check alone is a package too. Ids of members are the JSON keys. Texts are as typed;
// nothing is normalised but for comparing. Days are civil days in China.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.h"
#include "base/json.h"
#include "base/result.h"
#include "rules/vocabulary.h"

namespace zhicheng::application {

using base::Day;

enum class Sex { female, male };
/// Values of the vocabulary's fact `education`, highest first. No level at all: the item is a degree without a diploma
/// (学位).
enum class Schooling { doctorate, master, bachelor, associate, secondary, below };
enum class Degree { none, bachelor, master, doctor };
/// 毕业 alone counts as an education; 结业 and 肄业 do not (GB/T 4658).
enum class Ending { graduated, completed, left };

/// {"school","major","level","ending","degree","form","from","on","certificate","degree_certificate"}
struct Education {
  std::string school;
  std::string major;
  std::optional<Schooling> level;
  std::optional<Ending> ending;
  std::optional<Degree> degree;
  std::string form;  ///< 学习形式 as printed: 全日制, 函授, …
  std::optional<Day> from;
  std::optional<Day> on;  ///< of the diploma
  std::string certificate;
  std::string degree_certificate;
};

/// {"employer","post","from","to","professional","in_city"}: without "to" it is the present one.
struct Work {
  std::string employer;
  std::string post;
  std::optional<Day> from;
  std::optional<Day> to;  ///< the last day
  std::optional<bool> professional;  ///< 专业技术工作
  std::optional<bool> in_city;       ///< in the city of the notice
};

/// {"from","to","reason"}: a stretch without work, explained.
struct Pause {
  std::optional<Day> from;
  std::optional<Day> to;
  std::string reason;
};

/// {"title","level","series","specialty","on","by","certificate","appointed_on"}
struct Title {
  std::string title;   ///< 工程师
  std::string level;   ///< value of the fact `level`
  std::string series;  ///< value of the fact `series`
  std::string specialty;
  std::optional<Day> on;
  std::string by;
  std::string certificate;
  std::optional<Day> appointed_on;
};

/// {"name","on","valid_until","certificate"}
struct Qualification {
  std::string name;
  std::optional<Day> on;
  std::optional<Day> valid_until;
  std::string certificate;
};

/// {"name","passed","on","valid_until"}
struct Exam {
  std::string name;
  std::optional<bool> passed;
  std::optional<Day> on;
  std::optional<Day> valid_until;
};

/// {"kind","title","role","rank","of","on","source"}: the rank is the applicant's place among `of` people.
struct Achievement {
  std::string kind;  ///< project, patent, standard, product, teaching, treatment, other
  std::string title;
  std::string role;
  std::optional<std::int64_t> rank;
  std::optional<std::int64_t> of;
  std::optional<Day> on;
  std::string source;
};

/// {"title","grade","issuer","rank","on"}
struct Award {
  std::string title;
  std::string grade;
  std::string issuer;
  std::optional<std::int64_t> rank;
  std::optional<Day> on;
};

/// {"title","journal","number","rank","on"}: number is an ISSN, CN or ISBN.
struct Paper {
  std::string title;
  std::string journal;
  std::string number;
  std::optional<std::int64_t> rank;
  std::optional<Day> on;
};

/// {"year","result"}: excellent, competent, basic, incompetent, not_graded.
struct YearlyAssessment {
  std::int64_t year = 0;
  std::string result;
};

/// {"year","public_hours","professional_hours","passed"}: continuing education of a year.
struct Training {
  std::int64_t year = 0;
  std::optional<std::int64_t> public_hours;
  std::optional<std::int64_t> professional_hours;
  std::optional<bool> passed;
};

/// {"kind","exported"}: a form that the Region's portal made, by the id of its material.
struct Form {
  std::string kind;      ///< review_form, submission_form
  std::string exported;  ///< RFC 3339
};

struct Application {
  std::string name;
  std::string former_name;
  std::optional<Sex> sex;
  std::optional<Day> born_on;
  std::string ethnicity;  ///< GB 3304 code, "02"
  std::string id_number;  ///< GB 11643
  std::string phone;
  std::string email;
  std::string employer;       ///< legal name
  std::string employer_code;  ///< GB 32100
  std::string labour_unit;    ///< 劳动（人事）关系所在单位
  std::string insured_unit;   ///< 社保缴纳单位
  std::string seal_name;      ///< as on the employer's seal
  std::string post;
  std::vector<Education> education;
  std::vector<Work> work;
  std::vector<Pause> pauses;
  std::vector<Title> titles;
  std::vector<Qualification> qualifications;
  std::vector<Exam> exams;
  std::vector<Achievement> achievements;
  std::vector<Award> awards;
  std::vector<Paper> papers;
  std::vector<YearlyAssessment> yearly;
  std::vector<Training> training;
  std::vector<Form> forms;
  std::string edited;                    ///< RFC 3339: the last change of what is said here
  std::optional<bool> declared_true;     ///< 承诺材料真实、准确、有效
  std::optional<bool> consent_to_check;  ///< 同意核查
  std::vector<std::string> unknown;      ///< members of the object that this version does not know; kept in the package
};

/// Reads the `applicant` object. Shapes, types and values outside a list are errors with their pointer below `at`
/// (bad_applicant, wrong_type, bad_date, out_of_domain; missing_key and unknown_key inside items); null counts as not
/// given. Members that nobody knows at the top level are no error: they are kept, and listed.
base::Result<Application> read(const base::Json& applicant, std::string_view at);

/// Refuses levels and series of `titles` that the edition's vocabulary does not have: out_of_domain below `at`.
base::Result<bool> check_titles(const rules::Vocabulary& vocabulary, const Application& application, std::string_view at);

}  // namespace zhicheng::application
