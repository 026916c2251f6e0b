// What an assessment says: the contract's zhicheng-assessment/1 as values.
//
// It refers to the rules that were walked instead of copying their words, so its edition must outlive it.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.h"
#include "base/json.h"
#include "rules/answers.h"
#include "rules/edition.h"
#include "rules/truth.h"

namespace zhicheng::rules {

struct Finding {
  const FindingRule* rule = nullptr;
  Status status = Status::unknown;
  bool verified = false;
  std::size_t walked = 0;            ///< how many cases of the rule were walked: the reasons
  std::vector<std::size_t> missing;  ///< facts, sorted by id
  std::optional<std::int64_t> short_by_days;
  std::optional<base::Day> met_from;
  std::optional<std::size_t> decided;  ///< the case that gave the status, when one did

  /// The cases that were walked, all with a condition.
  std::span<const JudgeCase> because() const { return {rule->judge.data(), walked}; }
  /// What to do about it, Chinese; may be empty.
  std::string_view advice() const { return decided ? std::string_view{rule->judge[*decided].advice} : std::string_view{}; }
};

struct PathStatus {
  const PathRule* rule;
  Status status = Status::unknown;
};

struct Deadline {
  const DeadlineRule* rule;
  std::optional<base::Day> date;
  Openness state = Openness::unknown;
  std::string_view set_by;  ///< city, county, organiser, region, separate_notice, derived, not_stated; "" when open
};

struct Link {
  const LinkRule* rule;
  std::string_view office;  ///< "": the notice does not say, or the answers do not tell yet
};

struct EditionName {
  std::string id;
  std::optional<std::string> county;  ///< of the overlay that was loaded
  std::vector<base::Json> packs;
  std::string digest;  ///< over base, overlay and packs
};

struct Assessment {
  const Edition* edition = nullptr;
  base::Day on = base::Day::first();
  Outcome outcome = Outcome::undetermined;
  Openness window = Openness::unknown;
  std::optional<base::Day> cutoff;
  std::vector<Finding> findings;
  std::vector<PathStatus> paths;
  std::vector<const HumanRule*> human;
  std::vector<Deadline> deadlines;
  std::vector<const MaterialRule*> materials;
  std::optional<std::size_t> route;  ///< the row whose links are `chain`
  std::vector<Link> chain;
  std::vector<const ContactRule*> contacts;
  std::vector<std::size_t> missing;  ///< facts; see the contract: outcome first, then deadlines, chain, contacts, then steps
  std::size_t missing_for_outcome = 0;  ///< how many of `missing`, from its start, can still change the outcome
  std::optional<std::size_t> next;

  Answers answers{0};               ///< that were judged
  std::vector<Status> truths;       ///< of conditions, by Condition::index: met (holds), unmet, unknown
  std::vector<feel::Value> values;  ///< of the edition's values that were walked
};

/// A value that a condition read, with the names that people know.
struct UsedValue {
  std::string_view label;  ///< "开始从事专业技术工作日期"
  std::string text;        ///< "2018-08-01"; "" when not answered
  bool answered = false;
  bool derived = false;  ///< by the edition, from answers and from the day
};

/// The values that a walked condition read, in order of appearance.
std::vector<UsedValue> values_of(const Assessment& assessment, const Condition& condition);

EditionName name_of(const Edition& edition);
base::Json to_json(const EditionName& name);

/// Bytes of a text.
struct FindingsSpan {
  std::size_t from = 0;
  std::size_t length = 0;
};

/// Appends zhicheng-assessment/1 as canonical JSON. Tells where in `out` its array of findings stands.
FindingsSpan append_canonical(std::string& out, const Assessment& assessment);
/// The same as values.
base::Json to_json(const Assessment& assessment);

}  // namespace zhicheng::rules
