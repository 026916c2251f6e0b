// Words around the questions: the notice, the times, the steps of the judgement, changes, the self-test code.
#pragma once
#include <string>
#include <string_view>

namespace zhicheng::texts {

struct Guide {
  // Start
  std::string_view county;
  std::string_view county_open;
  std::string_view county_date;  ///< {county} {date}
  std::string_view code_title;
  std::string_view code_hint;
  std::string_view code_asks;
  std::string_view code_replaces;  ///< {} answers
  std::string_view code_take;

  // Self-test code
  std::string_view no_code;
  std::string_view wrong_sum;
  std::string_view newer_code;
  std::string_view other_area;  ///< {edition}
  std::string_view code_taken;  ///< {} answers
  std::string_view other_year;  ///< {year} {year}
  std::string_view unknown_values;  ///< {facts}
  std::string_view unknown_facts;
  std::string_view own_code;
  std::string_view own_code_lead;
  std::string_view copy_code;
  std::string_view copy_link;
  std::string_view copied_code;
  std::string_view copied_link;
  std::string_view copy_failed;

  // What a change did
  std::string_view turned_answer;  ///< {fact} {before} {after}
  std::string_view fallen;         ///< {fact} {before}
  std::string_view opened;         ///< {fact} {before}
  std::string_view turned_nothing;
  std::string_view turned_outcome;  ///< {before} {after}
  std::string_view same_outcome;    ///< {outcome}
  std::string_view turned_finding;  ///< {title} {before} {after}
  std::string_view same_findings;

  // What would make a difference
  std::string_view advice;
  std::string_view advice_working;
  std::string_view advice_failed;
  std::string_view advice_none;
  std::string_view advice_missing;
  std::string_view advice_eligible;
  std::string_view to_eligible;
  std::string_view to_human;
  std::string_view advice_check;

  // Times
  std::string_view dates_title;
  std::string_view dates_own;      ///< {level}
  std::string_view dates_all;
  std::string_view dates_picture;  ///< what the picture shows, for who does not see it
  std::string_view dates_list;
  std::string_view today;
  std::string_view not_set;       ///< {by}
  std::string_view by_day;        ///< {date}
  std::string_view begins_by;     ///< {date}
  std::string_view publicity;     ///< {days} {filing}
  std::string_view done_by;       ///< {who}
  std::string_view save_calendar;
  std::string_view save_calendar_hint;
  std::string_view calendar_saved;
  std::string_view calendar_failed;
  std::string_view month;  ///< {}月
  std::string_view day;    ///< {}月{}日

  // The notice
  std::string_view rules_title;
  std::string_view rules_lead;  ///< {rows} {covered} {human}
  std::string_view rules_mine;
  std::string_view rules_no_answers;
  std::string_view sought;       ///< {clause}
  std::string_view notes;        ///< {}
  std::string_view notes_mine;   ///< {} {}
  std::string_view mine;
  std::string_view covered_by;
  std::string_view not_covered;  ///< {reason}
  std::string_view reading;      ///< {issue} {handling}
  std::string_view read_clause;  ///< {依据：三(三)}
  std::string_view see_clause;
  std::string_view to_rules;

  // The judgement, step by step
  std::string_view replay_title;
  std::string_view replay_lead;
  std::string_view replay_at;       ///< {} of {}
  std::string_view replay_finding;  ///< {} of {}
  std::string_view replay_before;
  std::string_view replay_values;   ///< {}
  std::string_view replay_next;
  std::string_view replay_previous;
  std::string_view replay_skip;
  std::string_view replay_to_end;
  std::string_view to_replay;
  std::string_view replay_end;      ///< {outcome}
};

/// Simplified Chinese.
extern const Guide kChineseGuide;

/// The words of a joined condition where its parts were said before it: 以上各项都成立.
std::string after_parts(std::string_view words);

/// The kind of what covers a clause: 条件.
std::string_view word_of_cover(std::string_view kind);

}  // namespace zhicheng::texts
