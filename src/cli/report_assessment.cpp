// An assessment as text.
#include <fmt/format.h>

#include "cli/report.h"
#include "cli/report_parts.h"

namespace zhicheng::cli {

namespace {

void draw_head(Page& page, const base::Json& assessment, const Words& words) {
  const base::Json* edition = assessment.find("edition");
  if (edition != nullptr) page.line(0, edition_words(*edition, words));
  const std::string_view window = assessment.text_at("window");
  page.line(0, fmt::format("{} 自查：{}", assessment.text_at("on"), container::window_words(assessment)));
  for (const base::Json& deadline : items(assessment, "deadlines")) {
    if (window != "open" || deadline.text_at("state") != "closed" || deadline.text_at("set_by") != "county") continue;
    page.line(0, page.paint(Tone::bad, fmt::format("注意：旗县区规定的报送日期 {} 已经过了，请马上向当地人社局核实。", deadline.text_at("date"))), 6);
  }
  page.blank();
  draw_outcome(page, assessment);
}

void draw_chain(Page& page, const base::Json& assessment) {
  page.heading("材料送到哪里");
  std::size_t number = 0;
  for (const base::Json& link : items(assessment, "chain")) {
    const std::string_view office = link.text_at("office");
    const std::string_view status = link.text_at("status");
    std::string words = fmt::format("{}. {}：{}{}", ++number, container::duty_word(link.text_at("duty")),
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
    page.line(2, fmt::format("· {}{}{}", material.text_at("title"), in_brackets(joined(material, "clauses")), is_false(material, "verified") ? "［待核实］" : ""), 2);
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

/// The question that is best answered first, and the others by name.
void draw_questions(Page& page, const base::Json& assessment, const Words& words) {
  const std::string_view next = assessment.text_at("next");
  if (next.empty()) return;
  page.heading("下一个问题");
  const std::string_view question = Words::of(words.questions, next);
  page.line(2, page.paint(Tone::strong, question.empty() ? Words::of(words.facts, next) : question) + fmt::format("（{}）", next));
  if (const auto why = words.reasons.find(next); why != words.reasons.end() && !why->second.empty()) page.line(2, why->second);
  std::string others;
  for (const base::Json& fact : items(assessment, "missing")) {
    if (fact.text() == nullptr || *fact.text() == next) continue;
    others += fmt::format("{}{}", others.empty() ? "" : "、", Words::of(words.facts, *fact.text()));
  }
  if (!others.empty()) page.line(2, page.paint(Tone::faint, "其余没有回答的：" + others), 2);
}

/// Steps that are known: what is still to do, and what is done.
void draw_steps(Page& page, const base::Json& assessment) {
  std::string done;
  bool begun = false;
  for (const base::Json& finding : items(assessment, "findings")) {
    if (finding.text_at("role") != "step") continue;
    if (finding.text_at("status") == "met") done += fmt::format("{}{}", done.empty() ? "" : "、", finding.text_at("title"));
    if (finding.text_at("status") != "unmet") continue;
    if (!begun) page.heading("还要做的步骤");
    begun = true;
    page.line(2, fmt::format("· {}{}：{}", finding.text_at("title"), in_brackets(joined(finding, "clauses")), finding.text_at("advice")), 2);
  }
  if (done.empty()) return;
  if (!begun) page.heading("申报步骤");
  page.line(2, fmt::format("已做到：{}", done), 2);
}

void draw_reference(Page& page, const base::Json& assessment, const Words& words, const Style& style) {
  constexpr std::string_view kHeading = "仅供参考，不影响结论";
  if (style.whole_reasons) return draw_findings(page, assessment, "reference", kHeading, words, style);
  bool begun = false;
  for (const base::Json& finding : items(assessment, "findings")) {
    if (finding.text_at("role") != "reference" || !items(finding, "missing").empty()) continue;
    if (!begun) page.heading(kHeading);
    begun = true;
    page.line(2, fmt::format("{}{}{}", status_mark(page, finding.text_at("status")), finding.text_at("title"),
                              is_false(finding, "verified") ? "［依据待核实］" : ""), kMarkWidth);
    if (const std::string_view advice = finding.text_at("advice"); !advice.empty()) page.line(2 + kMarkWidth, advice);
  }
}

}  // namespace

std::string report_assessment(std::string_view response, std::string_view changes, const Words& words, const Style& style) {
  const base::Json assessment = parse_response(response);
  Page page(style.terminal);
  draw_head(page, assessment, words);
  if (style.whole_reasons) {
    draw_findings(page, assessment, "blocking", "必须满足的条件", words, style);
    draw_findings(page, assessment, "path", "申报途径的条件（有一条途径走得通即可）", words, style);
  } else {
    draw_concerns(page, assessment, words);
  }
  draw_changes(page, parse_response(changes));
  draw_questions(page, assessment, words);
  page.heading("期限");
  draw_deadlines(page, assessment, Notes::shown);
  if (!items(assessment, "chain").empty()) draw_chain(page, assessment);
  draw_materials(page, assessment);
  if (!items(assessment, "contacts").empty()) draw_contacts(page, assessment);
  draw_human(page, assessment);
  draw_steps(page, assessment);
  draw_reference(page, assessment, words, style);
  if (!style.whole_reasons) {
    page.blank();
    page.line(0, page.paint(Tone::faint, "加 --why 逐条显示全部条件和完整的判断过程；加 --json 输出 JSON。"));
  }
  return page.text();
}

}  // namespace zhicheng::cli
