// 申报条件, 各系列各层级的考试方式.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "rules/outlook.h"
#include "site/sections.h"

namespace zhicheng::site {

using container::attribute;
using container::Html;
using rules::Edition;
using rules::Role;
using rules::Status;

namespace {

std::string_view word_of(Status status) {
  switch (status) {
    case Status::met: return "符合";
    case Status::unmet: return "不符合";
    case Status::not_applicable: return "不适用";
    case Status::unknown: break;
  }
  return "说不准";
}

std::string_view mark_of(Status status) {
  switch (status) {
    case Status::met: return "y";
    case Status::unmet: return "x";
    case Status::not_applicable: return "z";
    case Status::unknown: break;
  }
  return "q";
}

/// What leaves several findings open for the same reason is said once, ahead of them.
constexpr std::size_t kSeveral = 3;

bool is_said_ahead(const Edition& edition, const rules::JudgeCase& one) {
  if (!one.when || one.status != Status::unknown || one.when->source.empty()) return false;
  std::size_t count = 0;
  for (const rules::FindingRule& rule : edition.findings) {
    if (rule.role != Role::blocking && rule.role != Role::path) continue;
    for (const rules::JudgeCase& other : rule.judge) count += other.status == one.status && other.when && other.when->source == one.when->source ? 1 : 0;
  }
  return count >= kSeveral;
}

void say_ahead(Html& html, const Edition& edition) {
  std::set<std::string_view> said;
  for (const rules::FindingRule& rule : edition.findings) {
    for (const rules::JudgeCase& one : rule.judge) {
      if (is_said_ahead(edition, one) && said.insert(one.when->source).second) {
        html.raw("<p><b class=u>").text(word_of(one.status)).raw("</b> ").text(fmt::format("{}：{}", words_of(edition, *one.when), one.advice)).raw("</p>\n");
      }
    }
  }
}

/// `quoted`: what is long stands in the notice's own words above.
void write_case(Html& html, const Edition& edition, const rules::FindingRule& rule, const rules::JudgeCase& one, bool quoted) {
  html.raw(fmt::format("<li class={}><b>", mark_of(one.status))).text(word_of(one.status)).raw("</b>");
  const bool told = one.when ? !quoted || is_short(*one.when) || one.advice.empty() : rule.judge.size() > 1;
  if (told) html.text(one.when ? words_of(edition, *one.when) : "除此以外");
  if (!one.advice.empty()) html.raw(told ? "<br>" : "").text(one.advice);
  html.raw("\n");
}

/// Of a step: what there is to do. What is for reference alone depends on too much for a list.
void write_plain(Html& html, const Edition& edition, const rules::FindingRule& rule) {
  html.raw(fmt::format("<li id=f-{}><b>", rule.id)).text(rule.title).raw("</b>");
  unverified(html, rule.verified, rule.source);
  Clauses(edition).write(html, rule.clauses);
  for (const rules::JudgeCase& one : rule.judge) {
    if (rule.role == Role::step && !one.advice.empty()) html.raw("<br>").text(one.advice);
  }
  html.raw("\n");
}

/// The sentences that it carries out, where its cases are too long to read. Whether there are any.
bool write_quotes(Html& html, const Edition& edition, const rules::FindingRule& rule) {
  const auto is_long = [](const auto& one) { return one.when && !one.advice.empty() && !is_short(*one.when); };
  if (std::count_if(rule.judge.begin(), rule.judge.end(), is_long) < 2) return false;
  html.raw("<blockquote>");
  std::string_view last;
  for (const rules::Clause& clause : edition.clauses) {
    const auto covers = [&](const rules::Cover& cover) { return cover.kind == "finding" && cover.id == rule.id; };
    if (clause.quote == last || std::none_of(clause.covered_by.begin(), clause.covered_by.end(), covers)) continue;
    html.raw(last.empty() ? "" : "；").text(clause.quote);
    last = clause.quote;
  }
  html.raw("</blockquote>\n");
  return !last.empty();
}

void write_finding(Html& html, const Edition& edition, const rules::FindingRule& rule) {
  html.raw(fmt::format("<li id=f-{}><h4>", rule.id)).text(rule.title);
  unverified(html, rule.verified, rule.source);
  Clauses(edition).write(html, rule.clauses);
  if (rule.verified && rule.source != "通知原文") html.raw("<cite>").text(fmt::format("来源：{}", rule.source)).raw("</cite>");
  html.raw("</h4>\n");
  const bool quoted = write_quotes(html, edition, rule);
  html.raw("<ul>\n");
  const rules::JudgeCase* last = nullptr;
  for (const rules::JudgeCase& one : rule.judge) {
    const bool again = last != nullptr && one.when && last->when && !is_short(*one.when) && !is_short(*last->when) && one.status == last->status && one.advice == last->advice;
    if (!again && !is_said_ahead(edition, one)) write_case(html, edition, rule, one, quoted);
    last = &one;
  }
  html.raw("</ul>\n");
}

void write_role(Html& html, const Edition& edition, Role role, std::string_view heading, std::string_view about) {
  const auto of_role = [&](const rules::FindingRule& rule) { return rule.role == role; };
  if (std::none_of(edition.findings.begin(), edition.findings.end(), of_role)) return;
  html.element("h3", heading).raw("\n");
  if (!about.empty()) html.raw("<p>").text(about).raw("</p>\n");
  if (role == Role::blocking) say_ahead(html, edition);
  const bool plain = role == Role::step || role == Role::reference;
  html.raw(plain ? "<ul class=k>\n" : "<ul class=f>\n");
  for (const rules::FindingRule& rule : edition.findings) {
    if (of_role(rule)) (plain ? write_plain : write_finding)(html, edition, rule);
  }
  html.raw("</ul>\n");
}

}  // namespace

void write_conditions(Html& html, const Place& place) {
  const Edition& edition = *place.edition;
  html.raw("<h2 id=conditions>谁可以申报</h2>\n");
  write_role(html, edition, Role::blocking, "都要符合的条件", "有一条不符合，就不能申报。每条从上往下看，对得上哪一行就是哪一种。");
  write_role(html, edition, Role::path, "申报的途径", "走得通其中一条就可以。");
  write_role(html, edition, Role::step, "申报时要做到的", "");
  write_role(html, edition, Role::reference, "供参考的条件", "不影响能不能申报的判断；因系列、层级、学历而不同，在线自查会按您的情况对照。");
  if (!edition.human.empty()) {
    html.raw("<h3>由人认定、程序不判断的</h3>\n<ul>\n");
    for (const rules::HumanRule& rule : edition.human) {
      html.raw(fmt::format("<li id=h-{}>", rule.id)).text(fmt::format("{}：由{}认定", rule.title, rule.by));
      if (rule.when) html.text(fmt::format("（{}）", words_of(edition, *rule.when)));
      Clauses(edition).write(html, rule.clauses);
      html.raw("\n");
    }
    html.raw("</ul>\n");
  }
}

static bool same(const rules::PossibleValue& a, const rules::PossibleValue& b) { return a.words == b.words && a.verified == b.verified; }

/// Series with the same ways at every level share a row.
void write_series(Html& html, const Place& place) {
  const Edition& edition = *place.edition;
  const rules::NamedValue* mode = edition.find_value("exam_mode");
  const rules::Fact* series = edition.vocabulary.find("series");
  const rules::Fact* level = edition.vocabulary.find("level");
  const auto on = base::Day::parse(edition.dated);
  if (mode == nullptr || series == nullptr || level == nullptr || !on) return;
  const auto value = static_cast<std::size_t>(mode - edition.values.data());
  std::vector<std::pair<std::vector<rules::PossibleValue>, std::string>> rows;
  for (const rules::Choice& one : series->choices) {
    std::vector<rules::PossibleValue> cells;
    for (const rules::Choice& step : level->choices) {
      const auto answers = rules::Answers::parse_facts(edition.vocabulary, base::Json{}.add("series", one.id).add("level", step.id), "");
      if (answers) cells.push_back(rules::possible_value(edition, *answers, *on, value));
    }
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const auto& row) {
      return std::equal(row.first.begin(), row.first.end(), cells.begin(), cells.end(), same);
    });
    if (found != rows.end()) {
      found->second += "、" + one.label;
    } else {
      rows.emplace_back(std::move(cells), one.label);
    }
  }
  html.raw("<h2 id=series>各系列怎样取得</h2>\n<p>“以考代评”的层级通过全国统一考试取得，不再评审；“考评结合”的要先考试合格再评审");
  Clauses(edition).write(html, mode->clauses);
  html.raw("。标“待核实”的还没有见到原文，以自治区目录为准。</p>\n<table class=w>\n<thead><tr><th scope=col>系列");
  for (const rules::Choice& step : level->choices) html.raw("<th scope=col>").text(step.label);
  html.raw("</thead>\n<tbody>\n");
  for (const auto& [cells, names] : rows) {
    html.raw("<tr><th scope=row>").text(names).raw("</th>");
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const std::size_t first = i;
      while (i + 1 < cells.size() && same(cells[i], cells[i + 1])) ++i;
      const std::string& from = level->choices[first].label;
      html.open("td", attribute("data-l", i == first ? from : from + "至" + level->choices[i].label) +
                          (i == first ? "" : fmt::format(" colspan={}", i - first + 1)));
      std::string words;
      for (const std::string& word : cells[i].words) words += (words.empty() ? "" : "，或") + word;
      html.text(words.empty() ? "待核实" : words);
      if (cells[i].words.size() > 1) html.raw("<cite>看专业</cite>");
      if (!cells[i].verified && words != "待核实") unverified(html, false);
    }
    html.raw("\n");
  }
  html.raw("</tbody></table>\n");
}

}  // namespace zhicheng::site
