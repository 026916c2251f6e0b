#include <doctest/doctest.h>

#include "application/identity.h"
#include "application/places.h"
#include "reviewing.h"

using namespace zhicheng;
using namespace zhicheng::reviewing;
using application::Sex;

TEST_CASE("an identity number that cannot be one") {
  Subject subject;
  const auto with = [&](std::string number, std::string_view check) {
    subject.said.id_number = std::move(number);
    return subject.place_of(check);
  };
  const std::string at = "/applicant/id_number";
  CHECK(with("1101051949123100", "id_number_length") == at);
  CHECK(with("110105491231002", "id_number_fifteen") == at);
  CHECK(with("1101051949123A002X", "id_number_characters") == at);
  CHECK(with("11010519491331002X", "id_number_birth") == at);
  CHECK(with("130402198207290622", "id_number_checksum") == at);
  for (const std::string_view check : {"id_number_length", "id_number_fifteen", "id_number_characters", "id_number_birth", "id_number_checksum"}) {
    CHECK(with("11010519491231002X", check) == "none");
    CHECK(with("11010519491231002x", check) == "none");
    CHECK(with("", check) == "none");
  }
}

TEST_CASE("an identity number of nobody: not born yet, or of no region") {
  Subject subject;
  const auto with = [&](std::string number, std::string_view check) {
    subject.said.id_number = std::move(number);
    return subject.place_of(check);
  };
  subject.on = "1949-12-30";
  CHECK(with("11010519491231002X", "id_birth_ahead") == "/applicant/id_number");
  CHECK(subject.text_of("id_birth_ahead") == "公民身份号码里的出生日期是1949-12-31，1949-12-30还没有到。");
  subject.on = "1949-12-31";
  CHECK(with("11010519491231002X", "id_birth_ahead") == "none");
  CHECK(with("000000194912310027", "id_number_region") == "/applicant/id_number");
  CHECK(with("11010519491231002X", "id_number_region") == "none");
  CHECK(with("990105194912310023", "id_number_region") == "none");  // no table of today's regions is asked
  subject.on = "2026-05-20";
  subject.said.id_number.clear();
  subject.said.born_on = day("2026-05-21");
  CHECK(subject.place_of("id_birth_ahead") == "/applicant/born_on");
}

TEST_CASE("birthday and sex against the identity number") {
  Subject subject;
  subject.said.id_number = "11010519491231002X";
  subject.said.born_on = day("1949-12-31");
  subject.said.sex = Sex::female;
  CHECK(subject.place_of("id_birth_differs") == "none");
  CHECK(subject.place_of("id_sex_differs") == "none");
  subject.said.born_on = day("1949-12-30");
  subject.said.sex = Sex::male;
  CHECK(subject.place_of("id_birth_differs") == "/applicant/born_on /applicant/id_number");
  CHECK(subject.text_of("id_sex_differs") == "性别填的是男，按公民身份号码是女。");
}

TEST_CASE("names that computers show differently") {
  Subject subject;
  subject.said.name = "张\uE863";
  CHECK(subject.place_of("name_private_use_characters") == "/applicant/name");
  CHECK(subject.place_of("name_middle_dot") == "none");
  subject.said.name = "乌云•其木格";
  CHECK(subject.place_of("name_private_use_characters") == "none");
  CHECK(subject.place_of("name_middle_dot") == "/applicant/name");
  subject.said.name = "乌云·其木格";
  CHECK(subject.place_of("name_middle_dot") == "none");
}

TEST_CASE("characters in a name that nobody sees, or that were lost") {
  Subject subject;
  for (const std::string_view character : {"\u200B", "\uFEFF", "\u2060", "\u00AD", "\uFFFD", "\uFFFE", "\U0001FFFF", "\uFDD0", "\u200D"}) {
    subject.said.name = "王" + std::string(character) + "丽";
    CHECK(subject.place_of("name_unseen_characters") == "/applicant/name");
  }
  CHECK(subject.text_of("name_unseen_characters") == "姓名“王\u200D丽”里有看不见或者已经损坏的字符（U+200D）。");
  for (const std::string_view name : {"王丽", "𠮷𬭎䶮·额尔德尼", "\u1820\u200D\u1821", "\u1820\u180E\u1821"}) {
    subject.said.name = name;  // what joins letters of Mongolian script is part of a name
    CHECK(subject.place_of("name_unseen_characters") == "none");
  }
}

TEST_CASE("every dot that is not the one of the standard") {
  Subject subject;
  for (const std::string_view dot : {".", "\u2022", "\u2027", "\u30FB", "\uFF0E", "\uFF65", "\u2219", "\u22C5", "\u0387"}) {
    subject.said.name = "买买提" + std::string(dot) + "艾力";
    CHECK(subject.place_of("name_middle_dot") == "/applicant/name");
    CHECK(application::comparable_name(subject.said.name) == "买买提·艾力");
  }
  subject.said.name = "John A. Smith";
  CHECK(subject.place_of("name_middle_dot") == "none");
  CHECK(application::comparable_name(subject.said.name) == "JohnA.Smith");
}

TEST_CASE("phone and employer's code") {
  Subject subject;
  subject.said.phone = "+86 138 0000 0000";
  subject.said.employer_code = "91110000101623741K";
  CHECK(subject.place_of("phone_form") == "none");
  CHECK(subject.place_of("employer_code_check") == "none");
  subject.said.phone = "0478-8761561";
  subject.said.employer_code = "91350211M0000XUF46";
  CHECK(subject.place_of("phone_form") == "/applicant/phone");
  CHECK(subject.place_of("employer_code_check") == "/applicant/employer_code");
}

TEST_CASE("what every application has to say") {
  Subject subject;
  CHECK(subject.places_of("basics_blank") == std::vector<std::string>{"/applicant/employer", "/applicant/id_number", "/applicant/name", "/applicant/phone"});
  CHECK(subject.places_of("history_blank") == std::vector<std::string>{"/applicant/education", "/applicant/work"});
  CHECK(subject.text_of("basics_blank") == "还没有填工作单位全称。");
  CHECK(subject.text_of("history_blank") == "还没有填学历学位。");
  subject.said.name = " \u3000";
  subject.said.id_number = "11010519491231002X";
  subject.said.phone = "13800000000";
  subject.said.employer = "河套机械有限公司";
  CHECK(subject.place_of("basics_blank") == "/applicant/name");
  subject.said.name = "王丽";
  subject.said.employer.clear();
  CHECK(subject.place_of("basics_blank") == "/applicant/employer");
  for (const std::string_view kind : {"none", "farmer_household"}) {
    subject.answers.set("employer_kind", kind);
    CHECK(subject.place_of("basics_blank") == "none");
  }
  subject.said.education.resize(1);
  subject.said.work.resize(1);
  CHECK(subject.place_of("history_blank") == "none");
}

TEST_CASE("employer, labour relation, insurance and seal are one unit") {
  Subject subject;
  subject.said.employer = "河套机械有限公司";
  subject.said.insured_unit = "河套机械有限 公司";
  subject.said.work = {{"河套机械有限公司", "", day("2020-01-01"), {}, {}, {}}, {"别处", "", day("2021-01-01"), {}, {}, {}}};
  CHECK(subject.place_of("units_differ") == "none");
  subject.said.labour_unit = "人力资源服务公司";
  CHECK(subject.place_of("units_differ") == "/applicant/employer /applicant/labour_unit");
  CHECK(subject.text_of("units_differ") == "工作单位全称是“河套机械有限公司”，劳动（人事）关系所在单位是“人力资源服务公司”。");
  subject.said.labour_unit.clear();
  subject.said.work[0].to = day("2023-01-01");
  CHECK(subject.place_of("units_differ") == "/applicant/employer /applicant/work/1/employer");
}

TEST_CASE("labour relation and insurance differ, whatever the employer is called") {
  Subject subject;
  subject.said.labour_unit = "河套机械有限公司";
  subject.said.insured_unit = "人力资源服务公司";
  CHECK(subject.place_of("units_differ") == "/applicant/labour_unit /applicant/insured_unit");
  CHECK(subject.text_of("units_differ") == "劳动（人事）关系所在单位是“河套机械有限公司”，社会保险缴纳单位是“人力资源服务公司”。");
  subject.said.insured_unit = subject.said.labour_unit;
  CHECK(subject.place_of("units_differ") == "none");
  // One character apart is a slip of the pen, but not where it tells two units apart.
  subject.said.labour_unit = "河套第一工程公司";
  subject.said.insured_unit = "河套第二工程公司";
  CHECK(subject.place_of("names_one_character_apart") == "none");
  CHECK(subject.place_of("units_differ") == "/applicant/labour_unit /applicant/insured_unit");
}

TEST_CASE("names that are one character apart") {
  Subject subject;
  subject.said.employer = "河套机械有限公司";
  subject.said.seal_name = "河套机诫有限公司";
  CHECK(subject.place_of("names_one_character_apart") == "/applicant/employer /applicant/seal_name");
  CHECK(subject.place_of("units_differ") == "none");
  subject.said.seal_name = subject.said.employer;
  subject.said.papers = {{"盐碱地改良研究", "", "CN1", 1, {}}, {"盐碱地改良研究（一）", "", "CN1", 1, {}}};
  subject.said.awards = {{"盐硷地改良研究", "", "", 1, {}}};
  CHECK(subject.place_of("names_one_character_apart") == "/applicant/awards/0/title /applicant/papers/0/title");
  subject.said.awards.clear();
  CHECK(subject.place_of("names_one_character_apart") == "none");
  // What numbers two works is no slip of the pen.
  subject.said.papers = {{"河套灌区年报2023", "", "CN1", 1, {}}, {"河套灌区年报2024", "", "CN1", 1, {}}, {"水利志上卷", "", "CN1", 1, {}}, {"水利志下卷", "", "CN1", 1, {}}};
  CHECK(subject.place_of("names_one_character_apart") == "none");
}

TEST_CASE("schools whose names are one character apart") {
  Subject subject;
  subject.said.education.resize(2);
  subject.said.education[0].school = "示例工业大学";
  subject.said.education[1].school = "示例工业大挙";
  CHECK(subject.place_of("names_one_character_apart") == "/applicant/education/0/school /applicant/education/1/school");
  subject.said.education[1].school = "示例工业大学";
  CHECK(subject.place_of("names_one_character_apart") == "none");
  subject.said.education[0].school = "河南大学";  // two provinces are no slip of the pen
  subject.said.education[1].school = "河北大学";
  CHECK(subject.place_of("names_one_character_apart") == "none");
}

TEST_CASE("a file's name with a name that is almost the applicant's or the employer's") {
  Subject subject;
  subject.said.name = "王丽";
  subject.said.employer = "河套机械有限公司";
  subject.files = {file("diploma", "王丽-毕业证.pdf")};
  CHECK(subject.place_of("names_one_character_apart") == "none");
  subject.files[0].name = "1_王莉（毕业证）.pdf";
  CHECK(subject.place_of("names_one_character_apart") == "/applicant/name /attachments/0/name");
  subject.files[0].name = "张丽 毕业证.pdf";
  CHECK(subject.place_of("names_one_character_apart") == "none");
  subject.files[0].name = "王莉毕业证书.pdf";
  CHECK(subject.text_of("names_one_character_apart") == "“王丽”和“王莉”只差一个字。");
  subject.said.former_name = "王莉";
  CHECK(subject.place_of("names_one_character_apart") == "none");
  subject.files[0].name = "王丽毕业证书.pdf";
  CHECK(subject.place_of("names_one_character_apart") == "none");
  subject.files[0].name = "张三毕业证书.pdf";  // nothing says that 张三 is anybody's name
  CHECK(subject.place_of("names_one_character_apart") == "none");
  subject.files[0] = file("labour_contract", "河套机诫有限公司 劳动合同.pdf");
  CHECK(subject.place_of("names_one_character_apart") == "/applicant/employer /attachments/0/name");
}

TEST_CASE("forms exported before the last change") {
  Subject subject;
  subject.said.edited = "2026-05-20T09:00:00+08:00";
  subject.said.forms = {{"review_form", "2026-05-20T01:00:00Z"}};  // the same instant
  CHECK(subject.place_of("form_outdated") == "none");
  subject.said.forms[0].exported = "2026-05-20T00:59:59Z";
  CHECK(subject.place_of("form_outdated") == "/applicant/edited /applicant/forms/0/exported");
  subject.said.edited.clear();
  CHECK(subject.place_of("form_outdated") == "none");
}

TEST_CASE("the declaration, and members that nobody knows") {
  Subject subject;
  CHECK(subject.place_of("declaration_missing") == "/applicant/declared_true");
  subject.said.declared_true = true;
  CHECK(subject.place_of("declaration_missing") == "none");
  subject.said.declared_true.reset();
  subject.answers.add("declared_true", true);
  CHECK(subject.place_of("declaration_missing") == "none");
  CHECK(subject.place_of("unknown_member") == "none");
  subject.said.unknown = {"wechat"};
  CHECK(subject.place_of("unknown_member") == "/applicant/wechat");
}

TEST_CASE("many of a kind are counted, not told one by one") {
  Subject subject;
  for (int i = 0; i < 60; ++i) subject.said.papers.push_back({"论文", "", "", 1, day("2020-01-01")});
  CHECK(subject.places_of("paper_number_missing").size() == 50);
  CHECK(subject.text_of("more_of_the_same").starts_with("还有10处与此相同，没有逐条列出："));
  subject.said.papers.resize(50);
  CHECK(subject.place_of("more_of_the_same") == "none");
}

TEST_CASE("required files by what is applied for, and those that are missing") {
  Subject subject;
  const auto ids = [&] {
    std::string text;
    for (const application::Required& one : subject.checked().required) text += one.material->id + (one.present ? "+ " : "- ");
    return text;
  };
  CHECK(ids() == "review_form- submission_form- education_proof- seniority_proof- achievements- continuing_education_card- ");
  CHECK(subject.places_of("missing_attachment").size() == 6);
  subject.files = {file("diploma", "a.pdf"), file("seniority_proof", "b.pdf", 'b'), file("paper", "c.pdf", 'c'), file("submission_form", "d.pdf", 'd')};
  subject.said.forms = {{"review_form", "2026-05-20T01:00:00Z"}};
  subject.answers.set("employer_kind", "private_enterprise");
  CHECK(ids() == "review_form+ submission_form+ education_proof+ seniority_proof+ achievements+ ");
  CHECK(subject.place_of("missing_attachment") == "none");
  subject.answers.set("series", "accounting").set("level", "associate_senior");
  CHECK(subject.text_of("missing_attachment") == "没有附上：考试合格证明。");
}

TEST_CASE("what is asked of seniority and of a title held is not proven by one paper") {
  Subject subject;
  const auto missing = [&] {
    std::string text;
    for (const application::Required& one : subject.checked().required) {
      for (const std::string_view id : {"seniority_proof", "tenure_proof", "appointment_proof", "yearly_proof"}) {
        if (one.material->id == id && !one.present) text += one.material->id + " ";
      }
    }
    return text;
  };
  subject.answers.add("current_title", "none");  // 任职年限 is that of a title
  CHECK(missing() == "seniority_proof ");
  subject.answers.set("current_title", "assistant");
  CHECK(missing() == "seniority_proof tenure_proof appointment_proof yearly_proof ");
  subject.files = {file("yearly_assessment", "a.pdf")};
  CHECK(missing() == "seniority_proof tenure_proof appointment_proof ");
  subject.files = {file("title_certificate", "a.pdf"), file("social_insurance", "b.pdf", 'b')};
  CHECK(missing() == "appointment_proof yearly_proof ");
  // What no sentence of the notice asks for is told as that.
  CHECK(subject.places_of("missing_attachment_unconfirmed").size() == 2);
  CHECK(subject.text_of("missing_attachment_unconfirmed") == "没有附上：年度考核材料。");
}

TEST_CASE("kinds and items of files that are not there") {
  Subject subject;
  subject.files = {file("diploma", "a.pdf")};
  CHECK(subject.place_of("unknown_attachment_kind") == "none");
  CHECK(subject.place_of("attachment_item_unknown") == "none");
  subject.files = {file("photo", "a.pdf", 'a', "/papers/0")};
  CHECK(subject.place_of("unknown_attachment_kind") == "/attachments/0/kind");
  CHECK(subject.place_of("attachment_item_unknown") == "/attachments/0/item");
  subject.said.papers = {{"论文", "", "CN1", 1, {}}};
  CHECK(subject.place_of("attachment_item_unknown") == "none");
}

TEST_CASE("one file under two items") {
  Subject subject;
  subject.files = {file("diploma", "a.pdf"), file("paper", "b.pdf", 'b'), file("degree", "c.pdf")};
  CHECK(subject.place_of("same_file_twice") == "/attachments/0 /attachments/2");
  subject.files[2].sha256[0] = 'b';
  CHECK(subject.place_of("same_file_twice") == "none");
}

TEST_CASE("a file's name against what it is to be") {
  Subject subject;
  const auto at = [&](std::string kind, std::string name, std::string item = {}) {
    subject.files = {file(std::move(kind), std::move(name), 'a', std::move(item))};
    return subject.place_of("file_name_against_item");
  };
  const std::string place = "/attachments/0/name";
  CHECK(at("diploma", "毕业证.pdf") == "none");
  CHECK(at("diploma", "scan0001.pdf") == "none");
  CHECK(at("diploma", "论文一.pdf") == place);
  CHECK(at("diploma", "毕业论文和毕业证.pdf") == "none");  // it has its own word too
  subject.said.papers = {{"盐碱地改良", "", "CN1", 1, {}}, {"节水灌溉", "", "CN1", 1, {}}};
  CHECK(at("paper", "节水灌溉.pdf", "/papers/1") == "none");
  CHECK(at("paper", "节水灌溉.pdf", "/papers/0") == place);
  CHECK(subject.text_of("file_name_against_item") == "文件“节水灌溉.pdf”归在“论文著作第1条“盐碱地改良””下，文件名说的却是“论文著作第2条“节水灌溉””。");
}

TEST_CASE("PDFs that cannot be read, or do something") {
  Subject subject;
  subject.files = {file("diploma", "a.pdf")};
  CHECK(subject.place_of("encrypted_pdf") == "none");
  CHECK(subject.place_of("scripted_pdf") == "none");
  subject.files[0].encrypted = true;
  subject.files[0].scripted = true;
  CHECK(subject.place_of("encrypted_pdf") == "/attachments/0");
  CHECK(subject.place_of("scripted_pdf") == "/attachments/0");
  CHECK(subject.place_of("unread_pdf") == "none");
  subject.files[0].unread = true;
  CHECK(subject.place_of("unread_pdf") == "/attachments/0");
}

TEST_CASE("concerns stand in the order of the catalogue and leave no placeholder open") {
  Subject subject;
  subject.said.work = {{"甲", "", day("2018-01-01"), day("2019-01-01"), true, true}, {"乙", "", day("2018-02-01"), {}, true, true}};
  subject.said.papers = {{"论文", "", "", {}, day("2027-01-01")}, {"论文", "", "", {}, {}}};
  subject.said.titles = {{"工程师", "intermediate", "engineering", "", day("2020-01-01"), "", "", {}}};
  subject.said.unknown = {"b", "a"};
  subject.files = {file("photo", "x.pdf"), file("photo", "y.pdf")};
  const auto concerns = subject.checked().concerns;
  REQUIRE(concerns.size() > 10);
  const auto ids = application::check_ids();
  const auto rank = [&](const application::Concern& one) { return std::find(ids.begin(), ids.end(), one.check) - ids.begin(); };
  for (std::size_t i = 1; i < concerns.size(); ++i) {
    CHECK(std::pair(rank(concerns[i - 1]), concerns[i - 1].places) <= std::pair(rank(concerns[i]), concerns[i].places));
  }
  const Json written = application::to_json(library().catalogue(), concerns);
  for (const Json& one : *written.array()) {
    CHECK(one.text_at("text").find('{') == std::string_view::npos);
    CHECK(one.text_at("fix").find('{') == std::string_view::npos);
  }
}

TEST_CASE("places in words") {
  CHECK(application::in_words("/applicant/work/1/from") == "工作经历第2条的开始日期");
  CHECK(application::in_words("/applicant/papers/0") == "论文著作第1条");
  CHECK(application::in_words("/applicant/name") == "姓名");
  CHECK(application::in_words("/attachments/2/name") == "附件第3个的文件名");
  CHECK(application::in_words("/attachments") == "附件");
  for (const std::string_view strange : {"", "/answers/level", "/applicant/wechat", "/applicant/papers/0/x", "/applicant/work/0/from/x"}) {
    CHECK(application::in_words(strange) == strange);
  }
}

TEST_CASE("checks change nothing of the assessment") {
  Subject subject;
  const auto without = *rules::Answers::parse_facts(edition().vocabulary, subject.answers, "");
  subject.said.id_number = "1";
  std::string plain;
  std::string checked;
  rules::append_canonical(plain, rules::assess(edition(), without, day(subject.on)));
  rules::append_canonical(checked, package::judge(edition(), without, subject.said, day(subject.on)).assessment);
  CHECK(plain == checked);
}
