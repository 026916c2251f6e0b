// What one application says of itself and of another, and the integrity register. Findings for people: nothing here stops a file.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "workflow/file.h"

namespace zhicheng::workflow {

/// What is asked of a file to compare it with others.
struct Summary {
  std::string number;
  Subject subject;
  State state = State::incomplete;
  std::string channel;  ///< see channel_of

  friend bool operator==(const Summary&, const Summary&) = default;
};

/// To whom the employer hands in: the first office of the chain that is not the employer, empty while it is not known. The
/// notice does not say what a 渠道 is; this is what its 不得多头申报 can be seen by.
std::string_view channel_of(const File& file);
Summary summary_of(const File& file);

struct Correcting {
  base::Day on = base::Day::from_number(0);
  std::string by;
  std::string reason;
};

/// An entry of the integrity register. A person enters it and a person takes it back; neither is ever deleted.
struct Record {
  std::string id;
  std::string person;  ///< blind index
  Ground ground = Ground::title_revoked;
  base::Day on = base::Day::from_number(0);  ///< from which the years are counted
  std::string office;                        ///< that entered it
  std::string by;
  std::string basis;                         ///< the decision it rests on
  std::optional<Correcting> corrected;       ///< withdrawn: it says nothing any more
};

/// What is wrong with an entry, in words; empty: nothing.
std::string fault_of_record(const Record& record);

/// Through the day of the third anniversary, as the contract's `no_active_integrity_record` counts.
bool is_active(const Workflow& workflow, const Record& record, base::Day on);

struct Concern {
  const CheckRule* rule = nullptr;  ///< with clauses, words and whether it is verified
  std::vector<std::string> others;  ///< numbers of files, or ids of records; sorted
  std::optional<base::Day> until;   ///< the last day: of the records, or of filing
};

/// What the files `others` say about `file`, by the order of the rules' checks; itself among them is left out, and so is
/// what was withdrawn or given up (二: 同一年度一个层级只能申报一个系列, 不得多头申报).
std::vector<Concern> concerns_among(const Workflow& workflow, const Summary& file, const std::vector<Summary>& others);

/// What a file says by itself: it was judged for another day than it came in, came after the filing day, or says otherwise than at
/// first whose application for what it is. What is handed in again within its limit is not late.
std::vector<Concern> concerns_of_file(const Workflow& workflow, const File& file);

/// What the register says about a person on a day (四, 六(二)).
std::vector<Concern> concerns_of_records(const Workflow& workflow, std::string_view person, const std::vector<Record>& records, base::Day on);

}  // namespace zhicheng::workflow
