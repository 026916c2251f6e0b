#include "workflow/sound.h"

#include <algorithm>

namespace zhicheng::workflow {

using base::ErrorCode;

namespace {

constexpr std::uint32_t kFileActions = (1U << kMoves) - 1;
constexpr std::uint32_t kMachineActions = bit(Action::receive) | bit(Action::complete) | bit(Action::judge) | bit(Action::expire);
constexpr std::uint32_t kOwnActions = bit(Action::read) | bit(Action::resubmit) | bit(Action::withdraw);
constexpr std::uint32_t kAdministration = bit(Action::manage_system) | bit(Action::manage_accounts) | bit(Action::read_audit);

class Soundness {
 public:
  Soundness(const Workflow& workflow, base::Fault& fault) : workflow_(workflow), fault_(fault) {}

  void run() {
    for (std::size_t i = 0; i < workflow_.rights.size(); ++i) right(i);
    for (std::size_t i = 0; i < kMoves; ++i) move(static_cast<Action>(i));
    graph();
  }

 private:
  void note(std::string at, std::string detail) { fault_.note(ErrorCode::bad_workflow, std::move(at), std::move(detail)); }

  /// Whether `rule` grants a move in some stage from which it leaves.
  bool usable(const Right& right, Action action) const {
    const auto place = static_cast<std::size_t>(action);
    if (place >= kMoves) return true;
    return (right.stages & stages_of_move(action)) != 0;
  }

  std::uint32_t stages_of_move(Action action) const {
    if (action == Action::receive) return bit(Stage::fresh);
    std::uint32_t stages = 0;
    for (const State from : workflow_.rule(action).from) stages |= stages_of(from);
    return stages;
  }

  void right(std::size_t place) {
    const Right& one = workflow_.rights[place];
    const std::string at = base::pointer_to("/rights", place);
    const auto beyond = [&](std::uint32_t actions) { return (one.actions & ~actions) != 0; };
    const RoleKind kind = workflow_.roles[one.role].kind;
    if (one.actions == 0) note(at + "/actions", "没有写能做什么");
    const bool apart = one.office == Scope::none || one.office == Scope::guiding;
    if (apart != (one.stages == 0)) note(at + "/stages", "与申报有关的权限才有阶段，也必须有阶段");
    if (apart && (one.actions & (kFileActions | bit(Action::read))) != 0) note(at + "/actions", "不针对任何申报的权限不能动申报");
    if (!apart && beyond(kFileActions | bit(Action::read))) note(at + "/actions", "这项权限不针对申报");
    if (kind == RoleKind::machine && (beyond(kMachineActions) || one.office != Scope::any)) note(at, "程序不能代替人审核");
    if (kind == RoleKind::applicant && (beyond(kOwnActions) || one.office != Scope::own)) note(at, "申报人只能动自己的申报");
    if (kind == RoleKind::administrator && beyond(kAdministration)) note(at, "管理员不能审核");
    if (kind == RoleKind::officer && (one.office == Scope::any || one.office == Scope::own || one.office == Scope::none)) note(at + "/office", "审核人只管本单位经手的申报");
    if (kind != RoleKind::administrator && (one.actions & kAdministration) != 0) note(at, "只有管理员能管理系统、账号和审计");
    if (kind != RoleKind::machine && (one.actions & kMachineActions) != 0) note(at, "收件、校验和到期由程序记录");
    for (std::size_t other = 0; other < place; ++other) {
      const Right& before = workflow_.rights[other];
      if (before.role != one.role && (before.actions & one.actions & kAdministration) != 0) note(at, "管理员之间的权限不能重叠");
    }
    for (std::size_t i = 0; i < kMoves; ++i) {
      const auto action = static_cast<Action>(i);
      if ((one.actions & bit(action)) != 0 && !usable(one, action)) note(at, "在这些阶段都不能" + workflow_.rule(action).label);
    }
  }

  /// Whether a deed of this kind has what the need looks at.
  static bool fits(Need need, Action action) {
    const bool tells = action == Action::send_back || action == Action::notify;
    switch (need) {
      case Need::reason: return tells || action == Action::assign || action == Action::disqualify || action == Action::withdraw;
      case Need::items:
      case Need::whole:
      case Need::again: return tells;
      case Need::limit: return action == Action::notify;
      default: return action != Action::receive;
    }
  }

  /// Each state from which a move leaves has somebody who may make it.
  void move(Action action) {
    const MoveRule& rule = workflow_.rule(action);
    const std::string at = base::pointer_to("/moves", rule.place);
    if ((action == Action::receive) != rule.from.empty()) note(at, "只有收件没有原来的状态");
    if (rule.to.empty()) note(at, "没有去处");
    for (const Need need : rule.needs) {
      if (!fits(need, action)) note(at, "不能要求 " + std::string(spell(need)));
    }
    const auto granted = [&](std::uint32_t stages) {
      return std::any_of(workflow_.rights.begin(), workflow_.rights.end(),
                         [&](const Right& one) { return (one.actions & bit(action)) != 0 && (one.stages & stages) != 0; });
    };
    if (action == Action::receive && !granted(bit(Stage::fresh))) note(at, "没有人有权" + rule.label);
    for (const State from : rule.from) {
      if (workflow_.rule(from).final) note(at, "从最后的状态不能再走：" + std::string(spell(from)));
      if (!granted(stages_of(from))) note(at, "没有人有权在“" + workflow_.rule(from).label + "”时" + rule.label);
    }
  }

  void graph() {
    std::array<bool, kStates> reached{};
    for (const State to : workflow_.rule(Action::receive).to) reached[static_cast<std::size_t>(to)] = true;
    spread(reached, [](const MoveRule& rule) -> const auto& { return rule.from; }, [](const MoveRule& rule) -> const auto& { return rule.to; });
    std::array<bool, kStates> ends{};
    for (std::size_t i = 0; i < kStates; ++i) ends[i] = workflow_.states[i].final;
    spread(ends, [](const MoveRule& rule) -> const auto& { return rule.to; }, [](const MoveRule& rule) -> const auto& { return rule.from; });
    for (std::size_t i = 0; i < kStates; ++i) {
      const std::string at = base::pointer_to("/states", workflow_.states[i].place);
      if (!reached[i]) note(at, "走不到“" + workflow_.states[i].label + "”");
      if (!ends[i]) note(at, "从“" + workflow_.states[i].label + "”走不出去");
    }
  }

  /// Marks what is next to something marked, until nothing is added.
  template <class Near, class Far>
  void spread(std::array<bool, kStates>& marked, Near near, Far far) const {
    for (bool more = true; more;) {
      more = false;
      for (const MoveRule& rule : workflow_.moves) {
        const auto& known = near(rule);
        if (std::none_of(known.begin(), known.end(), [&](State one) { return marked[static_cast<std::size_t>(one)]; })) continue;
        for (const State one : far(rule)) {
          bool& mark = marked[static_cast<std::size_t>(one)];
          more = more || !mark;
          mark = true;
        }
      }
    }
  }

  const Workflow& workflow_;
  base::Fault& fault_;
};

}  // namespace

std::uint32_t stages_of(State state) {
  switch (state) {
    case State::incomplete: return bit(Stage::incomplete);
    case State::unassigned: return bit(Stage::unassigned);
    case State::reviewing: return bit(Stage::receive) | bit(Stage::review) | bit(Stage::pass_on);
    case State::deciding: return bit(Stage::decide);
    case State::returned: return bit(Stage::returned);
    case State::notified: return bit(Stage::notified);
    case State::accepted: return bit(Stage::accepted);
    case State::withdrawn: return bit(Stage::withdrawn);
    case State::abandoned: return bit(Stage::abandoned);
    case State::disqualified: return bit(Stage::disqualified);
  }
  return 0;
}

void note_unsound(const Workflow& workflow, base::Fault& fault) { Soundness(workflow, fault).run(); }

}  // namespace zhicheng::workflow
