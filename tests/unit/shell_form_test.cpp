// The form: what is typed is kept, what it says is checked, and nothing is lost.
#include "shell_person.h"

using namespace zhicheng;
using namespace zhicheng::tests;
using model::Place;
using Verb = model::Fill::Verb;

namespace {

std::size_t group_of(std::string_view list) {
  const auto groups = model::form_groups();
  const auto found = std::find_if(groups.begin(), groups.end(), [&](const auto& one) { return one.list == list; });
  REQUIRE(found != groups.end());
  return static_cast<std::size_t>(found - groups.begin());
}

Place field(std::string_view list, std::size_t item, std::string_view key) {
  const std::size_t group = group_of(list);
  const auto& fields = model::form_groups()[group].fields;
  const auto found = std::find_if(fields.begin(), fields.end(), [&](const auto& one) { return one.key == key; });
  REQUIRE(found != fields.end());
  return {group, item, static_cast<std::size_t>(found - fields.begin())};
}

void put(Model& model, const Place& place, std::string text) {
  act(model, model::Fill{Verb::put, place, std::move(text)});
}

void add(Model& model, std::string_view list, std::size_t item, const std::map<std::string, std::string>& values) {
  act(model, model::Fill{Verb::edit, {group_of(list), item}});
  for (const auto& [key, value] : values) put(model, field(list, item, key), value);
  act(model, model::Fill{Verb::finish});
}

Model at_tasks() {
  Model model = begin();
  model.now = "2026-05-20T09:30:00+08:00";
  act(model, model::Begin{});
  answer_all(model, kEngineer);
  act(model, model::Show{Screen::tasks});
  carry_out_calls(model);  // the advice of the result
  return model;
}

void open(Model& model, std::string_view section) {
  for (const auto& one : model::form_sections()) {
    if (one.id == section) act(model, model::Fill{Verb::open, {one.first}});
  }
  REQUIRE(model.screen == Screen::form);
}

const model::Concern* concern(const Model& model, std::string_view id) {
  for (const auto& one : model.form.concerns) {
    if (one.id == id) return &one;
  }
  return nullptr;
}

std::string applicant_of(const Model& model) { return base::write_canonical(model::said(model).applicant); }

}  // namespace

TEST_CASE("what is typed and cannot be read stays as typed, is wrong at its field, and is in no package") {
  Model model = at_tasks();
  open(model, "person");
  const Place born = model::member("born_on");
  put(model, born, "一九九〇年");
  CHECK(model::text_of(model.form, born) == "一九九〇年");
  // Not while it is typed.
  CHECK(model::faults_of(model, 0).empty());
  act(model, model::Fill{Verb::leave});
  CHECK(model::faults_of(model, 0) == std::vector<Place>{born});
  CHECK(model::progress_of(model, 0) == model::Stage::wrong);
  CHECK(applicant_of(model) == R"({"edited":"2026-05-20T09:30:00+08:00"})");
  put(model, born, " 1990.2.3 ");
  CHECK(applicant_of(model) == R"({"born_on":"1990-02-03","edited":"2026-05-20T09:30:00+08:00"})");
  CHECK(model::text_of(model.form, born) == " 1990.2.3 ");
  put(model, born, "");
  CHECK(model::progress_of(model, 0) == model::Stage::untouched);
}

TEST_CASE("every kind of field is read as people write it") {
  Model model = at_tasks();
  add(model, "yearly", 0, {{"year", "2024"}, {"result", "competent"}});
  add(model, "yearly", 1, {{"result", "excellent"}});  // no year: stays, and is in no package
  act(model, model::Fill{Verb::put, field("yearly", 1, "result"), ""});
  act(model, model::Back{});
  add(model, "achievements", 0, {{"rank", "0"}, {"of", "9"}, {"title", "甲\xE2\x80\xAE乙"}, {"on", "2023年1月5日"}});
  add(model, "work", 0, {{"employer", " 某厂 "}, {"professional", "true"}, {"in_city", "false"}});
  add(model, "forms", 0, {{"kind", "review_form"}, {"exported", "2026-5-18 9:05"}});
  const auto applicant = base::read_json(applicant_of(model));
  REQUIRE(applicant.ok());
  const auto text = [&](std::string_view list) { return base::write_canonical(*applicant->find(list)); };
  CHECK(text("yearly") == R"([{"result":"competent","year":2024}])");
  CHECK(text("achievements") == R"([{"of":9,"on":"2023-01-05","title":"甲乙"}])");
  CHECK(text("work") == R"([{"employer":"某厂","in_city":false,"professional":true}])");
  CHECK(text("forms") == R"([{"exported":"2026-05-18T09:05:00+08:00","kind":"review_form"}])");
}

TEST_CASE("times are read as people write them") {
  for (const char* text : {"2026-5-18 9:05", "2026年5月18日9时5分", "2026-05-18T09:05:00+08:00", "2026/05/18 09:05:00"}) {
    CAPTURE(text);
    CHECK(model::read_time(text) == "2026-05-18T09:05:00+08:00");
  }
  for (const char* text : {"2026-05-18", "9:05", "2026-05-18 24:00", "2026-05-18 9:60", "2026-02-30 9:00", "2026-05-18 9:05pm", ""}) {
    CAPTURE(text);
    CHECK(model::read_time(text).empty());
  }
  CHECK(model::readable_time("2026-05-18T09:05:00+08:00") == "2026-05-18 09:05");
}

TEST_CASE("items are added, changed, removed and taken back in their order") {
  Model model = at_tasks();
  open(model, "papers");
  const std::size_t papers = group_of("papers");
  for (std::size_t i = 0; i < 3; ++i) add(model, "papers", i, {{"title", std::string("甲乙丙").substr(i * 3, 3)}});
  CHECK(model::items_of(model.form, papers) == 3);
  // One that nothing was written into is none.
  act(model, model::Fill{Verb::edit, {papers, 3}});
  CHECK(model::items_of(model.form, papers) == 4);
  act(model, model::Back{});
  CHECK(model::items_of(model.form, papers) == 3);
  CHECK(model.screen == Screen::form);

  act(model, model::Fill{Verb::edit, {papers, 1}});
  act(model, model::Fill{Verb::remove, {papers, 1}});
  CHECK_FALSE(model.form.item.has_value());
  const auto titles = [&] {
    std::string all;
    for (std::size_t i = 0; i < model::items_of(model.form, papers); ++i) all += model::text_of(model.form, field("papers", i, "title"));
    return all;
  };
  CHECK(titles() == "甲丙");
  act(model, model::Fill{Verb::restore});
  CHECK(titles() == "甲乙丙");
  act(model, model::Fill{Verb::restore});
  CHECK(titles() == "甲乙丙");
  act(model, model::Fill{Verb::remove, {papers, 9}});
  CHECK(titles() == "甲乙丙");
  act(model, model::Back{});
  CHECK(model.screen == Screen::tasks);
}

TEST_CASE("a wrong number is found at its field, and a right one offers birthday and sex") {
  Model model = at_tasks();
  open(model, "person");
  const Place number = model::member("id_number");
  put(model, number, "990001198805203001");
  CHECK(model.errands.empty());  // nothing is asked while somebody types
  act(model, model::Fill{Verb::leave});
  REQUIRE(model.errands.size() == 1);
  carry_out_calls(model);
  const auto* found = concern(model, "id_number_checksum");
  REQUIRE(found != nullptr);
  CHECK(model::is_about(*found, number));
  CHECK_FALSE(found->text.empty());
  CHECK(model::to_mend(model, 0) == 1);
  CHECK(model::from_number(model).born_on.empty());

  put(model, number, "990001198805203000");
  act(model, model::Fill{Verb::leave});
  carry_out_calls(model);
  CHECK(concern(model, "id_number_checksum") == nullptr);
  CHECK(model::from_number(model).born_on == "1988-05-20");
  CHECK(model::from_number(model).sex == "female");
  put(model, model::member("sex"), "male");
  CHECK(model::from_number(model).sex.empty());
  carry_out_calls(model);
  CHECK(concern(model, "id_sex_differs") != nullptr);
}

TEST_CASE("only the newest check counts, and one that failed can be asked again") {
  Model model = at_tasks();
  open(model, "person");
  put(model, model::member("sex"), "male");
  const auto first = model.errands.front();
  put(model, model::member("sex"), "female");
  REQUIRE(model.errands.size() == 2);
  act(model, model::Answered{{first.id, true, R"({"checks":[{"id":"old","severity":"problem","places":[]}]})"}});
  CHECK(model.form.concerns.empty());
  CHECK(model.form.checking == model::Form::Checking::asked);
  act(model, model::Answered{{model.errands.back().id, false, {}}});
  CHECK(model.form.checking == model::Form::Checking::failed);
  model.errands.clear();
  act(model, model::Fill{Verb::check});
  carry_out_calls(model);
  CHECK(model.form.checking == model::Form::Checking::told);
}

TEST_CASE("concerns find the item that they mean, also behind one that is in no package") {
  Model model = at_tasks();
  open(model, "training");
  add(model, "training", 0, {{"public_hours", "30"}});
  act(model, model::Back{});
  add(model, "training", 1, {{"year", "2024"}, {"public_hours", "30"}});
  open(model, "achievements");
  add(model, "achievements", 0, {{"title", "技术改造"}, {"on", "2026-07-01"}});
  carry_out_calls(model);
  REQUIRE(concern(model, "role_missing") != nullptr);
  CHECK(model::words_of(concern(model, "role_missing")->places.front()).starts_with("业绩成果第1条"));
  CHECK(concern(model, "item_after_cutoff") != nullptr);
  CHECK(model.form.kept[group_of("training")] == std::vector<std::size_t>{1});

  open(model, "forms");
  add(model, "forms", 0, {{"exported", "2026-05-01 09:00"}});
  act(model, model::Back{});
  add(model, "forms", 1, {{"exported", "2026-05-01 09:00"}, {"kind", "review_form"}});
  carry_out_calls(model);
  REQUIRE(concern(model, "form_outdated") != nullptr);
  const auto& places = concern(model, "form_outdated")->places;
  const Place second{group_of("forms"), 1};
  CHECK(std::any_of(places.begin(), places.end(), [&](const Place& one) { return Place{one.group, one.item} == second; }));
}

TEST_CASE("what a new item does not say yet is missed once it is finished") {
  Model model = at_tasks();
  const std::size_t achievements = group_of("achievements");
  act(model, model::Fill{Verb::edit, {achievements, 0}});
  put(model, field("achievements", 0, "title"), "技术改造");
  act(model, model::Fill{Verb::leave});
  carry_out_calls(model);
  REQUIRE(concern(model, "role_missing") != nullptr);
  CHECK(model::is_early(model.form, *concern(model, "role_missing")));
  act(model, model::Fill{Verb::finish});
  CHECK_FALSE(model::is_early(model.form, *concern(model, "role_missing")));
  act(model, model::Fill{Verb::edit, {achievements, 0}});
  CHECK_FALSE(model::is_early(model.form, *concern(model, "role_missing")));
}

TEST_CASE("the declaration made in the form is the answer of the self-check") {
  Model model = at_tasks();
  act(model, model::Show{Screen::review});
  put(model, model::member("declared_true"), "true");
  CHECK(std::get<bool>(*model.answers.at(index_of(model, "declared_true"))));
  put(model, model::member("declared_true"), "");
  CHECK_FALSE(std::get<bool>(*model.answers.at(index_of(model, "declared_true"))));
}

TEST_CASE("what the history settles is taken over into the self-check") {
  Model model = at_tasks();
  const std::size_t career = index_of(model, "career_on");
  open(model, "work");
  add(model, "work", 0, {{"employer", "某厂"}, {"from", "20170801"}, {"professional", "true"}, {"in_city", "true"}});
  carry_out_calls(model);
  const auto* differs = concern(model, "stated_differs_from_history");
  REQUIRE(differs != nullptr);
  const auto settled = std::find_if(model.form.settled.begin(), model.form.settled.end(), [&](const auto& one) { return one.fact == career; });
  REQUIRE(settled != model.form.settled.end());
  CHECK(settled->text == "2017-08-01");
  CHECK(settled->from == std::vector<Place>{{group_of("work"), 0}});
  model.answers.clear(career);
  act(model, model::Fill{Verb::adopt, {}, "career_on"});
  CHECK(std::get<base::Day>(*model.answers.at(career)).text() == "2017-08-01");
}

TEST_CASE("a section is done when the person says so, and nothing that a package needs is missing") {
  Model model = at_tasks();
  CHECK(model::progress_of(model, 0) == model::Stage::untouched);
  open(model, "person");
  act(model, model::Fill{Verb::finish});
  CHECK(model.screen == Screen::form);
  CHECK(model.form.sought == model::member("name"));
  CHECK(model::to_mend(model, 0) == 2);
  put(model, model::member("name"), "巴特尔·孟和");
  put(model, model::member("phone"), "13800000000");
  act(model, model::Fill{Verb::finish});
  CHECK(model.screen == Screen::tasks);
  CHECK(model::progress_of(model, 0) == model::Stage::done);
  // An item that leads straight back to where it was asked for.
  act(model, model::Show{Screen::review});
  act(model, model::Fill{Verb::seek, {group_of("work"), 0}});
  CHECK(model.screen == Screen::form);
  act(model, model::Back{});
  CHECK(model.screen == Screen::review);
  CHECK(model::items_of(model.form, group_of("work")) == 0);
  // Whoever has declared all at the end of the review need not say so a second time.
  const std::size_t last = model::form_sections().size() - 1;
  for (const char* key : {"declared_true", "consent_to_check"}) {
    CHECK(model::progress_of(model, last) != model::Stage::done);
    act(model, model::Fill{model::Fill::Verb::put, model::member(key), "true"});
  }
  CHECK(model::progress_of(model, last) == model::Stage::done);
}

TEST_CASE("an answer changed from the review leads back to it") {
  Model model = at_tasks();
  act(model, model::Show{Screen::review});
  act(model, model::Change{index_of(model, "career_on")});
  REQUIRE(model.screen == Screen::question);
  fill(model, "career_on", "2017-08-01");
  act(model, model::Submit{});
  CHECK(model.screen == Screen::review);
  act(model, model::Back{});
  CHECK(model.screen == Screen::tasks);
}

TEST_CASE("words go to the clipboard and the sheet to the printer, and what fails is said") {
  Model model = at_tasks();
  const Place name = model::member("name");
  act(model, model::Show{Screen::portal});
  act(model, model::Fill{Verb::copy, name, "巴特尔·䶮𬭎𠮷"});
  act(model, model::Fill{Verb::print, {}, "{}"});
  REQUIRE(model.errands.size() == 2);
  CHECK(model.errands[0].work == model::Work::copy);
  CHECK(model.errands[0].bytes == "巴特尔·䶮𬭎𠮷");
  CHECK(model.errands[1].work == model::Work::print);
  for (const auto& errand : model.errands) act(model, model::Answered{{errand.id, false, {}}});
  CHECK(model.form.copied == name);
  CHECK(model.form.copy_failed);
  CHECK(model.form.print_failed);
}

TEST_CASE("what no field is for stays in the applicant") {
  Model model = at_tasks();
  model.form.applicant.set("nickname", base::Json(base::Json::Array{true}));
  put(model, model::member("name"), "张䶮");
  CHECK(applicant_of(model).find(R"("nickname":[true])") != std::string::npos);
}
