#include "container/assessment_words.h"

#include <algorithm>
#include <set>

namespace zhicheng::container {

using base::Json;

namespace {

void join(std::string& text, std::string_view part, std::string_view between = "、") {
  if (!text.empty()) text += between;
  text += part;
}

/// Titles of what has this status; findings only where they decide. `settled`: those of paths too, but none that waits
/// for an answer.
std::string titles(const Json& assessment, std::string_view key, std::string_view status, bool settled = false) {
  std::string text;
  for (const Json& item : items(assessment, key)) {
    const std::string_view role = item.text_at("role");
    if (item.text_at("status") != status || (key == "findings" && role != "blocking" && !(settled && role == "path"))) continue;
    if (settled && !items(item, "missing").empty()) continue;
    join(text, std::string(item.text_at("title")) + in_brackets(joined(item, "clauses")));
  }
  return text;
}

/// The leaves of a step that share its truth: what made it so.
void add_leaves(const Json& step, std::vector<std::string_view>& leaves) {
  const Json::Array& parts = items(step, "because");
  const std::string_view text = step.text_at("text");
  if (parts.empty() && std::find(leaves.begin(), leaves.end(), text) == leaves.end()) leaves.push_back(text);
  for (const Json& part : parts) {
    if (part.text_at("truth") == step.text_at("truth")) add_leaves(part, leaves);
  }
}

/// The values that steps used, each once, without those not answered.
void add_values(const Json& step, const Labels& labels, std::set<std::string_view>& seen, std::string& values) {
  for (const Json::Member& value : values_of(step)) {
    if (value.second.is_null() || !seen.insert(value.first).second) continue;
    join(values, value_words(value, labels), "；");
  }
  for (const Json& part : items(step, "because")) add_values(part, labels, seen, values);
}

/// The case that decided: the first that holds; else all that cannot be told; else none, what remained decided.
std::vector<const Json*> decisive(const Json& finding) {
  std::vector<const Json*> open;
  for (const Json& step : items(finding, "because")) {
    if (step.text_at("truth") == "yes") return {&step};
    if (step.text_at("truth") == "unknown") open.push_back(&step);
  }
  return open;
}

}  // namespace

const Json::Array& items(const Json& object, std::string_view key) {
  static const Json::Array none;
  const Json* member = object.find(key);
  return member == nullptr || member->array() == nullptr ? none : *member->array();
}

std::string joined(const Json& object, std::string_view key, std::string_view between) {
  std::string text;
  for (const Json& item : items(object, key)) {
    if (item.text() != nullptr) join(text, *item.text(), between);
  }
  return text;
}

bool is_false(const Json& object, std::string_view key) {
  const Json* member = object.find(key);
  return member != nullptr && member->boolean() != nullptr && !*member->boolean();
}

std::string in_brackets(std::string_view text) { return text.empty() ? "" : "（" + std::string(text) + "）"; }

std::string_view duty_word(std::string_view duty) {
  if (duty == "receive") return "接收材料";
  if (duty == "review") return "审核";
  if (duty == "pass_on") return "上报";
  if (duty == "decide") return "评审";
  return duty;
}

std::string_view openness_word(std::string_view state) {
  if (state == "open") return "未截止";
  if (state == "closed") return "已截止";
  return "日期未定";
}

std::string_view status_word(std::string_view status) {
  if (status == "met") return "符合";
  if (status == "unmet") return "不符合";
  if (status == "not_applicable") return "不适用";
  return "说不准";
}

std::string_view step_word(std::string_view status) {
  if (status == "met") return "已做到";
  if (status == "unmet") return "未做到";
  return "没回答";
}

std::string window_words(const Json& assessment) {
  const std::string_view window = assessment.text_at("window");
  const std::string_view cutoff = assessment.text_at("cutoff");
  std::string words = window == "open" ? "申报未截止" : window == "closed" ? "申报已截止" : "申报截止日未定";
  words += "；学历、年限、成绩等";
  words += cutoff.empty() ? "算到哪一天还没有确定" : "算到 " + std::string(cutoff);
  return words + "。";
}

OutcomeWords outcome_words(const Json& assessment) {
  const std::string_view outcome = assessment.text_at("outcome");
  if (outcome == "eligible") {
    if (assessment.text_at("window") == "closed") return {"条件具备，今年申报已截止。", {}};
    return {"符合通知规定的直接申报门槛，业绩与系列条件由评审机构认定。", {}};
  }
  if (outcome == "ineligible") {
    OutcomeWords words{"不符合通知规定的申报条件。", {}};
    const std::string findings = titles(assessment, "findings", "unmet");
    const std::string paths = titles(assessment, "paths", "unmet");
    if (!findings.empty()) words.causes.push_back("没有满足的条件：" + findings);
    if (findings.empty() && !paths.empty()) words.causes.push_back("走不通的途径：" + paths);
    return words;
  }
  if (waits_for_answers(assessment)) return {"现在还说不准。", {"还有影响结论的问题没有回答。"}};
  return {"现在还说不准。", {"没有发现不符合通知的地方；还要由人认定：" + titles(assessment, "findings", "unknown", true) + "。"}};
}

bool waits_for_answers(const Json& assessment) {
  const std::string_view next = assessment.text_at("next");
  const auto& findings = items(assessment, "findings");
  return std::any_of(findings.begin(), findings.end(), [&](const Json& finding) {
    const std::string_view role = finding.text_at("role");
    const auto& missing = items(finding, "missing");
    return (role == "blocking" || role == "path") &&
           std::any_of(missing.begin(), missing.end(), [&](const Json& fact) { return fact.text() != nullptr && *fact.text() == next; });
  });
}

std::string when_met(const Json& finding, std::string_view cutoff) {
  const Json* short_by = finding.find("short_by");
  const Json* days = short_by == nullptr ? nullptr : short_by->find("days");
  const std::string from(finding.text_at("met_from"));
  std::string when;
  if (days != nullptr && days->integer() != nullptr) when = "还差 " + std::to_string(*days->integer()) + " 天";
  if (from.empty()) return when;
  // Conditions are measured on the cutoff.
  const bool late = !cutoff.empty() && from > cutoff;
  join(when, from + " 起符合", "，");
  return when + (late ? "（截止日之后，今年不能）" : "");
}

Labels labels_of(const rules::Edition& edition) {
  Labels labels{{"on", "查询日"}};
  for (const rules::Fact& fact : edition.vocabulary.facts()) labels.try_emplace(fact.id, fact.label);
  for (const rules::NamedValue& value : edition.values) labels.try_emplace(value.id, value.label);
  return labels;
}

const Json::Object& values_of(const Json& step) {
  static const Json::Object kNone;
  const Json* values = step.find("values");
  return values == nullptr || values->object() == nullptr ? kNone : *values->object();
}

std::string value_words(const Json::Member& value, const Labels& labels) {
  const auto label = labels.find(value.first);
  const std::string* text = value.second.text();
  return (label == labels.end() ? value.first : label->second) + "：" + (text == nullptr ? "未回答" : *text);
}

Reason short_reason(const Json& finding, const Labels& labels) {
  const auto steps = decisive(finding);
  Reason reason;
  reason.holds = !steps.empty() && steps.front()->text_at("truth") == "yes";
  std::vector<std::string_view> leaves;
  for (const Json* step : steps) add_leaves(*step, leaves);
  for (const std::string_view leaf : leaves) join(reason.decided, leaf, reason.holds ? "，且" : "；");
  if (reason.holds && items(*steps.front(), "because").empty()) return reason;
  std::set<std::string_view> seen;
  for (const Json& step : items(finding, "because")) add_values(step, labels, seen, reason.values);
  return reason;
}

}  // namespace zhicheng::container
