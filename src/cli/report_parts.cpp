#include "cli/report_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include "cli/failure.h"
#include "rules/edition.h"

namespace zhicheng::cli {

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
    words.labels.merge(container::labels_of(**edition));
    for (const rules::Clause& clause : (*edition)->clauses) {
      for (const rules::Cover& cover : clause.covered_by) {
        if (cover.kind != "finding") continue;
        std::string& quotes = words.quotes[cover.id];
        const std::string quote = fmt::format("“{}”", clause.quote);
        if (quotes.find(quote) == std::string::npos) quotes += quote;
      }
    }
    for (const rules::MaterialRule& material : (*edition)->materials) {
      words.materials.try_emplace(material.id, material.title);
      for (const std::string& kind : material.kinds) words.materials.try_emplace(kind, material.title);
    }
    for (const rules::Fact& fact : (*edition)->vocabulary.facts()) {
      words.facts.try_emplace(fact.id, fact.label);
      words.questions.try_emplace(fact.id, fact.question);
      words.reasons.try_emplace(fact.id, fact.why);
      for (const rules::Choice& choice : fact.choices) words.choices.try_emplace(fact.id + "/" + choice.id, choice.label);
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
  // It says what was asked about, and more: deeper and longer than any input may be. The core bounds it.
  constexpr std::size_t kAny = std::numeric_limits<std::size_t>::max();
  auto read = base::read_json(response, {kAny, 2 * base::JsonLimits{}.depth, kAny});
  if (!read) throw Failure{Exit::bug, "bug", read.error().at, "核心给出的应答读不出来"};
  return std::move(read).value();
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
  const Tone tone = outcome == "eligible" ? Tone::good : outcome == "ineligible" ? Tone::bad : Tone::doubt;
  const container::OutcomeWords words = container::outcome_words(assessment);
  page.line(0, page.paint(tone, "结论：" + words.headline), 6);
  for (const std::string& cause : words.causes) page.line(6, cause, 2);
}

void draw_deadlines(Page& page, const base::Json& of, Notes notes) {
  Table table(2);
  for (const base::Json& deadline : items(of, "deadlines")) {
    const std::string_view date = deadline.text_at("date");
    const std::string_view state = container::openness_word(deadline.text_at("state"));
    std::string what = fmt::format("{}{}", deadline.text_at("title"), in_brackets(joined(deadline, "clauses")));
    if (!date.empty() && is_false(deadline, "verified")) what += "［推算，仅供参考］";
    if (const std::string_view note = deadline.text_at("note"); notes == Notes::shown && !note.empty())
      what += fmt::format("\n{}", note);
    table.row({std::string(date.empty() ? state : date), std::string(date.empty() ? "" : state), what});
  }
  table.draw(page);
}

}  // namespace zhicheng::cli
