// The interface's state: what a person does, and what follows.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <string>

#include "base/json.h"
#include "rules/embedded.h"
#include "shell/model/model.h"
#include "shell/texts/texts.h"
#include "shell/update/update.h"

namespace base = zhicheng::base;
namespace model = zhicheng::model;
namespace rules = zhicheng::rules;
namespace texts = zhicheng::texts;
using model::Fault;
using model::Model;
using model::Screen;
using zhicheng::update::update;

namespace {

Model begin(std::string_view on = "2026-05-20") {
  auto library = rules::Library::load(rules::embedded_files());
  REQUIRE(library.ok());
  auto begun = model::begin(std::make_shared<const rules::Library>(std::move(*library)), *base::Day::parse(on));
  REQUIRE(begun.has_value());
  return std::move(*begun);
}

const std::map<std::string, std::string> kEngineer{
    {"level", "intermediate"},   {"series", "engineering"},      {"specialty", "other"},
    {"track", "regular"},        {"employment", "in_service"},   {"employer_kind", "private_enterprise"},
    {"employer_seat", "county"}, {"county", "150802"},           {"other_series_same_level", "no"},
    {"integrity_record", "no"},  {"education", "bachelor"},      {"education_on", "2018-07-01"},
    {"career_on", "2018-08-01"}, {"city_work_on", "2024-01-01"}, {"labour_county", "150802"}};

/// Answers the question on the screen, as `value` says; an unknown fact is left open.
void answer(Model& model, const std::map<std::string, std::string>& values) {
  const rules::Fact& fact = model::fact_of(model, model.fact);
  const auto found = values.find(fact.id);
  if (found == values.end()) {
    update(model, model::NotSure{});
    return;
  }
  const std::string& value = found->second;
  if (fact.type == rules::FactType::boolean) {
    update(model, model::Choose{value == "yes" ? std::size_t{0} : std::size_t{1}});
  } else if (fact.type == rules::FactType::choice) {
    const auto choice =
        std::find_if(fact.choices.begin(), fact.choices.end(), [&](const auto& one) { return one.id == value; });
    REQUIRE(choice != fact.choices.end());
    update(model, model::Choose{static_cast<std::size_t>(choice - fact.choices.begin())});
  } else {
    update(model, model::Type{value});
  }
  update(model, model::Submit{});
}

void answer_all(Model& model, const std::map<std::string, std::string>& values) {
  for (int i = 0; i < 80 && model.screen == Screen::question; ++i) answer(model, values);
  REQUIRE(model.screen == Screen::result);
}

std::size_t index_of(const Model& model, std::string_view fact) { return *model.edition->vocabulary.index_of(fact); }

}  // namespace

TEST_CASE("an engineer of a private firm is led to an eligible result") {
  Model model = begin();
  CHECK(model.screen == Screen::start);
  update(model, model::Begin{});
  REQUIRE(model.screen == Screen::question);
  answer_all(model, kEngineer);
  CHECK(model.assessment.outcome == rules::Outcome::eligible);
  CHECK(model.assessment.window == rules::Openness::open);
  CHECK(model::answered(model).size() == kEngineer.size());
}

TEST_CASE("an answer needs something chosen or written") {
  Model model = begin();
  update(model, model::Begin{});
  const std::size_t first = model.fact;
  update(model, model::Submit{});
  CHECK(model.draft.fault == Fault::nothing_chosen);
  CHECK(model.fact == first);
  CHECK_FALSE(model::has_answers(model));
  update(model, model::Choose{2});
  CHECK(model.draft.fault == Fault::none);
  update(model, model::Submit{});
  CHECK(model.fact != first);
  CHECK(model::answered(model).size() == 1);
}

TEST_CASE("what was left open is not asked again in a pass, and is in the next") {
  Model model = begin();
  update(model, model::Begin{});
  const std::size_t first = model.fact;
  update(model, model::NotSure{});
  for (int i = 0; i < 80 && model.screen == Screen::question; ++i) {
    CHECK(model.fact != first);
    update(model, model::NotSure{});
  }
  CHECK(model.screen == Screen::result);
  CHECK(model.assessment.outcome == rules::Outcome::undetermined);
  update(model, model::GoOn{});
  REQUIRE(model.screen == Screen::question);
  CHECK(model.fact == first);
}

TEST_CASE("unsure takes an answer back") {
  Model model = begin();
  update(model, model::Begin{});
  answer_all(model, kEngineer);
  update(model, model::Change{index_of(model, "specialty")});
  update(model, model::NotSure{});
  CHECK_FALSE(model.answers.at(index_of(model, "specialty")).has_value());
  CHECK(model.assessment.outcome == rules::Outcome::undetermined);
}

TEST_CASE("back leads the way one came") {
  Model model = begin();
  update(model, model::Begin{});
  const std::size_t first = model.fact;
  answer(model, kEngineer);
  const std::size_t second = model.fact;
  answer(model, kEngineer);
  update(model, model::Back{});
  CHECK(model.fact == second);
  update(model, model::Back{});
  CHECK(model.fact == first);
  // What was answered is still marked.
  CHECK(model.draft.choice.has_value());
  update(model, model::Back{});
  CHECK(model.screen == Screen::start);
}

TEST_CASE("an answer changed on the result leads back there, or to the questions that it opens") {
  Model model = begin();
  update(model, model::Begin{});
  answer_all(model, kEngineer);
  update(model, model::Change{index_of(model, "education_on")});
  CHECK(model.draft.text == "2018-07-01");
  update(model, model::Back{});
  CHECK(model.screen == Screen::result);

  update(model, model::Change{index_of(model, "education")});
  update(model, model::Choose{1});  // 硕士研究生: now it matters whether there is another diploma
  update(model, model::Submit{});
  REQUIRE(model.screen == Screen::question);
  CHECK(model::fact_of(model, model.fact).id == "bachelor_held");
}

TEST_CASE("the county decides which edition judges") {
  Model model = begin();
  update(model, model::Begin{});
  answer_all(model, kEngineer);
  CHECK(model.edition->county == std::optional<std::string>("150802"));
  update(model, model::Restart{});
  CHECK(model.screen == Screen::start);
  CHECK_FALSE(model.edition->county.has_value());
  CHECK_FALSE(model::has_answers(model));
}

TEST_CASE("a package needs a name and a number, and holds what was typed") {
  Model model = begin();
  update(model, model::Begin{});
  answer_all(model, kEngineer);
  update(model, model::ShowPackage{});
  update(model, model::Save{});
  CHECK_FALSE(model.save_wanted);
  CHECK(model::fault_of(model.applicant, model::ApplicantField::name) == Fault::no_name);
  CHECK(model::fault_of(model.applicant, model::ApplicantField::phone) == Fault::no_phone);
  using Field = model::ApplicantField;
  update(model, model::Write{Field::name, "  张/三\xE2\x80\xAE\x01 "});
  update(model, model::Write{Field::phone, "12-34"});
  CHECK(model::fault_of(model.applicant, Field::phone) == Fault::bad_phone);
  update(model, model::Write{Field::phone, "0478-8527232"});
  update(model, model::Save{});
  REQUIRE(model.save_wanted);
  CHECK(model::package_name(model) == "张_三.zhicheng.json");
  const auto package = base::read_json(model::package_bytes(model, "2026-05-20T09:30:00+08:00"));
  REQUIRE(package.ok());
  CHECK(package->find("applicant")->text_at("name") == "张/三");
  CHECK(package->find("applicant")->find("employer") == nullptr);
  CHECK(package->find("assessment")->text_at("outcome") == "eligible");
  CHECK(package->find("answers")->text_at("career_on") == "2018-08-01");
  update(model, model::Saved{});
  CHECK(model.saved);
  CHECK_FALSE(model.save_wanted);
}

TEST_CASE("dates are read as people write them") {
  for (const char* text :
       {"2018-07-01", "20180701", "2018.7.1", "2018/07/1", "2018年7月1日", " 2018 7 1 ", "２０１８年７月１日"}) {
    CAPTURE(text);
    const auto reading = model::read_date(text);
    REQUIRE(reading.day.has_value());
    CHECK(reading.day->text() == "2018-07-01");
  }
  const std::pair<const char*, Fault> refused[] = {{"", Fault::no_date},
                                                   {"  ", Fault::no_date},
                                                   {"2018-07", Fault::unreadable_date},
                                                   {"去年", Fault::unreadable_date},
                                                   {"1/7/2018", Fault::unreadable_date},
                                                   {"2018-7-1-1", Fault::unreadable_date},
                                                   {"1e5-01-01", Fault::unreadable_date},
                                                   {"201807011", Fault::unreadable_date},
                                                   {"2025-02-29", Fault::no_such_day},
                                                   {"20181301", Fault::no_such_day},
                                                   {"0218-07-01", Fault::far_off_year},
                                                   {"2218-07-01", Fault::far_off_year}};
  for (const auto& [text, fault] : refused) {
    CAPTURE(text);
    const auto reading = model::read_date(text);
    CHECK_FALSE(reading.day.has_value());
    CHECK(reading.fault == fault);
  }
}

TEST_CASE("the start page has the day for each group of levels") {
  const auto rows = model::filing_dates(begin("2026-06-11"));
  const auto of = [&](std::string_view group) {
    const auto row = std::find_if(rows.begin(), rows.end(),
                                  [&](const auto& one) { return one.level_group == group && one.filing.date; });
    REQUIRE(row != rows.end());
    return row->filing;
  };
  CHECK(of("初级").date->text() == "2026-05-25");
  CHECK(of("中级").state == rules::Openness::closed);
  CHECK(of("高级").state == rules::Openness::open);
}

TEST_CASE("words are filled in, in order") {
  CHECK(texts::fill("第{}题，最多还有{}题", {"3", "{}"}) == "第3题，最多还有{}题");
  CHECK(texts::fill("没有", {"3"}) == "没有");
  CHECK(texts::long_date(texts::chinese(), *base::Day::parse("2026-06-01")) == "2026年6月1日");
}
