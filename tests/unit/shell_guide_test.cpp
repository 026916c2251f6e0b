// The notice, the times, the steps of the judgement, and what a change did.
#include "shell/model/notice.h"
#include "shell/model/schedule.h"
#include "shell_person.h"

using namespace zhicheng;
using namespace zhicheng::tests;
using model::Handing;

namespace {

Model answered(const Values& values) {
  Model model = begin();
  act(model, model::Begin{});
  answer_all(model, values);
  carry_out_calls(model);
  return model;
}

const model::Turned::Finding* turned(const Model& model, std::string_view id) {
  for (const auto& one : model.guide.turned->findings) {
    if (one.rule->id == id) return &one;
  }
  return nullptr;
}

const model::ScheduleStep* find(const std::vector<model::ScheduleStep>& steps, std::string_view id) {
  for (const auto& step : steps) {
    if (step.row->id == id) return &step;
  }
  return nullptr;
}

}  // namespace

TEST_CASE("a change from the result names what it did, until there is a result again") {
  const Values values = with(kEngineer, {{"current_title", "none"}, {"step_exception", "none"}});
  Model model = answered(values);
  CHECK_FALSE(model.guide.turned.has_value());
  act(model, model::Change{index_of(model, "employer_kind")});
  answer(model, with(values, {{"employer_kind", "public_institution"}}));
  REQUIRE(model.guide.turned.has_value());
  CHECK(model.guide.turned->answers.size() == 1);
  answer_all(model, with(values, {{"employer_kind", "public_institution"}, {"continuing_education_done", "yes"}, {"sanction_in_effect", "no"}}));
  REQUIRE(model.guide.turned.has_value());
  const model::Turned& told = *model.guide.turned;
  CHECK(told.before == rules::Outcome::eligible);
  CHECK(told.after == rules::Outcome::ineligible);
  REQUIRE(turned(model, "nonpublic_direct") != nullptr);
  CHECK(turned(model, "nonpublic_direct")->before == rules::Status::met);
  CHECK(turned(model, "nonpublic_direct")->after == rules::Status::unmet);
  CHECK(turned(model, "not_exam_only") == nullptr);
  // Everything else is as it was answered.
  CHECK(std::get<base::Day>(*model.answers.at(index_of(model, "career_on"))).text() == "2018-08-01");
}

TEST_CASE("an answer that falls away with another is named") {
  Model model = answered(with(kEngineer, {{"integrity_record", "yes"}, {"integrity_record_on", "2020-01-01"}}));
  act(model, model::Change{index_of(model, "integrity_record")});
  act(model, model::Choose{index_of(model, "integrity_record"), model::kNo});
  act(model, model::Submit{});
  REQUIRE(model.guide.turned.has_value());
  std::string changed;
  for (const auto& one : model.guide.turned->answers) {
    changed += model::fact_of(model, one.fact).id + (one.after ? " changed " : " fallen ");
  }
  CHECK(changed == "integrity_record_on fallen integrity_record changed ");
}

TEST_CASE("a change from the answers so far is told on the next screen alone, and can be called off") {
  Model model = at("career_on");
  const std::size_t question = model.question;
  act(model, model::Type{index_of(model, "career_on"), "2018-0"});
  act(model, model::Change{index_of(model, "education")});
  act(model, model::Back{});
  CHECK(model.question == question);
  CHECK(draft(model, "career_on").text == "2018-0");
  CHECK_FALSE(model.guide.turned.has_value());

  act(model, model::Change{index_of(model, "education")});
  act(model, model::Submit{});
  CHECK(model.question == question);
  CHECK(draft(model, "career_on").text == "2018-0");
  REQUIRE(model.guide.turned.has_value());
  CHECK(model.guide.turned->answers.empty());
  answer(model, kEngineer);
  CHECK_FALSE(model.guide.turned.has_value());
}

TEST_CASE("a change from another screen leads back there and is told there, once") {
  Model model = answered(kEngineer);
  act(model, model::Show{Screen::tasks});
  act(model, model::Show{Screen::review});
  act(model, model::Change{index_of(model, "career_on")});
  answer(model, with(kEngineer, {{"career_on", "2018-09-01"}}));
  CHECK(model.screen == Screen::review);
  CHECK(model.guide.turned.has_value());
  CHECK_FALSE(model.guide.before.has_value());
}

TEST_CASE("Back from the result leads to the screen from which it was opened") {
  Model model = answered(kEngineer);
  act(model, model::Show{Screen::tasks});
  act(model, model::ShowResult{});
  CHECK(model.screen == Screen::result);
  act(model, model::Back{});
  CHECK(model.screen == Screen::tasks);
}

TEST_CASE("from a question to the notice and back, nothing is lost") {
  Model model = at("career_on");
  act(model, model::Type{index_of(model, "career_on"), "2018-0"});
  const std::size_t question = model.question;
  const auto turn = model.attention;
  act(model, model::ReadNotice{5, "read/why/x"});
  CHECK(model.screen == Screen::rules);
  CHECK(model.guide.clause == std::optional<std::size_t>(5));
  CHECK(model.attention == turn + 1);
  act(model, model::Show{Screen::replay});
  act(model, model::Back{});
  CHECK(model.screen == Screen::rules);
  CHECK(model.guide.back_at.empty());
  act(model, model::Back{});
  CHECK(model.screen == Screen::question);
  CHECK(model.question == question);
  CHECK(draft(model, "career_on").text == "2018-0");
  CHECK(model.guide.back_at == "read/why/x");
  act(model, model::Type{index_of(model, "career_on"), "2018-08"});
  CHECK(model.guide.back_at.empty());
}

TEST_CASE("the notice has all rows, each at its sentence, and knows what concerns one") {
  Model model = begin();
  act(model, model::Show{Screen::rules});
  std::size_t rows = 0;
  for (const auto& passage : model.guide.passages) {
    for (const auto& note : passage.notes) {
      rows += note.clauses.size();
      CHECK_FALSE(note.mine);
      CHECK(note.extent.begin >= passage.paragraph.extent.begin);
      CHECK(note.extent.begin < passage.paragraph.extent.end);
      const auto& clause = model.edition->clauses[note.clauses.front()];
      CHECK(model.edition->notice.substr(note.extent.begin, note.extent.end - note.extent.begin) == clause.quote);
    }
  }
  CHECK(rows == model.edition->clauses.size());
  CHECK(rows == 94);

  const auto mine = [](const Model& of, std::string_view id) {
    for (const auto& passage : of.guide.passages) {
      for (const auto& note : passage.notes) {
        for (const std::size_t index : note.clauses) {
          if (of.edition->clauses[index].id == id) return note.mine;
        }
      }
    }
    FAIL("no such row");
    return false;
  };
  const auto row_of = [&](std::string_view kind, std::string_view id) {
    for (const auto& clause : model.edition->clauses) {
      for (const auto& cover : clause.covered_by) {
        if (cover.kind == kind && cover.id == id) return clause.id;
      }
    }
    FAIL("nothing is covered by that");
    return std::string();
  };
  Model engineer = answered(kEngineer);
  act(engineer, model::Show{Screen::rules});
  CHECK(mine(engineer, row_of("finding", "nonpublic_direct")));
  CHECK_FALSE(mine(engineer, row_of("sanction", engineer.edition->sanctions.front().id)));
  // The way of the private sector is none for the first levels; the sentence is theirs by what else covers it.
  const Model assistant = answered(with(kEngineer, {{"level", "assistant"}}));
  CHECK(model::concerns(engineer.assessment, {"finding", "nonpublic_direct"}));
  CHECK_FALSE(model::concerns(assistant.assessment, {"finding", "nonpublic_direct"}));
}

TEST_CASE("the judgement is replayed from its parts to its conclusions") {
  const Model model = answered(kEngineer);
  const auto steps = model::steps_of(model.assessment);
  REQUIRE(steps.size() > model.assessment.findings.size());
  std::size_t conclusions = 0;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (steps[i].condition == nullptr) ++conclusions;
    if (steps[i].condition == nullptr || steps[i].condition->parts.empty()) continue;
    // The last of its parts stands right before what they make up.
    REQUIRE(i > 0);
    CHECK(steps[i - 1].condition == &steps[i].condition->parts.back());
  }
  CHECK(conclusions == model.assessment.findings.size());
  CHECK(steps.back().condition == nullptr);
}

TEST_CASE("the times are one's own as soon as the level is known, and name who sets what is open") {
  const Model beginner = begin();
  const auto everyone = model::schedule(beginner);
  REQUIRE(find(everyone, "filing") != nullptr);
  CHECK(find(everyone, "filing")->days.size() == 3);
  CHECK(find(everyone, "correction")->days.empty());

  const Model model = answered(kEngineer);
  const auto steps = model::schedule(model);
  const auto& filing = find(steps, "filing")->days;
  REQUIRE(filing.size() == 1);
  CHECK(filing[0].day->text() == "2026-06-10");
  CHECK(filing[0].from->text() == model.edition->dated);
  const auto& publicity = find(steps, "employer_publicity")->days;
  REQUIRE(publicity.size() == 1);
  CHECK(publicity[0].day->text() == "2026-06-03");
  CHECK(publicity[0].upto->text() == "2026-06-10");
  const auto days = model::working_days(model, *publicity[0].day, *publicity[0].upto);
  REQUIRE(days.size() == 5);
  CHECK(days.front().text() == "2026-06-04");
  CHECK(days.back().text() == "2026-06-10");
  const auto& county = find(steps, "county_filing")->days;
  REQUIRE(county.size() == 1);
  CHECK_FALSE(county[0].day.has_value());
  CHECK(county[0].set_by == "county");
  // Nobody of the city's own institutions waits for a county.
  const Model municipal = answered(with(with(kEngineer, kPublic), {{"employer_seat", "municipal"}}));
  CHECK(find(model::schedule(municipal), "county_filing") == nullptr);
}

TEST_CASE("the calendar goes through the engine into a file") {
  Model model = answered(kEngineer);
  act(model, model::Show{Screen::dates});
  act(model, model::SaveCalendar{});
  const model::Errand errand = carry_out_calls(model);
  REQUIRE(errand.work == model::Work::calendar);
  const auto request = base::read_json(errand.bytes);
  REQUIRE(request.ok());
  CHECK(request->text_at("call") == "dates");
  CHECK(request->text_at("county") == "150802");
  act(model, model::Answered{{errand.id, true, "BEGIN:VCALENDAR"}});
  const model::Errand file = carry_out_calls(model);
  CHECK(file.work == model::Work::save);
  CHECK(file.bytes == "BEGIN:VCALENDAR");
  CHECK(file.name.ends_with(".ics"));
  act(model, model::Answered{{file.id, true, {}}});
  CHECK(model.guide.calendar == Handing::done);
}

TEST_CASE("what would make a difference is asked once for each set of answers") {
  Model model = begin();
  act(model, model::Begin{});
  answer_all(model, with(kEngineer, {{"integrity_record", "yes"}, {"integrity_record_on", "2023-07-15"}}));
  CHECK(model.guide.advice.state == model::Advice::State::asked);
  REQUIRE(model.errands.size() == 1);
  carry_out_calls(model);
  CHECK(model.guide.advice.state == model::Advice::State::told);
  REQUIRE_FALSE(model.guide.advice.changes.empty());
  act(model, model::Show{Screen::tasks});
  act(model, model::Back{});
  CHECK(model.errands.empty());

  // Other answers, and an answer to the earlier ones that comes late.
  act(model, model::Change{index_of(model, "city_work_on")});
  answer_all(model, with(kEngineer, {{"city_work_on", "2024-02-01"}}));
  const auto late = model.guide.advice.errand;
  act(model, model::Change{index_of(model, "city_work_on")});
  answer_all(model, with(kEngineer, {{"city_work_on", "2024-03-01"}}));
  act(model, model::Answered{{late, false, {}}});
  CHECK(model.guide.advice.state == model::Advice::State::asked);
  // One that failed is asked again when one comes back, not at once.
  act(model, model::Answered{{model.guide.advice.errand, false, {}}});
  CHECK(model.guide.advice.state == model::Advice::State::failed);
  model.errands.clear();
  act(model, model::Show{Screen::tasks});
  act(model, model::Back{});
  CHECK(model.errands.size() == 1);
}

TEST_CASE("a county's own date is shown as soon as its file judges") {
  std::string county;
  std::vector<rules::SourceFile> files;
  for (const rules::SourceFile& file : rules::embedded_files()) {
    files.push_back(file);
    if (file.path != "bayannur/2026/counties/150802.json") continue;
    county = file.bytes;
    // What a browser downloads has no blanks.
    std::string_view open = "\"county_filing\": null, \"notice\": null";
    if (county.find(open) == county.npos) open = "\"county_filing\":null,\"notice\":null";
    REQUIRE(county.find(open) != county.npos);
    county.replace(county.find(open), open.size(), "\"county_filing\": {\"intermediate\": \"2026-06-01\"}, \"notice\": \"临河区通知\"");
    files.back().bytes = county;
  }
  auto library = rules::Library::load(files);
  REQUIRE_MESSAGE(library.ok(), (library.ok() ? "" : library.error().at + " " + library.error().detail));
  Model model = *model::begin(std::make_shared<const rules::Library>(std::move(*library)), *base::Day::parse("2026-05-20"));
  const auto dated = [&] {
    std::string days;
    for (const model::DateRow& row : model.guide.dates) {
      const rules::Deadline* one = row.find("county_filing");
      if (one != nullptr && one->date) days += row.level_group + " " + one->date->text() + " ";
    }
    return days;
  };
  CHECK(dated().empty());
  act(model, model::Begin{});
  answer_all(model, kEngineer);
  CHECK(dated() == "中级 2026-06-01 ");
  const auto steps = model::schedule(model);
  REQUIRE(find(steps, "county_filing")->days.size() == 1);
  CHECK(find(steps, "county_filing")->days[0].day->text() == "2026-06-01");
}
