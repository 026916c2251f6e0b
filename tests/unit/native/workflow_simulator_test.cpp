// Thousands of random histories under a clock of their own, step by step against a model that was written differently.
// ZHICHENG_SEED replays a run from its first history, ZHICHENG_HISTORIES says how many (10,000).
#include <doctest/doctest.h>

#include <cstdlib>
#include <ctime>

#include "base/json.h"
#include "workflow/apply.h"
#include "workflow/json.h"
#include "workflow_cases.h"
#include "workflow_players.h"

using namespace zhicheng;
using namespace zhicheng::workflow;

namespace {

constexpr Time kDay = 86'400;
constexpr Time kStart = 20'640 * kDay;

std::uint32_t number_of(const char* name, std::uint32_t otherwise) {
  const char* given = std::getenv(name);
  return given != nullptr ? static_cast<std::uint32_t>(std::strtoul(given, nullptr, 10)) : otherwise;
}

std::string spelled(const std::optional<Reason>& reason) { return reason ? std::string(spell(*reason)) : "done"; }

std::string seen_of(const Subject& one) { return " for " + one.person + " " + one.employer + " " + one.level + " " + one.series; }

/// All that both can say of a file.
std::string seen(const File& file) {
  std::string text = std::string(spell(file.state)) + " v" + std::to_string(file.version) + " at " + std::to_string(file.position) + " " + file.office() + seen_of(file.subject);
  text += " judged " + std::string(spell(file.judged)) + " missing " + std::to_string(file.missing.size());
  text += " returns " + std::to_string(file.returns_by(file.office()));
  const bool back = file.state == State::returned || file.state == State::notified;
  if (back && file.told->last) text += " until " + file.told->last->text();
  for (const Attachment& one : file.attachments()) {
    const Mark* mark = file.mark_by(file.office(), one.sha256);
    text += " " + one.sha256 + (mark == nullptr ? "?" : mark->finding == Finding::fine ? "+" : "-");
  }
  return text;
}

std::string seen(const model::Model& model) {
  const std::string office = model.office();
  std::string text = std::string(spell(model.state())) + " v" + std::to_string(model.size()) + " at " + std::to_string(model.stop()) + " " + office + seen_of(model.subject());
  text += " judged " + std::string(spell(model.judged())) + " missing " + std::to_string(model.missing().size());
  text += " returns " + std::to_string(model.returns_by(office));
  const bool back = model.state() == State::returned || model.state() == State::notified;
  if (back && model.last_day()) text += " until " + base::Day::from_number(*model.last_day()).text();
  for (const Attachment& one : model.attachments_at(model.last_package())) {
    const MarkOne* mark = model.mark(one.sha256);
    text += " " + one.sha256 + (mark == nullptr ? "?" : mark->finding == Finding::fine ? "+" : "-");
  }
  return text;
}

struct Count {
  std::array<std::size_t, kStates> stood{};
  std::array<std::size_t, kMoves> done{};
  std::array<std::size_t, Spellings<Reason>::kAll.size()> refused{};
  std::size_t steps = 0;
};

/// One history; what went wrong, or nothing.
class History {
 public:
  History(const Workflow& workflow, std::uint32_t seed, Count& count)
      : workflow_(workflow), players_(seed), count_(count), scenario_(model::scenarios()[players_.below(model::scenarios().size())]), model_(scenario_.stops) {}

  std::string run() {
    const Receive submission = players_.submission(scenario_);
    const Actor intake{"intake", {{"intake", ""}}, ""};
    const auto begun = receive(workflow_, submission, intake, now_);
    if (!begun) return "receive: " + std::string(spell(begun.error().reason));
    file_ = begun->file;
    events_ = begun->events;
    model_.add(now_, submission);
    if (seen(file_) != seen(model_)) return "receive: " + seen(file_) + " | " + seen(model_);
    const std::size_t steps = 12 + players_.below(36);
    std::size_t after_end = 0;
    for (std::size_t i = 0; i < steps && after_end < 3; ++i) {
      if (std::string wrong = step(); !wrong.empty()) return "step " + std::to_string(i) + ": " + wrong;
      after_end += model_.over() ? 1 : 0;
    }
    return again();
  }

 private:
  std::string step() {
    now_ += static_cast<Time>(players_.below(static_cast<std::size_t>(kDay)));
    // Clocks of several machines differ, and deadlines are at midnight.
    Time now = now_;
    if (players_.chance(20)) now += players_.chance(50) ? kDay : -kDay;
    if (players_.chance(10)) now = now / kDay * kDay + 16 * 3'600 - static_cast<Time>(players_.below(3)) + 1;
    const Move move = players_.move(model_, now);
    const Actor actor = players_.actor(model_, move.deed);
    const std::optional<Reason> expected = model::answer(model_, move, actor, now);
    const File before = file_;
    ++count_.stood[static_cast<std::size_t>(before.state)];
    const auto made = apply(workflow_, file_, move, actor, now);
    ++count_.steps;
    const std::string what = std::string(spell(action_of(move.deed))) + " by " + actor.id + " in " + seen(before);
    const auto said = made ? std::nullopt : std::optional(made.error().reason);
    if (said != expected) return what + ": " + spelled(said) + ", the model says " + spelled(expected);
    if (!made) {
      ++count_.refused[static_cast<std::size_t>(*said)];
      return file_ == before ? "" : what + ": refused, and the file changed";
    }
    if (workflow_.rule(before.state).final) return what + ": a final state changed";
    ++count_.done[static_cast<std::size_t>(action_of(move.deed))];
    model_.add(now, move.deed);
    file_ = made->file;
    if (made->events.size() != 1 || made->events[0].version != before.version + 1 || file_.version != before.version + 1) return what + ": versions do not follow";
    if (made->events[0].from != before.state || made->events[0].to != file_.state || made->events[0].at != now) return what + ": a wrong event";
    actors_.push_back(actor);
    events_.push_back(made->events[0]);
    // A message that is sent twice is done once.
    const auto twice = apply(workflow_, file_, move, actor, now);
    if (twice || twice.error().reason != *model::answer(model_, move, actor, now)) return what + ": done twice";
    return seen(file_) == seen(model_) ? "" : what + ": " + seen(file_) + " | " + seen(model_);
  }

  /// The events alone give the same file again, and so does JSON.
  std::string again() const {
    auto file = receive(workflow_, std::get<Receive>(events_[0].deed), {"intake", {{"intake", ""}}, ""}, events_[0].at)->file;
    for (std::size_t i = 1; i < events_.size(); ++i) {
      const auto made = apply(workflow_, file, {events_[i].version - 1, events_[i].deed}, actors_[i - 1], events_[i].at);
      if (!made) return "event " + std::to_string(i) + " can't be done again";
      file = made->file;
    }
    if (file != file_) return "the events give another file";
    const auto read = read_file(*base::read_json(base::write_canonical(write_file(file_))));
    if (!read || *read != file_) return "the file as JSON is another";
    const auto event = read_event(write_event(events_.back()));
    if (!event || write_event(*event) != write_event(events_.back())) return "the event as JSON is another";
    return "";
  }

  const Workflow& workflow_;
  model::Players players_;
  Count& count_;
  const model::Scenario& scenario_;
  model::Model model_;
  File file_;
  std::vector<Event> events_;
  std::vector<Actor> actors_;
  Time now_ = kStart;
};

}  // namespace

TEST_CASE("random histories agree with the model") {
  const Workflow& workflow = cases::shipped_workflow();
  const std::uint32_t seed = number_of("ZHICHENG_SEED", static_cast<std::uint32_t>(std::time(nullptr)) % 1'000'000 * 1'000);
  const std::uint32_t histories = number_of("ZHICHENG_HISTORIES", 10'000);
  MESSAGE("ZHICHENG_SEED=" << seed << ", " << histories << " histories");
  Count count;
  for (std::uint32_t i = 0; i < histories; ++i) {
    const std::string wrong = History(workflow, seed + i, count).run();
    if (wrong.empty()) continue;
    FAIL_CHECK("ZHICHENG_SEED=" << seed + i << " ZHICHENG_HISTORIES=1: " << wrong);
    return;
  }
  if (histories < 10'000) return;
  // A simulator that never gets anywhere finds nothing.
  for (std::size_t i = 0; i < kStates; ++i) CHECK_MESSAGE(count.stood[i] > 100, "hardly ever " << Spellings<State>::kAll[i]);
  for (std::size_t i = 1; i < kMoves; ++i) CHECK_MESSAGE(count.done[i] > 100, Spellings<Action>::kAll[i] << ": " << count.done[i]);
  for (std::size_t i = 0; i < count.refused.size(); ++i) {
    if (static_cast<Reason>(i) != Reason::bad_chain) CHECK_MESSAGE(count.refused[i] > 0, "never refused as " << Spellings<Reason>::kAll[i]);
  }
  MESSAGE(count.steps << " steps");
}
