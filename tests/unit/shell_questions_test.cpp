// Questions: which facts are on a screen, how they are filled in, and where one comes from there.
#include <set>

#include "shell_person.h"

using namespace zhicheng;
using namespace zhicheng::tests;

TEST_CASE("each fact that is neither answered nor left open is named, and nothing is lost") {
  Model model = begin();
  act(model, model::Begin{});
  CHECK(shown(model) == "level series");
  fill(model, "level", "intermediate");
  act(model, model::Submit{});
  CHECK(model.attention == 1);
  CHECK(draft(model, "level").fault == Fault::none);
  CHECK(draft(model, "series").fault == Fault::nothing_chosen);
  CHECK(draft(model, "level").choice == std::size_t{2});
  CHECK_FALSE(model::has_answers(model));
  // Pressed again without a change, the eye is led there again.
  act(model, model::Submit{});
  CHECK(model.attention == 2);
  fill(model, "series", "engineering");
  CHECK(draft(model, "series").fault == Fault::none);
  act(model, model::NotSure{index_of(model, "specialty")});
  act(model, model::Submit{});
  CHECK(names(model, model::answered(model)) == "level series");
  CHECK(model::fact_of(model, model.question).id == "track");
}

TEST_CASE("what opens while a screen is filled in is on the same screen, and goes with what opened it") {
  Model title = begin();
  act(title, model::Begin{});
  fill(title, "level", "intermediate");
  fill(title, "series", "primary_secondary_teaching");
  CHECK(shown(title) == "level series");
  fill(title, "series", "engineering");
  CHECK(shown(title) == "level series specialty");
  act(title, model::NotSure{index_of(title, "series")});
  CHECK(shown(title) == "level series");
  // The mark that was there counts again.
  act(title, model::NotSure{index_of(title, "series"), false});
  CHECK(shown(title) == "level series specialty");

  Model employer = at("employer_kind");
  CHECK(shown(employer) == "employer_kind employer_seat");
  fill(employer, "employer_kind", "private_enterprise");
  fill(employer, "employer_seat", "county");
  CHECK(shown(employer) == "employer_kind employer_seat county");
  fill(employer, "county", "150802");
  CHECK(shown(employer) == "employer_kind employer_seat county labour_county");
  fill(employer, "employer_kind", "public_institution");
  CHECK(shown(employer) == "employer_kind employer_seat county");
}

TEST_CASE("a date hides no field beside it") {
  Model model = at("career_on");
  CHECK(shown(model) == "career_on city_work_on");
  // Begun too late for any way: the day in the city could not matter any more.
  for (const char* text : {"2026-05-01", "2026-05-0", "2026-05-01"}) {
    fill(model, "career_on", text);
    CHECK(shown(model) == "career_on city_work_on");
  }
}

TEST_CASE("one mark says no to everything, and takes it back") {
  Model model = at("integrity_record", with(kEngineer, kPublic));
  CHECK(shown(model) == "other_series_same_level integrity_record sanction_in_effect");
  fill(model, "integrity_record", "yes");
  CHECK(shown(model) == "other_series_same_level integrity_record integrity_record_on sanction_in_effect");
  CHECK_FALSE(model::says_no_to_all(model));
  act(model, model::SayNo{});
  CHECK(model::says_no_to_all(model));
  CHECK(shown(model) == "other_series_same_level integrity_record sanction_in_effect");
  act(model, model::SayNo{false});
  CHECK_FALSE(draft(model, "integrity_record").choice.has_value());
  act(model, model::SayNo{});
  act(model, model::Submit{});
  CHECK(model.answers.at(index_of(model, "sanction_in_effect")) == rules::AnswerValue{false});
}

TEST_CASE("what was left open is not asked again in a pass, and is in the next") {
  Model model = begin();
  act(model, model::Begin{});
  const std::size_t first = model.question;
  std::set<std::size_t> asked;
  for (int i = 0; i < 80 && model.screen == Screen::question; ++i) {
    CHECK(asked.insert(model.question).second);
    answer(model, {});
  }
  CHECK(model.screen == Screen::result);
  CHECK(model.assessment.outcome == rules::Outcome::undetermined);
  act(model, model::GoOn{});
  REQUIRE(model.screen == Screen::question);
  CHECK(model.question == first);
  CHECK_FALSE(draft(model, "level").unsure);
}

TEST_CASE("unsure takes an answer back") {
  Model model = begin();
  act(model, model::Begin{});
  answer_all(model, kEngineer);
  act(model, model::Change{index_of(model, "specialty")});
  act(model, model::NotSure{index_of(model, "specialty")});
  act(model, model::Submit{});
  CHECK_FALSE(model.answers.at(index_of(model, "specialty")).has_value());
  CHECK(model.assessment.outcome == rules::Outcome::undetermined);
}

TEST_CASE("back leads the way one came, and what was entered is still there") {
  Model model = begin();
  act(model, model::Begin{});
  const std::size_t first = model.question;
  answer(model, kEngineer);
  const std::size_t second = model.question;
  answer(model, kEngineer);
  const std::size_t third = model.question;
  fill(model, "employer_seat", "county");
  act(model, model::Back{});
  CHECK(model.question == second);
  act(model, model::Back{});
  CHECK(model.question == first);
  CHECK(shown(model) == "level series specialty");
  CHECK(draft(model, "level").choice.has_value());
  act(model, model::Back{});
  CHECK(model.screen == Screen::start);
  // Also what was only begun.
  act(model, model::Begin{});
  CHECK(model.question == third);
  CHECK(draft(model, "employer_seat").choice == std::size_t{1});
  CHECK(shown(model) == "employer_kind employer_seat county");
}

TEST_CASE("an answer changed on the result leads back there, or to the questions that it opens") {
  Model model = begin();
  act(model, model::Begin{});
  answer_all(model, kEngineer);
  const std::uint32_t attention = model.attention;
  act(model, model::Change{index_of(model, "education_on")});
  CHECK(shown(model) == "education education_on");
  CHECK(draft(model, "education_on").text == "2018-07-01");
  CHECK(model.sought == index_of(model, "education_on"));
  CHECK(model.attention == attention + 1);
  fill(model, "education_on", "2019-07-01");
  act(model, model::Back{});
  CHECK(model.screen == Screen::result);
  // Called off.
  act(model, model::Change{index_of(model, "education_on")});
  CHECK(draft(model, "education_on").text == "2018-07-01");

  fill(model, "education", "master");  // now it matters whether there is another diploma
  act(model, model::Submit{});
  REQUIRE(model.screen == Screen::question);
  CHECK(shown(model) == "bachelor_held");
  fill(model, "bachelor_held", "yes");
  CHECK(shown(model) == "bachelor_held bachelor_on");
}

TEST_CASE("an answer can be changed where it decides nothing any more") {
  Model model = begin();
  act(model, model::Begin{});
  answer_all(model, with(kEngineer, {{"employment", "retired"}, {"other_series_same_level", "yes"}}));
  CHECK(model.assessment.outcome == rules::Outcome::ineligible);
  act(model, model::Change{index_of(model, "city_work_on")});
  CHECK(shown(model) == "career_on city_work_on");
}

TEST_CASE("an answer to what is no longer asked goes with its reason") {
  Model model = begin();
  act(model, model::Begin{});
  answer_all(model, with(kEngineer, {{"integrity_record", "yes"}, {"integrity_record_on", "2023-07-15"}}));
  act(model, model::Change{index_of(model, "integrity_record")});
  CHECK(draft(model, "integrity_record_on").text == "2023-07-15");
  fill(model, "integrity_record", "no");
  // Still there while one may change one's mind.
  CHECK(draft(model, "integrity_record_on").text == "2023-07-15");
  act(model, model::Submit{});
  CHECK_FALSE(model.answers.at(index_of(model, "integrity_record_on")).has_value());
}
