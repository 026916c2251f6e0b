// Handing in: what is sent when, what is kept of it, what comes of answers.
#include "shell_filing_parts.h"

using namespace zhicheng;
using namespace zhicheng::tests;

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
