#include "site/deadlines.h"

#include <algorithm>

#include "rules/assess.h"

namespace zhicheng::site {

using rules::Answers;
using rules::Edition;

namespace {

constexpr std::string_view kLevel = "level";
constexpr std::string_view kFiling = "filing";

base::Day day_of(const Edition& edition) {
  const auto day = base::Day::parse(edition.dated);
  return day ? *day : base::Day::first();
}

/// The answers of a row of the edition's table, as somebody's at this place.
Answers at_place(Answers answers, const Answers& place) {
  for (std::size_t fact = 0; fact < place.size(); ++fact) {
    if (place.at(fact)) answers.set(fact, *place.at(fact));
  }
  return answers;
}

/// The first row of the edition's table with a level of the group.
const rules::DateView* view_of(const Edition& edition, const rules::Fact& level, const std::vector<std::size_t>& members) {
  for (const rules::DateView& view : edition.dates) {
    const std::string_view id = view.answers.text_at(kLevel);
    if (std::any_of(members.begin(), members.end(), [&](std::size_t one) { return level.choices[one].id == id; })) return &view;
  }
  return nullptr;
}

std::string labels_of(const rules::Fact& fact, const std::vector<std::size_t>& members) {
  std::string words;
  for (const std::size_t one : members) words += (words.empty() ? "" : "、") + fact.choices[one].label;
  return words;
}

}  // namespace

const rules::Deadline* LevelDays::find(std::string_view id) const {
  const auto found = std::find_if(deadlines.begin(), deadlines.end(), [&](const auto& one) { return one.rule->id == id; });
  return found == deadlines.end() ? nullptr : &*found;
}

std::vector<LevelDays> days_of(const Place& place) {
  const Edition& edition = *place.edition;
  const rules::Fact* level = edition.vocabulary.find(kLevel);
  if (level == nullptr) return {};
  std::vector<rules::ChoiceGroup> groups = level->groups;
  if (groups.empty()) {
    for (std::size_t i = 0; i < level->choices.size(); ++i) groups.push_back({level->choices[i].label, {i}});
  }
  std::vector<LevelDays> rows;
  for (const rules::ChoiceGroup& group : groups) {
    const rules::DateView* view = view_of(edition, *level, group.members);
    if (view == nullptr) continue;
    const auto answers = Answers::parse_facts(edition.vocabulary, view->answers, "");
    if (!answers) continue;
    const std::string members = labels_of(*level, group.members);
    rows.push_back({group.name, members == group.name ? "" : members,
                    rules::assess(edition, at_place(*answers, place.people.front()), day_of(edition)).deadlines});
  }
  return rows;
}

std::vector<OtherDays> others_of(const Place& place) {
  const Edition& edition = *place.edition;
  std::vector<OtherDays> rows;
  for (const rules::DateView& view : edition.dates) {
    const auto answers = Answers::parse_facts(edition.vocabulary, view.answers, "");
    if (!answers) continue;
    for (const rules::Deadline& one : rules::assess(edition, *answers, day_of(edition)).deadlines) {
      if (one.rule->id == kFiling && !one.date) rows.push_back({view.title, setter_of(one, edition)});
    }
  }
  return rows;
}

std::string setter_of(const rules::Deadline& deadline, const Edition& edition) {
  for (const rules::Choice& choice : edition.values[deadline.rule->set_by].choices) {
    if (choice.id == deadline.set_by) return choice.label;
  }
  return {};
}

}  // namespace zhicheng::site
