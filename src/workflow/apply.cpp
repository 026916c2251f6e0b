#include "workflow/apply.h"

#include <algorithm>
#include <cassert>

#include "base/utf8.h"
#include "workflow/needs.h"

namespace zhicheng::workflow {

namespace {

/// Of its subject what was told to be corrected.
void correct(File& file, const Subject& subject, std::optional<base::Day> filing_day) {
  for (const Part one : differing(file.subject, subject)) {
    if (std::find(file.changed.begin(), file.changed.end(), one) == file.changed.end()) file.changed.push_back(one);
    // The day is the level's (一(一)1), and some series have others (一(一)3).
    if (one == Part::level || one == Part::series) file.filing_day = filing_day;
  }
  file.subject = subject;
}

/// What an office has looked at and what is still the same bytes need not be looked at again.
void keep_marks(File& file) {
  std::erase_if(file.marks, [&](const Mark& mark) {
    return std::none_of(file.attachments().begin(), file.attachments().end(), [&](const Attachment& one) { return one.sha256 == mark.sha256; });
  });
}

/// Does a deed that nothing speaks against.
class Doing {
 public:
  Doing(File& file, const Actor& actor, Time now) : file_(file), actor_(actor), now_(now) {}

  void operator()(const Receive&) const { assert(false); }

  void operator()(const Complete&) const {
    if (!file_.missing.empty()) file_.submissions.back().arrived = now_;
    file_.missing.clear();
    stand();
  }

  void operator()(const Judge& deed) const { file_.judged = deed.judged; }

  void operator()(const MarkOne& deed) const {
    std::erase_if(file_.marks, [&](const Mark& one) { return one.office == file_.office() && one.sha256 == deed.sha256; });
    file_.marks.push_back({file_.office(), deed.sha256, deed.finding, deed.note, actor_.id});
  }

  void operator()(const Assign& deed) const {
    Step& step = file_.chain[file_.position];
    step.office = deed.office;
    step.chosen_by = actor_.id;
    step.chosen_because = deed.reason;
    stand();
  }

  void operator()(const PassOn&) const {
    assert(file_.position + 1 < file_.chain.size());
    ++file_.position;
    stand();
  }

  void operator()(const SendBack& deed) const {
    tell(Action::send_back, deed.reason, deed.corrections, file_.filing_day);
    file_.state = State::returned;
  }

  void operator()(const Notify& deed) const {
    tell(Action::notify, deed.reason, deed.corrections, deed.last);
    file_.state = State::notified;
  }

  void operator()(const Accept&) const { file_.state = State::accepted; }
  void operator()(const Disqualify&) const { file_.state = State::disqualified; }

  /// Until its attachments are there, the file stays with the applicant, and so does the limit.
  void operator()(const Resubmit& deed) const {
    file_.submissions.push_back({deed.digest, now_, deed.attachments, deed.on});
    correct(file_, deed.subject, deed.filing_day);
    file_.missing = deed.missing;
    file_.judged = deed.judged;
    keep_marks(file_);
    if (file_.missing.empty()) stand();
  }

  void operator()(const Withdraw&) const { file_.state = State::withdrawn; }
  void operator()(const Expire&) const { file_.state = State::abandoned; }

 private:
  /// The file stands at the step of its position.
  void stand() const {
    if (file_.office().empty()) {
      file_.state = State::unassigned;
    } else {
      file_.state = file_.step().duty == Duty::decide ? State::deciding : State::reviewing;
    }
  }

  void tell(Action how, const std::string& reason, const std::vector<Correction>& corrections, std::optional<base::Day> last) const {
    const std::string& office = file_.office();
    file_.told = Told{how, office, actor_.id, now_, reason, corrections, last};
    const auto tally = std::find_if(file_.returns.begin(), file_.returns.end(), [&](const Tally& one) { return one.office == office; });
    if (tally == file_.returns.end()) {
      file_.returns.push_back({office, 1});
    } else {
      ++tally->returns;
    }
  }

  File& file_;
  const Actor& actor_;
  Time now_;
};

/// With whom the file lies: no office where it is in the applicant's hands, unassigned or at its end.
std::string_view holder(const File& file) {
  return file.state == State::reviewing || file.state == State::deciding ? std::string_view{file.office()} : std::string_view{};
}

Outcome outcome(std::optional<State> from, std::string_view from_office, File file, const Deed& deed, const Actor& actor, Time now) {
  Event event{file.version, now, actor.id, from, file.state, std::string(from_office), std::string(holder(file)), deed, {}};
  return {std::move(file), {std::move(event)}};
}

Refused denied(const Workflow& workflow, const File& file, const Move& move, const Actor& actor) {
  const Action action = action_of(move.deed);
  const MoveRule& rule = workflow.rule(action);
  const Refusal no_right{Reason::not_allowed, "", "没有权限" + rule.label};
  if (action == Action::receive || !concerned(workflow, actor, file) || !has_action(workflow, actor, action)) return no_right;
  if (move.version != file.version) return Refusal{Reason::conflict, "/version", "这份申报刚刚有变动，请看过最新情况再办"};
  if (std::find(rule.from.begin(), rule.from.end(), file.state) == rule.from.end()) {
    return Refusal{Reason::not_now, "", "“" + workflow.rule(file.state).label + "”时不能" + rule.label};
  }
  if (!may(workflow, actor, action, file)) return no_right;
  return {};
}

bool is_with_applicant(const File& file) { return file.state == State::returned || file.state == State::notified; }

Allowed<File> begin(const Workflow& workflow, const Receive& submission, const Actor& actor, Time now) {
  if (base::is_blank(submission.number)) return Refusal{Reason::bad_submission, "/number", "没有编号"};
  if (base::is_blank(submission.subject.person)) return Refusal{Reason::bad_submission, "/subject/person", "没有申报人"};
  if (Refused fault = fault_of_submission(submission.digest, submission.attachments, submission.missing)) return *fault;
  auto steps = steps_of(workflow, submission.links, submission.subject.employer, submission.department);
  if (!steps) return Refusal{Reason::bad_chain, "/links", "没有报送的路径，或评审之后还有单位"};
  File file;
  file.number = submission.number;
  file.edition = submission.edition;
  file.subject = submission.subject;
  file.filing_day = submission.filing_day;
  file.chain = *std::move(steps);
  file.submissions.push_back({submission.digest, now, submission.attachments, submission.on});
  file.missing = submission.missing;
  file.judged = submission.judged;
  file.version = 1;
  if (file.missing.empty()) Doing(file, actor, now)(Complete{});
  return file;
}

/// What is still to come could not be sent before it was known: no limit runs for it.
void wait_for_attachments(File& file) {
  file.state = State::incomplete;
  if (file.told) file.told->last.reset();
}

/// A file of which nothing was known, as if its newest package had been known from the start.
Allowed<File> learn(const Workflow& workflow, const File& file, const Receive& submission, const Actor& actor) {
  auto begun = begin(workflow, submission, actor, file.submissions.back().at);
  if (!begun) return begun.error();
  File known = *begun;
  known.version = file.version;
  known.submissions = file.submissions;
  known.submissions.back() = begun->submissions.back();
  known.told = file.told;
  known.returns = file.returns;
  if (is_with_applicant(file)) {
    known.state = file.state;
  } else if (!known.missing.empty()) {
    wait_for_attachments(known);
  }
  return known;
}

/// A file that was handed in again, once it is known with what.
File judge_late(const File& file, const Receive& submission) {
  File known = file;
  Submission& newest = known.submissions.back();
  newest.attachments = submission.attachments;
  newest.on = submission.on;
  if (is_of(file, submission.subject)) {
    known.judged = submission.judged;
    correct(known, submission.subject, submission.filing_day);
  } else {
    // Another application. It is there, and people will see it; the file stays what it was.
    known.judged = Judged::cannot_judge;
  }
  keep_marks(known);
  // What went back again meanwhile is to be handed in anew.
  if (is_with_applicant(file)) return known;
  known.missing = submission.missing;
  if (!known.missing.empty()) wait_for_attachments(known);
  return known;
}

}  // namespace

bool is_unknown(const File& file) { return file.edition.empty(); }

Allowed<Outcome> receive(const Workflow& workflow, const Receive& submission, const Actor& actor, Time now) {
  if (!may(workflow, actor, Action::receive)) return Refusal{Reason::not_allowed, "", "没有权限" + workflow.rule(Action::receive).label};
  auto file = begin(workflow, submission, actor, now);
  if (!file) return file.error();
  return outcome(std::nullopt, "", std::move(file).value(), submission, actor, now);
}

Allowed<Outcome> receive_late(const Workflow& workflow, const File& file, const Receive& submission, const Actor& actor, Time now) {
  if (!may(workflow, actor, Action::judge, file)) return Refusal{Reason::not_allowed, "", "没有权限" + workflow.rule(Action::judge).label};
  if (file.judged != Judged::unfinished || workflow.rule(file.state).final) return Refusal{Reason::not_now, "", "已经完成校验"};
  if (submission.number != file.number) return Refusal{Reason::other_application, "/number", "这是另一份申报"};
  if (submission.digest != file.submissions.back().digest) return Refusal{Reason::conflict, "/digest", "校验的不是最近一次提交"};
  auto known = is_unknown(file) ? learn(workflow, file, submission, actor) : Allowed<File>(judge_late(file, submission));
  if (!known) return known.error();
  ++known->version;
  const std::vector<Part> parts = is_unknown(file) ? std::vector<Part>{} : differing(file.subject, known->subject);
  Outcome late = outcome(file.state, holder(file), std::move(known).value(), submission, actor, now);
  late.events.front().changed = parts;
  return late;
}

Allowed<Outcome> resubmit_unknown(const Workflow& workflow, const File& file, const Receive& submission, const Actor& actor, Time now) {
  Resubmit deed{file.subject, submission.digest, submission.attachments, submission.missing, submission.judged, submission.on, file.filing_day};
  auto made = apply(workflow, file, {file.version, deed}, actor, now);
  if (!made || submission.judged == Judged::unfinished) return made;
  auto known = learn(workflow, made->file, submission, actor);
  if (!known) return known.error();
  deed.subject = submission.subject;
  deed.filing_day = submission.filing_day;
  return outcome(file.state, holder(file), std::move(known).value(), deed, actor, now);
}

Allowed<Outcome> apply(const Workflow& workflow, const File& file, const Move& move, const Actor& actor, Time now) {
  if (Refused refused = denied(workflow, file, move, actor)) return *refused;
  if (Refused refused = unmet_need(workflow, file, move.deed, actor, now)) return *refused;
  File changed = file;
  std::visit(Doing(changed, actor, now), move.deed);
  ++changed.version;
  const std::vector<State>& to = workflow.rule(action_of(move.deed)).to;
  if (std::find(to.begin(), to.end(), changed.state) == to.end()) {
    return Refusal{Reason::not_now, "", "规则里没有这个去处：" + workflow.rule(changed.state).label};
  }
  const std::vector<Part> parts = differing(file.subject, changed.subject);
  Outcome made = outcome(file.state, holder(file), std::move(changed), move.deed, actor, now);
  made.events.front().changed = parts;
  return made;
}

}  // namespace zhicheng::workflow
