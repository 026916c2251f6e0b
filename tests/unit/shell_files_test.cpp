// Attachments, archives, packages from elsewhere: what a person does, and what follows.
#include "base/digest.h"
#include "base/json.h"
#include "shell/model/lists.h"
#include "shell_person.h"

using namespace zhicheng;
using namespace zhicheng::tests;

namespace {

using base::Json;
using To = model::Offer::To;

Json entry(std::string_view kind, std::string_view name, std::string_view content) {
  const std::string digest = base::sha256(content);
  Json made;
  made.add("kind", kind).add("name", name).add("bytes", static_cast<std::int64_t>(content.size()));
  return made.add("sha256", digest.substr(digest.find(':') + 1)).add("type", "application/pdf");
}

/// The errands of a kind, taken from the model; calls are answered by the door.
std::vector<model::Errand> take(Model& model, model::Work work) {
  std::vector<model::Errand> taken;
  for (;;) {
    const model::Errand errand = carry_out_calls(model);
    if (errand.id == 0) return taken;
    if (errand.work == work) taken.push_back(errand);
  }
}

void offer(Model& model, std::string_view kind, std::string_view lines, std::string_view replaces = {}) {
  act(model, model::Offer{To::material, std::string(kind), std::string(replaces), std::string(lines)});
}

void answer(Model& model, const model::Errand& errand, const Json& said) {
  act(model, model::Answered{{errand.id, true, base::write_canonical(said)}});
}

/// A file that the platform finds to be sound.
void attach(Model& model, std::string_view kind, std::string_view name, std::string_view content, std::string_view replaces = {}) {
  offer(model, kind, "7 " + std::to_string(content.size()) + " " + std::string(name), replaces);
  for (const auto& errand : take(model, model::Work::inspect)) {
    CHECK(errand.name == kind);
    CHECK(errand.bytes == "7");
    answer(model, errand, entry(kind, name, content).add("faults", Json::Array{}));
  }
  take(model, model::Work::inspect);
}

Model at_files() {
  Model model = begin();
  act(model, model::Begin{});
  answer_all(model, kEngineer);
  model.now = "2026-05-20T09:30:00+08:00";
  act(model, model::Write{model::ApplicantField::name, "张三"});
  act(model, model::Write{model::ApplicantField::phone, "0478-8527232"});
  act(model, model::Show{Screen::files});
  take(model, model::Work::inspect);
  return model;
}

std::string packed(Model& model, model::Container container = model::Container::json) {
  act(model, model::Save{container});
  const auto saved = take(model, container == model::Container::zip ? model::Work::zip : model::Work::save);
  REQUIRE(saved.size() == 1);
  return saved.front().bytes;
}

std::string concerns(const Model& model) {
  std::string ids;
  const Json* checks = model.files.checks.find("checks");
  if (checks == nullptr) return "unknown";
  for (const Json& one : *checks->array()) {
    const std::string place(*one.find("places")->array()->front().text());
    if (place.starts_with("/attachments/")) ids += std::string(one.text_at("id")) + " ";
  }
  return ids;
}

void open(Model& model, const Json& package, const Json& files = {}) {
  act(model, model::Offer{To::opening, {}, {}, "1 5 old.zhicheng.json"});
  for (const auto& errand : take(model, model::Work::open)) {
    answer(model, errand, Json{}.add("kind", "json").add("files", files).add("package", package));
  }
  take(model, model::Work::open);
}

}  // namespace

TEST_CASE("what platforms say of files is read line by line") {
  const auto files = model::read_offered("1 20 a b.pdf\n2 0 二.png\nx 1 y\n3\n4 5");
  REQUIRE(files.size() == 2);
  CHECK(files[0].number == 1);
  CHECK(files[0].bytes == 20);
  CHECK(files[0].name == "a b.pdf");
  CHECK(files[1].name == "二.png");
  CHECK(model::read_offered("").empty());
}

TEST_CASE("files go to their material, and what is missing is known") {
  Model model = at_files();
  const auto materials = model::file_materials(model);
  // No card of continuing education for a private firm, no examination for a review.
  std::string ids;
  for (const auto* one : materials) ids += one->id + " ";
  CHECK(ids == "review_form submission_form education_proof seniority_proof achievements ");
  CHECK(model::material_of(materials, "diploma")->id == "education_proof");
  CHECK(model::material_of(materials, "proof") == nullptr);
  attach(model, "education_proof", "毕业证.pdf", "one");
  CHECK(model::is_present(model, *model::material_of(materials, "education_proof")));
  CHECK_FALSE(model::is_present(model, *model::material_of(materials, "seniority_proof")));
  CHECK(model.files.told == model::Files::Told::added);
  const auto package = base::read_json(packed(model));
  REQUIRE(package.ok());
  CHECK(base::write_canonical(package->find("attachments")->array()->front()) ==
        base::write_canonical(entry("education_proof", "毕业证.pdf", "one")));

  // The same file again is no second one; another file of its name is. One that replaces it takes its place.
  attach(model, "education_proof", "毕业证.pdf", "one");
  REQUIRE(model.files.attached.size() == 1);
  attach(model, "education_proof", "毕业证.pdf", "two");
  REQUIRE(model.files.attached.size() == 2);
  CHECK(model.files.attached[0].entry.text_at("sha256") != model.files.attached[1].entry.text_at("sha256"));
  CHECK(packed(model).starts_with("{"));
  act(model, model::Remove{1});
  attach(model, "education_proof", "学位证.pdf", "three", model.files.attached[0].entry.text_at("sha256"));
  REQUIRE(model.files.attached.size() == 1);
  CHECK(model.files.attached[0].entry.text_at("name") == "学位证.pdf");
  act(model, model::Remove{0});
  CHECK(model.files.attached.empty());
  CHECK(model.files.told == model::Files::Told::removed);
  CHECK(model.guide.back_at == "choose/education_proof");
}

TEST_CASE("the door's concerns about files are known after each change") {
  Model model = at_files();
  CHECK(concerns(model).empty());
  attach(model, "education_proof", "毕业证.pdf", "one");
  attach(model, "seniority_proof", "劳动合同.pdf", "one");
  CHECK(concerns(model) == "same_file_twice ");
  act(model, model::Remove{1});
  CHECK(concerns(model) == "unknown");
  take(model, model::Work::inspect);
  CHECK(concerns(model).empty());
  // Also while the applicant is not yet filled in right.
  act(model, model::Write{model::ApplicantField::phone, "1"});
  attach(model, "seniority_proof", "毕业证书.pdf", "two");
  CHECK(concerns(model) == "file_name_against_item ");
}

TEST_CASE("a file that cannot be handed in is named with the reason, until another is chosen") {
  Model model = at_files();
  offer(model, "education_proof", "1 3 毕业证.txt\n2 0 b.pdf");
  const auto errands = take(model, model::Work::inspect);
  REQUIRE(errands.size() == 2);
  CHECK(model.files.looking.size() == 2);
  Json::Array faults;
  faults.push_back(Json{}.add("code", "unknown_type").add("detail", "只收 PDF、JPEG、PNG。"));
  answer(model, errands[0], entry("education_proof", "毕业证.txt", "x").add("faults", faults));
  act(model, model::Answered{{errands[1].id, false, {}}});
  CHECK(model.files.looking.empty());
  REQUIRE(model.files.refused.size() == 2);
  CHECK(model.files.refused[0].words.front() == "只收 PDF、JPEG、PNG。");
  CHECK(model.files.refused[1].words.empty());
  CHECK(model.files.attached.empty());
  offer(model, "seniority_proof", "3 1 c.pdf");
  CHECK(model.files.refused.size() == 2);
  offer(model, "education_proof", "4 1 d.pdf");
  CHECK(model.files.refused.empty());
}

TEST_CASE("progress is that of one file, and calling it off keeps everything else") {
  Model model = at_files();
  attach(model, "education_proof", "毕业证.pdf", "one");
  offer(model, "education_proof", "1 1000 a.pdf\n2 10 b.pdf");
  const auto errands = take(model, model::Work::inspect);
  REQUIRE(errands.size() == 2);
  act(model, model::Progressed{{errands[0].id, 400, 1000}});
  CHECK(model.files.looking[0].progress.percent() == 40);
  CHECK(model.files.looking[1].progress.percent() == 0);
  act(model, model::Cancel{errands[0].id});
  CHECK(model.files.told == model::Files::Told::cancelled);
  const auto cancelled = take(model, model::Work::cancel);
  REQUIRE(cancelled.size() == 1);
  CHECK(cancelled.front().name == std::to_string(errands[0].id));
  // What the platform still says of it does nothing.
  answer(model, errands[0], entry("education_proof", "a.pdf", "a").add("faults", Json::Array{}));
  answer(model, errands[1], entry("education_proof", "b.pdf", "b").add("faults", Json::Array{}));
  REQUIRE(model.files.attached.size() == 2);
  CHECK(model.files.attached[1].entry.text_at("name") == "b.pdf");
}

TEST_CASE("what is dropped beside every control goes where the page is about") {
  Model model = at_files();
  const auto drop = [&] { act(model, model::Offer{To::page, {}, {}, "9 4 x.pdf"}); };
  drop();
  CHECK(model.files.unsorted.size() == 1);
  act(model, model::Sort{"seniority_proof"});
  CHECK(model.files.unsorted.empty());
  CHECK(model.files.looking.front().kind == "seniority_proof");
  drop();
  act(model, model::Sort{});
  CHECK(model.files.unsorted.empty());
  CHECK(model.files.looking.size() == 1);
  act(model, model::Show{Screen::comparing});
  drop();
  CHECK(model.comparing.left.state == model::Chosen::State::reading);
  drop();
  CHECK(model.comparing.right.state == model::Chosen::State::reading);
  model.screen = Screen::start;
  drop();
  CHECK(model.screen == Screen::opening);
  act(model, model::Back{});
  model.screen = Screen::tasks;
  drop();
  CHECK(model.screen == Screen::files);
  CHECK(model.files.unsorted.size() == 1);
  // A package is no material, wherever it is dropped and whatever lies beside it.
  act(model, model::Offer{To::page, {}, {}, "10 4 y.pdf\n11 4 张三.zhicheng.json"});
  CHECK(model.screen == Screen::opening);
  CHECK(model.opening.chosen.name == "张三.zhicheng.json");
  CHECK(model.files.unsorted.size() == 1);
}

TEST_CASE("an archive needs the files themselves, and can be called off") {
  Model model = at_files();
  attach(model, "education_proof", "毕业证.pdf", "one");
  const Json list = model::manifest(model);
  packed(model, model::Container::zip);
  CHECK(model.packing.progress.all == 3);
  act(model, model::Cancel{model.packing.progress.errand});
  CHECK(model.packing.state == model::Packing::State::idle);

  // As after a reload: the list is there, the files are not.
  model.files = {};
  model::load_manifest(model, list);
  CHECK(model::names_not_here(model) == std::vector<std::string>{"毕业证.pdf"});
  act(model, model::Save{model::Container::zip});
  CHECK(model.packing.state == model::Packing::State::lacking);
  // The same file under another name is known by its content.
  attach(model, "education_proof", "扫描件.pdf", "one");
  REQUIRE(model.files.attached.size() == 1);
  CHECK(model.files.attached[0].entry.text_at("name") == "毕业证.pdf");
  CHECK(model::names_not_here(model).empty());
  packed(model, model::Container::zip);
}

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
