// Conclusion, findings, and the way of the papers.
#include "container/sections.h"

#include "container/assessment_words.h"
#include "container/words.h"

namespace zhicheng::container {

using base::Json;
using words::kHeadings;
using words::kLabels;

namespace {

std::string_view tone_of(std::string_view status) {
  if (status == "met") return "good";
  if (status == "unmet") return "bad";
  return status == "not_applicable" ? "faint" : "doubt";
}

std::string with_clauses(std::string_view title, const Json& item) { return std::string(title) + in_brackets(joined(item, "clauses")); }

/// The sentences of the notice that this finding stands for.
std::string quotes_of(const rules::Edition& edition, std::string_view finding) {
  std::string quotes;
  for (const rules::Clause& clause : edition.clauses) {
    for (const rules::Cover& cover : clause.covered_by) {
      const std::string quote = "“" + clause.quote + "”";
      if (cover.kind == "finding" && cover.id == finding && quotes.find(quote) == std::string::npos) quotes += quote;
    }
  }
  return quotes;
}

std::string missing_words(const rules::Edition& edition, const Json& finding) {
  std::string words;
  for (const Json& id : items(finding, "missing")) {
    const rules::Fact* fact = id.text() == nullptr ? nullptr : edition.vocabulary.find(*id.text());
    if (fact == nullptr) continue;
    if (!words.empty()) words += "、";
    words += fact->label;
  }
  return words;
}

void row_if(Paper& paper, std::string_view label, std::string_view text, std::string_view tone = {}) {
  if (!text.empty()) paper.row(label, text, tone);
}

void write_finding(Paper& paper, const Subject& subject, const Json& finding, bool step) {
  const std::string_view status = finding.text_at("status");
  std::string title = with_clauses(finding.text_at("title"), finding);
  if (is_false(finding, "verified")) title += "［依据待核实］";
  paper.row(step ? step_word(status) : status_word(status), title, tone_of(status));
  if (!step) row_if(paper, kLabels.quote, quotes_of(subject.edition, finding.text_at("id")), "faint");
  const Reason reason = short_reason(finding, subject.labels);
  if (!step) row_if(paper, reason.holds ? kLabels.because : kLabels.open, reason.decided);
  if (!step) row_if(paper, kLabels.values, reason.values, "faint");
  row_if(paper, kLabels.advice, finding.text_at("advice"));
  row_if(paper, kLabels.when, when_met(finding, subject.assessment.text_at("cutoff")), "lead");
  if (!step) row_if(paper, kLabels.missing, missing_words(subject.edition, finding));
}

void write_role(Paper& paper, const Subject& subject, std::string_view role, std::string_view heading) {
  bool begun = false;
  for (const Json& finding : items(subject.assessment, "findings")) {
    if (finding.text_at("role") != role) continue;
    if (!begun) paper.heading(heading);
    begun = true;
    write_finding(paper, subject, finding, role == "step");
  }
}

void write_deadlines(Paper& paper, const Json& assessment) {
  paper.heading(kHeadings.deadlines);
  for (const Json& deadline : items(assessment, "deadlines")) {
    const std::string_view date = deadline.text_at("date");
    const std::string_view state = openness_word(deadline.text_at("state"));
    std::string text = with_clauses(deadline.text_at("title"), deadline);
    if (!date.empty() && is_false(deadline, "verified")) text += "［推算，仅供参考］";
    if (!deadline.text_at("note").empty()) text += "\n" + std::string(deadline.text_at("note"));
    paper.row(date.empty() ? std::string(state) : std::string(date) + " " + std::string(state), text);
  }
}

void write_materials(Paper& paper, const Json& assessment) {
  if (items(assessment, "materials").empty()) return;
  paper.heading(kHeadings.materials);
  std::size_t number = 0;
  for (const Json& material : items(assessment, "materials")) {
    std::string text = with_clauses(material.text_at("title"), material);
    if (is_false(material, "verified")) text += "［待核实］";
    if (!material.text_at("note").empty()) text += "\n" + std::string(material.text_at("note"));
    paper.row(std::to_string(++number), text);
  }
}

void write_chain(Paper& paper, const Json& assessment) {
  if (items(assessment, "chain").empty()) return;
  paper.heading(kHeadings.chain);
  std::size_t number = 0;
  for (const Json& link : items(assessment, "chain")) {
    const std::string_view office = link.text_at("office");
    const std::string_view status = link.text_at("status");
    std::string text = with_clauses(office.empty() ? "通知没有写明" : office, link);
    if (status == "conflict") text += "［通知前后不一致，请先致电确认］";
    if (status == "gap" && !office.empty()) text += "［通知没有写明，请先致电确认］";
    if (!link.text_at("note").empty()) text += "\n" + std::string(link.text_at("note"));
    paper.row(std::to_string(++number) + ". " + std::string(duty_word(link.text_at("duty"))), text, status == "stated" ? "" : "doubt");
  }
}

void write_contacts(Paper& paper, const Json& assessment) {
  if (items(assessment, "contacts").empty()) return;
  paper.heading(kHeadings.contacts);
  for (const Json& contact : items(assessment, "contacts")) {
    std::string text(contact.text_at("office"));
    for (const std::string_view key : {"name", "address", "hours"}) {
      if (!contact.text_at(key).empty()) text += "　" + std::string(contact.text_at(key));
    }
    paper.row(joined(contact, "phones"), text);
  }
}

void write_human(Paper& paper, const Json& assessment) {
  paper.heading(kHeadings.human);
  for (const Json& matter : items(assessment, "human")) {
    paper.row("由" + std::string(matter.text_at("by")) + "判断", with_clauses(matter.text_at("title"), matter));
  }
}

}  // namespace

void write_conclusion(Paper& paper, const Subject& subject) {
  const std::string_view outcome = subject.assessment.text_at("outcome");
  const OutcomeWords said = outcome_words(subject.assessment);
  paper.heading(kHeadings.conclusion);
  paper.row(kLabels.conclusion, said.headline, outcome == "eligible" ? "good" : outcome == "ineligible" ? "bad" : "doubt");
  for (const std::string& cause : said.causes) paper.row("", cause);
  paper.row(kLabels.window, window_words(subject.assessment));
  paper.row(kLabels.on, subject.package.text_at("on"));
  const rules::Edition& edition = subject.edition;
  paper.row(kLabels.edition, "《" + edition.title + "》");
  paper.row(kLabels.issuer, edition.issuer + "，" + edition.dated);
  paper.paragraph(words::kPeopleDecide, "faint");
}

void write_findings(Paper& paper, const Subject& subject) {
  write_role(paper, subject, "blocking", kHeadings.blocking);
  write_role(paper, subject, "path", kHeadings.path);
  write_role(paper, subject, "step", kHeadings.step);
  write_role(paper, subject, "reference", kHeadings.reference);
}

void write_way(Paper& paper, const Subject& subject) {
  write_human(paper, subject.assessment);
  write_deadlines(paper, subject.assessment);
  write_materials(paper, subject.assessment);
  write_chain(paper, subject.assessment);
  write_contacts(paper, subject.assessment);
}

}  // namespace zhicheng::container
