// The way through the offices as data: rules/workflow.json. States, moves, rights and limits are read, not written here.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "workflow/names.h"

namespace zhicheng::workflow {

/// Where a rule is from: clauses of the notice, or another source. verified false is shown as 待核实.
struct Basis {
  std::vector<std::string> clauses;
  std::string source;
  bool verified = true;
};

struct StateRule {
  std::string label;
  bool final = false;
  bool counts = true;  ///< for 二: one series a level and year. What was withdrawn or given up is no application any more.
  Basis basis;
  std::size_t place = 0;  ///< in the file
};

struct MoveRule {
  std::string label;
  std::vector<State> from;  ///< none for `receive`, which makes a file
  std::vector<State> to;
  std::vector<Need> needs;
  Basis basis;
  std::size_t place = 0;
};

struct Role {
  std::string id;
  std::string label;
  RoleKind kind = RoleKind::officer;
};

/// A row of the rights: what no row grants is denied. The bits are 1 << Stage and 1 << Action.
struct Right {
  std::size_t role = 0;
  Scope office = Scope::none;
  std::uint32_t stages = 0;
  std::uint32_t actions = 0;
};

/// A word of the notice that names no office but whoever it is for this applicant.
struct StandIn {
  std::string office;    ///< "用人单位"
  bool employer = true;  ///< else the department in charge
};

struct Coordinator {
  std::string office;
  bool all = false;  ///< of every file, else of those whose chain names it
};

/// What counts as one 层级.
struct LevelGroup {
  std::string id;
  std::vector<std::string> levels;
  Basis basis;
};

/// A check across files, of the register or of one file, in words. It stops nothing.
struct CheckRule {
  std::string id;
  std::string text;
  Basis basis;
};

struct Workflow {
  std::array<StateRule, kStates> states;
  std::array<MoveRule, kMoves> moves;
  std::vector<Role> roles;
  std::vector<Right> rights;
  std::vector<StandIn> stand_ins;
  std::vector<Coordinator> coordinators;
  std::int64_t least_days = 1;  ///< from the day of a notice to its last day
  std::int64_t most_days = 0;
  std::int64_t returns_alone = 1;  ///< returns by one office before a supervisor must do it
  std::size_t supervisor = 0;      ///< the role that does it
  std::vector<LevelGroup> levels;
  std::int64_t integrity_years = 0;
  std::vector<CheckRule> checks;

  const StateRule& rule(State state) const { return states[static_cast<std::size_t>(state)]; }
  const MoveRule& rule(Action move) const { return moves[static_cast<std::size_t>(move)]; }
  /// The place of a role, or none. What is unknown has no rights.
  std::optional<std::size_t> role(std::string_view id) const;
  const CheckRule* check(std::string_view id) const;

  /// Reads {"format":"zhicheng-workflow/1",…}: closed keys, every state and every move once. Also refused, as
  /// `bad_workflow`: a state that cannot be reached, one without an end, a way out of a final one, a move that nobody has
  /// the right to make or a right to what cannot be done there, a machine that does more than receive, complete, judge and
  /// expire, administrators whose rights overlap with reviewing or with one another's, an applicant with more than the
  /// own file. Errors carry a JSON pointer.
  static base::Result<Workflow> load(std::string_view bytes);
};

}  // namespace zhicheng::workflow
