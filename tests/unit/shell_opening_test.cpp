// Packages from elsewhere: opened, gone on with, compared.
#include "shell_files_parts.h"

using namespace zhicheng;
using namespace zhicheng::tests;

TEST_CASE("a package that is opened is judged, and taken over whole") {
  Model model = at_files();
  attach(model, "education_proof", "毕业证.pdf", "one");
  model.form.applicant.add("sex", "female");
  const std::string bytes = packed(model);
  const Json package = *base::read_json(bytes);

  Model other = begin();
  other.now = model.now;
  const Json files{Json::Array{Json{}.add("name", "毕业证.pdf").add("state", "same").add("here", true)}};
  open(other, package, files);
  CHECK(other.screen == Screen::opening);
  REQUIRE(other.opening.chosen.state == model::Chosen::State::there);
  CHECK(other.opening.verdict.text_at("verdict") == "reproduced");
  CHECK(model::answers_left_out(other, package).empty());
  act(other, model::TakeOver{});
  CHECK(other.screen == Screen::tasks);
  CHECK(model::text_of(other.form, model::member("name")) == "张三");
  CHECK(other.assessment.outcome == rules::Outcome::eligible);
  CHECK(other.files.attached.front().here);
  take(other, model::Work::save);
  CHECK(packed(other) == bytes);
  act(other, model::Back{});
  CHECK(other.screen == Screen::start);
}

TEST_CASE("a package that is taken over is a draft of its own") {
  Model model = at_files();
  const Json package = *base::read_json(packed(model));
  Model other = begin();
  other.now = model.now;
  other.keeping.state = model::Keeping::State::ready;
  act(other, model::Begin{});
  answer(other, with(kEngineer, {{"level", "assistant"}}));
  const std::string first = other.keeping.draft;
  REQUIRE_FALSE(first.empty());
  other.guide.taken.emplace();
  open(other, package);
  act(other, model::TakeOver{});
  CHECK(other.keeping.draft != first);
  CHECK_FALSE(other.guide.taken.has_value());
}

TEST_CASE("a file that was asked for before a change is called off, and what was saved counts no longer") {
  using State = model::Packing::State;
  Model model = at_files();
  act(model, model::Show{Screen::package});
  act(model, model::Save{model::Container::html});
  const auto copy = take(model, model::Work::html);
  REQUIRE(copy.size() == 1);
  act(model, model::Write{model::ApplicantField::employer, "某某公司"});
  CHECK(model.packing.state != State::working);
  act(model, model::Answered{{copy.front().id, true, "<!doctype html>"}});
  CHECK(take(model, model::Work::save).empty());

  const auto save = [&] {
    act(model, model::Save{});
    act(model, model::Answered{{take(model, model::Work::save).front().id, true, {}}});
    CHECK(model.packing.state == State::saved);
  };
  save();
  act(model, model::Show{Screen::package});
  CHECK(model.packing.state == State::saved);
  act(model, model::Back{});
  model.screen = Screen::result;
  act(model, model::Change{index_of(model, "career_on")});
  act(model, model::Type{index_of(model, "career_on"), "2018-09-01"});
  CHECK(model.packing.state == State::saved);
  act(model, model::Submit{});
  CHECK(model.packing.state != State::saved);
  save();
  act(model, model::TakeCode{model::write_code(*model.edition, begin().answers)});
  CHECK(model.packing.state == State::idle);
}

TEST_CASE("an archive under way is called off by a change, and not by a look elsewhere") {
  Model model = at_files();
  attach(model, "education_proof", "毕业证.pdf", "one");
  act(model, model::Show{Screen::package});
  packed(model, model::Container::zip);
  const auto errand = model.packing.progress.errand;
  act(model, model::Back{});
  act(model, model::Show{Screen::package});
  CHECK(model.packing.progress.errand == errand);
  act(model, model::Write{model::ApplicantField::employer, "某某公司"});
  const auto cancelled = take(model, model::Work::cancel);
  REQUIRE(cancelled.size() == 1);
  CHECK(cancelled.front().name == std::to_string(errand));
}

TEST_CASE("the packs of a package stay with it, until one starts anew") {
  Model model = at_files();
  const Json facts = model.answers.to_json(model.edition->vocabulary);
  model::load_packs(model, {"national/engineering"});
  act(model, model::Load{*rules::Answers::parse_facts(model.edition->vocabulary, facts, "")});
  const std::string bytes = packed(model);
  const Json package = *base::read_json(bytes);
  REQUIRE(model::items(*package.find("edition"), "packs").size() == 1);
  Model other = begin();
  other.now = model.now;
  open(other, package);
  CHECK(model::answers_left_out(other, package).empty());
  act(other, model::TakeOver{});
  take(other, model::Work::save);
  CHECK(packed(other) == bytes);
  const auto draft = model::draft_content(other);
  Model again = begin();
  REQUIRE(model::is_draft(*draft));
  model::take_draft(again, *draft);
  CHECK(again.packs == other.packs);
  act(other, model::Restart{});
  CHECK(other.packs.empty());
  CHECK(other.edition->packs.empty());
  // One that is not known here would be in the way of every package.
  model::load_packs(other, {"nowhere/nothing"});
  CHECK(other.packs.empty());
}

TEST_CASE("of an older package what these rules still know is taken over, and the rest is named") {
  Model model = at_files();
  Json package = *base::read_json(packed(model));
  Json answers = *package.find("answers");
  answers.set("apply_year", 2025).set("level", "grand_master").add("shoe_size", 43);
  package.set("answers", answers).set("edition", Json(*package.find("edition")).set("id", "bayannur/2025"));
  Model other = begin();
  open(other, package);
  REQUIRE(other.opening.chosen.state == model::Chosen::State::there);
  // Its digest is no longer right, and nobody has that edition.
  CHECK(other.opening.verdict.text_at("verdict") == "differs");
  CHECK(model::answers_left_out(other, package) == std::vector<std::string>{"申报层级", "shoe_size"});
  act(other, model::TakeOver{});
  CHECK_FALSE(other.answers.at(index_of(other, "level")).has_value());
  CHECK(other.answers.at(index_of(other, "career_on")).has_value());
  CHECK(other.answers.at(index_of(other, "apply_year")) == rules::AnswerValue{std::int64_t{2026}});
}

TEST_CASE("what is no package is refused with the place, and cannot be taken over") {
  Model model = at_files();
  Json package = *base::read_json(packed(model));
  package.set("applicant", Json{}.add("phone", 7));
  Model other = begin();
  open(other, package);
  CHECK(other.opening.chosen.state == model::Chosen::State::failed);
  CHECK(other.opening.chosen.whole.text_at("at") == "/body/applicant/phone");
  act(other, model::TakeOver{});
  CHECK(other.screen == Screen::opening);
  CHECK_FALSE(model::has_answers(other));
  act(other, model::Offer{To::opening, {}, {}, "1 5 x"});
  act(other, model::Answered{{take(other, model::Work::open).front().id, false, R"({"error":{"code":"zip_truncated","at":"","detail":"压缩包不完整"}})"}});
  CHECK(other.opening.chosen.whole.text_at("code") == "zip_truncated");
}

TEST_CASE("two packages are compared, one of them as it is being filled in") {
  Model model = at_files();
  attach(model, "education_proof", "毕业证.pdf", "one");
  const Json package = *base::read_json(packed(model));
  act(model, model::Show{Screen::comparing});
  act(model, model::CompareMine{});
  act(model, model::Offer{To::right, {}, {}, "2 5 b.json"});
  answer(model, take(model, model::Work::open).front(), Json{}.add("kind", "json").add("files", Json::Array{}).add("package", package));
  take(model, model::Work::open);
  REQUIRE(model.comparing.made.text_at("format") == "zhicheng-comparison/1");
  CHECK(*model.comparing.made.find("same")->boolean());

  // An archive that lacks the file itself.
  act(model, model::Offer{To::right, {}, {}, "3 5 b.zip"});
  const Json lost{Json::Array{Json{}.add("name", "毕业证.pdf").add("state", "missing").add("here", true)}};
  answer(model, take(model, model::Work::open).front(), Json{}.add("kind", "zip").add("files", lost).add("package", package));
  take(model, model::Work::open);
  CHECK_FALSE(*model.comparing.made.find("same")->boolean());
  CHECK(model::items(model.comparing.made, "attachments").front().text_at("status") == "left_only");

  act(model, model::Offer{To::right, {}, {}, "4 5 b.json"});
  answer(model, take(model, model::Work::open).front(), Json{}.add("kind", "json").add("files", Json::Array{}).add("package", package));
  act(model, model::Write{model::ApplicantField::name, "张二"});
  act(model, model::CompareMine{});
  CHECK(model.comparing.made.is_null());
  take(model, model::Work::open);
  CHECK_FALSE(*model.comparing.made.find("same")->boolean());

  // What was changed elsewhere is compared as it is now.
  act(model, model::Back{});
  act(model, model::Write{model::ApplicantField::name, "张三"});
  act(model, model::Show{Screen::comparing});
  take(model, model::Work::open);
  CHECK(*model.comparing.made.find("same")->boolean());
}
