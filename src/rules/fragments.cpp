#include "rules/fragments.h"

#include <algorithm>

#include "base/json.h"
#include "base/sort.h"
#include "rules/assessment.h"
#include "rules/edition.h"
#include "rules/render.h"

namespace zhicheng::rules {

using base::Json;

namespace {

using Hole = Template::Hole;

/// Stands where a hole will be: a control character, which no rule may hold.
constexpr std::string_view kMark = "\x01";
constexpr std::string_view kWrittenMark = "\"\\u0001\"";

Json mark() { return Json{kMark}; }

/// `holes` in the order of the canonical text.
Template split(const Json& json, const std::vector<Hole>& holes) {
  Template made;
  const std::string whole = base::write_canonical(json);
  std::string_view rest = whole;
  for (const Hole& hole : holes) {
    const std::size_t at = rest.find(kWrittenMark);
    assert(at != std::string_view::npos);
    made.text += rest.substr(0, at);
    made.pieces.push_back({made.text.size(), hole});
    rest.remove_prefix(at + kWrittenMark.size());
  }
  assert(rest.find(kWrittenMark) == std::string_view::npos);
  made.text += rest;
  return made;
}

std::string written(const Json& json) { return base::write_canonical(json); }

/// The members of an object without its braces.
std::string members(const Json& object) {
  const std::string whole = written(object);
  return whole.substr(1, whole.size() - 2);
}

Json texts(const std::vector<std::string>& items) {
  Json::Array array(items.begin(), items.end());
  return Json{std::move(array)};
}

void add_note(Json& object, const std::string& note) {
  if (!note.empty()) object.add("note", note);
}

std::string_view id_of(const Edition& edition, const ReadName& name) {
  if (name.kind == feel::Binding::Kind::today) return "on";
  if (name.kind == feel::Binding::Kind::fact) return edition.vocabulary.facts()[name.index].id;
  return edition.values[name.index].id;
}

Hole hole_of(const ReadName& name) {
  switch (name.kind) {
    case feel::Binding::Kind::today: return {Hole::Kind::today};
    case feel::Binding::Kind::fact: return {Hole::Kind::fact, name.index};
    default: return {Hole::Kind::value, name.index};
  }
}

/// A step of the reasons; `holes` gets what it leaves open, in the order of sorted keys: because, truth, values.
Json step(const Edition& edition, const Condition& condition, std::vector<Hole>& holes) {
  Json out;
  Json::Array because;
  for (const Condition& part : condition.parts) because.push_back(step(edition, part, holes));
  holes.push_back({Hole::Kind::truth, condition.index});
  std::vector<ReadName> names = condition.names;
  base::sort(names, [&](const ReadName& a, const ReadName& b) { return id_of(edition, a) < id_of(edition, b); });
  Json values;
  for (const ReadName& name : names) {
    values.add(id_of(edition, name), mark());
    holes.push_back(hole_of(name));
  }
  out.add("text", condition.text).add("truth", mark());
  if (!condition.clauses.empty()) out.add("clauses", texts(condition.clauses));
  if (!names.empty()) out.add("values", std::move(values));
  if (!because.empty()) out.add("because", std::move(because));
  return out;
}

FindingText finding(const Edition& edition, const FindingRule& rule) {
  FindingText made;
  for (const JudgeCase& one : rule.judge) {
    made.advice.push_back(one.advice.empty() ? "" : members(Json{}.add("advice", one.advice)) + ',');
    if (!one.when) continue;
    std::vector<Hole> holes;
    Json json = step(edition, *one.when, holes);
    made.cases.push_back(split(json.add("gives", spell(one.status)), holes));
  }
  made.clauses_and_id = members(Json{}.add("clauses", texts(rule.clauses)).add("id", rule.id));
  made.role = members(Json{}.add("role", spell(rule.role)));
  made.title = members(Json{}.add("title", rule.title));
  return made;
}

Template deadline(const DeadlineRule& rule) {
  Json out;
  out.add("id", rule.id).add("title", rule.title).add("date", mark()).add("state", mark()).add("set_by", mark());
  out.add("clauses", texts(rule.clauses)).add("verified", rule.verified);
  add_note(out, rule.note);
  return split(out, {{Hole::Kind::date}, {Hole::Kind::set_by}, {Hole::Kind::state}});
}

Template link(const LinkRule& rule) {
  Json out;
  std::vector<Hole> holes;
  if (rule.office_is) holes.push_back({Hole::Kind::office});
  out.add("office", rule.office_is ? mark() : rule.office.empty() ? Json{} : Json{rule.office});
  out.add("duty", rule.duty).add("status", spell(rule.status)).add("clauses", texts(rule.clauses));
  add_note(out, rule.note);
  return split(out, holes);
}

std::vector<std::pair<std::int64_t, std::string>> labels_of(const Edition& edition, const NamedValue& value) {
  std::vector<std::pair<std::int64_t, std::string>> labels;
  if (value.type.base != feel::Type::Base::choice) return labels;
  for (const std::int64_t symbol : *value.type.domain) {
    labels.emplace_back(symbol, written(Json{render(edition, value, feel::Value::symbol(symbol))}));
  }
  return labels;
}

}  // namespace

Fragments make_fragments(const Edition& edition) {
  Fragments made;
  made.edition = members(Json{}.add("edition", to_json(name_of(edition))));
  for (const Fact& fact : edition.vocabulary.facts()) {
    made.ids.push_back(written(Json{fact.id}));
    auto& labels = made.choices.emplace_back();
    for (const Choice& choice : fact.choices) labels.push_back(written(Json{choice.label}));
  }
  for (const NamedValue& value : edition.values) made.values.push_back(labels_of(edition, value));
  for (const FindingRule& rule : edition.findings) made.findings.push_back(finding(edition, rule));
  for (const PathRule& path : edition.paths) {
    Json json = Json{}.add("id", path.id).add("title", path.title).add("status", mark());
    made.paths.push_back(split(json, {{Hole::Kind::status}}));
  }
  for (const DeadlineRule& rule : edition.deadlines) made.deadlines.push_back(deadline(rule));
  for (const HumanRule& rule : edition.human) {
    made.human.push_back(written(Json{}.add("id", rule.id).add("title", rule.title).add("by", rule.by).add("clauses", texts(rule.clauses))));
  }
  for (const MaterialRule& rule : edition.materials) {
    Json json = Json{}.add("id", rule.id).add("title", rule.title).add("clauses", texts(rule.clauses));
    if (!rule.verified) json.add("verified", false);
    add_note(json, rule.note);
    made.materials.push_back(written(json));
  }
  for (const RouteRow& row : edition.route) {
    auto& links = made.links.emplace_back();
    for (const LinkRule& rule : row.links) links.push_back(link(rule));
  }
  for (const ContactRule& rule : edition.contacts) {
    Json json = Json{}.add("office", rule.office).add("name", rule.name).add("phones", texts(rule.phones)).add("clauses", texts(rule.clauses));
    if (!rule.address.empty()) json.add("address", rule.address);
    if (!rule.hours.empty()) json.add("hours", rule.hours);
    made.contacts.push_back(written(json));
  }
  return made;
}

}  // namespace zhicheng::rules
