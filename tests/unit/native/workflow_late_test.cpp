// A file whose package no judge had finished when it came, and one has now.
#include <doctest/doctest.h>

#include "workflow/apply.h"
#include "workflow_cases.h"

using namespace zhicheng;
using namespace zhicheng::workflow;

namespace {

constexpr Time kNow = 20'600 * std::int64_t{86'400};
const Actor kIntake{"intake", {{"intake", ""}}, ""};

Receive unjudged() {
  Receive submission;
  submission.number = "2026-1";
  submission.subject = {"file:2026-1", "", 0, "", ""};
  submission.links = {{"", Duty::review, LinkStatus::gap}};
  submission.digest = "package";
  return submission;
}

Receive judged() {
  Receive submission = unjudged();
  submission.edition = "bayannur/2026";
  submission.subject = {"person", "某单位", 2026, "intermediate", "engineering"};
  submission.links = {{"用人单位", Duty::review, LinkStatus::stated}, {"市教育局", Duty::decide, LinkStatus::stated}};
  submission.attachments = {{"diploma", "scan"}};
  submission.missing = {"scan"};
  submission.judged = Judged::reproduced;
  return submission;
}

File received() { return receive(cases::shipped_workflow(), unjudged(), kIntake, kNow)->file; }
Allowed<Outcome> late(const File& file, const Receive& submission, const Actor& actor = kIntake) {
  return receive_late(cases::shipped_workflow(), file, submission, actor, kNow + 60);
}
File after(const File& file, const Deed& deed, const Actor& actor) {
  return apply(cases::shipped_workflow(), file, {file.version, deed}, actor, kNow + 30)->file;
}

}  // namespace

TEST_CASE("a late judgement makes a file what it would have been") {
  const File file = received();
  CHECK(file.state == State::unassigned);
  const auto made = late(file, judged());
  REQUIRE(made);
  CHECK(made->file.state == State::incomplete);
  CHECK(made->file.version == 2);
  CHECK(made->file.subject == judged().subject);
  CHECK(made->file.chain.size() == 2);
  CHECK(made->file.judged == Judged::reproduced);
  CHECK(made->file.submissions == std::vector<Submission>{{"package", kNow, {{"diploma", "scan"}}}});
  REQUIRE(made->events.size() == 1);
  CHECK(made->events[0].version == 2);
  CHECK(made->events[0].from == State::unassigned);
  CHECK(made->events[0].to == State::incomplete);
  CHECK(late(made->file, judged()).error().reason == Reason::not_now);
}

TEST_CASE("what people did in the meantime") {
  const Actor head{"head", {{"supervisor", "市人力资源和社会保障局"}}, ""};
  const Actor reviewer{"reviewer", {{"reviewer", "某局"}}, ""};
  const File assigned = after(received(), Assign{"某局", "先看看"}, head);
  const auto known = late(assigned, judged());
  REQUIRE(known);
  CHECK(known->file.chain[0].office == "某单位");
  CHECK(known->events[0].from_office == "某局");

  const File returned = after(assigned, SendBack{"看不清", {}}, reviewer);
  const auto back = late(returned, judged());
  REQUIRE(back);
  CHECK(back->file.state == State::returned);
  CHECK(back->file.told == returned.told);
  CHECK(back->file.version == 4);

  const File gone = after(received(), Withdraw{"不报了"}, {"applicant", {{"applicant", ""}}, "2026-1"});
  CHECK(late(gone, judged()).error().reason == Reason::not_allowed);
}

TEST_CASE("a late judgement is the intake's, and of this very package") {
  Receive other = judged();
  other.digest = "another";
  CHECK(late(received(), other).error().reason == Reason::conflict);
  other = judged();
  other.number = "2026-2";
  CHECK(late(received(), other).error().reason == Reason::other_application);
  CHECK(late(received(), judged(), {"someone", {{"supervisor", "市人力资源和社会保障局"}}, ""}).error().reason == Reason::not_allowed);
  const File file = receive(cases::shipped_workflow(), judged(), kIntake, kNow)->file;
  CHECK(late(file, judged()).error().reason == Reason::not_now);
}

TEST_CASE("what is handed in again unjudged is taken for the same, until it is known") {
  const Workflow& rules = cases::shipped_workflow();
  const Actor employer{"employer", {{"reviewer", "某单位"}}, ""};
  const Actor applicant{"applicant", {{"applicant", ""}}, "2026-1"};
  Receive first = judged();
  first.missing.clear();
  File file = receive(rules, first, kIntake, kNow)->file;
  file = after(file, SendBack{"看不清", {}}, employer);
  file.told->last = day_in_china(kNow);
  const File again = after(file, Resubmit{file.subject, "second", {}, {}, Judged::unfinished, {}, {}}, applicant);
  REQUIRE(again.submissions.size() == 2);
  CHECK(again.state == State::reviewing);
  CHECK(apply(rules, again, {again.version, PassOn{}}, employer, kNow + 40).error().reason == Reason::unjudged);

  Receive second = judged();
  second.digest = "second";
  const auto known = late(again, second);
  REQUIRE(known);
  CHECK(known->file.judged == Judged::reproduced);
  CHECK(known->file.chain == again.chain);
  // Its scan could not be sent before: no limit runs for it.
  CHECK(known->file.state == State::incomplete);
  CHECK(!known->file.told->last);
  CHECK(apply(rules, known->file, {known->file.version, Complete{{"scan"}}}, kIntake, kNow + 9 * std::int64_t{86'400})->file.state == State::reviewing);

  second.subject.person = "somebody else";
  const auto other = late(again, second);
  REQUIRE(other);
  CHECK(other->file.judged == Judged::cannot_judge);
  CHECK(other->file.subject == file.subject);

  // What went back again meanwhile stays with the applicant.
  const auto back = late(after(again, SendBack{"还是看不清", {}}, {"head", {{"supervisor", "某单位"}}, ""}), judged());
  CHECK(back.error().reason == Reason::conflict);
  second = judged();
  second.digest = "second";
  CHECK(late(after(again, SendBack{"还是看不清", {}}, {"head", {{"supervisor", "某单位"}}, ""}), second)->file.state == State::returned);
}

TEST_CASE("an unknown file that was returned learns from the next package what it is") {
  const Workflow& rules = cases::shipped_workflow();
  const Actor applicant{"applicant", {{"applicant", ""}}, "2026-1"};
  const File assigned = after(received(), Assign{"某局", "先看看"}, {"head", {{"supervisor", "市人力资源和社会保障局"}}, ""});
  const File returned = after(assigned, SendBack{"看不清", {}}, {"reviewer", {{"reviewer", "某局"}}, ""});
  Receive next = judged();
  next.digest = "second";
  next.missing.clear();
  const auto made = resubmit_unknown(rules, returned, next, applicant, kNow + 60);
  REQUIRE(made);
  CHECK(made->file.subject == next.subject);
  CHECK(made->file.edition == "bayannur/2026");
  CHECK(made->file.office() == "某单位");
  CHECK(made->file.state == State::reviewing);
  CHECK(made->file.submissions.size() == 2);
  CHECK(made->file.version == returned.version + 1);
  CHECK(made->file.returns == returned.returns);

  next.missing = {"scan"};
  CHECK(resubmit_unknown(rules, returned, next, applicant, kNow + 60)->file.state == State::returned);
  next = unjudged();
  next.digest = "second";
  const auto still = resubmit_unknown(rules, returned, next, applicant, kNow + 60);
  REQUIRE(still);
  CHECK(still->file.office() == "某局");
  next = judged();
  next.digest = "second";
  const auto known = late(still->file, next);
  REQUIRE(known);
  CHECK(known->file.subject == next.subject);
  CHECK(known->file.submissions.size() == 2);
  CHECK(known->file.state == State::incomplete);
  CHECK(resubmit_unknown(rules, returned, judged(), {"someone", {}, ""}, kNow).error().reason == Reason::not_allowed);
  CHECK(resubmit_unknown(rules, received(), judged(), applicant, kNow).error().reason == Reason::not_now);
}
