// What pages are made of. Private to the room.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/day.h"
#include "container/html.h"
#include "site/deadlines.h"
#include "site/page.h"
#include "site/place.h"

namespace zhicheng::site {

/// The places of the notice that a page quotes, as links to the quote.
class Clauses {
 public:
  explicit Clauses(const rules::Edition& edition) : edition_(edition) {}
  /// "三(三)、四", in brackets by its style; nothing where there are none.
  void write(container::Html& html, const std::vector<std::string>& places) const;

 private:
  const rules::Edition& edition_;
};

/// A condition in full: "「申报系列」是林草，并且「申报层级」属于初级、中级".
std::string words_of(const rules::Edition& edition, const rules::Condition& condition);

/// Whether it is one condition, or such of which all must hold: what is longer is no line to read.
bool is_short(const rules::Condition& condition);

/// 待核实, and what it rests on, unless `verified`.
void unverified(container::Html& html, bool verified, std::string_view source = {});

/// "5月25日"
std::string short_day(base::Day day);

/// "2026年5月25日（周一）" as an element with the machine's day.
void write_day(container::Html& html, base::Day day);

/// The anchor of what covers a clause; "" where this page does not show it.
std::string anchor_of(const rules::Edition& edition, const rules::Cover& cover);

void write_deadlines(container::Html& html, const Place& place, const std::vector<LevelDays>& days, bool has_calendar);
/// The counties with their pages, days and phones: the city's alone.
void write_counties(container::Html& html, const std::vector<Place>& places);
void write_calendar_table(container::Html& html, const Place& place, const std::vector<LevelDays>& days);
void write_conditions(container::Html& html, const Place& place);
void write_series(container::Html& html, const Place& place);
void write_materials(container::Html& html, const Place& place);
void write_chain(container::Html& html, const Place& place);
void write_contacts(container::Html& html, const Place& place);
void write_notice(container::Html& html, const Place& place);

}  // namespace zhicheng::site
