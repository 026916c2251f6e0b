// The interface's state: what a person does, and what follows.
#include "base/json.h"
#include "shell/texts/texts.h"
#include "shell_person.h"

using namespace zhicheng;
using namespace zhicheng::tests;

TEST_CASE("an engineer of a private firm is led to an eligible result, a group of questions a screen") {
  Model model = begin();
  CHECK(model.screen == Screen::start);
  act(model, model::Begin{});
  std::string screens;
  for (int i = 0; i < 80 && model.screen == Screen::question; ++i) {
    const auto* group = model.edition->vocabulary.question_of(model.question);
    screens += (group != nullptr ? group->id : model::fact_of(model, model.question).id) + " ";
    answer(model, kEngineer);
  }
  CHECK(screens == "title track employer current_title education work employment bars steps ");
  CHECK(model.assessment.outcome == rules::Outcome::eligible);
  CHECK(model.assessment.window == rules::Openness::open);
  CHECK(model::answered(model).size() == kEngineer.size());
}

TEST_CASE("the county decides which edition judges") {
  Model model = begin();
  act(model, model::Begin{});
  answer_all(model, kEngineer);
  CHECK(model.edition->county == std::optional<std::string>("150802"));
  act(model, model::Restart{});
  CHECK(model.screen == Screen::start);
  CHECK_FALSE(model.edition->county.has_value());
  CHECK_FALSE(model::has_answers(model));
}

TEST_CASE("another day judges anew, and is asked about") {
  Model model = begin("2026-06-10");
  act(model, model::Begin{});
  answer_all(model, kEngineer);
  carry_out_calls(model);
  CHECK(model.assessment.window == rules::Openness::open);
  update::turn_day(model, *base::Day::parse("2026-06-11"));
  CHECK(model.assessment.window == rules::Openness::closed);
  CHECK(model::request(model, "pack", {}).find("2026-06-11") != std::string::npos);
  CHECK(model.guide.advice.request.find("2026-06-11") != std::string::npos);
  const auto row = std::find_if(model.guide.dates.begin(), model.guide.dates.end(), [](const auto& one) { return one.level_group == "中级"; });
  CHECK(row->find("filing")->state == rules::Openness::closed);
}

TEST_CASE("a package needs a name and a number, and holds what was typed") {
  Model model = begin();
  act(model, model::Begin{});
  answer_all(model, kEngineer);
  carry_out_calls(model);
  act(model, model::Show{Screen::package});
  CHECK(carry_out_calls(model).work == model::Work::server);
  act(model, model::Save{});
  CHECK(model.errands.empty());
  CHECK(model::fault_of(model, model::ApplicantField::name) == Fault::no_name);
  CHECK(model::fault_of(model, model::ApplicantField::phone) == Fault::no_phone);
  using Field = model::ApplicantField;
  act(model, model::Write{Field::name, "  张/三\xE2\x80\xAE\x01 "});
  act(model, model::Write{Field::phone, "12-34"});
  CHECK(model::fault_of(model, Field::phone) == Fault::bad_phone);
  act(model, model::Write{Field::phone, "0478-8527232"});
  model.now = "2026-05-20T09:30:00+08:00";
  act(model, model::Save{});
  const model::Errand file = carry_out_calls(model);
  REQUIRE(file.work == model::Work::save);
  CHECK(file.name == "张_三.zhicheng.json");
  const auto package = base::read_json(file.bytes);
  REQUIRE(package.ok());
  CHECK(package->find("applicant")->text_at("name") == "张/三");
  CHECK(package->find("applicant")->find("employer") == nullptr);
  CHECK(package->find("assessment")->text_at("outcome") == "eligible");
  CHECK(package->find("answers")->text_at("career_on") == "2018-08-01");
  CHECK(model.packing.state == model::Packing::State::working);
  act(model, model::Answered{{file.id, true, {}}});
  CHECK(model.packing.state == model::Packing::State::saved);
  act(model, model::Answered{{file.id, false, {}}});
  CHECK(model.packing.state == model::Packing::State::saved);
  act(model, model::Back{});
  CHECK(model.screen == Screen::result);
}

TEST_CASE("a package that cannot be made or kept is said to be so") {
  Model model = begin();
  using Field = model::ApplicantField;
  act(model, model::Write{Field::name, "张三"});
  act(model, model::Write{Field::phone, "0478-8527232"});
  act(model, model::Save{});  // no clock: the door refuses
  carry_out_calls(model);
  CHECK(model.packing.state == model::Packing::State::failed);
  model.now = "2026-05-20T09:30:00+08:00";
  act(model, model::Save{});
  act(model, model::Answered{{carry_out_calls(model).id, false, {}}});
  CHECK(model.packing.state == model::Packing::State::failed);
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
                                                   {"2018-07", Fault::no_day},
                                                   {"２０１８年７月", Fault::no_day},
                                                   {"201807", Fault::no_day},
                                                   {"2018", Fault::no_day},
                                                   {"7月1日", Fault::unreadable_date},
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
  const Model model = begin("2026-06-11");
  const auto& rows = model.guide.dates;
  const auto of = [&](std::string_view group) {
    const auto row = std::find_if(rows.begin(), rows.end(), [&](const auto& one) {
      return one.level_group == group && one.find("filing") != nullptr && one.find("filing")->date;
    });
    REQUIRE(row != rows.end());
    return *row->find("filing");
  };
  CHECK(of("初级").date->text() == "2026-05-25");
  CHECK(of("中级").state == rules::Openness::closed);
  CHECK(of("高级").state == rules::Openness::open);
}

TEST_CASE("words are filled in, in order") {
  CHECK(texts::fill("第{}页，最多还有{}页", {"3", "{}"}) == "第3页，最多还有{}页");
  CHECK(texts::fill("没有", {"3"}) == "没有");
  CHECK(texts::long_date(texts::chinese(), *base::Day::parse("2026-06-01")) == "2026年6月1日");
}
