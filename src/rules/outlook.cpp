#include "rules/outlook.h"

#include "rules/judgement.h"
#include "rules/render.h"

namespace zhicheng::rules {

namespace {

const std::vector<Presumption> kNoPresumptions;

/// Everything about people of whom `answers` are known, with and without what the edition presumes.
struct People {
  People(const Edition& edition, const Answers& answers, base::Day on)
      : possibilities(edition.calendar), facts(edition, answers, possibilities),
        judgement(edition, answers, on, facts, possibilities, kNoPresumptions),
        presumed(edition, answers, on, facts, possibilities, edition.presumptions) {}

  feel::Possibilities possibilities;
  OpenFacts facts;
  Judgement judgement;
  Judgement presumed;
};

PossibleRoute route_of(const Edition& edition, const RouteRow& row, Judgement& judgement) {
  PossibleRoute route{&row, {}};
  for (const LinkRule& link : row.links) {
    if (!link.office_is) {
      route.offices.emplace_back(link.office);
      continue;
    }
    const feel::Value office = judgement.evaluate(*link.office_is);
    route.offices.push_back(office.kind == feel::Kind::symbol ? std::string_view{edition.symbols.text(office.number)} : std::string_view{});
  }
  return route;
}

}  // namespace

Outlook outlook(const Edition& edition, const Answers& answers, base::Day on) {
  People people(edition, answers, on);
  std::vector<bool> possible(edition.route.size());
  for (const feel::Value leaf : people.possibilities.leaves_of(people.judgement.first(edition.route))) {
    if (!leaf.is_unknown()) possible[static_cast<std::size_t>(leaf.number)] = true;
  }
  Outlook made;
  for (std::size_t i = 0; i < edition.route.size(); ++i) {
    if (possible[i]) made.routes.push_back(route_of(edition, edition.route[i], people.judgement));
  }
  for (const ContactRule& rule : edition.contacts) {
    if (!people.presumed.holds(rule.when).is(false)) made.contacts.push_back(&rule);
  }
  return made;
}

PossibleValue possible_value(const Edition& edition, const Answers& answers, base::Day on, std::size_t value) {
  People people(edition, answers, on);
  PossibleValue made;
  for (const feel::Value leaf : people.possibilities.leaves_of(people.judgement.value(value))) {
    made.words.push_back(render(edition, edition.values[value], leaf));
  }
  made.verified = people.judgement.is_verified(value);
  return made;
}

}  // namespace zhicheng::rules
