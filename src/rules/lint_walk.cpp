#include "rules/lint_parts.h"

namespace zhicheng::rules {

namespace {

std::string item(std::string_view list, const std::string& id, std::string_view below) {
  return std::string(list) + ' ' + id + '#' + std::string(below);
}

}  // namespace

void Walk::run(const Edition& edition) {
  go_values(edition);
  for (const FindingRule& rule : edition.findings) {
    for (std::size_t i = 0; i < rule.judge.size(); ++i) {
      const std::string place = item("findings", rule.id, base::pointer_to("/judge", i));
      go(rule.judge[i].when, place + "/when");
      enter_display();
      if (rule.judge[i].met_from) expression(*rule.judge[i].met_from, place + "/met_from");
      leave_display();
    }
    enter_display();
    if (rule.measured_on) expression(*rule.measured_on, item("findings", rule.id, "/measured_on"));
    leave_display();
  }
  go_outputs(edition);
}

void Walk::go_values(const Edition& edition) {
  for (std::size_t v = 0; v < edition.values.size(); ++v) {
    const NamedValue& value = edition.values[v];
    enter_value(v);
    for (std::size_t i = 0; i < value.rows.size(); ++i) {
      const bool single = value.rows.size() == 1 && !value.rows[i].when && value.dated.empty();
      const std::string row = item("values", value.id, base::pointer_to(value.dated.empty() ? "/first" : "/dated", i));
      go(value.rows[i].when, row + "/when");
      expression(value.rows[i].value, single ? item("values", value.id, "/is") : row + "/value");
    }
    for (std::size_t i = 0; i < value.inputs.size(); ++i) {
      expression(value.inputs[i], item("values", value.id, base::pointer_to("/table/inputs", i)));
    }
    leave_value();
  }
}

void Walk::go_outputs(const Edition& edition) {
  for (const DeadlineRule& rule : edition.deadlines) {
    go(rule.when, item("deadlines", rule.id, "/when"));
    expression(rule.date, item("deadlines", rule.id, "/date"));
  }
  for (const HumanRule& rule : edition.human) go(rule.when, item("human", rule.id, "/when"));
  for (const MaterialRule& rule : edition.materials) go(rule.when, item("materials", rule.id, "/when"));
  for (const ContactRule& rule : edition.contacts) go(rule.when, item("contacts", rule.office, "/when"));
  for (const RouteRow& row : edition.route) {
    go(row.when, item("route", row.id, "/when"));
    for (std::size_t i = 0; i < row.links.size(); ++i) {
      if (row.links[i].office_is) expression(*row.links[i].office_is, item("route", row.id, base::pointer_to("/links", i)) + "/office_is");
    }
  }
}

void Walk::go(const std::optional<Condition>& when, const std::string& place) {
  if (when) go(*when, place);
}

void Walk::go(const Condition& one, const std::string& place) {
  condition(one, place);
  switch (one.kind) {
    case Condition::Kind::leaf: return expression(one.expression, place);
    case Condition::Kind::negation: return go(one.parts[0], place + "/not");
    case Condition::Kind::all:
    case Condition::Kind::any: break;
  }
  const std::string below = place + (one.kind == Condition::Kind::all ? "/all" : "/any");
  for (std::size_t i = 0; i < one.parts.size(); ++i) go(one.parts[i], base::pointer_to(below, i));
}

}  // namespace zhicheng::rules
