// A second opinion on the way of a file: no state is kept and no rule is read. Whatever is asked is answered from the list of
// what was done so far, by rules written down from the notice one by one.
#pragma once
#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "workflow/move.h"

namespace zhicheng::model {

using workflow::Duty;
using workflow::Judged;
using workflow::Reason;
using workflow::State;
using workflow::Time;

/// A stop on the way, as somebody would draw it on paper.
struct Stop {
  Duty duty;
  std::vector<std::string> choice;  ///< one: settled; none: anybody may be chosen; more: one of them
  bool contested = false;
};

struct Done {
  Time at;
  workflow::Deed deed;
};

inline std::int64_t china_day(Time at) { return (at + 8 * 3600) / 86'400; }

class Model {
 public:
  explicit Model(std::vector<Stop> stops) : stops_(std::move(stops)) {}

  void add(Time at, const workflow::Deed& deed) { log_.push_back({at, deed}); }
  std::size_t size() const { return log_.size(); }

  // --- what is so, by the log

  template <class Kind>
  const Kind* as(std::size_t i) const {
    return std::get_if<Kind>(&log_[i].deed);
  }
  template <class... Kinds>
  bool is(std::size_t i) const {
    return (std::holds_alternative<Kinds>(log_[i].deed) || ...);
  }
  const workflow::Receive& first() const { return *as<workflow::Receive>(0); }

  std::size_t stop_before(std::size_t end) const {
    std::size_t passed = 0;
    for (std::size_t i = 0; i < end; ++i) passed += is<workflow::PassOn>(i) ? 1 : 0;
    return passed;
  }
  std::size_t stop() const { return stop_before(log_.size()); }

  /// The office at stop `where` before entry `end`: whom somebody chose there last, or whom the notice names.
  std::string office_before(std::size_t where, std::size_t end) const {
    for (std::size_t i = end; i-- > 0;) {
      if (const auto* one = as<workflow::Assign>(i); one != nullptr && stop_before(i) == where) return one->office;
    }
    return stops_[where].choice.size() == 1 && !stops_[where].contested ? stops_[where].choice.front() : "";
  }
  std::string office() const { return office_before(stop(), log_.size()); }
  bool chosen_here() const {
    for (std::size_t i = 0; i < log_.size(); ++i) {
      if (is<workflow::Assign>(i) && stop_before(i) == stop()) return true;
    }
    return false;
  }

  /// The last entry with a package in it.
  std::size_t last_package() const {
    std::size_t i = log_.size() - 1;
    while (!is<workflow::Receive, workflow::Resubmit>(i)) --i;
    return i;
  }
  const std::vector<workflow::Attachment>& attachments_at(std::size_t i) const {
    return is<workflow::Receive>(i) ? as<workflow::Receive>(i)->attachments : as<workflow::Resubmit>(i)->attachments;
  }
  std::vector<std::string> missing() const {
    const std::size_t package = last_package();
    for (std::size_t i = package; i < log_.size(); ++i) {
      if (is<workflow::Complete>(i)) return {};
    }
    return is<workflow::Receive>(package) ? as<workflow::Receive>(package)->missing : as<workflow::Resubmit>(package)->missing;
  }
  Judged judged() const {
    for (std::size_t i = log_.size();;) {
      --i;
      if (const auto* one = as<workflow::Judge>(i)) return one->judged;
      if (const auto* one = as<workflow::Resubmit>(i)) return one->judged;
      if (const auto* one = as<workflow::Receive>(i)) return one->judged;
    }
  }
  bool ran() const { return judged() == Judged::reproduced || judged() == Judged::differs; }

  /// The last time the file went back to the applicant, unless it has come in whole again.
  std::optional<std::size_t> back() const {
    for (std::size_t i = log_.size(); i-- > 0;) {
      if (is<workflow::SendBack, workflow::Notify>(i)) return i;
      if (is<workflow::Complete>(i)) return std::nullopt;
      if (const auto* one = as<workflow::Resubmit>(i); one != nullptr && one->missing.empty()) return std::nullopt;
    }
    return std::nullopt;
  }

  State state() const {
    const std::size_t last = log_.size() - 1;
    for (std::size_t i = 0; i <= last; ++i) {
      if (is<workflow::Accept>(i)) return State::accepted;
      if (is<workflow::Withdraw>(i)) return State::withdrawn;
      if (is<workflow::Expire>(i)) return State::abandoned;
      if (is<workflow::Disqualify>(i)) return State::disqualified;
    }
    if (const auto went = back()) return is<workflow::Notify>(*went) ? State::notified : State::returned;
    if (!missing().empty()) return State::incomplete;
    if (office().empty()) return State::unassigned;
    return stops_[stop()].duty == Duty::decide ? State::deciding : State::reviewing;
  }
  bool over() const {
    const State now = state();
    return now == State::accepted || now == State::withdrawn || now == State::abandoned || now == State::disqualified;
  }

  workflow::Subject subject() const {
    const std::size_t i = last_package();
    return is<workflow::Receive>(i) ? first().subject : as<workflow::Resubmit>(i)->subject;
  }
  /// At the stop that was drawn for the employer, or with who is the employer now.
  bool at_employer() const {
    return stops_[stop()].choice == std::vector<std::string>{first().subject.employer} || office() == subject().employer;
  }
  /// That of the last package in which level or series became another, else the first one's.
  std::optional<base::Day> filing_day_before(std::size_t end) const {
    std::optional<base::Day> day = first().filing_day;
    workflow::Subject then = first().subject;
    for (std::size_t i = 0; i < end; ++i) {
      const auto* one = as<workflow::Resubmit>(i);
      if (one == nullptr) continue;
      if (one->subject.level != then.level || one->subject.series != then.series) day = one->filing_day;
      then = one->subject;
    }
    return day;
  }
  /// Whether the last return or notice names the place or one in it.
  bool told_of(const std::string& place) const {
    const auto went = back();
    if (!went) return false;
    const auto& items = is<workflow::Notify>(*went) ? as<workflow::Notify>(*went)->corrections : as<workflow::SendBack>(*went)->corrections;
    return std::any_of(items.begin(), items.end(), [&](const auto& one) { return one.place == place || one.place.starts_with(place + "/"); });
  }

  std::optional<std::int64_t> last_day() const {
    const auto went = back();
    if (!went) return std::nullopt;
    const auto day = is<workflow::Notify>(*went) ? as<workflow::Notify>(*went)->last : filing_day_before(*went);
    if (!day) return std::nullopt;
    return day->number();
  }
  bool late(Time now) const { return last_day() && china_day(now) > *last_day(); }
  bool notice_late(Time now) const { return state() == State::notified && late(now); }

  std::size_t returns_by(const std::string& office) const {
    std::size_t count = 0;
    for (std::size_t i = 0; i < log_.size(); ++i) {
      if (is<workflow::SendBack, workflow::Notify>(i) && office_before(stop_before(i), i) == office) ++count;
    }
    return count;
  }

  /// What the current office said last of an attachment that has been in every package since.
  const workflow::MarkOne* mark(const std::string& sha256) const {
    const std::string here = office();
    for (std::size_t i = log_.size(); i-- > 0;) {
      if (const auto* one = as<workflow::Resubmit>(i); one != nullptr && !lists(one->attachments, sha256)) return nullptr;
      const auto* one = as<workflow::MarkOne>(i);
      if (one != nullptr && one->sha256 == sha256 && office_before(stop_before(i), i) == here) return one;
    }
    return nullptr;
  }

  static bool lists(const std::vector<workflow::Attachment>& all, const std::string& sha256) {
    return std::any_of(all.begin(), all.end(), [&](const auto& one) { return one.sha256 == sha256; });
  }

  const std::vector<Stop>& stops() const { return stops_; }

 private:
  std::vector<Stop> stops_;
  std::vector<Done> log_;
};

/// What would be said to a move. `version` is the one that the actor saw.
std::optional<Reason> answer(const Model& model, const workflow::Move& move, const workflow::Actor& actor, Time now);

}  // namespace zhicheng::model
