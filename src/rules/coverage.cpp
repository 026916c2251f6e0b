#include "rules/coverage.h"

#include <algorithm>
#include <array>

namespace zhicheng::rules {

using base::Json;

namespace {

constexpr std::array<std::string_view, 13> kKinds{"finding", "deadline", "table", "material", "process", "sanction", "contact",
                                                  "quota",   "fee",      "check", "move",     "route",   "human"};

constexpr std::string_view kRouteTable = "材料报到哪里";

template <class Rule>
std::optional<CoveringRule> among(const std::vector<Rule>& rules, std::string_view id) {
  for (const Rule& rule : rules) {
    if (rule.id == id) return CoveringRule{rule.title, {rule.clauses.begin(), rule.clauses.end()}};
  }
  return std::nullopt;
}

void add_clauses(const RouteRow& row, CoveringRule& rule) {
  for (const LinkRule& link : row.links) rule.clauses.insert(rule.clauses.end(), link.clauses.begin(), link.clauses.end());
}

std::optional<CoveringRule> find_route(const Edition& edition, std::string_view id) {
  for (const RouteRow& row : edition.route) {
    if (row.id != id) continue;
    CoveringRule rule{row.title, {}};
    add_clauses(row, rule);
    return rule;
  }
  return std::nullopt;
}

std::optional<CoveringRule> find_table(const Edition& edition, std::string_view id) {
  if (id == "route") {
    CoveringRule rule{kRouteTable, {}};
    rule.clauses.assign(edition.route_clauses.begin(), edition.route_clauses.end());
    return rule;
  }
  const NamedValue* value = edition.find_value(id);
  if (value == nullptr) return std::nullopt;
  return CoveringRule{value->label, {value->clauses.begin(), value->clauses.end()}};
}

std::optional<CoveringRule> find_contact(const Edition& edition, std::string_view office) {
  for (const ContactRule& rule : edition.contacts) {
    if (rule.office == office) return CoveringRule{rule.office, {rule.clauses.begin(), rule.clauses.end()}};
  }
  return std::nullopt;
}

Json texts(const std::vector<std::string>& list) {
  Json::Array out;
  for (const std::string& text : list) out.emplace_back(text);
  return Json{std::move(out)};
}

void add_text(Json& row, std::string_view key, const std::string& text) {
  if (!text.empty()) row.add(key, text);
}

using AddMore = void (*)(Json& row, const Stated& from);

Json table(const std::vector<Stated>& rows, AddMore more) {
  Json::Array out;
  for (const Stated& from : rows) {
    Json row;
    row.add("id", from.id).add("title", from.title).add("clauses", texts(from.clauses)).add("verified", from.verified);
    add_text(row, "by", from.by);
    add_text(row, "text", from.text);
    add_text(row, "source", from.source);
    more(row, from);
    out.push_back(std::move(row));
  }
  return Json{std::move(out)};
}

}  // namespace

namespace {

template <class Rule>
std::string_view title_among(const std::vector<Rule>& rules, std::string_view id) {
  for (const Rule& rule : rules) {
    if (rule.id == id) return rule.title;
  }
  return {};
}

}  // namespace

std::string_view title_of_rule(const Edition& edition, std::string_view kind, std::string_view id) {
  if (kind == "finding") return title_among(edition.findings, id);
  if (kind == "deadline") return title_among(edition.deadlines, id);
  if (kind == "material") return title_among(edition.materials, id);
  if (kind == "route") return title_among(edition.route, id);
  if (kind == "human") return title_among(edition.human, id);
  if (kind == "contact") return id;
  if (kind == "table") {
    const NamedValue* value = edition.find_value(id);
    return value != nullptr ? std::string_view(value->label) : kRouteTable;
  }
  for (const auto* rows : {&edition.process, &edition.sanctions, &edition.quotas, &edition.fees, &edition.checks, &edition.moves}) {
    if (const std::string_view title = title_among(*rows, id); !title.empty()) return title;
  }
  return {};
}

bool is_cover_kind(std::string_view kind) { return std::find(kKinds.begin(), kKinds.end(), kind) != kKinds.end(); }

std::optional<CoveringRule> find_rule(const Edition& edition, std::string_view kind, std::string_view id) {
  if (kind == "finding") return among(edition.findings, id);
  if (kind == "deadline") return among(edition.deadlines, id);
  if (kind == "table") return find_table(edition, id);
  if (kind == "material") return among(edition.materials, id);
  if (kind == "process") return among(edition.process, id);
  if (kind == "sanction") return among(edition.sanctions, id);
  if (kind == "contact") return find_contact(edition, id);
  if (kind == "quota") return among(edition.quotas, id);
  if (kind == "fee") return among(edition.fees, id);
  if (kind == "check") return among(edition.checks, id);
  if (kind == "move") return among(edition.moves, id);
  if (kind == "route") return find_route(edition, id);
  if (kind == "human") return among(edition.human, id);
  return std::nullopt;
}

Json clause_rows(const Edition& edition) {
  Json::Array rows;
  for (const Clause& clause : edition.clauses) {
    Json::Array covers;
    for (const Cover& cover : clause.covered_by) {
      const auto rule = find_rule(edition, cover.kind, cover.id);
      covers.push_back(Json{}.add("kind", cover.kind).add("id", cover.id).add("title", rule ? rule->title : std::string_view{}));
    }
    Json::Array readings;
    for (const std::size_t index : clause.ambiguity) {
      const Ambiguity& one = edition.ambiguities[index];
      readings.push_back(Json{}.add("id", one.id).add("issue", one.issue).add("handling", one.handling));
    }
    Json row;
    row.add("id", clause.id).add("clause", clause.clause).add("quote", clause.quote).add("testable_by", clause.testable_by);
    row.add("actor", texts(clause.actor)).add("kind", texts(clause.kind)).add("covered_by", std::move(covers));
    row.add("reason", clause.reason.empty() ? Json{} : Json{clause.reason}).add("ambiguity", std::move(readings));
    rows.push_back(std::move(row));
  }
  return Json{std::move(rows)};
}

Json stated_tables(const Edition& edition) {
  Json out;
  out.add("sanctions", table(edition.sanctions, [](Json& row, const Stated& from) {
            row.add("on", from.on).add("years", from.number == 0 ? Json{} : Json{from.number});
          }));
  out.add("quota", table(edition.quotas, [](Json& row, const Stated& from) { row.add("count", from.number); }));
  out.add("fees", table(edition.fees, [](Json& row, const Stated& from) { row.add("document", from.document); }));
  out.add("checks", table(edition.checks, [](Json&, const Stated&) {}));
  out.add("moves", table(edition.moves, [](Json& row, const Stated& from) { row.add("from", texts(from.from)).add("to", from.to); }));
  return out;
}

Json process_rows(const Edition& edition, const Json::Array& rows) {
  Json steps = table(edition.process, [](Json& row, const Stated& from) { row.add("timing", from.timing.empty() ? Json{} : Json{from.timing}); });
  for (std::size_t i = 0; i < edition.process.size(); ++i) {
    const Stated& step = edition.process[i];
    Json::Array days;
    if (step.date) days.push_back(Json{}.add("for", Json{}).add("date", step.date->text()));
    for (const std::size_t row : step.rows) {
      for (const Json& deadline : *rows[row].find("deadlines")->array()) {
        if (deadline.text_at("id") != step.deadline) continue;
        days.push_back(Json{}.add("for", rows[row].text_at("title")).add("date", *deadline.find("date")));
      }
    }
    (*steps.array())[i].add("days", std::move(days));
  }
  return steps;
}

}  // namespace zhicheng::rules
