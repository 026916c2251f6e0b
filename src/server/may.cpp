#include "server/may.h"

#include <algorithm>
#include <array>
#include <optional>

namespace zhicheng::server {

using base::Json;
using workflow::Action;
using workflow::File;

namespace {

constexpr std::array kOfOfficers{Action::mark, Action::assign, Action::pass_on, Action::send_back, Action::notify, Action::accept, Action::disqualify};

/// A deed with whatever can be written in it.
workflow::Deed try_out(const workflow::Workflow& workflow, const File& file, Action action, workflow::Time now) {
  const std::string word = "x";
  std::vector<workflow::Correction> corrections{{word, "/x", "", word, word}};
  for (const workflow::Attachment& one : file.attachments()) corrections.push_back({word, "", one.sha256, word, word});
  switch (action) {
    case Action::pass_on: return workflow::PassOn{};
    case Action::send_back: return workflow::SendBack{word, {}};
    case Action::notify: return workflow::Notify{std::move(corrections), workflow::day_in_china(now).plus_days(workflow.least_days), word};
    case Action::accept: return workflow::Accept{};
    default: return workflow::Disqualify{word};
  }
}

std::optional<workflow::Refusal> lock(const workflow::Workflow& workflow, const File& file, Action action, const workflow::Actor& actor, workflow::Time now) {
  // Which attachment, which office: that is asked only when it is said.
  if (action == Action::mark || action == Action::assign) return std::nullopt;
  const auto made = workflow::apply(workflow, file, {file.version, try_out(workflow, file, action, now)}, actor, now);
  if (made) return std::nullopt;
  return made.error();
}

/// Whoever gets a file back after the filing day can't hand it in again (二(三)): nobody should learn that afterwards.
Json warning(const File& file, Action action, workflow::Time now) {
  const bool late = file.filing_day && workflow::day_in_china(now) > *file.filing_day;
  return action == Action::send_back && late ? Json("申报截止日已过，退回后申报人不能再次提交") : Json();
}

bool is_open(const workflow::Workflow& workflow, const File& file, Action action) {
  const auto& from = workflow.rule(action).from;
  if (std::find(from.begin(), from.end(), file.state) == from.end()) return false;
  if (action == Action::mark) return !file.attachments().empty();
  return action != Action::assign || file.state == workflow::State::unassigned || !file.step().chosen_by.empty();
}

}  // namespace

Json moves_of(const workflow::Workflow& workflow, const File& file, const workflow::Actor& actor, workflow::Time now) {
  Json list = Json::Array{};
  for (const Action action : kOfOfficers) {
    if (!is_open(workflow, file, action) || !workflow::may(workflow, actor, action, file)) continue;
    Json needs = Json::Array{};
    for (const workflow::Need need : workflow.rule(action).needs) needs.push(workflow::spell(need));
    const auto against = lock(workflow, file, action, actor, now);
    Json locked;
    if (against) locked = Json::Object{{"code", workflow::spell(against->reason)}, {"detail", against->detail}};
    list.push(Json::Object{{"do", workflow::spell(action)}, {"label", workflow.rule(action).label}, {"needs", std::move(needs)}, {"locked", std::move(locked)},
                           {"warning", warning(file, action, now)}});
  }
  return list;
}

}  // namespace zhicheng::server
