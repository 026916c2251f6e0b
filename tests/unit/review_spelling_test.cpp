// How names and numbers are written.
#include "reviewing.h"

using namespace zhicheng;
using namespace zhicheng::reviewing;

TEST_CASE("of a credit code it is told what is wrong: how it is written, how long it is, what stands in it, its check") {
  Subject subject;
  const auto told = [&](std::string code) {
    subject.said.employer_code = std::move(code);
    std::string all;
    for (const std::string_view part : {"spelling", "length", "characters", "check"}) {
      if (subject.place_of("employer_code_" + std::string(part)) != "none") all += (all.empty() ? "" : " ") + std::string(part);
    }
    return all;
  };
  CHECK(told("91110000101623741K").empty());
  CHECK(told("91110000101623741J") == "check");
  CHECK(told("91110000101623741") == "length");
  CHECK(subject.text_of("employer_code_length") == "统一社会信用代码“91110000101623741”是17位，应为18位。");
  CHECK(told("91110000I01623741K") == "characters");
  CHECK(told("91110000101623741K ") == "spelling");
  CHECK(subject.text_of("employer_code_spelling") == "统一社会信用代码“91110000101623741K ”里有空格。");
  CHECK(told("９１110000101623741k") == "spelling");
  CHECK(subject.text_of("employer_code_spelling") == "统一社会信用代码“９１110000101623741k”里有小写字母、全角字符。");
  CHECK(told(" 91110000101623741j") == "spelling check");
}

TEST_CASE("blanks in names and numbers are told") {
  Subject subject;
  const auto name = [&](std::string text) {
    subject.said.name = std::move(text);
    return subject.place_of("name_blanks");
  };
  for (const char* odd : {"张 䶮", "张\u3000䶮", " 张䶮", "张䶮\u00A0", "John  Smith"}) CHECK(name(odd) == "/applicant/name");
  for (const char* fine : {"张䶮", "John A. Smith", "ᠪᠠᠲᠤ\u202Fᠶᠢᠨ", "阿布都·买买提"}) CHECK(name(fine) == "none");
  subject.said.employer = "某某水利局 ";
  subject.said.labour_unit = "某某水利局";
  CHECK(subject.place_of("unit_blanks") == "/applicant/employer");
  CHECK(subject.text_of("unit_blanks") == "工作单位全称“某某水利局 ”的开头或末尾有空格。");
  CHECK(subject.place_of("names_spelt_otherwise") == "/applicant/employer /applicant/labour_unit");
  subject.said.employer = "某某水利局";
  CHECK(subject.place_of("names_spelt_otherwise") == "none");
  subject.said.id_number = " 11010519491231002X";
  CHECK(subject.place_of("id_number_blanks") == "/applicant/id_number");
  CHECK(subject.place_of("id_number_length") == "none");
  subject.said.id_number = " ";
  CHECK(subject.place_of("id_number_blanks") == "/applicant/id_number");
}
