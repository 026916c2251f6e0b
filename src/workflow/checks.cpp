#include "workflow/checks.h"

#include <algorithm>

#include "base/utf8.h"

namespace zhicheng::workflow {

namespace {

/// The group of a level: 副高 and 正高 are one 层级. A level that no group has is its own.
std::string_view group_of(const Workflow& workflow, std::string_view level) {
  for (const LevelGroup& group : workflow.levels) {
    if (std::find(group.levels.begin(), group.levels.end(), level) != group.levels.end()) return group.id;
  }
  return level;
}

/// Adds a concern, unless nothing raises it.
void raise(const Workflow& workflow, std::string_view id, std::vector<std::string> others, std::optional<base::Day> until, std::vector<Concern>& into) {
  if (others.empty()) return;
  std::sort(others.begin(), others.end());
  into.push_back({workflow.check(id), std::move(others), until});
}

}  // namespace

std::string_view channel_of(const File& file) {
  const auto first = std::find_if(file.chain.begin(), file.chain.end(), [](const Step& step) { return !step.of_employer; });
  return first == file.chain.end() ? std::string_view{} : std::string_view{first->office};
}

Summary summary_of(const File& file) { return {file.number, file.subject, file.state, std::string(channel_of(file))}; }

std::string fault_of_record(const Record& record) {
  const auto blank = [](const std::string& text) { return base::is_blank(text); };
  if (blank(record.person)) return "没有写是谁";
  if (blank(record.office) || blank(record.by)) return "没有写由谁记入";
  if (blank(record.basis)) return "没有写依据";
  if (!record.corrected) return {};
  if (blank(record.corrected->by) || blank(record.corrected->reason)) return "更正要写明由谁更正、什么原因";
  return record.corrected->on < record.on ? "更正早于记入" : "";
}

bool is_active(const Workflow& workflow, const Record& record, base::Day on) {
  return !record.corrected && on <= record.on.plus_years(workflow.integrity_years);
}

std::vector<Concern> concerns_among(const Workflow& workflow, const Summary& file, const std::vector<Summary>& others) {
  std::vector<std::string> series;
  std::vector<std::string> twice;
  std::vector<std::string> levels;
  std::vector<std::string> channels;
  for (const Summary& other : others) {
    if (other.number == file.number || other.subject.year != file.subject.year || !workflow.rule(other.state).counts) continue;
    if (other.subject.person == file.subject.person) {
      const bool same_level = group_of(workflow, other.subject.level) == group_of(workflow, file.subject.level);
      auto& list = !same_level ? levels : other.subject.series == file.subject.series ? twice : series;
      list.push_back(other.number);
    }
    const bool same_employer = !file.subject.employer.empty() && other.subject.employer == file.subject.employer;
    const bool known = !file.channel.empty() && !other.channel.empty();
    if (same_employer && known && other.channel != file.channel) channels.push_back(other.number);
  }
  std::vector<Concern> found;
  raise(workflow, "second_series", std::move(series), {}, found);
  raise(workflow, "second_file", std::move(twice), {}, found);
  raise(workflow, "second_level", std::move(levels), {}, found);
  raise(workflow, "second_channel", std::move(channels), {}, found);
  return found;
}

std::vector<Concern> concerns_of_file(const Workflow& workflow, const File& file) {
  std::vector<Concern> found;
  const auto note = [&](std::string_view id, std::optional<base::Day> until) { found.push_back({workflow.check(id), {}, until}); };
  const Submission& first = file.submissions.front();
  const Submission& last = file.submissions.back();
  if (last.on && *last.on != day_in_china(last.at)) note("other_day", {});
  if (file.filing_day && day_in_china(first.at) > *file.filing_day) {
    note("after_filing_day", file.filing_day);
  } else if (file.filing_day && first.arrived > 0 && day_in_china(first.arrived) > *file.filing_day) {
    note("attachment_after_filing_day", file.filing_day);
  }
  for (const Part part : file.changed) note("changed_" + std::string(spell(part)), {});
  return found;
}

std::vector<Concern> concerns_of_records(const Workflow& workflow, std::string_view person, const std::vector<Record>& records, base::Day on) {
  std::vector<Concern> found;
  for (const Ground ground : {Ground::title_revoked, Ground::false_material}) {
    std::vector<std::string> ids;
    std::optional<base::Day> until;
    for (const Record& one : records) {
      if (one.person != person || one.ground != ground || !is_active(workflow, one, on)) continue;
      ids.push_back(one.id);
      const base::Day last = one.on.plus_years(workflow.integrity_years);
      if (!until || *until < last) until = last;
    }
    raise(workflow, ground == Ground::title_revoked ? "integrity_record" : "integrity_record_possible", std::move(ids), until, found);
  }
  return found;
}

}  // namespace zhicheng::workflow
