// Who has to hand in by when, as a page shows it.
#pragma once
#include <string>
#include <vector>

#include "rules/assessment.h"
#include "site/place.h"

namespace zhicheng::site {

/// A row of the table: a group of levels at this place.
struct LevelDays {
  std::string title;    ///< "高级"
  std::string members;  ///< "副高级、正高级"; "" where the group is one level of the same name
  std::vector<rules::Deadline> deadlines;
  const rules::Deadline* find(std::string_view id) const;
};

/// For each group of levels, the deadlines of those whom the edition's own table of dates takes as an example, at this place.
std::vector<LevelDays> days_of(const Place& place);

/// Rows of the edition's table for which nobody knows a day here.
struct OtherDays {
  std::string title;
  std::string set_by;  ///< "高级评委会组建单位"
};
std::vector<OtherDays> others_of(const Place& place);

/// The label of who sets a deadline.
std::string setter_of(const rules::Deadline& deadline, const rules::Edition& edition);

}  // namespace zhicheng::site
