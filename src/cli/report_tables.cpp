// Dates, clauses and lint remarks as text.
#include <fmt/format.h>

#include <set>

#include "cli/report.h"
#include "cli/report_parts.h"

namespace zhicheng::cli {

namespace {

std::string_view kind_word(std::string_view kind) {
  if (kind == "finding") return "条件";
  if (kind == "deadline") return "期限";
  if (kind == "human") return "由人判断";
  if (kind == "material") return "材料";
  if (kind == "route") return "报送";
  if (kind == "contact") return "电话";
  return kind;
}

/// Why no rule covers a clause, by whom it can be tested.
std::string_view who_tests(std::string_view testable_by) {
  if (testable_by == "applicant") return "由申报人自己核对";
  if (testable_by == "employer") return "由用人单位负责";
  if (testable_by == "reviewer") return "由审核、评审人员判断";
  if (testable_by == "authority_process") return "对主管部门工作的要求";
  if (testable_by == "informational") return "说明性内容";
  return testable_by;
}

std::string coverage(const base::Json& row) {
  std::string words;
  for (const base::Json& cover : items(row, "covered_by")) {
    words += fmt::format("{}{} {}", words.empty() ? "" : "、", kind_word(cover.text_at("kind")), cover.text_at("id"));
  }
  return words.empty() ? fmt::format("没有规则：{}", who_tests(row.text_at("testable_by"))) : words;
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
  return page.text();
}

std::string report_clauses(std::string_view response, const Words& words, const Terminal& terminal) {
  const base::Json table = parse_response(response);
  const base::Json* edition = table.find("edition");
  Page page(terminal);
  if (edition != nullptr) page.line(0, edition_words(*edition, words));
  page.line(0, "通知的每一条、它的原文，以及由哪条规则落实。");
  std::string_view place;
  for (const base::Json& row : items(table, "rows")) {
    if (row.text_at("clause") != place) {
      place = row.text_at("clause");
      page.heading(place);
    }
    page.line(
        2, fmt::format("{}  {}", page.paint(Tone::faint, padded(row.text_at("id"), 8)), one_line(row.text_at("quote"))),
        10);
    page.line(12, page.paint(items(row, "covered_by").empty() ? Tone::doubt : Tone::good, "→ " + coverage(row)), 3);
  }
  return page.text();
}

std::string report_lint(std::string_view response, const Terminal& terminal) {
  const base::Json lint = parse_response(response);
  const auto& remarks = items(lint, "remarks");
  Page page(terminal);
  if (remarks.empty()) {
    page.line(0, page.paint(Tone::good, fmt::format("没有发现问题：{}", joined(lint, "editions"))));
    return page.text();
  }
  page.line(0, page.paint(Tone::bad, fmt::format("发现 {} 个问题：{}", remarks.size(), joined(lint, "editions"))));
  for (const base::Json& remark : remarks) {
    page.line(2, fmt::format("{}（{}）", remark.text_at("at"), remark.text_at("code")), 2);
    page.line(4, remark.text_at("detail"));
  }
  return page.text();
}

}  // namespace zhicheng::cli
