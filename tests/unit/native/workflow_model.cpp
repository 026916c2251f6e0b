#include "workflow_model.h"

namespace zhicheng::model {

using namespace workflow;

namespace {

bool blank(const std::string& text) { return text.find_first_not_of(' ') == std::string::npos; }

const std::string kCity = "市人力资源和社会保障局";
const std::string kCounty = "临河区人力资源和社会保障局";

/// Offices at which the actor holds a role.
std::vector<std::string> offices_of(const Actor& actor, const std::string& role) {
  std::vector<std::string> all;
  for (const Grant& one : actor.grants) {
    if (one.role == role) all.push_back(one.office);
  }
  return all;
}
bool is_a(const Actor& actor, const std::string& role) { return !offices_of(actor, role).empty(); }
bool is_at(const Actor& actor, const std::string& role, const std::string& office) {
  const auto all = offices_of(actor, role);
  return !office.empty() && std::find(all.begin(), all.end(), office) != all.end();
}
bool is_officer(const Actor& actor) { return is_a(actor, "reviewer") || is_a(actor, "committee") || is_a(actor, "supervisor"); }
bool is_officer_at(const Actor& actor, const std::string& office) {
  return is_at(actor, "reviewer", office) || is_at(actor, "committee", office) || is_at(actor, "supervisor", office);
}

bool guides(const Model& model, const Actor& actor) {
  if (is_at(actor, "supervisor", kCity)) return true;
  if (!is_at(actor, "supervisor", kCounty)) return false;
  for (std::size_t i = 0; i < model.stops().size(); ++i) {
    const auto& choice = model.stops()[i].choice;
    if (std::find(choice.begin(), choice.end(), kCounty) != choice.end() || model.office_before(i, model.size()) == kCounty) return true;
  }
  return false;
}

bool never_came(const Model& model) {
  for (std::size_t i = 0; i < model.size(); ++i) {
    if (model.is<Complete, Resubmit>(i)) return false;
  }
  return !model.first().missing.empty();
}

bool knows_it(const Model& model, const Actor& actor) {
  if (is_a(actor, "intake") || is_a(actor, "clock")) return true;
  if (is_a(actor, "applicant") && actor.number == model.first().number) return true;
  if (guides(model, actor)) return true;
  for (std::size_t i = 0; !never_came(model) && i <= model.stop(); ++i) {
    if (is_officer_at(actor, model.office_before(i, model.size()))) return true;
  }
  return false;
}

enum class Right { never, not_here, yes };

/// Who may do such a thing at all, and who may do it to this file as it lies.
Right right_to(const Model& model, const Deed& deed, const Actor& actor) {
  const std::string here = model.office();
  const bool at_decision = model.state() == State::deciding;
  const auto when = [](bool ever, bool now) { return !ever ? Right::never : now ? Right::yes : Right::not_here; };
  const bool owner = is_a(actor, "applicant");
  switch (deed.index()) {
    case 0: return Right::never;
    case 1:
    case 2: return when(is_a(actor, "intake"), true);
    case 3:
      return when(is_a(actor, "reviewer") || is_a(actor, "committee"), at_decision ? is_at(actor, "committee", here) : is_at(actor, "reviewer", here));
    case 4: return when(is_a(actor, "supervisor"), guides(model, actor));
    case 5: return when(is_a(actor, "reviewer"), is_at(actor, "reviewer", here));
    case 6: return when(is_officer(actor), is_at(actor, "supervisor", here) || is_at(actor, at_decision ? "committee" : "reviewer", here));
    case 7: return when(is_a(actor, "committee") || is_a(actor, "supervisor"), is_at(actor, "committee", here) || is_at(actor, "supervisor", here));
    case 8: return when(is_a(actor, "committee"), is_at(actor, "committee", here));
    case 9: return when(is_a(actor, "supervisor"), is_at(actor, "supervisor", here) && !model.at_employer());
    case 10:
    case 11: return when(owner, actor.number == model.first().number);
    default: return when(is_a(actor, "clock"), true);
  }
}

bool fits_state(const Model& model, const Deed& deed) {
  const State now = model.state();
  const bool with_office = now == State::reviewing || now == State::deciding;
  const bool with_applicant = now == State::returned || now == State::notified;
  switch (deed.index()) {
    case 1: return now == State::incomplete || with_applicant;
    case 2:
    case 11: return !model.over();
    case 3:
    case 6:
    case 9: return with_office;
    case 4: return with_office || now == State::unassigned;
    case 5: return now == State::reviewing;
    case 7:
    case 8: return now == State::deciding;
    case 10: return with_applicant;
    case 12: return now == State::notified;
    default: return false;
  }
}

std::optional<Reason> wrong_items(const Model& model, const std::vector<Correction>& items) {
  for (const Correction& one : items) {
    const bool here = one.attachment.empty() ? one.place.starts_with("/") : one.place.empty() && Model::lists(model.attachments_at(model.last_package()), one.attachment);
    if (!here || blank(one.clause) || blank(one.problem) || blank(one.mend)) return Reason::incomplete_notice;
  }
  return std::nullopt;
}

std::optional<Reason> second_time(const Model& model, const std::string& reason, const Actor& actor) {
  if (model.returns_by(model.office()) == 0) return std::nullopt;
  if (blank(reason)) return Reason::no_reason;
  if (!is_at(actor, "supervisor", model.office())) return Reason::needs_supervisor;
  return std::nullopt;
}

std::optional<Reason> unlooked(const Model& model) {
  for (const Attachment& one : model.attachments_at(model.last_package())) {
    if (model.mark(one.sha256) == nullptr) return Reason::unmarked;
  }
  return std::nullopt;
}

/// By the office where the file lies.
bool found_faulty(const Model& model) {
  const auto& all = model.attachments_at(model.last_package());
  return std::any_of(all.begin(), all.end(), [&](const Attachment& one) {
    const MarkOne* mark = model.mark(one.sha256);
    return mark != nullptr && mark->finding == Finding::faulty;
  });
}

std::optional<Reason> demand(const Model& model, const Deed& deed, const Actor& actor, Time now) {
  if (const auto* one = std::get_if<Complete>(&deed)) {
    if (model.late(now)) return Reason::past_limit;
    const auto missing = model.missing();
    if (missing.empty()) return Reason::not_now;
    const std::set<std::string> arrived(one->arrived.begin(), one->arrived.end());
    for (const auto& sha256 : missing) {
      if (!arrived.contains(sha256)) return Reason::missing_attachments;
    }
  }
  if (const auto* one = std::get_if<Judge>(&deed)) {
    const std::size_t package = model.last_package();
    const auto& digest = model.is<Receive>(package) ? model.as<Receive>(package)->digest : model.as<Resubmit>(package)->digest;
    if (one->digest != digest) return Reason::conflict;
  }
  if (const auto* one = std::get_if<MarkOne>(&deed)) {
    if (!Model::lists(model.attachments_at(model.last_package()), one->sha256)) return Reason::unknown_attachment;
    if (one->finding == Finding::faulty && blank(one->note)) return Reason::no_reason;
  }
  if (const auto* one = std::get_if<Assign>(&deed)) {
    if (blank(one->reason)) return Reason::no_reason;
    if (model.state() != State::unassigned && !model.chosen_here()) return Reason::not_now;
    if (blank(one->office)) return Reason::bad_office;
    const Stop& stop = model.stops()[model.stop()];
    if (stop.contested && std::find(stop.choice.begin(), stop.choice.end(), one->office) == stop.choice.end()) return Reason::bad_office;
  }
  if (std::holds_alternative<PassOn>(deed)) {
    if (!model.ran()) return Reason::unjudged;
    if (found_faulty(model)) return Reason::faulty;
  }
  if (const auto* one = std::get_if<SendBack>(&deed)) {
    if (blank(one->reason)) return Reason::no_reason;
    if (const auto wrong = second_time(model, one->reason, actor)) return wrong;
    return wrong_items(model, one->corrections);
  }
  if (const auto* one = std::get_if<Notify>(&deed)) {
    if (!model.ran()) return Reason::unjudged;
    if (const auto wrong = unlooked(model)) return wrong;
    if (one->corrections.empty()) return Reason::incomplete_notice;
    for (const Attachment& attachment : model.attachments_at(model.last_package())) {
      const bool told = std::any_of(one->corrections.begin(), one->corrections.end(), [&](const auto& item) { return item.attachment == attachment.sha256; });
      if (model.mark(attachment.sha256)->finding == Finding::faulty && !told) return Reason::incomplete_notice;
    }
    if (!one->last || one->last->number() <= china_day(now) || one->last->number() > china_day(now) + 366) return Reason::bad_limit;
    if (const auto wrong = second_time(model, one->reason, actor)) return wrong;
    return wrong_items(model, one->corrections);
  }
  if (std::holds_alternative<Accept>(deed)) {
    if (!model.ran()) return Reason::unjudged;
    if (const auto wrong = unlooked(model)) return wrong;
    if (found_faulty(model)) return Reason::faulty;
  }
  if (const auto* one = std::get_if<Disqualify>(&deed); one != nullptr && blank(one->reason)) return Reason::no_reason;
  if (const auto* one = std::get_if<Resubmit>(&deed)) {
    if (model.late(now)) return Reason::past_limit;
    const Subject then = model.subject();
    const Subject& now_said = one->subject;
    if (now_said.year != then.year) return Reason::other_application;
    if (now_said.person != then.person && !model.told_of("/applicant/id_number")) return Reason::other_application;
    if (now_said.employer != then.employer && !model.told_of("/applicant/employer")) return Reason::other_application;
    if (now_said.level != then.level && !model.told_of("/answers/level")) return Reason::other_application;
    if (now_said.series != then.series && !model.told_of("/answers/series")) return Reason::other_application;
    if (blank(now_said.person)) return Reason::bad_submission;
    if (blank(one->digest)) return Reason::bad_submission;
    for (const auto& sha256 : one->missing) {
      if (!Model::lists(one->attachments, sha256)) return Reason::bad_submission;
    }
  }
  if (std::holds_alternative<Withdraw>(deed) && model.notice_late(now)) return Reason::past_limit;
  if (std::holds_alternative<Expire>(deed) && !model.notice_late(now)) return Reason::not_past_limit;
  return std::nullopt;
}

}  // namespace

std::optional<Reason> answer(const Model& model, const Move& move, const Actor& actor, Time now) {
  const Right right = right_to(model, move.deed, actor);
  if (right == Right::never || !knows_it(model, actor)) return Reason::not_allowed;
  if (move.version != static_cast<std::int64_t>(model.size())) return Reason::conflict;
  if (!fits_state(model, move.deed)) return Reason::not_now;
  if (right != Right::yes) return Reason::not_allowed;
  return demand(model, move.deed, actor, now);
}

}  // namespace zhicheng::model
