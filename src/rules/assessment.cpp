#include "rules/assessment.h"

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

namespace {

template <class Items, class Convert>
Json list(const Items& items, Convert convert) {
  Json::Array array;
  array.reserve(items.size());
  for (const auto& item : items) array.push_back(convert(item));
  return Json{std::move(array)};
}

Json texts(const std::vector<std::string>& items) {
  return list(items, [](const std::string& item) { return Json{item}; });
}

Json date_or_null(const std::optional<base::Day>& day) { return day ? Json{day->text()} : Json{}; }
Json text_or_null(const std::optional<std::string>& text) { return text ? Json{*text} : Json{}; }

void add_note(Json& object, const std::string& note) {
  if (!note.empty()) object.add("note", note);
}

Json used_json(const UsedValue& used) {
  Json out;
  out.add("id", used.id).add("label", used.label).add("value", used.answered ? Json{used.text} : Json{});
  return out;
}

std::string_view truth_word(Status truth) {
  return truth == Status::met ? "yes" : truth == Status::unmet ? "no" : "unknown";
}

Json step_json(const Step& step) {
  Json out;
  out.add("text", step.text).add("truth", truth_word(step.truth));
  if (!step.expression.empty()) out.add("expression", step.expression);
  if (step.gives) out.add("gives", spell(*step.gives));
  if (!step.clauses.empty()) out.add("clauses", texts(step.clauses));
  if (!step.used.empty()) out.add("values", list(step.used, used_json));
  if (!step.because.empty()) out.add("because", list(step.because, step_json));
  return out;
}

Json finding_json(const Finding& finding) {
  Json out;
  out.add("id", finding.id).add("title", finding.title).add("status", spell(finding.status));
  out.add("role", spell(finding.role)).add("clauses", texts(finding.clauses)).add("verified", finding.verified);
  out.add("because", list(finding.because, step_json)).add("missing", texts(finding.missing));
  if (finding.short_by_days) out.add("short_by", Json{}.add("days", *finding.short_by_days));
  if (finding.met_from) out.add("met_from", finding.met_from->text());
  if (!finding.advice.empty()) out.add("advice", finding.advice);
  return out;
}

Json deadline_json(const Deadline& deadline) {
  Json out;
  out.add("id", deadline.id).add("title", deadline.title).add("date", date_or_null(deadline.date));
  out.add("state", spell(deadline.state)).add("set_by", deadline.set_by.empty() ? Json{} : Json{deadline.set_by});
  out.add("clauses", texts(deadline.clauses)).add("verified", deadline.verified);
  add_note(out, deadline.note);
  return out;
}

Json link_json(const Link& link) {
  Json out;
  out.add("office", text_or_null(link.office)).add("duty", link.duty).add("status", spell(link.status));
  out.add("clauses", texts(link.clauses));
  add_note(out, link.note);
  return out;
}

Json contact_json(const Contact& contact) {
  Json out;
  out.add("office", contact.office).add("name", contact.name).add("phones", texts(contact.phones));
  out.add("clauses", texts(contact.clauses));
  return out;
}

Json material_json(const Material& material) {
  Json out;
  out.add("id", material.id).add("title", material.title).add("clauses", texts(material.clauses));
  add_note(out, material.note);
  return out;
}

}  // namespace

Json to_json(const EditionName& name) {
  Json out;
  out.add("id", name.id).add("county", text_or_null(name.county)).add("packs", Json{name.packs}).add("digest", name.digest);
  return out;
}

Json to_json(const Assessment& assessment) {
  Json out;
  out.add("format", "zhicheng-assessment/1").add("edition", to_json(assessment.edition));
  out.add("on", assessment.on.text()).add("outcome", spell(assessment.outcome));
  out.add("window", spell(assessment.window)).add("cutoff", date_or_null(assessment.cutoff));
  out.add("findings", list(assessment.findings, finding_json));
  out.add("paths", list(assessment.paths, [](const PathStatus& path) {
            return Json{}.add("id", path.id).add("title", path.title).add("status", spell(path.status));
          }));
  out.add("human", list(assessment.human, [](const HumanMatter& matter) {
            return Json{}.add("id", matter.id).add("title", matter.title).add("by", matter.by).add("clauses", texts(matter.clauses));
          }));
  out.add("deadlines", list(assessment.deadlines, deadline_json));
  out.add("materials", list(assessment.materials, material_json));
  out.add("chain", list(assessment.chain, link_json));
  out.add("contacts", list(assessment.contacts, contact_json));
  out.add("missing", texts(assessment.missing)).add("next", text_or_null(assessment.next));
  return out;
}

}  // namespace zhicheng::rules
