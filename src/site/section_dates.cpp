// 截止时间, 旗县区, 全年日程.
#include <fmt/format.h>

#include <set>

#include "site/sections.h"

namespace zhicheng::site {

using container::attribute;
using container::Html;
using rules::Deadline;

namespace {

constexpr std::string_view kFiling = "filing";
constexpr std::string_view kCountyFiling = "county_filing";
constexpr std::string_view kPublicity = "employer_publicity_start";
constexpr std::string_view kByCounty = "以旗县区通知为准";

void cell(Html& html, const Deadline* deadline, std::string_view label, std::string_view otherwise) {
  html.open("td", attribute("data-l", label));
  if (deadline != nullptr && deadline->date) {
    write_day(html, *deadline->date);
  } else {
    html.raw("<span class=n>").text(otherwise).raw("</span>");
  }
}

/// What is said of each deadline, once.
void notes(Html& html, const Place& place, const std::vector<LevelDays>& days) {
  std::set<std::string_view> seen;
  html.raw("<ul>\n");
  for (const LevelDays& row : days) {
    for (const Deadline& one : row.deadlines) {
      if (!seen.insert(one.rule->id).second) continue;
      html.raw("<li><b>").text(one.rule->title).raw("</b>：").text(one.rule->note);
      unverified(html, one.rule->verified);
      Clauses(*place.edition).write(html, one.rule->clauses);
      html.raw("\n");
    }
  }
  html.raw("</ul>\n");
}

void others(Html& html, const Place& place) {
  const auto rows = others_of(place);
  if (rows.empty()) return;
  html.raw("<h3>这些情况的截止日期，这份通知没有定，要看</h3>\n<ul>\n");
  for (const OtherDays& row : rows) {
    html.raw("<li>").text(row.title);
    if (!row.set_by.empty()) html.text(fmt::format("：{}", row.set_by));
    html.raw("\n");
  }
  html.raw("</ul>\n");
}

bool any(const std::vector<LevelDays>& days, std::string_view id) {
  for (const LevelDays& row : days) {
    if (row.find(id) != nullptr) return true;
  }
  return false;
}

}  // namespace

void write_deadlines(Html& html, const Place& place, const std::vector<LevelDays>& days, bool has_calendar) {
  const bool county = any(days, kCountyFiling);
  const bool publicity = any(days, kPublicity);
  html.raw("<h2 id=dates>截止时间</h2>\n");
  if (!days.empty()) {
    html.raw("<table class=days>\n<thead><tr><th scope=col>申报层级");
    if (publicity) html.raw("<th scope=col>单位最晚开始公示 <b class=u>推算</b>");
    if (county) html.raw("<th scope=col>").text(place.is_county() ? place.name + "报送" : "旗县区报送");
    html.raw("<th scope=col>全市截止（全部报送完成）</thead>\n<tbody>\n");
    for (const LevelDays& row : days) {
      html.raw("<tr><th scope=row>").text(row.title);
      if (!row.members.empty()) html.raw(" <small>").text(row.members).raw("</small>");
      html.raw("</th>");
      if (publicity) cell(html, row.find(kPublicity), "公示最晚开始（推算）", "待核实");
      if (county) cell(html, row.find(kCountyFiling), place.is_county() ? place.name + "报送" : "旗县区报送", kByCounty);
      cell(html, row.find(kFiling), "全市截止", "待核实");
      html.raw("\n");
    }
    html.raw("</tbody></table>\n");
  }
  if (has_calendar) html.raw("<p class=act><a href=deadlines.ics>把这些日子加进手机或电脑的日历（.ics）</a></p>\n");
  if (place.overlay != nullptr) {
    const std::string_view notice = place.overlay->text_at("notice");
    html.raw("<p>").text(place.name).raw("的职称工作通知：");
    if (notice.empty()) {
      html.raw("<b class=u>待核实</b><cite>").text(place.overlay->text_at("source")).raw("</cite>");
    } else {
      html.text(notice);
      const std::string_view number = place.overlay->text_at("notice_number");
      if (!number.empty()) html.text(fmt::format("（{}）", number));
    }
    html.raw("</p>\n");
  }
  notes(html, place, days);
  others(html, place);
}

void write_counties(Html& html, const std::vector<Place>& places) {
  if (places.size() < 2) return;
  html.raw("<h2 id=places>各旗县区、开发区</h2>\n<ul class=g>\n");
  for (const Place& place : places) {
    if (place.is_city()) continue;
    html.raw("<li>").element("a", place.name, attribute("href", place.id + "/"));
    std::string dates;
    for (const LevelDays& row : days_of(place)) {
      const Deadline* own = row.find(kCountyFiling);
      if (own != nullptr && own->date) dates += fmt::format("{}{}{}", dates.empty() ? "" : "，", row.title, short_day(*own->date));
    }
    // Their machine-readable days are on their own pages.
    if (!dates.empty()) html.raw("<br>").text(dates);
    html.raw("\n");
  }
  html.raw("</ul>\n");
}

void write_calendar_table(Html& html, const Place& place, const std::vector<LevelDays>& days) {
  if (place.edition->process.empty()) return;
  const Clauses clauses(*place.edition);
  html.raw("<h2 id=calendar>其他时间</h2>\n<ol class=s>\n");
  for (const rules::Stated& step : place.edition->process) {
    // Those with a deadline stand in the table of days.
    if (!step.deadline.empty() && !days.empty()) continue;
    html.raw(fmt::format("<li id=p-{}><b>", step.id)).text(step.title).raw("</b>");
    unverified(html, step.verified, step.source);
    clauses.write(html, step.clauses);
    html.raw("<br>");
    if (!step.timing.empty()) html.text(step.timing).raw("。");
    if (step.date) write_day(html, *step.date);
    if (step.date) html.raw("。");
    html.text(fmt::format("{}（由{}办）", step.text, step.by)).raw("\n");
  }
  html.raw("</ol>\n");
}

}  // namespace zhicheng::site
