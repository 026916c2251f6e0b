// Which rule covers which clause.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "rules/edition.h"

namespace zhicheng::rules {

/// A rule, as far as it can cover a clause.
struct CoveringRule {
  std::string_view title;
  std::vector<std::string_view> clauses;
};

/// Whether rules of this kind can cover a clause.
bool is_cover_kind(std::string_view kind);

/// The rule of this kind and id. `table` names a value, or "route": the whole table of routes. A contact's id is its office.
std::optional<CoveringRule> find_rule(const Edition& edition, std::string_view kind, std::string_view id);

/// Its title alone; "" where there is none.
std::string_view title_of_rule(const Edition& edition, std::string_view kind, std::string_view id);

/// The rows of the traceability table.
base::Json clause_rows(const Edition& edition);
/// The tables besides conditions: sanctions, quota, fees, checks, moves.
base::Json stated_tables(const Edition& edition);
/// The year's calendar; `rows` are those of the table of dates, with their deadlines.
base::Json process_rows(const Edition& edition, const base::Json::Array& rows);

}  // namespace zhicheng::rules
