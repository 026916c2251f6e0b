// Dates, clauses and lint remarks as text.
#include <algorithm>

#include <fmt/format.h>

#include <set>

#include "cli/report.h"
#include "cli/report_parts.h"

namespace zhicheng::cli {

namespace {

/// Of the kind and title, then the id that rules use: "条件「在职在岗」(in_service)".
std::string coverage(const base::Json& row) {
  std::string words;
  for (const base::Json& cover : items(row, "covered_by")) {
    const std::string_view title = cover.text_at("title");
    words += fmt::format("{}{}", words.empty() ? "" : "；", cover_word(cover.text_at("kind")));
    if (!title.empty()) words += fmt::format("「{}」", title);
    if (title != cover.text_at("id")) words += fmt::format(" {}", cover.text_at("id"));
  }
  return words;
}

/// What covers a row or why nothing can, then how an ambiguity is read.
void draw_row(Page& page, const base::Json& row) {
  const std::string covers = coverage(row);
  const std::string_view reason = row.text_at("reason");
  if (!covers.empty()) {
    page.line(12, page.paint(Tone::good, "→ " + covers), 3);
  } else if (!reason.empty()) {
    page.line(12, page.paint(Tone::faint, fmt::format("－ 程序判断不了：{}", reason)), 3);
  } else {
    page.line(12, page.paint(Tone::doubt, fmt::format("？ 没有落实（{}）", tester_word(row.text_at("testable_by")))), 3);
  }
  for (const base::Json& one : items(row, "ambiguity")) {
    page.line(12, page.paint(Tone::doubt, fmt::format("？ {}", one.text_at("issue"))), 3);
    page.line(15, fmt::format("这里的读法：{}", one.text_at("handling")));
  }
}

/// What deadlines are annotated with, each once.
void draw_notes(Page& page, const base::Json& dates) {
  std::set<std::string_view> seen;
  for (const base::Json& row : items(dates, "rows")) {
    for (const base::Json& deadline : items(row, "deadlines")) {
      const std::string_view note = deadline.text_at("note");
      if (note.empty() || !seen.insert(note).second) continue;
      if (seen.size() == 1) page.heading("说明");
      page.line(2, fmt::format("· {}：{}", deadline.text_at("title"), note), 2);
    }
  }
}

/// The days of a step, or the words for one that has none.
void draw_days(Page& page, const base::Json& step) {
  if (!step.text_at("timing").empty()) page.line(6, std::string(step.text_at("timing")));
  Table table(6);
  for (const base::Json& day : items(step, "days")) {
    const std::string_view date = day.text_at("date");
    table.row({std::string(date.empty() ? "日期未定" : date), std::string(day.text_at("for"))});
  }
  table.draw(page);
}

void draw_process(Page& page, const base::Json& dates) {
  if (items(dates, "process").empty()) return;
  page.heading("全年日程");
  for (const base::Json& step : items(dates, "process")) {
    const std::string unverified = is_false(step, "verified") ? page.paint(Tone::doubt, " 待核实") : "";
    page.line(2, fmt::format("· {}{}{}", page.paint(Tone::strong, step.text_at("title")), in_brackets(joined(step, "clauses")), unverified), 2);
    draw_days(page, step);
    if (!step.text_at("by").empty()) page.line(6, page.paint(Tone::faint, fmt::format("{}", step.text_at("by"))));
    if (!step.text_at("text").empty()) page.line(6, std::string(step.text_at("text")));
  }
}

std::string one_line(std::string_view text) {
  std::string line;
  for (const char byte : text) {
    if (byte != '\n') line += byte;
  }
  return line;
}

}  // namespace

std::string report_dates(std::string_view response, const Words& words, const Terminal& terminal) {
  const base::Json dates = parse_response(response);
  const base::Json* edition = dates.find("edition");
  Page page(terminal);
  if (edition != nullptr) page.line(0, edition_words(*edition, words));
  page.line(0, fmt::format("{} 的状态。截止日当天全天有效，到 24:00（北京时间）为止。", dates.text_at("on")));
  for (const base::Json& row : items(dates, "rows")) {
    page.heading(row.text_at("title"));
    draw_deadlines(page, row, Notes::left_out);
  }
  draw_notes(page, dates);
  draw_process(page, dates);
  return page.text();
}

std::string report_clauses(std::string_view response, const Words& words, const Terminal& terminal) {
  const base::Json table = parse_response(response);
  const base::Json* edition = table.find("edition");
  Page page(terminal);
  if (edition != nullptr) page.line(0, edition_words(*edition, words));
  page.line(0, "通知的每一条、它的原文，由什么落实或为什么程序判断不了，有疑义的怎样读。");
  std::string_view place;
  for (const base::Json& row : items(table, "rows")) {
    if (row.text_at("clause") != place) {
      place = row.text_at("clause");
      page.heading(place);
    }
    page.line(
        2, fmt::format("{}  {}", page.paint(Tone::faint, padded(row.text_at("id"), 8)), one_line(row.text_at("quote"))),
        10);
    draw_row(page, row);
  }
  return page.text();
}

std::string report_lint(std::string_view response, const Terminal& terminal, bool notes) {
  const base::Json lint = parse_response(response);
  const auto& remarks = items(lint, "remarks");
  const auto count = [&](std::string_view severity) {
    return std::count_if(remarks.begin(), remarks.end(), [&](const auto& one) { return one.text_at("severity") == severity; });
  };
  const auto errors = count("error");
  const auto warnings = count("warning");
  Page page(terminal);
  if (errors + warnings == 0) {
    page.line(0, page.paint(Tone::good, fmt::format("没有发现问题：{}", joined(lint, "editions"))));
  } else {
    page.line(0, page.paint(errors > 0 ? Tone::bad : Tone::doubt, fmt::format("发现 {} 个错误、{} 个提醒：{}", errors, warnings, joined(lint, "editions"))));
  }
  for (const base::Json& remark : remarks) {
    const std::string_view severity = remark.text_at("severity");
    if (severity == "note" && !notes) continue;
    const base::Json* line = remark.find("line");
    const std::string place = line == nullptr ? "" : fmt::format(":{}:{}", *line->integer(), *remark.find("column")->integer());
    const std::string_view word = severity == "error" ? "错误" : severity == "warning" ? "提醒" : "说明";
    page.line(2, fmt::format("{}{} {} {}", remark.text_at("file"), place, word, remark.text_at("code")), 2);
    page.line(4, fmt::format("{}{}", remark.text_at("detail"), in_brackets(remark.text_at("at"))));
  }
  if (const auto all = count("note"); all > 0 && !notes) page.line(0, fmt::format("另有 {} 条说明（如待核实的来源），用 --notes 列出", all));
  return page.text();
}

}  // namespace zhicheng::cli
