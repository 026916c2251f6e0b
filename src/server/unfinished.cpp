#include "server/unfinished.h"

#include <memory>
#include <utility>

#include "server/json_body.h"
#include "server/later.h"
#include "server/officers.h"
#include "server/rejudging.h"
#include "server/routes.h"
#include "server/security_events.h"
#include "store/unfinished.h"

namespace zhicheng::server {

using base::Json;

namespace {

constexpr std::int64_t kMostShown = 100;
constexpr workflow::Action kDeed = workflow::Action::manage_system;

Json write_unfinished(store::Session& session) {
  const store::Counts counts = store::count_unfinished(session, kMostTries);
  Json packages = Json::Array{};
  for (const store::GivenUp& one : store::given_up(session, kMostTries, kMostShown)) {
    packages.push(Json::Object{{"number", one.number}, {"revision", one.revision}, {"received", one.received}});
  }
  return Json::Object{{"unfinished", counts.unfinished}, {"given_up", counts.given_up}, {"packages", std::move(packages)}};
}

Reply show(const Premises& premises) {
  Json body;
  const bool read = premises.store.read([&](store::Session& session) { body = write_unfinished(session); });
  return read ? json_reply(200, body) : busy_reply("现在查不到，请稍后再试");
}

void try_again(const Premises& premises, const Officer& by, const Json& said, const Answer& answer) {
  base::Fault fault;
  base::Fields(said, "", fault).done();
  if (fault.found()) return answer(refused(fault.error()));
  struct Done {
    std::optional<Reply> refusal;
    std::int64_t again = 0;
  };
  auto done = std::make_shared<Done>();
  auto work = [&premises, by, done, now = premises.clock.now()](store::Session& session) {
    done->refusal = fault_of_actor(premises, session, by, kDeed);
    if (done->refusal) return;
    done->again = store::try_anew(session);
    note_security(session, {now, by.account.account, "judging_again", Json::Object{{"packages", done->again}}});
  };
  premises.store.write(work, [done, answer](bool kept) {
    if (!kept) return answer(busy_reply("现在存不下，请稍后再试"));
    answer(done->refusal ? *std::move(done->refusal) : json_reply(200, Json(Json::Object{{"again", done->again}})));
  });
}

}  // namespace

Step unfinished(const Premises& premises, const Head& head) {
  if (head.method != "GET" && head.method != "POST") return method_not_allowed("GET, POST");
  auto known = known_officer(premises, head, head.method == "GET" ? Asks::read : Asks::write);
  if (auto* reply = std::get_if<Reply>(&known)) return std::move(*reply);
  Officer& by = std::get<Officer>(known);
  if (!workflow::may(premises.workflow, by.actor(), kDeed)) return not_allowed();
  if (head.method == "POST") {
    return collect_json(kLongestForm, [&premises, by = std::move(by)](const Json& said, const Answer& answer) { try_again(premises, by, said, answer); });
  }
  return collect(0, [&premises](const std::string&, const Answer& answer) {
    answer_later(premises, answer, [&premises] { return show(premises); });
  });
}

}  // namespace zhicheng::server
