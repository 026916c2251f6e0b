#include "rules/outputs.h"

#include <array>

namespace zhicheng::rules {

using feel::Operation;
using feel::Value;

void Outputs::fill(Assessment& assessment) {
  add_deadlines(assessment);
  for (const HumanRule& rule : edition_.human) {
    if (judgement_.holds(rule.when).is(true)) assessment.human.push_back(&rule);
  }
  for (const MaterialRule& rule : edition_.materials) {
    if (judgement_.holds(rule.when).is(true)) assessment.materials.push_back(&rule);
  }
  add_chain(assessment);
  for (const ContactRule& rule : edition_.contacts) {
    note(judgement_.holds(rule.when));
    if (presumed_.holds(rule.when).is(true)) assessment.contacts.push_back(&rule);
  }
}

void Outputs::note(Value value) {
  for (const std::size_t fact : facts_.facts_of(value)) depends_on_[fact] = true;
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

    Deadline deadline{&rule, std::nullopt, Openness::unknown, {}};
    if (date.kind == feel::Kind::date) deadline.date = date.day();
    deadline.state = open.is(true) ? Openness::open : open.is(false) ? Openness::closed : Openness::unknown;
    if (set_by.kind == feel::Kind::symbol) deadline.set_by = edition_.symbols.text(set_by.number);
    if (rule.id == "filing") assessment.window = deadline.state;
    assessment.deadlines.push_back(std::move(deadline));
  }
}

void Outputs::add_chain(Assessment& assessment) {
  const Value row = judgement_.first(edition_.route);
  note(row);
  for (const Value leaf : possibilities_.leaves_of(row)) {
    if (!leaf.is_unknown()) note_row(edition_.route[static_cast<std::size_t>(leaf.number)]);
  }
  const Value shown = presumed_.first(edition_.route);
  if (shown.varies() || shown.is_unknown()) return;
  assessment.route = static_cast<std::size_t>(shown.number);
  for (const LinkRule& link : edition_.route[*assessment.route].links) {
    assessment.chain.push_back({&link, office_of(link)});
  }
}

void Outputs::note_row(const RouteRow& row) {
  for (const LinkRule& link : row.links) {
    if (link.office_is) note(judgement_.evaluate(*link.office_is));
  }
}

std::string_view Outputs::office_of(const LinkRule& rule) {
  if (!rule.office_is) return rule.office;
  const Value office = presumed_.evaluate(*rule.office_is);
  return office.kind == feel::Kind::symbol ? std::string_view{edition_.symbols.text(office.number)} : std::string_view{};
}

}  // namespace zhicheng::rules
