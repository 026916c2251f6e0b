// Findings as text: what was decided, why, and what would change it.
#include <fmt/format.h>

#include <vector>

#include "cli/report_parts.h"

namespace zhicheng::cli {

namespace {

constexpr std::size_t kIndent = 2 + kMarkWidth;

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string text;
  for (const std::string& part : parts) text += fmt::format("{}{}", text.empty() ? "" : between, part);
  return text;
}

/// One line of what decided, and one of the values behind it where that line does not already name them all.
void draw_short_reason(Page& page, const base::Json& finding, const Words& words) {
  const container::Reason reason = container::short_reason(finding, words.labels);
  if (!reason.decided.empty()) page.line(kIndent, fmt::format("{}：{}", reason.holds ? "因为" : "要看", reason.decided), 6);
  if (!reason.values.empty()) page.line(kIndent, page.paint(Tone::faint, "根据：" + reason.values), 6);
}

void draw_whole_reason(Page& page, const base::Json::Array& steps, const Words& words, std::size_t indent) {
  for (const base::Json& step : steps) {
    const std::string_view truth = step.text_at("truth");
    const std::string_view word = truth == "yes" ? "［是］" : truth == "no" ? "［否］" : "［？］";
    std::string values;
    for (const base::Json::Member& value : container::values_of(step)) {
      values += fmt::format("{}{}", values.empty() ? "" : "；", container::value_words(value, words.labels));
    }
    page.line(indent, fmt::format("{}{}{}", word, step.text_at("text"), page.paint(Tone::faint, in_brackets(values))),
              6);
    draw_whole_reason(page, items(step, "because"), words, indent + 3);
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
      draw_whole_reason(page, items(finding, "because"), words, kIndent);
    } else if (role != "step") {
      draw_short_reason(page, finding, words);
    }
  }
}

}  // namespace zhicheng::cli
