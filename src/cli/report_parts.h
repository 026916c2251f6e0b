// What several reports share.
#pragma once
#include <string>
#include <string_view>

#include "base/json.h"
#include "cli/ink.h"
#include "cli/report.h"
#include "container/assessment_words.h"

namespace zhicheng::cli {

/// The response as JSON. It comes from the door: one that cannot be read is a bug.
base::Json parse_response(std::string_view response);

using container::in_brackets;
using container::is_false;
using container::items;
using container::joined;
using container::waits_for_answers;
using container::when_met;

/// Of a readable copy whose words are not those of its data.
inline constexpr std::string_view kOtherCopy = "副本不一致：看得见的文字不是本程序按包内数据写出的，可能被改动过，也可能由别的版本生成；请以包内数据为准。";

/// "条件" for "finding": what can cover a clause.
std::string_view cover_word(std::string_view kind);
/// By whom a clause can be tested, in words.
std::string_view tester_word(std::string_view testable_by);

/// "✔ 符合", "✘ 不符合", "？ 说不准", "－ 不适用", padded to kMarkWidth columns, in their colour.
inline constexpr std::size_t kMarkWidth = 10;
std::string status_mark(const Page& page, std::string_view status);

/// "转发关于…的通知（bayannur/2026，含临河区的规定）".
std::string edition_words(const base::Json& edition, const Words& words);

/// The outcome as the line that a person reads first, and which findings and paths led to it.
void draw_outcome(Page& page, const base::Json& assessment);

/// Rows of date, state, title and clause for the member `deadlines`.
enum class Notes { shown, left_out };
void draw_deadlines(Page& page, const base::Json& of, Notes notes);

/// The findings with this role: mark, title, clause; why, what is missing, how much, from when, what to do.
void draw_findings(Page& page, const base::Json& of, std::string_view role, std::string_view heading,
                   const Words& words, const Style& style);

/// What bars, or what is left to people: in full. All else in a line each for what holds, what waits, what does not apply.
void draw_concerns(Page& page, const base::Json& assessment, const Words& words);
void draw_changes(Page& page, const base::Json& changes);

/// How many checks found something, and what would be returned, of the member `checks`.
void draw_check_summary(Page& page, const base::Json& of);

}  // namespace zhicheng::cli
