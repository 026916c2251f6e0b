#include "workflow/rights.h"

#include <algorithm>

#include "workflow/sound.h"

namespace zhicheng::workflow {

namespace {

bool names(const Step& step, std::string_view office) {
  return step.office == office || std::find(step.named.begin(), step.named.end(), office) != step.named.end();
}

const Coordinator* coordinator(const Workflow& workflow, std::string_view office) {
  const auto& all = workflow.coordinators;
  const auto found = std::find_if(all.begin(), all.end(), [&](const Coordinator& one) { return one.office == office; });
  return found == all.end() ? nullptr : &*found;
}

bool coordinates(const Workflow& workflow, std::string_view office, const File& file) {
  const Coordinator* found = coordinator(workflow, office);
  if (found == nullptr) return false;
  return found->all || std::any_of(file.chain.begin(), file.chain.end(), [&](const Step& step) { return names(step, office); });
}

/// A file that has never come in whole has not been anywhere.
bool has_come(const File& file) { return file.submissions.size() > 1 || file.missing.empty(); }

bool passed(std::string_view office, const File& file) {
  for (std::size_t i = 0; i <= file.position; ++i) {
    if (file.chain[i].office == office) return true;
  }
  return false;
}

bool stands_to(const Workflow& workflow, const Actor& actor, std::string_view office, Scope scope, const File& file) {
  const bool there = !office.empty() && has_come(file);
  switch (scope) {
    case Scope::own: return !actor.number.empty() && actor.number == file.number;
    case Scope::any: return true;
    case Scope::guiding:
    case Scope::none: return false;
    case Scope::current: return there && office == file.office();
    case Scope::authority: return there && office == file.office() && office != file.subject.employer && !file.step().of_employer;
    case Scope::passed: return there && passed(office, file);
    case Scope::coordinating: return !office.empty() && coordinates(workflow, office, file);
  }
  return false;
}

/// Whether a row of the rights that passes `test(row, grant)` belongs to a role of the actor.
template <class Test>
bool any_right(const Workflow& workflow, const Actor& actor, Test test) {
  return std::any_of(actor.grants.begin(), actor.grants.end(), [&](const Grant& grant) {
    const auto role = workflow.role(grant.role);
    if (!role) return false;
    return std::any_of(workflow.rights.begin(), workflow.rights.end(), [&](const Right& row) { return row.role == *role && test(row, grant); });
  });
}

}  // namespace

bool may(const Workflow& workflow, const Actor& actor, Action action, const File& file) {
  const std::uint32_t stage = bit(stage_of(file));
  return any_right(workflow, actor, [&](const Right& row, const Grant& grant) {
    return (row.actions & bit(action)) != 0 && (row.stages & stage) != 0 && stands_to(workflow, actor, grant.office, row.office, file);
  });
}

bool may(const Workflow& workflow, const Actor& actor, Action action) {
  return any_right(workflow, actor, [&](const Right& row, const Grant& grant) {
    if ((row.actions & bit(action)) == 0) return false;
    if (row.office == Scope::guiding) return coordinator(workflow, grant.office) != nullptr;
    return row.office == Scope::none || (row.stages & bit(Stage::fresh)) != 0;
  });
}

bool concerned(const Workflow& workflow, const Actor& actor, const File& file) {
  return any_right(workflow, actor, [&](const Right& row, const Grant& grant) { return stands_to(workflow, actor, grant.office, row.office, file); });
}

bool has_action(const Workflow& workflow, const Actor& actor, Action action) {
  return any_right(workflow, actor, [&](const Right& row, const Grant&) { return (row.actions & bit(action)) != 0; });
}

std::string fault_of_grants(const Workflow& workflow, const std::vector<Grant>& grants) {
  const Role* first = nullptr;
  for (const Grant& grant : grants) {
    const auto place = workflow.role(grant.role);
    if (!place) return "没有这个角色：" + grant.role;
    const Role& role = workflow.roles[*place];
    if (role.kind == RoleKind::applicant) return "申报人凭回执查看自己的申报，不设账号";
    if ((role.kind == RoleKind::officer) == grant.office.empty()) return role.label + (grant.office.empty() ? "必须有单位" : "不属于任何单位");
    if (first == nullptr) first = &role;
    const bool apart = role.kind != RoleKind::officer || first->kind != RoleKind::officer;
    if (apart && role.id != first->id) return first->label + "和" + role.label + "不能是同一个账号";
  }
  return {};
}

}  // namespace zhicheng::workflow
