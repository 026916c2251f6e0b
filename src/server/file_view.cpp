#include "server/file_view.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "base/json.h"
#include "package/compare.h"
#include "server/concerns.h"
#include "server/filed.h"
#include "server/history.h"
#include "server/kept.h"
#include "server/mask.h"
#include "server/may.h"
#include "server/package_of.h"
#include "workflow/json.h"

namespace zhicheng::server {

using base::Json;
using workflow::File;

namespace {

const Json kNothing;

const Json& at(const Json& value, std::string_view key) {
  const Json* found = value.find(key);
  return found == nullptr ? kNothing : *found;
}

Json read_or_nothing(std::string_view bytes) {
  auto read = base::read_json(bytes);
  return read ? std::move(read).value() : Json();
}

Json package_at(const Premises& premises, store::Session& session, const std::string& number, std::int64_t revision) {
  const auto submission = store::find_submission(session, number, revision);
  const auto bytes = submission ? package_of(premises, *submission) : std::nullopt;
  return bytes ? read_or_nothing(*bytes) : Json();
}

Json attachments_json(const File& file, const std::vector<store::Attachment>& attachments) {
  Json list = Json::Array{};
  for (const store::Attachment& one : attachments) {
    Json mark;
    if (const auto* made = file.mark_by(file.office(), one.sha256)) {
      mark = Json::Object{{"finding", workflow::spell(made->finding)}, {"note", made->note}, {"by", made->by}};
    }
    list.push(Json::Object{{"kind", one.kind}, {"name", one.name}, {"bytes", one.bytes}, {"sha256", one.sha256}, {"type", one.type},
                           {"present", one.present}, {"mark", std::move(mark)}});
  }
  return list;
}

/// What was done, by whom, with what was said.
Json events_json(const std::vector<Made>& history) {
  Json list = Json::Array{};
  for (const Made& made : history) {
    Json said = Json::Object{};
    for (const std::string_view key : {"reason", "corrections", "last", "finding", "note", "sha256", "office"}) {
      if (const Json* found = at(made.detail, "deed").find(key)) said.add(key, *found);
    }
    list.push(Json::Object{{"at", time_in_china(made.event.at)}, {"office", made.event.office}, {"actor", made.event.actor},
                           {"action", made.event.action}, {"to", at(made.detail, "to")}, {"version", made.version}, {"said", std::move(said)}});
  }
  return list;
}

Json applicant_json(const Json& package) {
  const Json& applicant = at(package, "applicant");
  return Json::Object{{"name", applicant.text_at("name")}, {"id_number", masked_number(applicant.text_at("id_number"))},
                      {"phone", masked_number(applicant.text_at("phone"))}};
}

/// Pointers into the newer package, or into the older one for what is gone. The assessment follows from the rest.
Json changes_between(const Json& before, const Json& now) {
  Json list = Json::Array{};
  const auto compared = package::compare({before}, {now}, "");
  if (!compared) return list;
  for (const package::FieldRow& row : compared.value().fields) {
    if (row.likeness == package::Likeness::same || row.at.starts_with("/assessment")) continue;
    list.push(row.right_at.empty() ? row.at : row.right_at);
  }
  const auto* then = at(before, "attachments").array();
  const auto* listed = at(now, "attachments").array();
  if (then == nullptr || listed == nullptr) return list;
  const auto has = [](const Json::Array& all, const Json& one) { return std::find(all.begin(), all.end(), one) != all.end(); };
  for (std::size_t i = 0; i < listed->size(); ++i) {
    if (!has(*then, (*listed)[i])) list.push(base::pointer_to("/attachments", i));
  }
  const bool gone = std::any_of(then->begin(), then->end(), [&](const Json& one) { return !has(*listed, one); });
  if (gone) list.push("/attachments");
  return list;
}

/// What the finding, path or office is called that a place inside the package's assessment belongs to; "" for other places.
std::string name_at(const Json& package, std::string_view place) {
  constexpr std::string_view kInside = "/assessment/";
  if (!place.starts_with(kInside)) return "";
  place.remove_prefix(kInside.size());
  const std::size_t cut = place.find('/');
  const auto* items = at(at(package, "assessment"), place.substr(0, cut)).array();
  if (items == nullptr || cut == std::string_view::npos) return "";
  std::size_t index = 0;
  const auto read = std::from_chars(place.data() + cut + 1, place.data() + place.size(), index);
  if (read.ec != std::errc() || index >= items->size()) return "";
  for (const std::string_view key : {"title", "name", "office"}) {
    const std::string_view name = (*items)[index].text_at(key);
    if (!name.empty()) return std::string(name);
  }
  return "";
}

/// Each with the name of what it is about: nobody knows the parts of a package by their numbers.
Json named_differences(const Json& differences, const Json& package) {
  if (differences.array() == nullptr) return differences;
  Json named = Json::Array{};
  for (Json one : *differences.array()) {
    std::string name = name_at(package, one.text_at("at"));
    if (!name.empty()) one.add("name", std::move(name));
    named.push(std::move(one));
  }
  return named;
}

/// What the database says of a file, at one moment.
struct Seen {
  std::optional<Filed> filed;
  std::optional<store::Submission> submission;
  std::vector<store::Attachment> attachments;
  std::vector<Made> history;
  Json package;
  Json changes = Json::Array{};
  std::vector<workflow::Concern> concerns;
};

void look(const Premises& premises, store::Session& session, const std::string& number, Seen& seen) {
  seen = {};
  seen.filed = find_filed(session, number);
  if (!seen.filed) return;
  const File& file = seen.filed->file;
  const auto revision = static_cast<std::int64_t>(file.submissions.size());
  seen.submission = store::find_submission(session, number, revision);
  seen.attachments = store::attachments_of(session, number, revision);
  seen.history = history_of(session, number);
  seen.package = package_at(premises, session, number, revision);
  if (revision > 1) seen.changes = changes_between(package_at(premises, session, number, revision - 1), seen.package);
  const std::string_view id_number = at(seen.package, "applicant").text_at("id_number");
  const std::string person = id_number.empty() ? file.subject.person : premises.keys.blind_index("id_number", id_number);
  seen.concerns = concerns_of(premises, session, file, person, premises.clock.now());
}

}  // namespace

Reply no_file() { return error_reply(404, "not_found", "没有这份申报"); }

Reply show_file(const Premises& premises, const workflow::Actor& actor, const std::string& number) {
  Seen seen;
  if (!premises.store.read([&](store::Session& session) { look(premises, session, number, seen); })) return busy_reply("现在查不到，请稍后再试");
  if (!seen.filed || !seen.submission || !workflow::concerned(premises.workflow, actor, seen.filed->file)) return no_file();
  const File& file = seen.filed->file;
  Json body;
  const std::string& label = premises.workflow.rule(file.state).label;
  if (!workflow::may(premises.workflow, actor, workflow::Action::read, file)) {
    body.add("number", file.number).add("state", workflow::spell(file.state)).add("label", label);
    body.add("office", file.office()).add("version", file.version);
    return json_reply(200, body);
  }
  const Json judgement = read_or_nothing(seen.submission->judgement);
  Json concerns = Json::Array{};
  for (const workflow::Concern& one : seen.concerns) concerns.push(workflow::write_concern(one));
  body.add("file", workflow::write_file(file)).add("label", label).add("revision", seen.submission->revision);
  body.add("verdict", seen.submission->verdict).add("outcome", at(judgement, "outcome")).add("reason", at(judgement, "reason"));
  body.add("judged_by", Json::Object{{"core", at(judgement, "core")}, {"edition", at(judgement, "edition")}});
  body.add("differences", named_differences(at(judgement, "differences"), seen.package)).add("applicant", applicant_json(seen.package));
  body.add("attachments", attachments_json(file, seen.attachments)).add("concerns", std::move(concerns));
  body.add("events", events_json(seen.history)).add("changes", std::move(seen.changes));
  body.add("moves", moves_of(premises.workflow, file, actor, premises.clock.now()));
  body.add("receipt", read_or_nothing(seen.submission->receipt));
  return json_reply(200, body);
}

}  // namespace zhicheng::server
