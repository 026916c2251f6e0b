// What a person looks at beside the questions: the notice, the times, the steps of the judgement, what a change did, and
// the self-test code.
#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/day.h"
#include "rules/answers.h"
#include "rules/assessment.h"
#include "rules/edition.h"
#include "rules/notice_text.h"
#include "shell/model/code.h"

namespace zhicheng::model {

/// Open the notice at a clause (of Edition::clauses). `from` is the control that was pressed: Back leads to it.
struct ReadNotice {
  std::size_t clause;
  std::string from;
};
/// Another step of the judgement, by its place.
struct ShowStep {
  std::size_t step;
};
/// Write into the field for a self-test code.
struct TypeCode {
  std::string text;
};
/// Take over the answers of the code in this text.
struct TakeCode {
  std::string text;
  bool asked = true;  ///< else it is out of the page's address
};
/// The code into the clipboard, or a link with it.
struct CopyCode {
  bool link = false;
};
struct SaveCalendar {};

/// Whose deadlines the table of dates shows: a row of it.
struct DateRow {
  std::string title;        ///< 初级，市直单位
  std::string level_group;  ///< 初级
  std::vector<rules::Deadline> deadlines;

  const rules::Deadline* find(std::string_view id) const;
};

/// The sentences of a paragraph that a row of the traceability table quotes; rows that say the same are one.
struct Note {
  rules::Extent extent;
  std::vector<std::size_t> clauses;
  bool mine = false;  ///< it concerns who answered so
};
struct Passage {
  rules::Paragraph paragraph;
  std::vector<Note> notes;
};

/// What a change did.
struct Turned {
  struct Answer {
    std::size_t fact;
    rules::AnswerValue before;
    std::optional<rules::AnswerValue> after;  ///< none: it fell away
  };
  struct Finding {
    const rules::FindingRule* rule;  ///< of the edition that judges now
    rules::Status before;
    rules::Status after;
  };
  std::vector<Answer> answers;
  std::vector<Finding> findings;
  rules::Outcome before = rules::Outcome::undetermined;
  rules::Outcome after = rules::Outcome::undetermined;
};

/// 怎样会不一样: what the door says to `changes`.
struct Advice {
  enum class State { idle, asked, told, failed };
  struct Change {
    std::string text;
    bool eligible = false;
    bool later = false;  ///< it helps in another year alone, and says so itself
    bool check = false;
  };
  State state = State::idle;
  std::string request;  ///< to which it is the answer
  std::uint32_t errand = 0;
  std::vector<Change> changes;
};

enum class Handing { idle, working, done, failed };

struct Guide {
  std::optional<std::size_t> clause;  ///< at which the notice is open
  std::vector<Passage> passages;      ///< of the notice, while it is open
  std::vector<std::string> pressed;   ///< by place in Model::way: the control that led away from that screen, or ""
  std::string back_at;                ///< the control at which one is again after going back
  std::size_t step = 0;               ///< of the judgement

  std::vector<DateRow> dates;              ///< of the edition that judges
  const rules::Edition* dates_of = nullptr;
  Handing calendar = Handing::idle;

  std::optional<rules::Answers> before;  ///< the answers, while a change is on its way
  bool until_result = false;     ///< and it is, until there is a result again
  std::optional<Turned> turned;
  Advice advice;

  std::string code;                 ///< as typed
  CodeFault code_fault = CodeFault::none;
  bool code_asks = false;            ///< it came unasked: it is taken when the person says so
  std::optional<CodeReading> taken;  ///< the code whose answers these are, as long as none is changed
  Handing copying = Handing::idle;
  bool copied_link = false;
};

}  // namespace zhicheng::model
