// What several reports share.
#pragma once
#include <string>
#include <string_view>

#include "base/json.h"
#include "cli/ink.h"
#include "cli/report.h"

namespace zhicheng::cli {

/// The items of member `key`; none when it is absent or no array.
const base::Json::Array& items(const base::Json& object, std::string_view key);

/// The texts of member `key`, joined.
std::string joined(const base::Json& object, std::string_view key, std::string_view between = "、");

/// "（三(三)）", or "" where there is no clause.
std::string in_brackets(std::string_view text);

std::string_view label_of(const Labels& labels, std::string_view fact);

/// "✔ 符合", "✘ 不符合", "？ 说不准", "－ 不适用", all of one width, in their colour.
std::string status_mark(const Page& page, std::string_view status);

/// 申报已截止 and the like, for `open`, `closed`, `unknown`.
std::string_view openness_word(std::string_view state);

/// The response as JSON. It comes from the door: one that cannot be read is a bug.
base::Json parse_response(std::string_view response);

/// "巴彦淖尔市…（bayannur/2026，叠加 150802）".
std::string edition_words(const base::Json& edition);

/// The findings with this role: mark, title, clause; why, what is missing, how much, from when, what to do.
void draw_findings(Page& page, const base::Json& assessment, std::string_view role, std::string_view heading,
                   const Labels& labels);

/// The outcome as one line that a person reads first.
void draw_outcome(Page& page, const base::Json& assessment);

}  // namespace zhicheng::cli
