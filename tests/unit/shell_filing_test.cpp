// Handing in: what is sent when, what is kept of it, what comes of answers.
#include "base/json.h"
#include "shell/model/filing.h"
#include "shell/update/keeping.h"
#include "shell_person.h"

using namespace zhicheng;
using namespace zhicheng::tests;
using model::Filing;
using model::Lodge;
using Verb = Lodge::Verb;
using State = Filing::State;

namespace {

constexpr std::string_view kKept =
    R"({"missing":[{"bytes":9,"kind":"diploma","name":"a.pdf","sha256":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}],"receipt":{"number":"2026-7K3QX-M2P95","revision":1},"secret":"AAAA-BBBB-CCCC-DDDD"})";

void reply(Model& model, const model::Errand& to, std::string bytes, bool done = true) {
  REQUIRE(to.id != 0);
  act(model, model::Answered{{to.id, done, std::move(bytes)}});
}

constexpr std::string_view kKey = "000102030405060708090a0b0c0d0e0f";

/// The first errand that is handed to the platform with this work; calls are answered, a key is drawn, drafts are kept,
/// others dropped.
model::Errand errand(Model& model, model::Work work) {
  for (int i = 0; i < 40; ++i) {
    const model::Errand one = carry_out_calls(model);
    if (one.work == work || one.id == 0) return one;
    if (one.work == model::Work::draw) reply(model, one, "\"" + std::string(kKey) + "\"");
    if (one.work == model::Work::keep) reply(model, one, {});
  }
  return {};
}

/// At the package's screen, with what a package needs and a file at hand.
Model prepared() {
  Model model = begin();
  model.now = "2026-05-20T09:30:00+08:00";
  model.keeping.state = model::Keeping::State::ready;
  act(model, model::Begin{});
  answer_all(model, kEngineer);
  act(model, model::Write{model::ApplicantField::name, "张三"});
  act(model, model::Write{model::ApplicantField::phone, "13812345678"});
  act(model, model::Fill{model::Fill::Verb::put, model::member("id_number"), "990001198805203000"});
  act(model, model::Fill{model::Fill::Verb::leave});
  act(model, model::Show{Screen::package});
  model.files.attached.push_back({base::Json{}.add("sha256", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa").add("name", "a.pdf").add("kind", "diploma").add("bytes", 9).add("type", "application/pdf"), true});
  return model;
}

Model received() {
  Model model = prepared();
  act(model, Lodge{Verb::prepare});
  act(model, Lodge{Verb::confirm});
  reply(model, errand(model, model::Work::submit), std::string(kKept));
  return model;
}

}  // namespace

TEST_CASE("the server is asked once, at the package's screen") {
  Model model = prepared();
  const model::Errand asked = errand(model, model::Work::server);
  CHECK(asked.bytes.empty());
  act(model, model::Back{});
  act(model, model::Show{Screen::package});
  CHECK(errand(model, model::Work::server).id == 0);
  reply(model, asked, R"("example.org")");
  CHECK(model.filing.server == Filing::Server::there);
  CHECK(model.filing.host == "example.org");
  // Another application is handed in to the same.
  act(model, model::Restart{});
  CHECK(model.filing.server == Filing::Server::there);
}

TEST_CASE("without a name nothing is prepared, and without being confirmed nothing is sent") {
  Model model = prepared();
  act(model, model::Write{model::ApplicantField::name, ""});
  act(model, Lodge{Verb::prepare});
  CHECK(model.screen == Screen::package);
  CHECK(model.applicant_checked);
  act(model, model::Write{model::ApplicantField::name, "张三"});
  act(model, Lodge{Verb::prepare});
  CHECK(model.screen == Screen::filing);
  CHECK(errand(model, model::Work::submit).id == 0);
}

TEST_CASE("what is on its way is kept before it is sent, and is sent again as the same bytes") {
  Model model = prepared();
  act(model, Lodge{Verb::prepare});
  act(model, Lodge{Verb::confirm});
  const std::string bytes = [&] {
    const model::Errand sent = errand(model, model::Work::submit);
    CHECK(sent.name == kKey);
    reply(model, sent, R"({"error":{"code":"offline","at":"","detail":""}})", false);
    return sent.bytes;
  }();
  CHECK(model.filing.state == State::failed);
  const auto draft = model::draft_content(model);
  REQUIRE(draft.has_value());

  Model again = begin("2026-05-21");
  again.now = "2026-05-21T10:00:00+08:00";
  model::take_draft(again, *draft);
  // What has been changed since is another matter.
  act(again, model::Write{model::ApplicantField::phone, "13900001111"});
  act(again, Lodge{Verb::prepare});
  act(again, Lodge{Verb::go_on});
  // No other key is drawn for it.
  const model::Errand call = again.errands.back();
  CHECK(call.work == model::Work::call);
  const model::Errand sent = errand(again, model::Work::submit);
  CHECK(sent.bytes == bytes);
  CHECK(sent.name == kKey);
}

TEST_CASE("nothing is sent before the draft with its key is kept") {
  Model model = prepared();
  act(model, Lodge{Verb::prepare});
  errand(model, model::Work::drop);
  act(model, Lodge{Verb::confirm});
  // Pressed twice, it is the same.
  act(model, Lodge{Verb::confirm});
  std::vector<model::Errand> keeps;
  int keys = 0;
  for (int i = 0; i < 40 && !model.errands.empty(); ++i) {
    const model::Errand one = carry_out_calls(model);
    CHECK(one.work != model::Work::submit);
    if (one.work == model::Work::keep) keeps.push_back(one);
    if (one.work != model::Work::draw) continue;
    ++keys;
    reply(model, one, "\"" + std::string(kKey) + "\"");
  }
  CHECK(keys == 1);
  CHECK(model.filing.state == State::packing);
  // The draft as it was when it was confirmed; then the one with the key.
  REQUIRE(keeps.size() == 1);
  CHECK(keeps[0].bytes.find(kKey) == std::string::npos);
  reply(model, keeps[0], {});
  const model::Errand second = carry_out_calls(model);
  REQUIRE(second.work == model::Work::keep);
  CHECK(second.bytes.find(kKey) != std::string::npos);
  CHECK(model.errands.empty());
  SUBCASE("kept") { reply(model, second, {}); }
  SUBCASE("a machine that can't keep it does not hold it up") { reply(model, second, {}, false); }
  CHECK(errand(model, model::Work::submit).name == kKey);
}

TEST_CASE("where no key can be drawn nothing is sent, and it goes on when one can") {
  Model model = prepared();
  act(model, Lodge{Verb::prepare});
  act(model, Lodge{Verb::confirm});
  reply(model, errand(model, model::Work::draw), {}, false);
  CHECK(model.filing.state == State::failed);
  CHECK(errand(model, model::Work::submit).id == 0);
  act(model, Lodge{Verb::go_on});
  CHECK(errand(model, model::Work::submit).name == kKey);
}

TEST_CASE("another application does not hand in the package of the one before") {
  Model model = prepared();
  act(model, Lodge{Verb::prepare});
  act(model, Lodge{Verb::confirm});
  const model::Errand drawn = errand(model, model::Work::draw);
  act(model, model::Restart{});
  reply(model, drawn, "\"" + std::string(kKey) + "\"");
  CHECK(errand(model, model::Work::submit).id == 0);
  CHECK(model.filing.key.empty());
}

TEST_CASE("what was refused can be changed and confirmed anew; where no answer came it is still on its way") {
  Model model = prepared();
  act(model, Lodge{Verb::prepare});
  act(model, Lodge{Verb::confirm});
  const model::Errand sent = errand(model, model::Work::submit);
  SUBCASE("refused") {
    reply(model, sent, R"({"error":{"code":"bad_submission","at":"","detail":"没有办理单位"}})", false);
    CHECK(model.filing.state == State::failed);
    CHECK(model.filing.request.empty());
    CHECK(model.filing.key.empty());
  }
  SUBCASE("a server that is full after an answer was lost") {
    reply(model, sent, R"({"error":{"code":"busy","at":"","detail":""}})", false);
    CHECK(model.filing.key == kKey);
  }
  SUBCASE("unknown") {
    reply(model, sent, R"({"error":{"code":"offline"}})", false);
    CHECK(model.filing.state == State::failed);
    CHECK(!model.filing.request.empty());
    // Without a name too: what is sent again is what was sent.
    act(model, model::Write{model::ApplicantField::name, ""});
    act(model, model::Show{Screen::package});
    act(model, Lodge{Verb::prepare});
    CHECK(model.screen == Screen::filing);
  }
}

TEST_CASE("a receipt is kept, and the files at hand go after it") {
  Model model = received();
  CHECK(model.filing.state == State::uploading);
  CHECK(model.filing.request.empty());
  const model::Errand upload = errand(model, model::Work::upload);
  CHECK(upload.name == "2026-7K3QX-M2P95 AAAA-BBBB-CCCC-DDDD");
  CHECK(upload.bytes == R"([{"sha256":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}])");
  act(model, model::Progressed{{upload.id, 4, 9}});
  CHECK(model.filing.progress.percent() == 44);

  Model again = begin();
  model::take_draft(again, *model::draft_content(model));
  CHECK(again.filing.number == "2026-7K3QX-M2P95");
  CHECK(again.filing.secret == "AAAA-BBBB-CCCC-DDDD");
  CHECK(again.filing.receipt == model.filing.receipt);
  // The file itself is not at hand there.
  CHECK(model::missing_here(again).array()->empty());

  reply(model, upload, {});
  CHECK(model.filing.state == State::idle);
  reply(model, errand(model, model::Work::status), R"({"number":"2026-7K3QX-M2P95","missing":[],"state":"reviewing"})");
  CHECK(model.filing.missing.array()->empty());
}

TEST_CASE("stopped, it goes on with what is missing") {
  Model model = received();
  const model::Errand upload = errand(model, model::Work::upload);
  act(model, model::Cancel{upload.id});
  CHECK(model.filing.state == State::cancelled);
  CHECK(errand(model, model::Work::cancel).name == std::to_string(upload.id));
  act(model, Lodge{Verb::go_on});
  CHECK(errand(model, model::Work::upload).bytes == R"([{"sha256":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}])");
}

TEST_CASE("a notice leads to its fields and on to a revision under the same number") {
  Model model = received();
  reply(model, errand(model, model::Work::upload), {});
  errand(model, model::Work::status);
  act(model, model::Show{Screen::progress});
  reply(model, errand(model, model::Work::status),
        R"({"number":"2026-7K3QX-M2P95","missing":[],"state":"notified","version":5,"told":{"corrections":[{"place":"/applicant/phone"}]}})");
  act(model, Lodge{Verb::mend, "/applicant/phone"});
  CHECK(model.screen == Screen::form);
  CHECK(model.form.sought == model::member("phone"));
  act(model, model::Back{});
  CHECK(model.screen == Screen::progress);

  act(model, Lodge{Verb::prepare, "again"});
  CHECK(model.screen == Screen::filing);
  CHECK(model.filing.target.has_value());
  act(model, Lodge{Verb::confirm});
  CHECK(errand(model, model::Work::submit).name == std::string(kKey) + " 2026-7K3QX-M2P95 AAAA-BBBB-CCCC-DDDD");
}

TEST_CASE("the number of another file takes the place of the draft's own with the receipt, not before") {
  Model model = received();
  reply(model, errand(model, model::Work::upload), {});
  errand(model, model::Work::status);
  act(model, Lodge{Verb::number, "2026-AAAAA-BBBBB"});
  act(model, Lodge{Verb::secret, "EEEE-FFFF"});
  act(model, Lodge{Verb::look});
  reply(model, errand(model, model::Work::status), R"({"number":"2026-AAAAA-BBBBB","missing":[],"state":"returned","told":{"how":"return"}})");
  act(model, Lodge{Verb::prepare, "again"});
  const auto kept = [&] {
    Model again = begin();
    model::take_draft(again, *model::draft_content(model));
    return again;
  };
  CHECK(kept().filing.number == "2026-7K3QX-M2P95");
  CHECK(kept().filing.secret == "AAAA-BBBB-CCCC-DDDD");
  CHECK(!kept().filing.target.has_value());

  act(model, Lodge{Verb::confirm});
  const model::Errand sent = errand(model, model::Work::submit);
  CHECK(sent.name == model.filing.key + " 2026-AAAAA-BBBBB EEEE-FFFF");
  // Broken off, it goes on to the same file.
  Model later = kept();
  CHECK(later.filing.number == "2026-7K3QX-M2P95");
  act(later, Lodge{Verb::prepare});
  act(later, Lodge{Verb::go_on});
  CHECK(errand(later, model::Work::submit).name == sent.name);

  reply(model, sent, R"({"missing":[],"receipt":{"number":"2026-AAAAA-BBBBB","revision":2},"secret":"EEEE-FFFF"})");
  CHECK(kept().filing.number == "2026-AAAAA-BBBBB");
  REQUIRE(kept().filing.earlier.size() == 1);
  CHECK(kept().filing.earlier.front().text_at("secret") == "AAAA-BBBB-CCCC-DDDD");
}

TEST_CASE("who mends is told to which server it goes") {
  Model model = begin();
  model.keeping.state = model::Keeping::State::ready;
  model.now = "2026-05-20T09:30:00+08:00";
  model::take_draft(model, *model::draft_content(received()));
  act(model, model::Show{Screen::progress});
  reply(model, errand(model, model::Work::status), R"({"number":"2026-7K3QX-M2P95","missing":[],"state":"returned","told":{"how":"return"}})");
  act(model, Lodge{Verb::prepare, "again"});
  reply(model, errand(model, model::Work::server), R"("example.org")");
  CHECK(model.filing.host == "example.org");
}

TEST_CASE("after the last day nothing is prepared again") {
  Model model = received();
  reply(model, errand(model, model::Work::upload), {});
  reply(model, errand(model, model::Work::status),
        R"({"number":"2026-7K3QX-M2P95","missing":[],"state":"returned","told":{"how":"return","last":"2026-05-20"}})");
  act(model, model::Show{Screen::progress});
  reply(model, errand(model, model::Work::status),
        R"({"number":"2026-7K3QX-M2P95","missing":[],"state":"returned","told":{"how":"return","last":"2026-05-20"}})");
  SUBCASE("on the day") {
    CHECK(!model::is_past(model, *model.filing.shown.find("told")));
    act(model, Lodge{Verb::prepare, "again"});
    CHECK(model.screen == Screen::filing);
  }
  SUBCASE("the day after") {
    update::turn_day(model, *base::Day::parse("2026-05-21"));
    CHECK(model::is_past(model, *model.filing.shown.find("told")));
    act(model, Lodge{Verb::prepare, "again"});
    CHECK(model.screen == Screen::progress);
  }
}

TEST_CASE("nothing is confirmed without a number of the identity card that is right") {
  const model::Place place = model::member("id_number");
  for (const std::string_view id : {"", "990001198805203001", "9900011988052030", "99000119880520300Y", "990001198813203000"}) {
    Model model = prepared();
    act(model, model::Fill{model::Fill::Verb::put, place, std::string(id)});
    act(model, Lodge{Verb::prepare});
    act(model, Lodge{Verb::confirm});
    CHECK_MESSAGE(model.filing.no_id, id);
    CHECK(model.filing.request.empty());
    CHECK(errand(model, model::Work::submit).id == 0);
  }
  Model model = prepared();
  act(model, model::Fill{model::Fill::Verb::put, place, "11010519491231002x"});
  CHECK(model::has_id_number(model));
}

TEST_CASE("what goes is named by what is there") {
  Model model = prepared();
  CHECK(model::filled_in(model) == std::vector<std::string>{"姓名", "公民身份号码", "手机号码"});
  act(model, model::Fill{model::Fill::Verb::put, model::member("id_number"), ""});
  act(model, model::Fill{model::Fill::Verb::leave});
  CHECK(model::filled_in(model) == std::vector<std::string>{"姓名", "手机号码"});
  // What the checks say is known where it is confirmed.
  act(model, Lodge{Verb::prepare});
  errand(model, model::Work::submit);
  CHECK(model.form.checking == model::Form::Checking::told);
}

TEST_CASE("a page that would lose number and code is not left without a word") {
  Model model = prepared();
  CHECK(!model::is_at_risk(model));
  model.keeping.shared_computer = true;
  act(model, Lodge{Verb::prepare});
  CHECK(!model::is_at_risk(model));
  act(model, Lodge{Verb::confirm});
  CHECK(model::is_at_risk(model));
  const model::Errand sent = errand(model, model::Work::submit);
  SUBCASE("no answer came") {
    reply(model, sent, R"({"error":{"code":"offline"}})", false);
    CHECK(model::is_at_risk(model));
  }
  SUBCASE("until the receipt is on paper") {
    reply(model, sent, std::string(kKept));
    CHECK(model::is_at_risk(model));
    act(model, Lodge{Verb::print, "{}"});
    reply(model, errand(model, model::Work::print), {});
    CHECK(!model::is_at_risk(model));
  }
}

TEST_CASE("what has changed since it was handed in is known") {
  Model model = received();
  CHECK(!model::changed_since(model));
  act(model, model::Write{model::ApplicantField::phone, "13900001111"});
  CHECK(model::changed_since(model));
  Model again = begin();
  model::take_draft(again, *model::draft_content(model));
  CHECK(model::changed_since(again));
}

TEST_CASE("a draft names the numbers whose codes it holds") {
  Model model = prepared();
  CHECK(model::numbers_in(*model::draft_content(model)).empty());
  model = received();
  CHECK(model::numbers_in(*model::draft_content(model)) == std::vector<std::string>{"2026-7K3QX-M2P95"});
  model::retire(model.filing);
  CHECK(model::numbers_in(*model::draft_content(model)) == std::vector<std::string>{"2026-7K3QX-M2P95"});
}

TEST_CASE("blanks around number and code make no other number") {
  Model model = begin();
  act(model, model::Show{Screen::progress});
  act(model, Lodge{Verb::number, " 2026-7K3QX-M2P95 "});
  act(model, Lodge{Verb::secret, "\u3000AAAA-BBBB\u00a0"});
  act(model, Lodge{Verb::look});
  CHECK(errand(model, model::Work::status).name == "2026-7K3QX-M2P95 AAAA-BBBB");
}

TEST_CASE("after a withdrawal another file can be handed in") {
  Model model = received();
  reply(model, errand(model, model::Work::upload), {});
  reply(model, errand(model, model::Work::status), R"({"number":"2026-7K3QX-M2P95","state":"reviewing","version":2})");
  act(model, Lodge{Verb::withdraw, "不报了"});
  const model::Errand sent = errand(model, model::Work::withdraw);
  CHECK(sent.bytes == R"({"reason":"不报了","version":2})");
  SUBCASE("done") {
    reply(model, sent, R"({"number":"2026-7K3QX-M2P95","state":"withdrawn"})");
    CHECK(model.filing.withdrawn);
    CHECK(model.filing.number.empty());
  }
  SUBCASE("its answer was lost: what is seen counts, and the old number stays in the draft") {
    reply(model, sent, R"({"error":{"code":"offline","at":"","detail":""}})", false);
    CHECK(model.filing.look_error.text_at("code") == "withdrawal_unknown");
    CHECK(!model.filing.number.empty());
    for (const std::string_view state : {"withdrawn", "abandoned"}) {
      Model seen = begin();
      model::take_draft(seen, *model::draft_content(model));
      act(seen, model::Show{Screen::progress});
      reply(seen, errand(seen, model::Work::status), R"({"number":"2026-7K3QX-M2P95","state":")" + std::string(state) + R"("})");
      CHECK(seen.filing.number.empty());
      Model again = begin();
      model::take_draft(again, *model::draft_content(seen));
      REQUIRE(again.filing.earlier.size() == 1);
      CHECK(again.filing.earlier.front().text_at("number") == "2026-7K3QX-M2P95");
      // It can be looked up still.
      act(again, model::Show{Screen::progress});
      CHECK(errand(again, model::Work::status).name == "2026-7K3QX-M2P95 AAAA-BBBB-CCCC-DDDD");
    }
  }
  SUBCASE("somebody was quicker: what was seen stays") {
    reply(model, sent, R"({"error":{"code":"conflict","at":"","detail":""}})", false);
    CHECK(model.filing.look_error.text_at("code") == "conflict");
    CHECK(model.filing.shown.text_at("state") == "reviewing");
    CHECK(!model.filing.number.empty());
  }
}

TEST_CASE("number and code are asked for, and places that are not there lead nowhere") {
  Model model = begin();
  act(model, model::Show{Screen::progress});
  CHECK(errand(model, model::Work::status).id == 0);
  act(model, Lodge{Verb::look});
  CHECK(model.filing.look_error.text_at("code") == "nothing_typed");
  act(model, Lodge{Verb::number, "2026-7K3QX-M2P95"});
  act(model, Lodge{Verb::secret, "x"});
  act(model, Lodge{Verb::look});
  CHECK(errand(model, model::Work::status).name == "2026-7K3QX-M2P95 x");
  for (const std::string_view pointer : {"", "/", "/applicant", "/applicant/nothing", "/answers/level", "/attachments/0"}) {
    CHECK(!model::place_at({}, pointer).has_value());
  }
  CHECK(model::place_at({}, "/applicant/work/99999/from").has_value());
}

TEST_CASE("another application forgets the number and calls off what is under way") {
  Model model = received();
  const model::Errand upload = errand(model, model::Work::upload);
  act(model, model::Restart{});
  CHECK(model.filing.number.empty());
  CHECK(errand(model, model::Work::cancel).name == std::to_string(upload.id));
}
