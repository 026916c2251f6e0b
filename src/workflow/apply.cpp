#include "workflow/apply.h"

#include <algorithm>
#include <cassert>

#include "base/utf8.h"
#include "workflow/needs.h"

namespace zhicheng::workflow {

namespace {

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
    for (const Part one : differing(file_.subject, deed.subject)) {
      if (std::find(file_.changed.begin(), file_.changed.end(), one) == file_.changed.end()) file_.changed.push_back(one);
      // The day is the level's (一(一)1), and some series have others (一(一)3).
      if (one == Part::level || one == Part::series) file_.filing_day = deed.filing_day;
    }
    file_.subject = deed.subject;
    file_.missing = deed.missing;
    file_.judged = deed.judged;
    // What an office has looked at and what is still the same bytes need not be looked at again.
    std::erase_if(file_.marks, [&](const Mark& mark) {
      return std::none_of(deed.attachments.begin(), deed.attachments.end(), [&](const Attachment& one) { return one.sha256 == mark.sha256; });
    });
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

}  // namespace

Allowed<Outcome> receive(const Workflow& workflow, const Receive& submission, const Actor& actor, Time now) {
  if (!may(workflow, actor, Action::receive)) return Refusal{Reason::not_allowed, "", "没有权限" + workflow.rule(Action::receive).label};
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
  return outcome(std::nullopt, "", std::move(file), submission, actor, now);
}

Allowed<Outcome> receive_late(const Workflow& workflow, const File& file, const Receive& submission, const Actor& actor, Time now) {
  if (!may(workflow, actor, Action::judge, file)) return Refusal{Reason::not_allowed, "", "没有权限" + workflow.rule(Action::judge).label};
  if (file.judged != Judged::unfinished || file.submissions.size() > 1 || workflow.rule(file.state).final) return Refusal{Reason::not_now, "", "已经完成校验，或者又提交过"};
  if (submission.number != file.number) return Refusal{Reason::other_application, "/number", "这是另一份申报"};
  if (submission.digest != file.submissions.back().digest) return Refusal{Reason::conflict, "/digest", "校验的不是最近一次提交"};
  auto received = receive(workflow, submission, actor, file.submissions.back().at);
  if (!received) return received.error();
  File late = std::move(received->file);
  late.version = file.version + 1;
  if (file.told) {
    late.told = file.told;
    late.returns = file.returns;
    late.state = file.state == State::returned ? State::returned : late.state;
  }
  return outcome(file.state, holder(file), std::move(late), submission, actor, now);
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
