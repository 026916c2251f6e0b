// Attachments and archives: what a person does, and what follows.
#include "shell_files_parts.h"

using namespace zhicheng;
using namespace zhicheng::tests;

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
