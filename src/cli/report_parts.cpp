#include "cli/report_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "cli/failure.h"
#include "rules/edition.h"

namespace zhicheng::cli {

namespace {

std::string_view openness_word(std::string_view state) {
  if (state == "open") return "未截止";
  if (state == "closed") return "已截止";
  return "日期未定";
}

/// Titles of what has this status; findings only where they decide. `waiting`: only those that wait for an answer, or not.
std::string titles(const base::Json& assessment, std::string_view key, std::string_view status, bool path_findings = false) {
  std::string text;
  for (const base::Json& item : items(assessment, key)) {
    const std::string_view role = item.text_at("role");
    if (item.text_at("status") != status || (key == "findings" && role != "blocking" && !(path_findings && role == "path"))) continue;
    if (path_findings && !items(item, "missing").empty()) continue;
    text += fmt::format("{}{}{}", text.empty() ? "" : "、", item.text_at("title"), in_brackets(joined(item, "clauses")));
  }
  return text;
}

void draw_causes(Page& page, const base::Json& assessment) {
  const std::string findings = titles(assessment, "findings", "unmet");
  const std::string paths = titles(assessment, "paths", "unmet");
  if (!findings.empty()) page.line(6, fmt::format("没有满足的条件：{}", findings), 2);
  if (findings.empty() && !paths.empty()) page.line(6, fmt::format("走不通的途径：{}", paths), 2);
}

}  // namespace

std::string_view Words::of(const Map& map, std::string_view id) {
  const auto found = map.find(id);
  return found == map.end() ? id : std::string_view{found->second};
}

Words words_of(const api::Door& door, const std::vector<std::string>& packs) {
  Words words;
  const auto add = [&](const std::string& id, const std::vector<std::string>& with) {
    const auto edition = door.library().find(id, std::nullopt, with);
    if (!edition) return;
    words.editions.try_emplace(id, (*edition)->title);
    for (const rules::Clause& clause : (*edition)->clauses) {
      for (const rules::Cover& cover : clause.covered_by) {
        if (cover.kind != "finding") continue;
        std::string& quotes = words.quotes[cover.id];
        const std::string quote = fmt::format("“{}”", clause.quote);
        if (quotes.find(quote) == std::string::npos) quotes += quote;
      }
    }
    for (const rules::Fact& fact : (*edition)->vocabulary.facts()) {
      words.facts.try_emplace(fact.id, fact.label);
      words.questions.try_emplace(fact.id, fact.question);
      words.reasons.try_emplace(fact.id, fact.why);
      if (fact.id != "county") continue;
      for (const rules::Choice& county : fact.choices) words.counties.try_emplace(county.id, county.label);
    }
  };
  for (const std::string& id : door.library().ids()) {
    add(id, {});
    for (const std::string& pack : packs) add(id, {pack});
  }
  return words;
}

base::Json parse_response(std::string_view response) {
  auto read = base::read_json(response);
  if (!read) throw Failure{Exit::bug, "bug", read.error().at, "核心给出的应答读不出来"};
  return std::move(read).value();
}

const base::Json::Array& items(const base::Json& object, std::string_view key) {
  static const base::Json::Array none;
  const base::Json* member = object.find(key);
  return member == nullptr || member->array() == nullptr ? none : *member->array();
}

std::string joined(const base::Json& object, std::string_view key, std::string_view between) {
  std::string text;
  for (const base::Json& item : items(object, key)) {
    if (item.text() == nullptr) continue;
    if (!text.empty()) text += between;
    text += *item.text();
  }
  return text;
}

bool is_false(const base::Json& object, std::string_view key) {
  const base::Json* member = object.find(key);
  return member != nullptr && member->boolean() != nullptr && !*member->boolean();
}

std::string_view cover_word(std::string_view kind) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 13> kWords{{{"finding", "条件"},
                                                                                  {"deadline", "期限"},
                                                                                  {"table", "表"},
                                                                                  {"material", "材料"},
                                                                                  {"process", "日程"},
                                                                                  {"sanction", "责任处理"},
                                                                                  {"contact", "电话"},
                                                                                  {"quota", "名额"},
                                                                                  {"fee", "收费"},
                                                                                  {"check", "审核要点"},
                                                                                  {"move", "办理动作"},
                                                                                  {"route", "报送"},
                                                                                  {"human", "由人判断"}}};
  for (const auto& [id, word] : kWords) {
    if (id == kind) return word;
  }
  return kind;
}

std::string_view tester_word(std::string_view testable_by) {
  if (testable_by == "applicant") return "申报人可以自己核对";
  if (testable_by == "reviewer") return "由审核人员核对";
  if (testable_by == "authority_process") return "对主管部门工作的要求";
  if (testable_by == "informational") return "说明性内容";
  return testable_by;
}

std::string in_brackets(std::string_view text) { return text.empty() ? "" : fmt::format("（{}）", text); }

std::string status_mark(const Page& page, std::string_view status) {
  if (status == "met") return page.paint(Tone::good, padded("✔ 符合", kMarkWidth));
  if (status == "unmet") return page.paint(Tone::bad, padded("✘ 不符合", kMarkWidth));
  if (status == "not_applicable") return page.paint(Tone::faint, padded("－不适用", kMarkWidth));
  return page.paint(Tone::doubt, padded("？说不准", kMarkWidth));
}

std::string edition_words(const base::Json& edition, const Words& words) {
  const std::string_view id = edition.text_at("id");
  std::string details(id);
  if (const std::string_view county = edition.text_at("county"); !county.empty()) {
    details += fmt::format("，含{}的规定", Words::of(words.counties, county));
  }
  for (const base::Json& pack : items(edition, "packs")) details += fmt::format("，加载 {}", pack.text_at("id"));
  return Words::of(words.editions, id) == id ? details
                                             : fmt::format("{}（{}）", Words::of(words.editions, id), details);
}

void draw_outcome(Page& page, const base::Json& assessment) {
  const std::string_view outcome = assessment.text_at("outcome");
  if (outcome == "eligible" && assessment.text_at("window") == "closed") {
    page.line(0, page.paint(Tone::good, "结论：条件具备，今年申报已截止。"), 6);
  } else if (outcome == "eligible") {
    page.line(0, page.paint(Tone::good, "结论：符合通知规定的直接申报门槛，业绩与系列条件由评审机构认定。"), 6);
  } else if (outcome == "ineligible") {
    page.line(0, page.paint(Tone::bad, "结论：不符合通知规定的申报条件。"), 6);
    draw_causes(page, assessment);
  } else {
    page.line(0, page.paint(Tone::doubt, "结论：现在还说不准。"), 6);
    if (waits_for_answers(assessment)) {
      page.line(6, "还有影响结论的问题没有回答。", 2);
    } else {
      const std::string open = titles(assessment, "findings", "unknown", true);
      page.line(6, fmt::format("没有发现不符合通知的地方；还要由人认定：{}。", open), 2);
    }
  }
}

bool waits_for_answers(const base::Json& assessment) {
  const std::string_view next = assessment.text_at("next");
  const auto& findings = items(assessment, "findings");
  return std::any_of(findings.begin(), findings.end(), [&](const base::Json& finding) {
    const std::string_view role = finding.text_at("role");
    const auto& missing = items(finding, "missing");
    return (role == "blocking" || role == "path") &&
           std::any_of(missing.begin(), missing.end(), [&](const base::Json& fact) { return fact.text() != nullptr && *fact.text() == next; });
  });
}

void draw_deadlines(Page& page, const base::Json& of, Notes notes) {
  Table table(2);
  for (const base::Json& deadline : items(of, "deadlines")) {
    const std::string_view date = deadline.text_at("date");
    const std::string_view state = openness_word(deadline.text_at("state"));
    std::string what = fmt::format("{}{}", deadline.text_at("title"), in_brackets(joined(deadline, "clauses")));
    if (!date.empty() && is_false(deadline, "verified")) what += "［推算，仅供参考］";
    if (const std::string_view note = deadline.text_at("note"); notes == Notes::shown && !note.empty())
      what += fmt::format("\n{}", note);
    table.row({std::string(date.empty() ? state : date), std::string(date.empty() ? "" : state), what});
  }
  table.draw(page);
}

}  // namespace zhicheng::cli
