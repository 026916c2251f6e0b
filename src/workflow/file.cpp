#include "workflow/file.h"

#include <algorithm>

namespace zhicheng::workflow {

base::Day day_in_china(Time time) {
  constexpr Time kDay = 86'400;
  const Time there = time + Time{8} * 3'600;
  return base::Day::from_number(there / kDay - (there % kDay < 0 ? 1 : 0));
}

std::vector<Part> differing(const Subject& one, const Subject& other) {
  std::vector<Part> parts;
  if (one.person != other.person) parts.push_back(Part::person);
  if (one.employer != other.employer) parts.push_back(Part::employer);
  if (one.level != other.level) parts.push_back(Part::level);
  if (one.series != other.series) parts.push_back(Part::series);
  return parts;
}

std::int64_t File::returns_by(std::string_view office) const {
  const auto found = std::find_if(returns.begin(), returns.end(), [&](const Tally& one) { return one.office == office; });
  return found == returns.end() ? 0 : found->returns;
}

const Mark* File::mark_by(std::string_view office, std::string_view sha256) const {
  const auto found = std::find_if(marks.begin(), marks.end(), [&](const Mark& one) { return one.office == office && one.sha256 == sha256; });
  return found == marks.end() ? nullptr : &*found;
}

Stage stage_of(const File& file) {
  switch (file.state) {
    case State::incomplete: return Stage::incomplete;
    case State::unassigned: return Stage::unassigned;
    case State::reviewing:
      return file.step().duty == Duty::receive ? Stage::receive : file.step().duty == Duty::review ? Stage::review : Stage::pass_on;
    case State::deciding: return Stage::decide;
    case State::returned: return Stage::returned;
    case State::notified: return Stage::notified;
    case State::accepted: return Stage::accepted;
    case State::withdrawn: return Stage::withdrawn;
    case State::abandoned: return Stage::abandoned;
    case State::disqualified: return Stage::disqualified;
  }
  return Stage::fresh;
}

std::optional<std::vector<Step>> steps_of(const Workflow& workflow, const std::vector<Link>& links, std::string_view employer,
                                          std::string_view department) {
  if (links.empty()) return std::nullopt;
  std::vector<Step> steps;
  for (const Link& link : links) {
    if (!steps.empty() && steps.back().duty == Duty::decide && link.duty != Duty::decide) return std::nullopt;
    const auto word = std::find_if(workflow.stand_ins.begin(), workflow.stand_ins.end(), [&](const StandIn& one) { return one.office == link.office; });
    const bool stands_in = word != workflow.stand_ins.end();
    std::string office(!stands_in ? std::string_view{link.office} : word->employer ? employer : department);
    const bool alternative =
        !steps.empty() && link.status == LinkStatus::conflict && steps.back().status == LinkStatus::conflict && steps.back().duty == link.duty;
    if (alternative) {
      steps.back().named.push_back(std::move(office));
      continue;
    }
    if (!steps.empty() && steps.back().duty == Duty::decide) return std::nullopt;
    Step step{link.duty, link.status, {office}, {}, stands_in && word->employer, {}, {}};
    if (link.status == LinkStatus::stated) step.office = std::move(office);
    steps.push_back(std::move(step));
  }
  if (steps.back().duty != Duty::decide) steps.push_back({Duty::decide, LinkStatus::gap, {""}, {}, false, {}, {}});
  return steps;
}

}  // namespace zhicheng::workflow
