// What a notice states besides conditions: its clauses row by row, and tables that pages and reports show.
#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/day.h"

namespace zhicheng::rules {

/// What covers a clause: {"finding", "nonpublic_direct"}.
struct Cover {
  std::string kind;
  std::string id;
};

/// A sentence that can be read in more than one way, and the reading that the edition follows.
struct Ambiguity {
  std::string id;  ///< "A07"
  std::string issue;
  std::string handling;
};

struct Clause {
  std::string id;      ///< row of the extraction, "3.3-c"
  std::string clause;  ///< place in the notice, "三(三)"
  std::string quote;   ///< verbatim
  std::vector<std::string> actor;
  std::vector<std::string> kind;
  std::string testable_by;
  std::vector<Cover> covered_by;
  std::string reason;                  ///< why no program can check it, where nothing covers it
  std::vector<std::size_t> ambiguity;  ///< indexes of Edition::ambiguities
};

/// A row of one of the edition's tables. One type for all of them: each table uses its own members.
struct Stated {
  std::string id;
  std::string title;
  std::string by;    ///< who acts
  std::string text;  ///< what is to be done, or when it applies
  std::vector<std::string> clauses;
  bool verified = true;
  std::string source;

  // A step of the year's calendar: dated by a deadline, by a day, or by words alone.
  std::string timing;
  std::string deadline;           ///< id of a deadline, shown for `rows`; may be empty
  std::vector<std::size_t> rows;  ///< indexes of Edition::dates
  std::optional<base::Day> date;

  std::string on;             ///< of a sanction: on whom
  std::int64_t number = 0;    ///< of a sanction: for how many years, 0 not stated; of a quota: how many
  std::string document;       ///< of a fee

  // Of a move: who holds the file, before and after.
  std::vector<std::string> from;
  std::string to;
};

}  // namespace zhicheng::rules
