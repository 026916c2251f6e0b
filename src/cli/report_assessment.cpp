// An assessment as text.
#include <fmt/format.h>

#include "cli/report.h"
#include "cli/report_parts.h"

namespace zhicheng::cli {

namespace {

std::string_view duty_word(std::string_view duty) {
  if (duty == "receive") return "接收材料";
  if (duty == "review") return "审核";
  if (duty == "pass_on") return "上报";
  if (duty == "decide") return "评审";
  return duty;
}

void draw_head(Page& page, const base::Json& assessment, const Words& words) {
  const base::Json* edition = assessment.find("edition");
  if (edition != nullptr) page.line(0, edition_words(*edition, words));
  const std::string_view window = assessment.text_at("window");
  const std::string_view cutoff = assessment.text_at("cutoff");
  page.line(0, fmt::format("{} 自查：{}；学历、年限、成绩等{}。", assessment.text_at("on"),
                           window == "open"     ? "申报未截止"
                           : window == "closed" ? "申报已截止"
                                                : "申报截止日未定",
                           cutoff.empty() ? std::string("算到哪一天还没有确定") : fmt::format("算到 {}", cutoff)));
  page.blank();
  draw_outcome(page, assessment);
}

void draw_paths(Page& page, const base::Json& assessment) {
  page.heading("申报途径（有一条走得通即可）");
  for (const base::Json& path : items(assessment, "paths")) {
    page.line(2, fmt::format("{}{}", status_mark(page, path.text_at("status")), path.text_at("title")), kMarkWidth);
  }
}

void draw_chain(Page& page, const base::Json& assessment) {
  page.heading("材料送到哪里");
  std::size_t number = 0;
  for (const base::Json& link : items(assessment, "chain")) {
    const std::string_view office = link.text_at("office");
    const std::string_view status = link.text_at("status");
    std::string words = fmt::format("{}. {}：{}{}", ++number, duty_word(link.text_at("duty")),
                                    office.empty() ? "通知没有写明" : office, in_brackets(joined(link, "clauses")));
    if (status == "conflict") words += page.paint(Tone::doubt, "［通知前后不一致，请先致电确认］");
    if (status == "gap" && !office.empty()) words += page.paint(Tone::doubt, "［通知没有写明，请先致电确认］");
    page.line(2, words, 3);
    if (const std::string_view note = link.text_at("note"); !note.empty()) page.line(5, note);
  }
}

void draw_contacts(Page& page, const base::Json& assessment) {
  page.heading("咨询电话");
  Table table(2);
  for (const base::Json& contact : items(assessment, "contacts")) {
    table.row(
        {std::string(contact.text_at("office")), std::string(contact.text_at("name")), joined(contact, "phones")});
    for (const std::string_view key : {"address", "hours"}) {
      if (!contact.text_at(key).empty()) table.row({"", "", std::string(contact.text_at(key))});
    }
  }
  table.draw(page);
}

void draw_materials(Page& page, const base::Json& assessment) {
  if (items(assessment, "materials").empty()) return;
  page.heading("要准备的材料");
  for (const base::Json& material : items(assessment, "materials")) {
    page.line(2, fmt::format("· {}{}", material.text_at("title"), in_brackets(joined(material, "clauses"))), 2);
    if (const std::string_view note = material.text_at("note"); !note.empty()) page.line(4, note);
  }
}

void draw_human(Page& page, const base::Json& assessment) {
  page.heading("由人判断、本程序不下结论的事项");
  for (const base::Json& matter : items(assessment, "human")) {
    page.line(2,
              fmt::format("· {}：由{}判断{}", matter.text_at("title"), matter.text_at("by"),
                          in_brackets(joined(matter, "clauses"))),
              2);
  }
}

void draw_missing(Page& page, const base::Json& assessment, const Words& words) {
  if (items(assessment, "missing").empty()) return;
  page.heading("还没有回答的问题（影响结论的排在前面）");
  const std::string_view next = assessment.text_at("next");
  for (const base::Json& fact : items(assessment, "missing")) {
    if (fact.text() == nullptr) continue;
    page.line(2,
              fmt::format("· {}（{}）{}", Words::of(words.facts, *fact.text()), *fact.text(),
                          *fact.text() == next ? "  ← 建议先答" : ""),
              2);
  }
}

}  // namespace

std::string report_assessment(std::string_view response, const Words& words, const Style& style) {
  const base::Json assessment = parse_response(response);
  Page page(style.terminal);
  draw_head(page, assessment, words);
  draw_findings(page, assessment, "blocking", "必须满足的条件", words, style);
  draw_paths(page, assessment);
  draw_findings(page, assessment, "path", "各途径的具体条件", words, style);
  draw_missing(page, assessment, words);
  page.heading("期限");
  draw_deadlines(page, assessment, Notes::shown);
  draw_chain(page, assessment);
  draw_contacts(page, assessment);
  draw_materials(page, assessment);
  draw_human(page, assessment);
  draw_findings(page, assessment, "step", "申报步骤（不影响结论）", words, style);
  draw_findings(page, assessment, "reference", "参考（不影响结论）", words, style);
  if (!style.whole_reasons) {
    page.blank();
    page.line(0, page.paint(Tone::faint, "加 --why 显示每一条的完整判断过程；加 --json 输出 JSON。"));
  }
  return page.text();
}

}  // namespace zhicheng::cli
