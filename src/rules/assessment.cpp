#include "rules/assessment.h"

#include "rules/render.h"

namespace zhicheng::rules {

using base::Json;

std::string_view spell(Status status) {
  switch (status) {
    case Status::met: return "met";
    case Status::unmet: return "unmet";
    case Status::unknown: return "unknown";
    case Status::not_applicable: return "not_applicable";
  }
  return "";
}

std::string_view spell(Role role) {
  switch (role) {
    case Role::blocking: return "blocking";
    case Role::path: return "path";
    case Role::step: return "step";
    case Role::reference: return "reference";
  }
  return "";
}

std::string_view spell(Outcome outcome) {
  switch (outcome) {
    case Outcome::eligible: return "eligible";
    case Outcome::ineligible: return "ineligible";
    case Outcome::undetermined: return "undetermined";
  }
  return "";
}

std::string_view spell(Openness openness) {
  switch (openness) {
    case Openness::open: return "open";
    case Openness::closed: return "closed";
    case Openness::unknown: return "unknown";
  }
  return "";
}

std::string_view spell(LinkStatus status) {
  switch (status) {
    case LinkStatus::stated: return "stated";
    case LinkStatus::gap: return "gap";
    case LinkStatus::conflict: return "conflict";
  }
  return "";
}

std::string_view spell(ChangeKind kind) {
  switch (kind) {
    case ChangeKind::choose: return "choose";
    case ChangeKind::act: return "act";
    case ChangeKind::wait: return "wait";
    case ChangeKind::check: return "check";
  }
  return "";
}

std::vector<UsedValue> values_of(const Assessment& assessment, const Condition& condition) {
  const Edition& edition = *assessment.edition;
  std::vector<UsedValue> used;
  for (const ReadName& name : condition.names) {
    UsedValue one;
    if (name.kind == feel::Binding::Kind::today) {
      one = {"查询日", assessment.on.text(), true, true};
    } else if (name.kind == feel::Binding::Kind::fact) {
      const Fact& fact = edition.vocabulary.facts()[name.index];
      const auto& answer = assessment.answers.at(name.index);
      one = {fact.label, answer ? readable(fact, *answer) : "", answer.has_value()};
    } else {
      const NamedValue& named = edition.values[name.index];
      const feel::Value value = assessment.values[name.index];
      one = {named.label, value.varies() ? "" : render(edition, named, value), !value.varies(), true};
    }
    used.push_back(std::move(one));
  }
  return used;
}

EditionName name_of(const Edition& edition) { return {edition.id, edition.county, edition.packs, edition.digest}; }

Json to_json(const EditionName& name) {
  Json out;
  out.add("id", name.id).add("county", name.county ? Json{*name.county} : Json{}).add("packs", Json{name.packs}).add("digest", name.digest);
  return out;
}

}  // namespace zhicheng::rules
