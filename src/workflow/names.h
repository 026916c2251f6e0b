// What the way of a file is made of, by name. Spellings are permanent: they stand in rules, stores and logs.
#pragma once
#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace zhicheng::workflow {

/// Where a file stands. The last four are final: no clause of the notice lets a file out of them.
enum class State {
  incomplete,    ///< received, attachments still to come
  unassigned,    ///< the notice is silent or contradicts itself about the next office, or none is known by name
  reviewing,     ///< at an office of the chain (二(二)1)
  deciding,      ///< at the committee's office, which reviews every material again (四)
  returned,      ///< in the applicant's own account (二(三))
  notified,      ///< likewise, with the one written notice of all corrections and its time limit (四)
  accepted,      ///< delivered to the committee; its outcome is not this program's
  withdrawn,
  abandoned,     ///< not mended in time: 视为放弃申报 (四)
  disqualified,  ///< 取消申报推荐资格 (四)
};
inline constexpr std::size_t kStates = 10;

/// What an office of the chain is there for, and how sure the notice is of it; as in the contract's `chain`.
enum class Duty { receive, review, pass_on, decide };
enum class LinkStatus { stated, gap, conflict };

/// Where a right holds: the duty of the office while it reviews, else the state.
enum class Stage { fresh, incomplete, unassigned, receive, review, pass_on, decide, returned, notified, accepted, withdrawn, abandoned, disqualified };
inline constexpr std::size_t kStages = 13;

/// What somebody may do. The first kMoves are moves of a file, in the order of `Deed`.
enum class Action {
  receive, complete, judge, mark, assign, pass_on, send_back, notify, accept, disqualify, resubmit, withdraw, expire,
  read, enter_record, correct_record, manage_system, manage_accounts, read_audit,
};
inline constexpr std::size_t kMoves = 13;
inline constexpr std::size_t kActions = 19;

/// `unfinished` is 未完成校验: a judgement that crashed or took too long, or has not been made. Never taken for passed.
enum class Judged { unfinished, reproduced, differs, cannot_judge };
enum class Finding { fine, faulty };  ///< what a person marks on an attachment

/// What an entry of the integrity register is for.
enum class Ground {
  title_revoked,   ///< 违规取得的职称: three years without filing (六(二))
  false_material,  ///< 虚假材料 (四): the notice gives the record, not its length
};

/// What of a subject an applicant can be told to correct.
enum class Part { person, employer, level, series };

enum class RoleKind { applicant, officer, machine, administrator };

/// How the office of somebody's role must stand to a file.
enum class Scope {
  current,       ///< the file is there
  authority,     ///< there, and it is not the applicant's own employer, nor stands for it
  passed,        ///< the file is there or was
  coordinating,  ///< an office that guides filing (四: 市、旗县区人社部门统筹指导), for files of its chain or for all
  own,           ///< the applicant's own file
  any,           ///< every file
  guiding,       ///< such an office, and no file: the integrity register (六(二), 六(三))
  none,          ///< no file and no office
};

/// What a move needs beside state and right.
enum class Need {
  in_time,     ///< the limit of a notice or of filing is not past
  not_lapsed,  ///< the limit of a notice is not past
  lapsed,      ///< it is
  judged,      ///< every rule ran
  marked,      ///< the current office marked every attachment
  no_fault,    ///< and found none faulty
  reason,
  items,       ///< at least one correction
  whole,       ///< each attachment marked faulty is in some correction
  limit,       ///< a last day that lies in the bounds of the rules
  again,       ///< a second return by the same office: a reason and a supervisor
};

/// Why a move was refused. Spellings are permanent.
enum class Reason {
  not_allowed,          ///< no right, whatever the state
  conflict,             ///< the move saw another version of the file
  not_now,              ///< not from this state
  unjudged,             ///< 未完成校验: no rule may be left out
  unmarked,             ///< an attachment is not marked yet
  faulty,               ///< an attachment is marked faulty
  no_reason,
  needs_supervisor,     ///< a second return
  incomplete_notice,    ///< a correction lacks clause, place, problem or how to mend it, or a faulty attachment is not in it
  bad_limit,
  past_limit,
  not_past_limit,       ///< nothing is abandoned before its limit is past
  missing_attachments,
  unknown_attachment,
  bad_office,           ///< not one of those that the notice names
  bad_chain,            ///< no way: nothing to decide at its end, or more behind it
  bad_submission,       ///< without number, person, digest or with an attachment twice
  other_application,    ///< a resubmission of another year, or of another person, level, series or employer when that was not to be corrected
};

template <class Name>
struct Spellings;

#define ZHICHENG_SPELLINGS(Name, ...)                                              \
  template <>                                                                      \
  struct Spellings<Name> {                                                         \
    static constexpr auto kAll = std::to_array<std::string_view>({__VA_ARGS__});   \
  }

ZHICHENG_SPELLINGS(State, "incomplete", "unassigned", "reviewing", "deciding", "returned", "notified", "accepted", "withdrawn", "abandoned", "disqualified");
ZHICHENG_SPELLINGS(Duty, "receive", "review", "pass_on", "decide");
ZHICHENG_SPELLINGS(LinkStatus, "stated", "gap", "conflict");
ZHICHENG_SPELLINGS(Stage, "new", "incomplete", "unassigned", "receive", "review", "pass_on", "decide", "returned", "notified", "accepted", "withdrawn", "abandoned", "disqualified");
ZHICHENG_SPELLINGS(Action, "receive", "complete", "judge", "mark", "assign", "pass_on", "return", "notify", "accept", "disqualify", "resubmit", "withdraw", "expire",
                   "read", "enter_record", "correct_record", "manage_system", "manage_accounts", "read_audit");
ZHICHENG_SPELLINGS(Judged, "unfinished", "reproduced", "differs", "cannot_judge");
ZHICHENG_SPELLINGS(Finding, "fine", "faulty");
ZHICHENG_SPELLINGS(Ground, "title_revoked", "false_material");
ZHICHENG_SPELLINGS(Part, "person", "employer", "level", "series");
ZHICHENG_SPELLINGS(RoleKind, "applicant", "officer", "machine", "administrator");
ZHICHENG_SPELLINGS(Scope, "current", "authority", "passed", "coordinating", "own", "any", "guiding", "none");
ZHICHENG_SPELLINGS(Need, "in_time", "not_lapsed", "lapsed", "judged", "marked", "no_fault", "reason", "items", "whole", "limit", "again");
ZHICHENG_SPELLINGS(Reason, "not_allowed", "conflict", "not_now", "unjudged", "unmarked", "faulty", "no_reason", "needs_supervisor", "incomplete_notice", "bad_limit",
                   "past_limit", "not_past_limit", "missing_attachments", "unknown_attachment", "bad_office", "bad_chain", "bad_submission", "other_application");
#undef ZHICHENG_SPELLINGS

static_assert(Spellings<State>::kAll.size() == kStates && Spellings<Stage>::kAll.size() == kStages && Spellings<Action>::kAll.size() == kActions);

template <class Name>
constexpr std::string_view spell(Name name) {
  return Spellings<Name>::kAll[static_cast<std::size_t>(name)];
}

template <class Name>
constexpr std::optional<Name> named(std::string_view spelling) {
  const auto& all = Spellings<Name>::kAll;
  const auto found = std::find(all.begin(), all.end(), spelling);
  if (found == all.end()) return std::nullopt;
  return static_cast<Name>(found - all.begin());
}

}  // namespace zhicheng::workflow
