// What is to be mended, as text.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "application/places.h"
#include "cli/report.h"
#include "cli/report_parts.h"

namespace zhicheng::cli {

namespace {

struct Group {
  std::string_view severity;
  std::string_view heading;
  std::string_view counted;
  std::string_view mark;
  Tone tone;
};

constexpr std::array kGroups{
    Group{"problem", "会被退回、不算数的", "{} 个会被退回的问题", "✘", Tone::bad},
    Group{"warning", "需要核对的", "{} 处需要核对", "！", Tone::doubt},
    Group{"note", "供参考", "{} 条供参考", "·", Tone::plain},
};
constexpr std::size_t kMostShown = 5;

std::size_t count(const base::Json& of, std::string_view severity) {
  const auto& checks = items(of, "checks");
  return static_cast<std::size_t>(std::count_if(checks.begin(), checks.end(), [&](const base::Json& one) { return one.text_at("severity") == severity; }));
}

std::string counts(const base::Json& of) {
  std::string text;
  for (const Group& group : kGroups) {
    const std::size_t found = count(of, group.severity);
    if (found > 0) text += (text.empty() ? "" : "、") + fmt::format(fmt::runtime(group.counted), found);
  }
  return text;
}

/// Without words of its own (a rules folder need not have them) a check is its id.
std::string_view text_of(const base::Json& check) {
  const std::string_view text = check.text_at("text");
  return text.empty() ? check.text_at("id") : text;
}

std::string where(std::string_view pointer, const Words& words) {
  constexpr std::string_view kAnswers = "/answers/";
  if (!pointer.starts_with(kAnswers)) return application::in_words(pointer);
  return fmt::format("回答“{}”", Words::of(words.facts, pointer.substr(kAnswers.size())));
}

std::string places(const base::Json& of, std::string_view key, const Words& words) {
  std::string text;
  for (const base::Json& pointer : items(of, key)) text += (text.empty() ? "" : "、") + where(*pointer.text(), words);
  return text;
}

/// Whether it is about a file that is not there.
bool lacks_item(const base::Json& check) {
  const auto& all = items(check, "places");
  return all.size() == 1 && *all.front().text() == "/attachments";
}

/// "通知二(三)；退件原因汇总（…）".
std::string grounds(const base::Json& check) {
  const std::string clauses = joined(check, "clauses");
  std::string text = clauses.empty() ? "" : "通知" + clauses;
  const std::string_view source = check.text_at("source");
  if (!source.empty()) text += (text.empty() ? "" : "；") + std::string(source);
  return text;
}

/// What stays the same for every concern of a check is said once, after the last of them: `next` comes after this one.
void draw_check(Page& page, const base::Json& check, const base::Json* next, const Group& group, const Words& words) {
  const std::string_view open = is_false(check, "verified") ? "［待核实］" : "";
  page.line(2, fmt::format("{} {}{}", page.paint(group.tone, group.mark), text_of(check), open), 3);
  const std::string at = places(check, "places", words);
  if (!at.empty() && !lacks_item(check)) page.line(5, "在：" + at, 4);
  if (next != nullptr && next->text_at("id") == check.text_at("id") && next->text_at("fix") == check.text_at("fix")) return;
  if (!check.text_at("fix").empty()) page.line(5, fmt::format("怎么办：{}", check.text_at("fix")), 8);
  const std::string why = grounds(check);
  if (!why.empty()) page.line(5, page.paint(Tone::faint, "依据：" + why), 6);
}

void draw_checks(Page& page, const base::Json& of, const Group& group, std::string_view severity, const Words& words) {
  std::vector<const base::Json*> drawn;
  for (const base::Json& check : items(of, "checks")) {
    if (check.text_at("severity") == severity) drawn.push_back(&check);
  }
  for (std::size_t i = 0; i < drawn.size(); ++i) draw_check(page, *drawn[i], i + 1 < drawn.size() ? drawn[i + 1] : nullptr, group, words);
}

void draw_required(Page& page, const base::Json& of) {
  if (items(of, "required").empty()) return;
  page.heading("要附的材料");
  constexpr std::size_t kMark = 9;
  for (const base::Json& one : items(of, "required")) {
    const bool present = !is_false(one, "present");
    const std::string mark = page.paint(present ? Tone::good : Tone::doubt, padded(present ? "✔ 有" : "－ 没有", kMark));
    page.line(2, fmt::format("{}{}{}", mark, one.text_at("title"), in_brackets(joined(one, "clauses"))), kMark);
  }
}

void draw_derived(Page& page, const base::Json& of, const Words& words) {
  if (items(of, "derived").empty()) return;
  page.heading("按经历算出的回答（没有回答的，打包时照此填上）");
  for (const base::Json& one : items(of, "derived")) {
    page.line(2, fmt::format("{}：{}（{}）", one.text_at("label"), one.text_at("text"), places(one, "from", words)), 2);
  }
}

}  // namespace

std::string report_checks(std::string_view response, const Words& words, const Terminal& terminal) {
  const base::Json checked = parse_response(response);
  Page page(terminal);
  if (const base::Json* edition = checked.find("edition")) page.line(0, edition_words(*edition, words));
  const std::string found = counts(checked);
  const Tone tone = count(checked, "problem") > 0 ? Tone::bad : found.empty() ? Tone::good : Tone::doubt;
  page.line(0, page.paint(tone, found.empty() ? "没有发现要改的地方。" : "发现 " + found + "。"));
  for (const Group& group : kGroups) {
    if (count(checked, group.severity) == 0) continue;
    page.heading(group.heading);
    draw_checks(page, checked, group, group.severity, words);
  }
  draw_checks(page, checked, kGroups.back(), "", words);  // without words there is no severity
  draw_required(page, checked);
  draw_derived(page, checked, words);
  page.blank();
  page.line(0, "这些检查不影响自查结论；没有发现问题，也不等于审核一定通过。");
  return page.text();
}

void draw_check_summary(Page& page, const base::Json& of) {
  const std::string found = counts(of);
  if (found.empty()) return;
  page.heading(fmt::format("检查：{}", found));
  std::size_t shown = 0;
  for (const Group& group : kGroups) {
    for (const base::Json& check : items(of, "checks")) {
      if (check.text_at("severity") != group.severity || group.severity == "note" || shown == kMostShown) continue;
      page.line(2, fmt::format("{} {}{}", page.paint(group.tone, group.mark), text_of(check), is_false(check, "verified") ? "［待核实］" : ""), 3);
      ++shown;
    }
  }
  page.line(2, "逐条说明和改法见 zhicheng check。");
}

}  // namespace zhicheng::cli
