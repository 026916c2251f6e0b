#include "workflow_players.h"

namespace zhicheng::model {

using namespace workflow;

namespace {

const std::string kCity = "市人力资源和社会保障局";
const std::string kCounty = "临河区人力资源和社会保障局";
const std::string kZone = "开发区人事部门";
const std::string kSchools = "市教育局";
const std::string kFarms = "市农牧局";
const std::string kEmployer = "某单位";
const std::string kDepartment = "某主管部门";
const std::vector<std::string> kOffices{kCity, kCounty, kZone, kSchools, kFarms, kEmployer, kDepartment, "别处"};
const std::vector<std::string> kSheets{"a", "b", "c", "d"};
const Subject kSubject{"person", kEmployer, 2026, "senior", "primary_secondary_teaching"};
const std::string kNumber = "2026-1";
const std::vector<std::string> kPlaces{"/applicant/name", "/applicant/id_number", "/applicant/employer", "/applicant/employer/0",
                                       "/applicant/employer_code", "/answers/level", "/answers/series", "/answers"};

Link link(const std::string& office, Duty duty, LinkStatus status = LinkStatus::stated) { return {office, duty, status}; }

}  // namespace

const std::vector<Scenario>& scenarios() {
  static const std::vector<Scenario> kAll{
      {{link("用人单位", Duty::review), link("主管部门", Duty::review), link(kCounty, Duty::review), link(kSchools, Duty::receive), link(kSchools, Duty::decide)},
       {{Duty::review, {kEmployer}}, {Duty::review, {kDepartment}}, {Duty::review, {kCounty}}, {Duty::receive, {kSchools}}, {Duty::decide, {kSchools}}}},
      {{link("用人单位", Duty::review), link(kCounty, Duty::receive, LinkStatus::conflict), link(kZone, Duty::receive, LinkStatus::conflict), link("", Duty::decide, LinkStatus::gap)},
       {{Duty::review, {kEmployer}}, {Duty::receive, {kCounty, kZone}, true}, {Duty::decide, {}}}},
      {{link("", Duty::receive, LinkStatus::gap), link(kFarms, Duty::decide)}, {{Duty::receive, {}}, {Duty::decide, {kFarms}}}},
      {{link("用人单位", Duty::review), link("", Duty::review, LinkStatus::gap), link(kCounty, Duty::receive), link(kCounty, Duty::pass_on), link(kCity, Duty::receive)},
       {{Duty::review, {kEmployer}}, {Duty::review, {}}, {Duty::receive, {kCounty}}, {Duty::pass_on, {kCounty}}, {Duty::receive, {kCity}}, {Duty::decide, {}}}},
      {{link(kFarms, Duty::decide)}, {{Duty::decide, {kFarms}}}},
  };
  return kAll;
}

void Players::hand_in(std::vector<Attachment>& attachments, std::vector<std::string>& missing, std::size_t missing_percent) {
  for (const std::string& sha256 : kSheets) {
    if (!chance(60)) continue;
    attachments.push_back({"kind", sha256});
    if (chance(missing_percent)) missing.push_back(sha256);
  }
}

Receive Players::submission(const Scenario& scenario) {
  Receive made{kNumber, "bayannur/2026", kSubject, kDepartment, {}, scenario.links, "p0", {}, {}, chance(70) ? Judged::reproduced : Judged::unfinished};
  if (chance(60)) made.filing_day = base::Day::from_number(20'650 + static_cast<std::int64_t>(below(30)));
  hand_in(made.attachments, made.missing, 10);
  return made;
}

std::string Players::office(const Model& model) {
  const auto& choice = model.stops()[model.stop()].choice;
  return choice.empty() || chance(15) ? any(kOffices) : any(choice);
}

std::string Players::attachment(const Model& model) {
  const auto& all = model.attachments_at(model.last_package());
  return all.empty() || chance(5) ? any(kSheets) : any(all).sha256;
}

std::vector<Correction> Players::corrections(const Model& model) {
  std::vector<Correction> made;
  for (std::size_t i = below(3); i > 0; --i) {
    Correction one{chance(95) ? "四" : "", "", "", chance(95) ? "问题" : " ", chance(95) ? "改" : ""};
    (chance(50) ? one.place : one.attachment) = chance(50) ? any(kPlaces) : attachment(model);
    if (!one.attachment.empty() && one.attachment[0] == '/' && chance(80)) one.attachment.clear(), one.place = "/answers";
    made.push_back(one);
  }
  return made;
}

Deed Players::notice(const Model& model, Time now, bool whole) {
  Notify made{whole ? std::vector<Correction>{{"四", "/answers", "", "问题", "改"}} : corrections(model), {}, words(40)};
  for (const Attachment& one : model.attachments_at(model.last_package())) {
    const MarkOne* mark = model.mark(one.sha256);
    if (mark != nullptr && mark->finding == Finding::faulty && chance(whole ? 100 : 60)) made.corrections.push_back({"四", "", one.sha256, "模糊", "重扫"});
  }
  const auto days = static_cast<std::int64_t>(chance(85) ? 1 + below(5) : chance(50) ? below(2) : 365 + below(3));
  if (chance(95)) made.last = base::Day::from_number(china_day(now) + days - (chance(3) ? 30 : 0));
  return made;
}

Deed Players::random_deed(const Model& model, Time now, std::size_t kind) {
  switch (kind) {
    case 0: return submission(any(scenarios()));
    case 1: return Complete{chance(80) ? kSheets : std::vector<std::string>{any(kSheets)}};
    case 2: return Judge{"p" + std::to_string(model.last_package() - (model.last_package() > 0 && chance(10) ? 1 : 0)), static_cast<Judged>(below(4))};
    case 3: return MarkOne{attachment(model), chance(80) ? Finding::fine : Finding::faulty, words(30)};
    case 4: return Assign{chance(95) ? office(model) : "", words(10)};
    case 5: return PassOn{};
    case 6: return SendBack{words(10), corrections(model)};
    case 7: return notice(model, now, chance(60));
    case 8: return Accept{};
    case 9: return Disqualify{words(30)};
    case 10: {
      Resubmit made{model.subject(), chance(97) ? "p" + std::to_string(model.size()) : "", {}, {}, static_cast<Judged>(below(4))};
      hand_in(made.attachments, made.missing, 10);
      if (chance(model.told_of("/applicant/id_number") ? 60 : 2)) made.subject.person = chance(90) ? "another" : "";
      if (chance(model.told_of("/applicant/employer") ? 60 : 2)) made.subject.employer = any(kOffices);
      if (chance(model.told_of("/answers/level") ? 60 : 2)) made.subject.level = "intermediate";
      if (chance(model.told_of("/answers/series") ? 60 : 2)) made.subject.series = "engineering";
      if (chance(1)) made.subject.year = 2027;
      if (chance(60)) made.filing_day = base::Day::from_number(20'650 + static_cast<std::int64_t>(below(30)));
      if (chance(3)) made.missing.push_back("z");
      return made;
    }
    case 11: return Withdraw{words(50)};
    default: return Expire{};
  }
}

/// What would bring the file on.
Deed Players::sensible(const Model& model, Time now) {
  switch (model.state()) {
    case State::incomplete: return random_deed(model, now, 1);
    case State::unassigned: return random_deed(model, now, 4);
    case State::returned:
    case State::notified:
      if (model.notice_late(now) && chance(60)) return Expire{};
      return random_deed(model, now, !model.missing().empty() && chance(70) ? 1 : 10);
    case State::reviewing:
    case State::deciding:
      if (!model.ran()) return Judge{"p" + std::to_string(model.last_package()), Judged::reproduced};
      if (model.state() == State::reviewing) return random_deed(model, now, chance(20) ? 3 : chance(8) ? 6 : 5);
      for (const Attachment& one : model.attachments_at(model.last_package())) {
        if (model.mark(one.sha256) == nullptr) return MarkOne{one.sha256, chance(75) ? Finding::fine : Finding::faulty, "看过"};
      }
      return chance(40) ? Deed{Accept{}} : chance(15) ? random_deed(model, now, 6) : notice(model, now, true);
    default: return random_deed(model, now, below(kMoves));
  }
}

Move Players::move(const Model& model, Time now) {
  Move made{static_cast<std::int64_t>(model.size()), chance(70) ? sensible(model, now) : random_deed(model, now, below(kMoves))};
  if (chance(4)) made.version += static_cast<std::int64_t>(below(5)) - 3;
  return made;
}

Actor Players::actor(const Model& model, const Deed& deed) {
  const std::string here = model.office();
  const auto person = [](std::string role, std::string office) { return Actor{role + "@" + office, {{role, office}}, ""}; };
  if (chance(85)) {
    switch (deed.index()) {
      case 0:
      case 1:
      case 2: return person("intake", "");
      case 4: return person("supervisor", chance(70) ? kCity : kCounty);
      case 9: return person("supervisor", here);
      case 10:
      case 11: return {"applicant", {{"applicant", ""}}, kNumber};
      case 12: return person("clock", "");
      default: {
        Actor officer = person(model.state() == State::deciding ? "committee" : "reviewer", here);
        if (chance(25)) officer.grants.push_back({"supervisor", here});
        if (chance(10)) officer.grants.insert(officer.grants.begin(), {chance(50) ? "reviewer" : "supervisor", any(kOffices)});
        return officer;
      }
    }
  }
  static const std::vector<std::string> kRoles{"reviewer", "committee", "supervisor", "applicant", "intake", "clock", "system_admin", "security_admin", "audit_admin", "nobody"};
  Actor made;
  for (std::size_t i = below(3); i > 0; --i) made.grants.push_back({any(kRoles), chance(90) ? any(kOffices) : ""});
  made.id = "someone";
  if (chance(50)) made.number = chance(50) ? kNumber : "2026-2";
  return made;
}

}  // namespace zhicheng::model
