#include "shell/model/notice.h"

#include <algorithm>
#include <iterator>

namespace zhicheng::model {
namespace {

template <class List, class Same>
bool any(const List& list, const Same& same) {
  return std::any_of(list.begin(), list.end(), same);
}

/// The same words, covered in the same way: one note.
bool says_the_same(const rules::Clause& a, const rules::Clause& b) {
  const auto same = [](const rules::Cover& x, const rules::Cover& y) { return x.kind == y.kind && x.id == y.id; };
  return a.quote == b.quote && a.reason == b.reason && a.ambiguity == b.ambiguity &&
         std::equal(a.covered_by.begin(), a.covered_by.end(), b.covered_by.begin(), b.covered_by.end(), same);
}

bool comes_before(const rules::Extent& a, const rules::Extent& b) {
  return a.begin != b.begin ? a.begin < b.begin : a.end < b.end;
}

void walk(const rules::Finding& finding, const rules::Condition& condition, std::size_t& number,
          std::vector<JudgementStep>& steps) {
  for (const rules::Condition& part : condition.parts) walk(finding, part, number, steps);
  steps.push_back({&finding, &condition, ++number});
}

}  // namespace

bool concerns(const rules::Assessment& assessment, const rules::Cover& cover) {
  const std::string& id = cover.id;
  const auto named = [&](const auto* rule) { return rule->id == id; };
  const auto due = [&](std::string_view deadline) {
    return any(assessment.deadlines, [&](const auto& one) { return one.rule->id == deadline; });
  };
  if (cover.kind == "finding") {
    return any(assessment.findings, [&](const rules::Finding& one) {
      return one.rule->id == id && one.status != rules::Status::not_applicable;
    });
  }
  if (cover.kind == "deadline") return due(id);
  if (cover.kind == "process") {
    return any(assessment.edition->process, [&](const rules::Stated& row) { return row.id == id && due(row.deadline); });
  }
  if (cover.kind == "material") return any(assessment.materials, named);
  if (cover.kind == "human") return any(assessment.human, named);
  if (cover.kind == "contact") return any(assessment.contacts, [&](const auto* one) { return one->office == id; });
  if (cover.kind == "route") return assessment.route && assessment.edition->route[*assessment.route].id == id;
  return false;
}

std::vector<Passage> annotate(const Model& model) {
  const rules::Edition& edition = *model.edition;
  const bool answers = has_answers(model);
  std::vector<Note> notes;
  for (std::size_t i = 0; i < edition.clauses.size(); ++i) {
    const rules::Clause& clause = edition.clauses[i];
    const auto same = [&](const Note& note) { return says_the_same(edition.clauses[note.clauses.front()], clause); };
    const auto found = std::find_if(notes.begin(), notes.end(), same);
    if (found != notes.end()) {
      found->clauses.push_back(i);
      continue;
    }
    const std::size_t begin = std::min(edition.notice.find(clause.quote), edition.notice.size());
    const bool mine = answers && any(clause.covered_by, [&](const auto& one) { return concerns(model.assessment, one); });
    const rules::Extent extent{begin, std::min(begin + clause.quote.size(), edition.notice.size())};
    // Rows come nearly in the order of the notice.
    auto place = notes.end();
    while (place != notes.begin() && comes_before(extent, std::prev(place)->extent)) --place;
    notes.insert(place, {extent, {i}, mine});
  }
  std::vector<Passage> passages;
  auto note = notes.begin();
  for (const rules::Paragraph& paragraph : rules::paragraphs_of(edition.notice)) {
    passages.push_back({paragraph, {}});
    for (; note != notes.end() && note->extent.begin < paragraph.extent.end; ++note) passages.back().notes.push_back(*note);
  }
  return passages;
}

std::vector<JudgementStep> steps_of(const rules::Assessment& assessment) {
  std::vector<JudgementStep> steps;
  for (const rules::Finding& finding : assessment.findings) {
    std::size_t number = 0;
    for (const rules::JudgeCase& one : finding.because()) walk(finding, *one.when, number, steps);
    steps.push_back({&finding, nullptr, ++number});
  }
  return steps;
}

}  // namespace zhicheng::model
