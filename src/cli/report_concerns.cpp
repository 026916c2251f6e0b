// What matters of an assessment: what bars with what is lacking, what opens the way, what nobody but people can say.
#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <vector>

#include "cli/report_parts.h"

namespace zhicheng::cli {

namespace {

constexpr std::size_t kIndent = 2 + kMarkWidth;
using Leaves = std::vector<const base::Json*>;

/// The leaves that made a step what it is.
void add_leaves(const base::Json& step, Leaves& leaves) {
  if (items(step, "because").empty()) leaves.push_back(&step);
  for (const base::Json& part : items(step, "because")) {
    if (part.text_at("truth") == step.text_at("truth")) add_leaves(part, leaves);
  }
}

/// What would have to be otherwise for a step to hold: of alternatives the one that lacks least.
Leaves lacking(const base::Json& step) {
  if (step.text_at("truth") == "yes") return {};
  const auto& parts = items(step, "because");
  const bool any = step.text_at("text").starts_with("以下至少一项");
  Leaves least;
  bool first = true;
  for (const base::Json& part : parts) {
    const Leaves one = lacking(part);
    if (!any) least.insert(least.end(), one.begin(), one.end());
    if (any && (first || one.size() < least.size())) least = one;
    first = false;
  }
  // What cannot be told lacks nothing yet where something else plainly does.
  const auto plain = [](const base::Json* leaf) { return leaf->text_at("truth") == "no"; };
  if (std::any_of(least.begin(), least.end(), plain)) std::erase_if(least, [&](const base::Json* leaf) { return !plain(leaf); });
  return least.empty() ? Leaves{&step} : least;
}

/// Whether another case that would be met opens with what holds for this applicant.
bool speaks_of_others(const base::Json& finding, const base::Json& step) {
  const auto& steps = items(finding, "because");
  return std::any_of(steps.begin(), steps.end(), [&](const base::Json& other) {
    const auto& parts = items(other, "because");
    return &other != &step && other.text_at("gives") == "met" && !parts.empty() && parts.front().text_at("truth") == "yes";
  });
}

struct Reason {
  std::string_view word;  ///< 因为, 还缺
  Leaves leaves;
};

/// Why an unmet or met finding is so: the case that decided, or what the nearest case that would be met lacks.
Reason reason_of(const base::Json& finding) {
  Reason decided{"因为", {}};
  Leaves nearest;
  for (const base::Json& step : items(finding, "because")) {
    if (step.text_at("truth") == "yes") {
      add_leaves(step, decided.leaves);
      break;
    }
    if (step.text_at("gives") != "met") continue;
    // A case opens with whom it is for, such as a level: one for others would only name that.
    const auto& parts = items(step, "because");
    if (!parts.empty() && parts.front().text_at("truth") == "no" && parts.size() > 1 && items(parts.front(), "because").empty() &&
        speaks_of_others(finding, step)) {
      continue;
    }
    const Leaves lacks = lacking(step);
    if (nearest.empty() || lacks.size() <= nearest.size()) nearest = lacks;
  }
  const bool says_all = decided.leaves.size() == 1 || finding.text_at("status") == "met";
  return nearest.empty() || says_all ? decided : Reason{"还缺", nearest};
}

void draw_reason(Page& page, const base::Json& finding, const Words& words) {
  const Reason reason = reason_of(finding);
  std::vector<std::string_view> texts;
  std::set<std::string_view> seen;
  std::string values;
  for (const base::Json* leaf : reason.leaves) {
    if (const std::string_view text = leaf->text_at("text"); std::find(texts.begin(), texts.end(), text) == texts.end()) texts.push_back(text);
    for (const base::Json::Member& value : container::values_of(*leaf)) {
      if (value.second.is_null() || !seen.insert(value.first).second) continue;
      values += fmt::format("{}{}", values.empty() ? "" : "；", container::value_words(value, words.labels));
    }
  }
  if (texts.empty()) return;
  page.line(kIndent, fmt::format("{}：{}", reason.word, fmt::join(texts, "，且")), 6);
  if (!values.empty()) page.line(kIndent, page.paint(Tone::faint, "根据：" + values), 6);
}

void draw_one(Page& page, const base::Json& finding, const Words& words, std::string_view cutoff,
              std::set<std::string, std::less<>>& quoted) {
  page.line(2,
            fmt::format("{}{}{}{}", status_mark(page, finding.text_at("status")), finding.text_at("title"),
                        in_brackets(joined(finding, "clauses")), is_false(finding, "verified") ? "［依据待核实］" : ""),
            kMarkWidth);
  if (const std::string_view advice = finding.text_at("advice"); !advice.empty()) page.line(kIndent, advice);
  const std::string when = when_met(finding, cutoff);
  if (!when.empty()) page.line(kIndent, page.paint(Tone::strong, when));
  if (finding.text_at("status") != "unknown") draw_reason(page, finding, words);
  const std::string_view quotes = Words::of(words.quotes, finding.text_at("id"));
  if (quotes != finding.text_at("id") && quoted.emplace(quotes).second) {
    page.line(kIndent, page.paint(Tone::faint, fmt::format("通知：{}", quotes)), 6);
  }
}

std::string_view word_of(std::string_view status) {
  if (status == "met") return "已符合";
  if (status == "unmet") return "不符合";
  return status == "unknown" ? "说不准" : "不适用";
}

}  // namespace

void draw_concerns(Page& page, const base::Json& assessment, const Words& words) {
  const std::string_view outcome = assessment.text_at("outcome");
  const bool waiting = waits_for_answers(assessment);
  // Of the one who may file what opens the way; of others what bars, or will open on a day that is known; of the
  // undetermined also what people decide.
  const auto concerns = [&](const base::Json& finding) {
    const std::string_view status = finding.text_at("status");
    const bool path = finding.text_at("role") == "path";
    if (outcome == "eligible") return path && status == "met";
    if (status == "unmet") return !path || outcome == "ineligible" || finding.find("met_from") != nullptr;
    return outcome == "undetermined" && !waiting && status == "unknown" && items(finding, "missing").empty();
  };
  std::set<std::string, std::less<>> quoted;
  std::vector<const base::Json*> left;
  bool begun = false;
  for (const std::string_view status : {"met", "unmet", "unknown", "not_applicable"}) {
    for (const base::Json& finding : items(assessment, "findings")) {
      const std::string_view role = finding.text_at("role");
      if (finding.text_at("status") != status || (role != "blocking" && role != "path")) continue;
      if (!concerns(finding)) {
        left.push_back(&finding);
        continue;
      }
      if (!begun) page.heading("为什么");
      begun = true;
      draw_one(page, finding, words, assessment.text_at("cutoff"), quoted);
    }
  }
  page.heading(begun ? "其余条件" : "各项条件");
  for (const std::string_view status : {"met", "unmet", "unknown", "not_applicable"}) {
    std::string titles;
    for (const base::Json* finding : left) {
      if (finding->text_at("status") != status) continue;
      if (status == "unknown" && !items(*finding, "missing").empty()) continue;
      titles += fmt::format("{}{}{}", titles.empty() ? "" : "、", finding->text_at("title"), is_false(*finding, "verified") ? "［待核实］" : "");
    }
    if (!titles.empty()) page.line(2, fmt::format("{}：{}", word_of(status), titles), 8);
  }
  std::string open;
  for (const base::Json* finding : left) {
    if (items(*finding, "missing").empty()) continue;
    open += fmt::format("{}{}", open.empty() ? "" : "、", finding->text_at("title"));
  }
  if (!open.empty()) page.line(2, fmt::format("要看回答：{}", open), 10);
  std::string paths;
  for (const base::Json& path : items(assessment, "paths")) {
    const std::string_view status = path.text_at("status");
    paths += fmt::format("{}{}（{}）", paths.empty() ? "" : "；", path.text_at("title"), status == "met" ? "走得通" : status == "unmet" ? "走不通" : word_of(status));
  }
  page.line(2, fmt::format("途径：{}", paths), 6);
}

}  // namespace zhicheng::cli
