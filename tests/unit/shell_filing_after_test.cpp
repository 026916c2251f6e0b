// After handing in: revisions, what is said before them, drafts and withdrawals.
#include "shell_filing_parts.h"

using namespace zhicheng;
using namespace zhicheng::tests;

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
