// Findings as text: what was decided, why, and what would change it.
#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <vector>

#include "cli/report_parts.h"

namespace zhicheng::cli {

namespace {

constexpr std::size_t kIndent = 2 + kMarkWidth;

std::string value_words(const base::Json& value) {
  const std::string_view text = value.text_at("value");
  return fmt::format("{}：{}", value.text_at("label"), text.empty() ? "未回答" : text);
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string text;
  for (const std::string& part : parts) text += fmt::format("{}{}", text.empty() ? "" : between, part);
  return text;
}

/// The leaves of a step that share its truth: what made it so.
void add_leaves(const base::Json& step, std::vector<std::string>& leaves) {
  const auto& parts = items(step, "because");
  const std::string_view text = step.text_at("text");
  if (parts.empty() && std::find(leaves.begin(), leaves.end(), text) == leaves.end()) leaves.emplace_back(text);
  for (const base::Json& part : parts) {
    if (part.text_at("truth") == step.text_at("truth")) add_leaves(part, leaves);
  }
}

/// The values that steps used, each once, without those not answered.
void add_values(const base::Json& step, std::set<std::string, std::less<>>& seen, std::vector<std::string>& values) {
  for (const base::Json& value : items(step, "values")) {
    if (value.text_at("value").empty() || !seen.emplace(value.text_at("id")).second) continue;
    values.push_back(value_words(value));
  }
  for (const base::Json& part : items(step, "because")) add_values(part, seen, values);
}

/// The case that decided: the first that holds; else all that cannot be told; else none, what remained decided.
std::vector<const base::Json*> decisive(const base::Json& finding) {
  std::vector<const base::Json*> open;
  for (const base::Json& step : items(finding, "because")) {
    if (step.text_at("truth") == "yes") return {&step};
    if (step.text_at("truth") == "unknown") open.push_back(&step);
  }
  return open;
}

/// One line of what decided, and one of the values behind it where that line does not already name them all.
void draw_short_reason(Page& page, const base::Json& finding) {
  const auto steps = decisive(finding);
  const bool holds = !steps.empty() && steps.front()->text_at("truth") == "yes";
  std::vector<std::string> leaves;
  for (const base::Json* step : steps) add_leaves(*step, leaves);
  if (!leaves.empty())
    page.line(kIndent, fmt::format("{}：{}", holds ? "因为" : "要看", joined(leaves, holds ? "，且" : "；")), 6);
  if (holds && items(*steps.front(), "because").empty()) return;

  std::set<std::string, std::less<>> seen;
  std::vector<std::string> values;
  for (const base::Json& step : items(finding, "because")) add_values(step, seen, values);
  if (!values.empty()) page.line(kIndent, page.paint(Tone::faint, "根据：" + joined(values, "；")), 6);
}

void draw_whole_reason(Page& page, const base::Json::Array& steps, std::size_t indent) {
  for (const base::Json& step : steps) {
    const std::string_view truth = step.text_at("truth");
    const std::string_view word = truth == "yes" ? "［是］" : truth == "no" ? "［否］" : "［？］";
    std::string values;
    for (const base::Json& value : items(step, "values")) {
      values += fmt::format("{}{}", values.empty() ? "" : "；", value_words(value));
    }
    page.line(indent, fmt::format("{}{}{}", word, step.text_at("text"), page.paint(Tone::faint, in_brackets(values))),
              6);
    draw_whole_reason(page, items(step, "because"), indent + 3);
  }
}

void draw_remedy(Page& page, const base::Json& finding, const Words& words, std::string_view cutoff) {
  if (const std::string_view advice = finding.text_at("advice"); !advice.empty()) page.line(kIndent, advice);
  const std::string when = when_met(finding, cutoff);
  if (!when.empty()) page.line(kIndent, page.paint(Tone::strong, when));

  std::vector<std::string> missing;
  for (const base::Json& fact : items(finding, "missing")) {
    if (fact.text() != nullptr) missing.emplace_back(Words::of(words.facts, *fact.text()));
  }
  if (!missing.empty()) page.line(kIndent, page.paint(Tone::doubt, "还需回答：" + joined(missing, "、")), 10);
}

/// A step is one answer, and the answer is its status.
std::string step_mark(const Page& page, std::string_view status) {
  if (status == "met") return page.paint(Tone::good, padded("✔ 已做到", kMarkWidth));
  if (status == "unmet") return page.paint(Tone::bad, padded("✘ 未做到", kMarkWidth));
  return page.paint(Tone::doubt, padded("？没回答", kMarkWidth));
}

}  // namespace

std::string when_met(const base::Json& finding, std::string_view cutoff) {
  const base::Json* short_by = finding.find("short_by");
  const base::Json* days = short_by == nullptr ? nullptr : short_by->find("days");
  const std::string_view from = finding.text_at("met_from");
  std::string when;
  if (days != nullptr && days->integer() != nullptr) when = fmt::format("还差 {} 天", *days->integer());
  if (from.empty()) return when;
  // Conditions are measured on the cutoff.
  const bool late = !cutoff.empty() && from > cutoff;
  return fmt::format("{}{}{} 起符合{}", when, when.empty() ? "" : "，", from, late ? "（截止日之后，今年不能）" : "");
}

void draw_findings(Page& page, const base::Json& of, std::string_view role, std::string_view heading,
                   const Words& words, const Style& style) {
  bool begun = false;
  for (const base::Json& finding : items(of, "findings")) {
    if (finding.text_at("role") != role) continue;
    if (!begun) page.heading(heading);
    begun = true;
    const std::string_view status = finding.text_at("status");
    const std::string mark = role == "step" ? step_mark(page, status) : status_mark(page, status);
    page.line(2,
              fmt::format("{}{}{}{}", mark, finding.text_at("title"), in_brackets(cli::joined(finding, "clauses")),
                          is_false(finding, "verified") ? "［依据待核实］" : ""),
              kMarkWidth);
    if (role != "step") draw_remedy(page, finding, words, of.text_at("cutoff"));
    if (style.whole_reasons) {
      draw_whole_reason(page, items(finding, "because"), kIndent);
    } else if (role != "step") {
      draw_short_reason(page, finding);
    }
  }
}

}  // namespace zhicheng::cli
