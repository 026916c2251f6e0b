// What is done to a file, by whom, and what comes of it.
#pragma once
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "workflow/file.h"
#include "workflow/rights.h"

namespace zhicheng::workflow {

// Deeds, one for each move of the rules and in the order of `Action`.

/// A submission as it came in: what a file begins with (二).
struct Receive {
  std::string number;
  std::string edition;
  Subject subject;
  std::string department;  ///< the employer's department in charge, where it is known
  std::optional<base::Day> filing_day;
  std::vector<Link> links;  ///< `chain` of the assessment
  std::string digest;
  std::vector<Attachment> attachments;
  std::vector<std::string> missing;  ///< digests of attachments that are not there yet
  Judged judged = Judged::unfinished;
  std::optional<base::Day> on{};  ///< for which the package was judged
};
/// The missing attachments are there.
struct Complete {
  std::vector<std::string> arrived;
};
/// What the core says of the last submission; `digest` is that of the package which was judged.
struct Judge {
  std::string digest;
  Judged judged = Judged::unfinished;
};
/// A person looked at an attachment (四: 对所有申报材料进行复核). What is faulty has a note.
struct MarkOne {
  std::string sha256;
  Finding finding = Finding::fine;
  std::string note;
};
/// A person chooses the office where the notice is silent or contradicts itself, with a reason; also again, while the file
/// lies with an office that a person has chosen.
struct Assign {
  std::string office;
  std::string reason;
};
/// 审核通过，逐级上报 (二(二)1).
struct PassOn {};
/// 退回本人并说明原因 (二(三), 四). What to mend may be listed.
struct SendBack {
  std::string reason;
  std::vector<Correction> corrections;
};
/// 一次性书面告知需要补充更正的全部材料及时限 (四). A second one needs a reason.
struct Notify {
  std::vector<Correction> corrections;
  std::optional<base::Day> last;  ///< the last day on which to hand in again
  std::string reason;
};
/// The committee's office takes the file to the committee.
struct Accept {};
/// 取消申报推荐资格 (四), by a person. The integrity register is another matter, also a person's.
struct Disqualify {
  std::string reason;
};
/// The applicant hands in again: a new revision of the same application. Of its subject only that may be another which was to be
/// corrected; the way stays, and people are told.
struct Resubmit {
  Subject subject;
  std::string digest;
  std::vector<Attachment> attachments;
  std::vector<std::string> missing;
  Judged judged = Judged::unfinished;
  std::optional<base::Day> on{};
  std::optional<base::Day> filing_day{};  ///< of the level and series that it has now
};
struct Withdraw {
  std::string reason;
};
/// 逾期未补充更正的，视为放弃申报 (四).
struct Expire {};

using Deed = std::variant<Receive, Complete, Judge, MarkOne, Assign, PassOn, SendBack, Notify, Accept, Disqualify, Resubmit, Withdraw, Expire>;
static_assert(std::variant_size_v<Deed> == kMoves);

inline Action action_of(const Deed& deed) { return static_cast<Action>(deed.index()); }

/// `version` is that of the file which the actor saw.
struct Move {
  std::int64_t version = 0;
  Deed deed;
};

/// What is kept of a move for ever. Events of a file have the versions 1, 2, 3, …: none can be missing unseen.
struct Event {
  std::int64_t version = 0;  ///< of the file afterwards
  Time at = 0;
  std::string actor;
  std::optional<State> from;  ///< none for the first
  State to = State::incomplete;
  std::string from_office;
  std::string to_office;      ///< with which it lies now; empty when with none
  Deed deed;
  std::vector<Part> changed{};  ///< of the subject
};

struct Outcome {
  File file;
  std::vector<Event> events;  ///< one for each move
};

struct Refusal {
  Reason reason = Reason::not_allowed;
  std::string at;      ///< JSON pointer into the deed, "" is the whole
  std::string detail;  ///< for a person
};

template <class T>
using Allowed = base::Result<T, Refusal>;

}  // namespace zhicheng::workflow
