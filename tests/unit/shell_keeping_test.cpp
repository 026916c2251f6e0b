// Drafts: what is kept, and what comes back.
#include "base/json.h"
#include "shell/update/keeping.h"
#include "shell_person.h"

using namespace zhicheng;
using namespace zhicheng::tests;
using State = model::Keeping::State;

namespace {

/// The drafts of a browser: answers the errands of a window.
struct Store {
  std::map<std::string, std::string> drafts;
  bool refuses = false;
  bool shared = false;
  std::string elsewhere;  ///< a draft that another window has changed

  void carry_out(Model& model) {
    while (!model.errands.empty()) {
      const model::Errand errand = model.errands.front();
      model.errands.erase(model.errands.begin());
      model::Reply reply{errand.id, !refuses, {}};
      if (errand.work == model::Work::keep && errand.name == elsewhere) {
        reply = {errand.id, false, R"({"error":{"code":"other_window","at":"","detail":""}})"};
      } else if (errand.work == model::Work::keep && !refuses) {
        drafts[errand.name] = errand.bytes;
      }
      if (errand.work == model::Work::share) shared = !errand.name.empty();
      const bool all = errand.name.empty() ? errand.work == model::Work::forget : errand.work == model::Work::share;
      if (all && !refuses) drafts.clear();
      if (errand.work == model::Work::forget && !refuses) drafts.erase(errand.name);
      if (errand.work == model::Work::recall) {
        reply.done = true;
        reply.bytes = "[";
        for (const auto& [id, bytes] : drafts) reply.bytes += (reply.bytes.size() > 1 ? "," : "") + bytes;
        reply.bytes += "]";
        if (shared) reply.bytes = "true";
      }
      act(model, model::Answered{reply});
    }
  }

  Model open() {
    Model model = begin();
    model.now = "2026-05-20T09:30:00+08:00";
    update::recall(model);
    carry_out(model);
    return model;
  }
};

}  // namespace

TEST_CASE("a draft is kept after every answer and comes back as it was") {
  Store store;
  Model model = store.open();
  CHECK(model.keeping.state == State::ready);
  act(model, model::Begin{});
  CHECK(store.drafts.empty());
  while (model.screen == Screen::question) {
    answer(model, kEngineer);
    store.carry_out(model);
    REQUIRE(store.drafts.size() == 1);
    Model again = store.open();
    REQUIRE(again.keeping.kept.size() == 1);
    act(again, model::Reopen{again.keeping.kept.front().id});
    CHECK(again.answers.to_json(again.edition->vocabulary) == model.answers.to_json(model.edition->vocabulary));
    CHECK(again.skipped == model.skipped);
    CHECK(again.screen == model.screen);
    if (model.screen == Screen::question) CHECK(again.question == model.question);
  }
  CHECK(model.keeping.kept.front().title == "中级 工程技术");
  act(model, model::Write{model::ApplicantField::name, "乌云·其其格"});
  store.carry_out(model);
  Model again = store.open();
  act(again, model::Reopen{again.keeping.kept.front().id});
  CHECK(model::text_of(again.form, model::member("name")) == "乌云·其其格");
  CHECK(again.edition->county == std::optional<std::string>("150802"));
}

TEST_CASE("a draft has the form as typed, the sections that are done, and the files as entries alone") {
  Store store;
  Model model = store.open();
  act(model, model::Write{model::ApplicantField::name, "巴特尔·䶮"});
  act(model, model::Fill{model::Fill::Verb::put, model::member("born_on"), "1988年"});
  model.form.done.insert(0);
  model.files.attached.push_back({base::Json{}.add("kind", "diploma").add("name", "毕业证.pdf").add("sha256", "00"), true});
  act(model, model::Write{model::ApplicantField::phone, "0478-8527232"});
  store.carry_out(model);
  Model again = store.open();
  act(again, model::Reopen{again.keeping.kept.front().id});
  CHECK(base::write_canonical(again.form.applicant) == base::write_canonical(model.form.applicant));
  CHECK(model::text_of(again.form, model::member("born_on")) == "1988年");
  CHECK(again.form.done == model.form.done);
  CHECK(base::write_canonical(model::manifest(again)) == base::write_canonical(model::manifest(model)));
  REQUIRE(again.files.attached.size() == 1);
  CHECK_FALSE(again.files.attached.front().here);
}

TEST_CASE("a new start is a new draft, and the old one stays") {
  Store store;
  Model model = store.open();
  act(model, model::Begin{});
  answer(model, kEngineer);
  store.carry_out(model);
  act(model, model::Restart{});
  act(model, model::Begin{});
  answer(model, with(kEngineer, {{"level", "assistant"}}));
  store.carry_out(model);
  CHECK(store.drafts.size() == 2);
  CHECK(model.keeping.kept.size() == 2);
  const std::string newest = model.keeping.kept.front().id;
  act(model, model::Reopen{model.keeping.kept.back().id});
  CHECK(model::draft_title(model) == "中级 工程技术");
  act(model, model::Forget{newest});
  store.carry_out(model);
  CHECK(store.drafts.size() == 1);
  act(model, model::Forget{});
  CHECK(model.keeping.deleted == model::Keeping::Deleted::all);
  CHECK(model.guide.back_at == "drafts");
  store.carry_out(model);
  CHECK(store.drafts.empty());
  CHECK(model::has_answers(model));
}

TEST_CASE("a draft that another window has changed goes on as one of its own") {
  Store store;
  Model model = store.open();
  act(model, model::Begin{});
  answer(model, kEngineer);
  store.carry_out(model);
  const std::string first = model.keeping.draft;
  const std::string theirs = store.drafts[first];
  store.elsewhere = first;
  answer(model, kEngineer);
  store.carry_out(model);
  CHECK(store.drafts.size() == 2);
  CHECK(store.drafts[first] == theirs);
  CHECK(model.keeping.draft != first);
  CHECK(model.keeping.kept.size() == 2);
  CHECK(model.keeping.state == State::ready);
  answer(model, kEngineer);
  store.carry_out(model);
  CHECK(store.drafts.size() == 2);
}

TEST_CASE("a shared computer is one in every window and after a reload, until it is no longer") {
  Store store;
  Model other = store.open();
  act(other, model::Begin{});
  answer(other, kEngineer);
  store.carry_out(other);
  Model model = store.open();
  act(model, model::ShareComputer{true});
  store.carry_out(model);
  CHECK(store.drafts.empty());
  CHECK(store.open().keeping.shared_computer);
  update::recall(other);
  store.carry_out(other);
  CHECK(other.keeping.shared_computer);
  answer(other, kEngineer);
  store.carry_out(other);
  CHECK(store.drafts.empty());
  CHECK(other.keeping.kept.empty());
  act(other, model::ShareComputer{false});
  store.carry_out(other);
  CHECK(store.drafts.size() == 1);
  CHECK_FALSE(store.open().keeping.shared_computer);
}

TEST_CASE("what is not kept is not listed, and what is not deleted is said and listed again") {
  using Deleted = model::Keeping::Deleted;
  Store store;
  Model model = store.open();
  act(model, model::Begin{});
  store.refuses = true;
  answer(model, kEngineer);
  store.carry_out(model);
  CHECK(model.keeping.kept.empty());
  store.refuses = false;
  answer(model, kEngineer);
  store.carry_out(model);
  REQUIRE(model.keeping.kept.size() == 1);
  store.refuses = true;
  act(model, model::Forget{});
  CHECK(model.keeping.kept.empty());
  store.carry_out(model);
  CHECK(model.keeping.deleted == Deleted::failed);
  CHECK(model.keeping.kept.size() == 1);
  act(model, model::ShareComputer{true});
  store.carry_out(model);
  CHECK(model.keeping.deleted == Deleted::failed);
  // A draft that is deleted while it is being kept does not come back.
  Model next = begin();
  store = {};
  next = store.open();
  act(next, model::Begin{});
  answer(next, kEngineer);
  act(next, model::Forget{next.keeping.draft});
  store.carry_out(next);
  CHECK(store.drafts.empty());
  CHECK(next.keeping.kept.empty());
}

TEST_CASE("a code begins a draft of its own, and nothing of it stays when an older one is opened") {
  Store store;
  Model model = store.open();
  act(model, model::Begin{});
  answer_all(model, kEngineer);
  act(model, model::Write{model::ApplicantField::name, "张三"});
  model.files.attached.push_back({base::Json{}.add("kind", "diploma").add("name", "毕业证.pdf").add("sha256", "00"), true});
  act(model, model::Write{model::ApplicantField::phone, "0478-8527232"});
  store.carry_out(model);
  const std::string first = model.keeping.draft;

  Model other = begin();
  act(other, model::Begin{});
  answer_all(other, with(kEngineer, {{"level", "assistant"}}));
  act(model, model::TakeCode{model::write_code(*other.edition, other.answers)});
  store.carry_out(model);
  CHECK(model::draft_title(model) == "助理级 工程技术");
  CHECK(model::text_of(model.form, model::member("name")).empty());
  CHECK(model.files.attached.empty());
  CHECK(model.guide.taken.has_value());
  CHECK(model.keeping.draft != first);
  REQUIRE(store.drafts.size() == 2);
  CHECK(store.drafts[first].find("张三") != std::string::npos);

  act(model, model::Reopen{first});
  CHECK(model::text_of(model.form, model::member("name")) == "张三");
  CHECK_FALSE(model.guide.taken.has_value());
}

TEST_CASE("a code out of an address does not replace what is kept nowhere before it is asked for") {
  Store store;
  Model model = store.open();
  act(model, model::ShareComputer{true});
  act(model, model::Begin{});
  answer_all(model, kEngineer);
  const std::string code = model::write_code(*model.edition, begin().answers);
  act(model, model::TakeCode{code, false});
  CHECK(model::has_answers(model));
  CHECK(model.screen == Screen::start);
  CHECK(model.guide.code == code);
  act(model, model::TakeCode{code});
  CHECK_FALSE(model::has_answers(model));
  // Where nothing is lost it is taken at once.
  act(model, model::TakeCode{code, false});
  CHECK(model.screen == Screen::result);
}

TEST_CASE("what cannot be kept is said, and a shared computer keeps nothing") {
  Store store;
  Model model = store.open();
  store.refuses = true;
  act(model, model::Begin{});
  answer(model, kEngineer);
  store.carry_out(model);
  CHECK(model.keeping.state == State::full);
  store.refuses = false;
  answer(model, kEngineer);
  store.carry_out(model);
  CHECK(model.keeping.state == State::ready);
  CHECK(store.drafts.size() == 1);
  act(model, model::ShareComputer{true});
  store.carry_out(model);
  answer(model, kEngineer);
  store.carry_out(model);
  CHECK(store.drafts.empty());
  CHECK(model.keeping.kept.empty());
}

TEST_CASE("a draft of other rules gives what still has its place, and what is no draft nothing") {
  Model model = begin();
  base::Json content;
  content.add("format", "zhicheng-draft/1");
  content.add("answers", base::Json{}.add("level", "intermediate").add("series", "alchemy").add("gone", true));
  content.add("skipped", base::Json::Array{base::Json("gone"), base::Json("track")});
  CHECK(model::is_draft(content));
  model::take_draft(model, content);
  CHECK(model::answered(model).size() == 1);
  CHECK(model.skipped.size() == 1);
  CHECK_FALSE(model::is_draft(base::Json{}.add("format", "zhicheng-draft/9")));
  CHECK_FALSE(model::is_draft(base::Json{}));
}

TEST_CASE("what an address gives is no answer of the person's: nothing is kept of it, and beginning anew begins with it") {
  Store store;
  Model model = store.open();
  model.given = *rules::Answers::parse_facts(model.edition->vocabulary, base::Json{}.add("county", "150802"), "");
  act(model, model::Load{model.given});
  store.carry_out(model);
  CHECK_FALSE(model::has_answers(model));
  CHECK(store.drafts.empty());
  CHECK(model.edition->county == "150802");
  act(model, model::Begin{});
  answer_all(model, kEngineer);
  store.carry_out(model);
  CHECK(store.drafts.size() == 1);
  act(model, model::Restart{});
  CHECK_FALSE(model::has_answers(model));
  CHECK(model::answered(model).size() == 1);
  CHECK(model.edition->county == "150802");
}
