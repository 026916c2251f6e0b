#include "server/register.h"

#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "application/identity.h"
#include "base/digest.h"
#include "base/fields.h"
#include "base/utf8.h"
#include "seal/token.h"
#include "server/json_body.h"
#include "server/mask.h"
#include "server/personal.h"
#include "store/audit.h"
#include "store/records.h"
#include "store/unreadable.h"
#include "workflow/checks.h"
#include "workflow/json.h"

namespace zhicheng::server {

using base::Json;
using workflow::Action;
using workflow::Actor;
using workflow::Record;

namespace {

constexpr std::size_t kLongestText = 2'000;

/// The office for which the actor may do that; nothing where there is none.
std::optional<std::string> office_for(const Premises& premises, const Actor& actor, Action action) {
  for (const workflow::Grant& grant : actor.grants) {
    if (!grant.office.empty() && workflow::may(premises.workflow, {actor.id, {grant}, ""}, action)) return grant.office;
  }
  return std::nullopt;
}

/// Who does it, and for which office.
struct By {
  Actor actor;
  std::string office;
};

Json record_json(const Premises& premises, const store::RecordRow& row, const Record& record) {
  const auto number = premises.keys.open(row.secrets, record_place(premises.region, row.id));
  const auto* opened = std::get_if<std::string>(&number);
  Json made = workflow::write_record(record);
  // The index is the database's own.
  std::erase_if(*made.object(), [](const Json::Member& member) { return member.first == "person"; });
  made.add("name", row.name).add("id_number", opened != nullptr ? masked_number(*opened) : std::string());
  made.add("until", record.on.plus_years(premises.workflow.integrity_years).text());
  return std::move(made.add("active", workflow::is_active(premises.workflow, record, workflow::day_in_china(premises.clock.now()))));
}

/// Who may do it at first and may not any more when it is written is refused.
void write(const Premises& premises, const Officer& officer, Action action, std::function<void(store::Session&, const By&, Reply&)> work, Answer answer) {
  auto reply = std::make_shared<Reply>();
  auto guarded = [&premises, officer, action, work = std::move(work), reply](store::Session& session) {
    const auto actor = still_known(session, officer);
    const auto office = actor ? office_for(premises, *actor, action) : std::nullopt;
    if (office) return work(session, {*actor, *office}, *reply);
    *reply = actor ? not_allowed() : no_session();
  };
  premises.store.write(std::move(guarded),
                       [reply, answer = std::move(answer)](bool done) {
                         answer(done ? std::move(*reply) : busy_reply("现在记不下来，请稍后再试"));
                       });
}

store::Event event(const Premises& premises, const std::string& office, const Actor& actor, std::string_view action, const Json& detail) {
  return {office, premises.clock.now(), actor.id, std::string(action), "", base::write_canonical(detail)};
}

struct Entry {
  std::string id_number;
  std::string name;
  Record record;
};

base::Result<Entry> read_entry(const Json& body) {
  base::Fault fault;
  base::Fields fields(body, "", fault);
  Entry entry;
  const auto text = [&](std::string_view key) {
    std::string said = fields.text(key);
    if (base::code_points(said) > kLongestText) fault.note(base::ErrorCode::out_of_domain, fields.pointer(key), "太长");
    return said;
  };
  entry.id_number = application::comparable_id(text("id_number"));
  entry.name = text("name");
  const std::string ground = text("ground");
  const std::string on = text("on");
  entry.record.basis = text("basis");
  fields.done();
  if (application::check_id_number(entry.id_number)) fault.note(base::ErrorCode::out_of_domain, "/id_number", "不是有效的公民身份号码");
  if (base::is_blank(entry.name)) fault.note(base::ErrorCode::out_of_domain, "/name", "没有写姓名");
  if (base::is_blank(entry.record.basis)) fault.note(base::ErrorCode::out_of_domain, "/basis", "没有写依据");
  const auto named = workflow::named<workflow::Ground>(ground);
  if (!named) fault.note(base::ErrorCode::out_of_domain, "/ground", base::shortened(ground));
  const auto day = base::Day::parse(on);
  if (!day) fault.note(base::ErrorCode::bad_date, "/on", day.error().detail);
  if (fault.found()) return fault.error();
  entry.record.ground = *named;
  entry.record.on = day.value();
  return entry;
}

}  // namespace

Record record_of(const store::RecordRow& row) {
  const auto data = base::read_json(row.data);
  auto record = data ? workflow::read_record(data.value()) : base::Result<Record>(data.error());
  if (!record) throw store::Unreadable("record");
  return std::move(record).value();
}

std::string record_place(std::string_view region, std::string_view id) { return "record/" + std::string(region) + "/" + std::string(id); }

base::Result<std::string> read_id_number(const Json& body) {
  base::Fault fault;
  base::Fields fields(body, "", fault);
  std::string number = application::comparable_id(fields.text("id_number"));
  fields.done();
  if (application::check_id_number(number)) fault.note(base::ErrorCode::out_of_domain, "/id_number", "不是有效的公民身份号码");
  if (fault.found()) return fault.error();
  return number;
}

namespace {

/// 96 bits are enough for an id: so many characters of a token, or of a digest.
std::string drawn_id() { return seal::make_token().substr(0, 16); }
std::string id_of_key(const std::string& officer, const std::string& key) { return base::sha256(officer + " " + key).substr(7, 24); }

}  // namespace

void Register::find(const Officer& officer, const Json& body, Answer answer) const {
  if (!office_for(premises_, officer.actor(), Action::enter_record)) return answer(not_allowed());
  const auto number = read_id_number(body);
  if (!number) return answer(refused(number.error()));
  const std::string person = premises_.keys.blind_index("id_number", *number);
  write(premises_, officer, Action::enter_record, [this, person](store::Session& session, const By& by, Reply& reply) {
    Json list = Json::Array{};
    Json ids = Json::Array{};
    for (const store::RecordRow& row : store::records_of(session, person)) {
      list.push(record_json(premises_, row, record_of(row)));
      ids.push(row.id);
    }
    store::append(session, event(premises_, by.office, by.actor, "read_records", Json::Object{{"person", person}, {"records", std::move(ids)}}));
    reply = json_reply(200, Json(Json::Object{{"records", std::move(list)}}));
  }, std::move(answer));
}

void Register::enter(const Officer& officer, const std::string& key, const Json& body, Answer answer) const {
  if (!office_for(premises_, officer.actor(), Action::enter_record)) return answer(not_allowed());
  auto entry = read_entry(body);
  if (!entry) return answer(refused(entry.error()));
  if (const auto number_in = personal_number(entry->record.basis, "/basis")) return answer(refused(*number_in));
  Record record = entry->record;
  if (workflow::day_in_china(premises_.clock.now()) < record.on) return answer(error_reply(422, "out_of_domain", "日期还没有到", "/on"));
  record.id = "r-" + (key.empty() ? drawn_id() : id_of_key(officer.actor().id, key));
  record.person = premises_.keys.blind_index("id_number", entry->id_number);
  const std::string secrets = premises_.keys.seal(entry->id_number, record_place(premises_.region, record.id));
  write(premises_, officer, Action::enter_record, [this, record, secrets, name = entry->name](store::Session& session, const By& by, Reply& reply) mutable {
    if (const auto before = store::find_record(session, record.id)) {
      const Record known = record_of(*before);
      const bool same = known.person == record.person && known.ground == record.ground && known.on == record.on && known.basis == record.basis &&
                        before->name == name;
      reply = same ? json_reply(200, record_json(premises_, *before, known)) : error_reply(409, "other_body", "同一个 Idempotency-Key 已经用来记过另一条");
      return;
    }
    record.office = by.office;
    record.by = by.actor.id;
    if (const std::string fault = workflow::fault_of_record(record); !fault.empty()) {
      reply = error_reply(422, "bad_record", fault);
      return;
    }
    const store::RecordRow row{record.id, record.person, secrets, name, base::write_canonical(workflow::write_record(record))};
    store::insert(session, row);
    store::append(session, event(premises_, record.office, by.actor, workflow::spell(Action::enter_record), workflow::write_record(record)));
    reply = json_reply(201, record_json(premises_, row, record));
  }, std::move(answer));
}

void Register::correct(const Officer& officer, const std::string& id, const Json& body, Answer answer) const {
  if (!office_for(premises_, officer.actor(), Action::correct_record)) return answer(not_allowed());
  base::Fault fault;
  base::Fields fields(body, "", fault);
  const std::string reason = fields.text("reason");
  fields.done();
  if (base::is_blank(reason)) fault.note(base::ErrorCode::out_of_domain, "/reason", "请说明原因");
  if (base::code_points(reason) > kLongestText) fault.note(base::ErrorCode::out_of_domain, "/reason", "太长");
  if (fault.found()) return answer(refused(fault.error()));
  if (const auto number_in = personal_number(reason, "/reason")) return answer(refused(*number_in));
  write(premises_, officer, Action::correct_record, [this, id, reason](store::Session& session, const By& by, Reply& reply) {
    auto row = store::find_record(session, id);
    if (!row) {
      reply = error_reply(404, "not_found", "没有这条记录");
      return;
    }
    Record record = record_of(*row);
    if (record.corrected) {
      reply = error_reply(409, "not_now", "这条记录已经更正过");
      return;
    }
    record.corrected = workflow::Correcting{workflow::day_in_china(premises_.clock.now()), by.actor.id, reason};
    row->data = base::write_canonical(workflow::write_record(record));
    store::correct(session, *row);
    store::append(session, event(premises_, by.office, by.actor, workflow::spell(Action::correct_record), workflow::write_record(record)));
    reply = json_reply(200, record_json(premises_, *row, record));
  }, std::move(answer));
}

}  // namespace zhicheng::server
