// JSON text that an edition always says in the same words, made once when it is loaded.
//
// An assessment's JSON is mostly such text; what depends on the applicant fills the holes between. The text is made by
// the canonical writer from the rules themselves, so that keys are sorted and escapes are right.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace zhicheng::rules {

class Edition;

/// Canonical JSON with holes.
struct Template {
  struct Hole {
    enum class Kind : std::uint8_t { truth, fact, value, today, date, state, set_by, office, status };
    Kind kind;
    std::size_t index = 0;  ///< of a condition, fact or value
  };
  struct Piece {
    std::size_t upto;  ///< where in `text` the hole after this piece lies
    Hole hole;
  };
  std::string text;
  std::vector<Piece> pieces;
};

/// A finding's JSON: head, cases, then parts between the optional members.
struct FindingText {
  std::vector<std::string> advice;  ///< by case: the member with its comma, or ""
  std::vector<Template> cases;      ///< steps, one for each case with a condition
  std::string clauses_and_id;
  std::string role;
  std::string title;
};

struct Fragments {
  std::string edition;                                ///< the member "edition" as it stands in assessments
  std::vector<FindingText> findings;
  std::vector<std::string> ids;                       ///< of facts, quoted
  std::vector<std::vector<std::string>> choices;      ///< labels, quoted, by fact and choice
  std::vector<std::vector<std::pair<std::int64_t, std::string>>> values;  ///< labels, quoted, by value and symbol
  std::vector<Template> deadlines;
  std::vector<std::string> human;
  std::vector<std::string> materials;
  std::vector<std::vector<Template>> links;           ///< by route row
  std::vector<std::string> contacts;
  std::vector<Template> paths;
};

/// Of an edition that is otherwise complete.
Fragments make_fragments(const Edition& edition);

}  // namespace zhicheng::rules
