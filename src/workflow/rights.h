// Who may do what: roles by office, stage and action. What no row of the rules grants is denied.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "workflow/file.h"

namespace zhicheng::workflow {

/// A role held at an office. Applicants, machines and administrators have no office.
struct Grant {
  std::string role;
  std::string office;

  friend bool operator==(const Grant&, const Grant&) = default;
};

struct Actor {
  std::string id;
  std::vector<Grant> grants;
  std::string number;  ///< of the own file, for who has its secret; empty else
};

/// Whether one of the actor's roles has a right to `action` in the file's present stage, as its office stands to the file.
bool may(const Workflow& workflow, const Actor& actor, Action action, const File& file);

/// The same for what concerns no file, and for `receive`, which makes one.
bool may(const Workflow& workflow, const Actor& actor, Action action);

/// Whether the actor has anything to do with this file at all, in whatever stage. Who has not learns nothing of it.
bool concerned(const Workflow& workflow, const Actor& actor, const File& file);

/// Whether some role of the actor has a right to `action` somewhere.
bool has_action(const Workflow& workflow, const Actor& actor, Action action);

/// What is wrong with the roles of an account, in words; empty: nothing. System, security and audit administrators are
/// apart from one another and from everybody who reviews; machines are no persons; an officer has an office.
std::string fault_of_grants(const Workflow& workflow, const std::vector<Grant>& grants);

}  // namespace zhicheng::workflow
