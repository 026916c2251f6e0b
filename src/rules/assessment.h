// What an assessment says. The contract's zhicheng-assessment/1 as values; write_assessment gives its JSON.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/day.h"
#include "base/json.h"
#include "rules/truth.h"

namespace zhicheng::rules {

/// A value that was used, with the names that people read: {"career_on", "开始从事专业技术工作日期", "2018-08-01"}.
struct UsedValue {
  std::string id;
  std::string label;
  std::string text;  ///< readable Chinese; "" when not answered
  bool answered = false;
};

/// One step of the evaluation as it was walked.
struct Step {
  std::string text;     ///< the expression itself in readable Chinese
  std::string expression;  ///< the expression as the edition writes it; "" for a joint node
  Status truth = Status::unknown;  ///< met: holds; unmet: does not; unknown: cannot tell
  std::optional<Status> gives;     ///< of a finding's case: the status that it gives when it holds
  std::vector<std::string> clauses;
  std::vector<UsedValue> used;
  std::vector<Step> because;
};

struct Finding {
  std::string id;
  std::string title;  ///< from the edition, Chinese
  Status status = Status::unknown;
  Role role = Role::blocking;
  std::vector<std::string> clauses;
  bool verified = false;
  std::vector<Step> because;
  std::vector<std::string> missing;  ///< fact ids, sorted
  std::optional<std::int64_t> short_by_days;
  std::optional<base::Day> met_from;
  std::string advice;  ///< what to do about it, Chinese; may be empty
};

struct PathStatus {
  std::string id;
  std::string title;
  Status status = Status::unknown;
};

struct HumanMatter {
  std::string id;
  std::string title;
  std::string by;
  std::vector<std::string> clauses;
};

struct Deadline {
  std::string id;
  std::string title;
  std::optional<base::Day> date;
  Openness state = Openness::unknown;
  std::string set_by;  ///< city, county, organiser, region, separate_notice, derived, not_stated
  std::vector<std::string> clauses;
  bool verified = true;
  std::string note;
};

struct Material {
  std::string id;
  std::string title;
  std::vector<std::string> clauses;
  std::string note;
};

struct Link {
  std::optional<std::string> office;  ///< absent: the notice does not say, or the answers do not tell yet
  std::string duty;                   ///< receive, review, pass_on, decide
  LinkStatus status = LinkStatus::gap;
  std::vector<std::string> clauses;
  std::string note;
};

struct Contact {
  std::string office;
  std::string name;
  std::vector<std::string> phones;
  std::vector<std::string> clauses;
};

struct EditionName {
  std::string id;
  std::optional<std::string> county;  ///< of the overlay that was loaded
  std::vector<base::Json> packs;
  std::string digest;  ///< over base, overlay and packs
};

struct Assessment {
  EditionName edition;
  base::Day on = base::Day::first();
  Outcome outcome = Outcome::undetermined;
  Openness window = Openness::unknown;
  std::optional<base::Day> cutoff;
  std::vector<Finding> findings;
  std::vector<PathStatus> paths;
  std::vector<HumanMatter> human;
  std::vector<Deadline> deadlines;
  std::vector<Material> materials;
  std::vector<Link> chain;
  std::vector<Contact> contacts;
  std::vector<std::string> missing;  ///< see the contract: outcome first, then deadlines, chain, contacts, then steps
  std::size_t missing_for_outcome = 0;  ///< how many of `missing`, from its start, can still change the outcome
  std::optional<std::string> next;
};

base::Json to_json(const EditionName& name);
base::Json to_json(const Assessment& assessment);

}  // namespace zhicheng::rules
