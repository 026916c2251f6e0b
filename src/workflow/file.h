// One application on its way: what is known of it between two moves. A value; nothing here reads a clock.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.h"
#include "workflow/workflow.h"

namespace zhicheng::workflow {

using Time = std::int64_t;  ///< seconds since 1970-01-01T00:00:00Z

/// The civil day in China (UTC+8) at `time`. A last day counts in full, to 24:00 of it (《民法典》203).
base::Day day_in_china(Time time);

/// A link of an assessment's `chain`; `office` is empty where the notice names none.
struct Link {
  std::string office;
  Duty duty = Duty::review;
  LinkStatus status = LinkStatus::stated;
};

/// A step of a file's way: a link, or links between which the notice contradicts itself.
struct Step {
  Duty duty = Duty::review;
  LinkStatus status = LinkStatus::stated;
  std::vector<std::string> named;  ///< by the notice; "" where it names nobody
  std::string office;              ///< where the file goes; empty until it is known
  bool of_employer = false;
  std::string chosen_by;           ///< the person who chose the office, with
  std::string chosen_because;      ///< the reason; both empty where the notice names it

  friend bool operator==(const Step&, const Step&) = default;
};

/// Whose application for what: the same as long as the file lives, but for what its applicant was told to correct. Persons are known by a blind index.
struct Subject {
  std::string person;
  std::string employer;  ///< the account's office, as rights name it
  int year = 0;
  std::string level;
  std::string series;

  friend bool operator==(const Subject&, const Subject&) = default;
};

/// What differs but for the year.
std::vector<Part> differing(const Subject& one, const Subject& other);

struct Attachment {
  std::string kind;
  std::string sha256;

  friend bool operator==(const Attachment&, const Attachment&) = default;
};

/// What the applicant handed in, once for each revision. What has changed is computed elsewhere, from the digests.
struct Submission {
  std::string digest;  ///< of the package
  Time at = 0;
  std::vector<Attachment> attachments;
  std::optional<base::Day> on{};  ///< for which the package was judged, where it is known
  Time arrived = 0;               ///< the last attachment, when it came after the package

  friend bool operator==(const Submission&, const Submission&) = default;
};

struct Mark {
  std::string office;
  std::string sha256;
  Finding finding = Finding::fine;
  std::string note;
  std::string by;

  friend bool operator==(const Mark&, const Mark&) = default;
};

/// One thing to mend: 一次性书面告知 names all of them (四).
struct Correction {
  std::string clause;
  std::string place;       ///< a JSON pointer into the package; or empty, and then
  std::string attachment;  ///< the digest of an attachment
  std::string problem;
  std::string mend;        ///< how to mend it

  friend bool operator==(const Correction&, const Correction&) = default;
};

/// What the applicant was told when the file last came back.
struct Told {
  Action how = Action::send_back;  ///< or notify
  std::string office;
  std::string by;
  Time at = 0;
  std::string reason;
  std::vector<Correction> corrections;
  std::optional<base::Day> last;  ///< the last day; none where the notice gives the filing no day that is known

  friend bool operator==(const Told&, const Told&) = default;
};

struct Tally {
  std::string office;
  std::int64_t returns = 0;

  friend bool operator==(const Tally&, const Tally&) = default;
};

struct File {
  std::string number;
  std::string edition;
  Subject subject;
  std::optional<base::Day> filing_day;  ///< the level's, where it is known (一(一)1)
  std::vector<Step> chain;
  std::size_t position = 0;  ///< in the chain: where it is, or where it was returned
  State state = State::incomplete;
  std::int64_t version = 0;  ///< moves made, from 1
  std::vector<Submission> submissions;
  std::vector<std::string> missing;  ///< digests of the last submission's attachments that are not there yet
  Judged judged = Judged::unfinished;
  std::vector<Mark> marks;
  std::optional<Told> told;
  std::vector<Tally> returns;
  std::vector<Part> changed;  ///< of the subject, as it was told to be corrected

  const Step& step() const { return chain[position]; }
  const std::string& office() const { return chain[position].office; }
  std::int64_t returns_by(std::string_view office) const;
  const std::vector<Attachment>& attachments() const { return submissions.back().attachments; }
  const Mark* mark_by(std::string_view office, std::string_view sha256) const;

  friend bool operator==(const File&, const File&) = default;
};

Stage stage_of(const File& file);

/// The steps of a chain. Links in conflict that follow one another with the same duty are one step, whose office must be
/// chosen. Words that stand for an office of this applicant (用人单位, 主管部门) give way to it; `department` may be empty,
/// then a person chooses. A chain without anybody to decide gets a last step with a gap: no office is invented.
/// None when something follows what decides, or there is no link at all.
std::optional<std::vector<Step>> steps_of(const Workflow& workflow, const std::vector<Link>& links, std::string_view employer,
                                          std::string_view department);

}  // namespace zhicheng::workflow
