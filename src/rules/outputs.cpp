#include "rules/outputs.h"

#include <array>

namespace zhicheng::rules {

using feel::Operation;
using feel::Value;

void Outputs::fill(Assessment& assessment) {
  add_deadlines(assessment);
  for (const HumanRule& rule : edition_.human) {
    if (judgement_.holds(rule.when).is(true)) assessment.human.push_back({rule.id, rule.title, rule.by, rule.clauses});
  }
  for (const MaterialRule& rule : edition_.materials) {
    if (judgement_.holds(rule.when).is(true)) assessment.materials.push_back({rule.id, rule.title, rule.clauses, rule.note});
  }
  add_chain(assessment);
  for (const ContactRule& rule : edition_.contacts) {
    note(judgement_.holds(rule.when));
    if (presumed_.holds(rule.when).is(true)) {
      assessment.contacts.push_back({rule.office, rule.name, rule.phones, rule.clauses});
    }
  }
}

void Outputs::note(Value value) {
  for (const std::size_t fact : facts_.facts_of(value)) depends_on_.insert(fact);
}

void Outputs::add_deadlines(Assessment& assessment) {
  for (const DeadlineRule& rule : edition_.deadlines) {
    const Value applies = judgement_.holds(rule.when);
    note(applies);
    if (applies.is(false)) continue;
    const Value date = judgement_.evaluate(rule.date);
    const std::array<Value, 2> order{Value::date(on_), date};
    const Value open = possibilities_.apply(Operation::less_equal, order);
    const Value set_by = judgement_.value(rule.set_by);
    for (const Value value : {date, open, set_by}) note(value);
    if (!applies.is(true)) continue;

    Deadline deadline;
    deadline.id = rule.id;
    deadline.title = rule.title;
    if (date.kind == feel::Kind::date) deadline.date = date.day();
    deadline.state = open.is(true) ? Openness::open : open.is(false) ? Openness::closed : Openness::unknown;
    if (set_by.kind == feel::Kind::symbol) deadline.set_by = edition_.symbols.text(set_by.number);
    deadline.clauses = rule.clauses;
    deadline.verified = rule.verified;
    deadline.note = rule.note;
    if (rule.id == "filing") assessment.window = deadline.state;
    assessment.deadlines.push_back(std::move(deadline));
  }
}

Value Outputs::route_row(Judgement& judgement) {
  std::vector<const Condition*> conditions;
  for (const RouteRow& row : edition_.route) conditions.push_back(row.when ? &*row.when : nullptr);
  return judgement.first(conditions);
}

void Outputs::add_chain(Assessment& assessment) {
  const Value row = route_row(judgement_);
  note(row);
  for (const Value leaf : possibilities_.leaves_of(row)) {
    if (!leaf.is_unknown()) note_row(edition_.route[static_cast<std::size_t>(leaf.number)]);
  }
  const Value shown = route_row(presumed_);
  if (shown.varies() || shown.is_unknown()) return;
  for (const LinkRule& link : edition_.route[static_cast<std::size_t>(shown.number)].links) {
    assessment.chain.push_back(make_link(link));
  }
}

void Outputs::note_row(const RouteRow& row) {
  for (const LinkRule& link : row.links) {
    if (link.office_is) note(judgement_.evaluate(*link.office_is));
  }
}

Link Outputs::make_link(const LinkRule& rule) {
  Link link{std::nullopt, rule.duty, rule.status, rule.clauses, rule.note};
  if (!rule.office.empty()) link.office = rule.office;
  if (rule.office_is) {
    const Value office = presumed_.evaluate(*rule.office_is);
    if (office.kind == feel::Kind::symbol) link.office = edition_.symbols.text(office.number);
  }
  return link;
}

}  // namespace zhicheng::rules
