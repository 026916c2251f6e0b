#include "cli/report_parts.h"

#include <fmt/format.h>

#include "cli/failure.h"
#include "rules/edition.h"

namespace zhicheng::cli {

namespace {

constexpr std::size_t kMarkWidth = 10;

void draw_steps(Page& page, const base::Json::Array& steps, std::size_t indent);

std::string used_values(const base::Json& step) {
  std::string text;
  for (const base::Json& used : items(step, "used")) {
    const std::string_view value = used.text_at("text");
    text += fmt::format("{}{}：{}", text.empty() ? "" : "；", used.text_at("label"), value.empty() ? "未回答" : value);
  }
  return text;
}

void draw_step(Page& page, const base::Json& step, std::size_t indent) {
  const std::string_view truth = step.text_at("truth");
  const std::string_view sign = truth == "met" ? "✔" : truth == "unmet" ? "✘" : truth == "unknown" ? "？" : "－";
  const std::string used = used_values(step);
  page.line(indent, fmt::format("{} {}", sign, step.text_at("text")), 3);
  if (!used.empty()) page.line(indent + 3, page.paint(Tone::faint, used));
  draw_steps(page, items(step, "because"), indent + 3);
}

void draw_steps(Page& page, const base::Json::Array& steps, std::size_t indent) {
  for (const base::Json& step : steps) draw_step(page, step, indent);
}

void draw_finding(Page& page, const base::Json& finding, const Labels& labels) {
  constexpr std::size_t kIndent = 2 + kMarkWidth;
  std::string title = fmt::format("{}{}", finding.text_at("title"), in_brackets(joined(finding, "clauses")));
  const base::Json* verified = finding.find("verified");
  if (verified != nullptr && verified->boolean() != nullptr && !*verified->boolean()) title += "［依据待核实］";
  page.line(2, status_mark(page, finding.text_at("status")) + title, kMarkWidth);

  draw_steps(page, items(finding, "because"), kIndent);
  const base::Json* short_by = finding.find("short_by");
  const base::Json* days = short_by == nullptr ? nullptr : short_by->find("days");
  if (days != nullptr && days->integer() != nullptr) {
    page.line(kIndent, page.paint(Tone::bad, fmt::format("还差 {} 天", *days->integer())));
  }
  if (const std::string_view day = finding.text_at("met_from"); !day.empty()) {
    page.line(kIndent, page.paint(Tone::strong, fmt::format("{} 起符合", day)));
  }
  std::string missing;
  for (const base::Json& fact : items(finding, "missing")) {
    if (fact.text() == nullptr) continue;
    missing += fmt::format("{}{}", missing.empty() ? "" : "、", label_of(labels, *fact.text()));
  }
  if (!missing.empty()) page.line(kIndent, page.paint(Tone::doubt, "还需回答：" + missing), 10);
  if (const std::string_view advice = finding.text_at("advice"); !advice.empty()) page.line(kIndent, advice);
}

}  // namespace

const base::Json::Array& items(const base::Json& object, std::string_view key) {
  static const base::Json::Array kNone;
  const base::Json* member = object.find(key);
  return member == nullptr || member->array() == nullptr ? kNone : *member->array();
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

std::string in_brackets(std::string_view text) { return text.empty() ? "" : fmt::format("（{}）", text); }

std::string_view label_of(const Labels& labels, std::string_view fact) {
  const auto found = labels.find(fact);
  return found == labels.end() ? fact : std::string_view{found->second};
}

std::string status_mark(const Page& page, std::string_view status) {
  if (status == "met") return page.paint(Tone::good, padded("✔ 符合", kMarkWidth));
  if (status == "unmet") return page.paint(Tone::bad, padded("✘ 不符合", kMarkWidth));
  if (status == "not_applicable") return page.paint(Tone::faint, padded("－ 不适用", kMarkWidth));
  return page.paint(Tone::doubt, padded("？ 说不准", kMarkWidth));
}

std::string_view openness_word(std::string_view state) {
  if (state == "open") return "未截止";
  if (state == "closed") return "已截止";
  return "日期未定";
}

base::Json parse_response(std::string_view response) {
  auto read = base::read_json(response);
  if (!read) throw Failure{Exit::bug, "bug", read.error().at, "核心给出的应答读不出来"};
  return std::move(read).value();
}

std::string edition_words(const base::Json& edition) {
  std::string words(edition.text_at("id"));
  if (const std::string_view county = edition.text_at("county"); !county.empty()) {
    words += fmt::format("，含 {} 的规定", county);
  }
  for (const base::Json& pack : items(edition, "packs")) words += fmt::format("，加载 {}", pack.text_at("id"));
  return words;
}

void draw_findings(Page& page, const base::Json& assessment, std::string_view role, std::string_view heading,
                   const Labels& labels) {
  bool begun = false;
  for (const base::Json& finding : items(assessment, "findings")) {
    if (finding.text_at("role") != role) continue;
    if (!begun) page.heading(heading);
    begun = true;
    draw_finding(page, finding, labels);
  }
}

void draw_outcome(Page& page, const base::Json& assessment) {
  const std::string_view outcome = assessment.text_at("outcome");
  if (outcome == "eligible" && assessment.text_at("window") == "closed") {
    page.line(0, page.paint(Tone::good, "结论：条件具备，今年申报已截止。"), 6);
  } else if (outcome == "eligible") {
    page.line(0, page.paint(Tone::good, "结论：符合通知规定的直接申报门槛，业绩与系列条件由评审机构认定。"), 6);
  } else if (outcome == "ineligible") {
    page.line(0, page.paint(Tone::bad, "结论：不符合通知规定的申报条件，原因见标有“不符合”的各条。"), 6);
  } else {
    page.line(0, page.paint(Tone::doubt, "结论：现在说不准，原因见标有“说不准”的各条。"), 6);
  }
}

Labels labels_of(const api::Door& door) {
  Labels labels;
  for (const std::string& id : door.library().ids()) {
    const auto edition = door.library().find(id, std::nullopt, {});
    if (!edition) continue;
    for (const rules::Fact& fact : (*edition)->vocabulary.facts()) labels.try_emplace(fact.id, fact.label);
  }
  return labels;
}

}  // namespace zhicheng::cli
