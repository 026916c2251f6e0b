// An assessment's members in words: for the report on a terminal and for the readable copy alike.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "rules/edition.h"

namespace zhicheng::container {

/// The items of member `key`; none when it is absent or no array.
const base::Json::Array& items(const base::Json& object, std::string_view key);
/// The texts of member `key`, joined.
std::string joined(const base::Json& object, std::string_view key, std::string_view between = "、");
/// Whether member `key` is false; an absent one is not.
bool is_false(const base::Json& object, std::string_view key);
/// "（三(三)）", or "" where there is nothing to say.
std::string in_brackets(std::string_view text);

/// "接收材料" for "receive".
std::string_view duty_word(std::string_view duty);
/// "已截止" for "closed".
std::string_view openness_word(std::string_view state);
/// "符合" for "met"; of a step, which is one answer: "已做到".
std::string_view status_word(std::string_view status);
std::string_view step_word(std::string_view status);

/// "申报未截止；学历、年限、成绩等算到 2026-06-10。"
std::string window_words(const base::Json& assessment);

/// The line that a person reads first, and which findings and paths led to it.
struct OutcomeWords {
  std::string headline;
  std::vector<std::string> causes;
};
OutcomeWords outcome_words(const base::Json& assessment);

/// Whether an answer that is missing can still change the outcome.
bool waits_for_answers(const base::Json& assessment);

/// From when an unmet finding is met, and whether that is too late for this year; empty where no day is known.
std::string when_met(const base::Json& finding, std::string_view cutoff);

/// Names of facts and of an edition's values, by id.
using Labels = std::map<std::string, std::string, std::less<>>;
Labels labels_of(const rules::Edition& edition);

/// What decided a finding (`holds`) or is still open, and the values behind it where those words do not name them all.
struct Reason {
  bool holds = false;
  std::string decided;
  std::string values;
};
Reason short_reason(const base::Json& finding, const Labels& labels);
/// The values that a step of the reasons used, by id; null where a fact is not answered.
const base::Json::Object& values_of(const base::Json& step);
/// "申报层级：中级"
std::string value_words(const base::Json::Member& value, const Labels& labels);

}  // namespace zhicheng::container
