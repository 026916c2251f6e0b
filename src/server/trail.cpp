#include "server/trail.h"

#include <memory>
#include <utility>

#include "server/officers.h"
#include "server/query.h"
#include "server/routes.h"
#include "server/security_events.h"
#include "store/trail.h"

namespace zhicheng::server {

using base::Json;

namespace {

constexpr std::int64_t kMostAtOnce = 500;
constexpr std::int64_t kLast = (std::int64_t{1} << 53) - 1;

Json write_event(const store::TrailEvent& one) {
  const auto detail = base::read_json(one.event.detail);
  Json out;
  out.add("office", one.event.office).add("sequence", one.sequence).add("at", time_in_china(one.event.at)).add("actor", one.event.actor);
  out.add("action", one.event.action).add("number", one.event.number).add("detail", detail ? detail.value() : Json(one.event.detail));
  out.add("hash", one.hash);
  return out;
}

Json write_ends(const std::vector<store::End>& ends) {
  Json list = Json::Array{};
  for (const store::End& end : ends) list.push(Json::Object{{"office", end.office}, {"sequence", end.sequence}, {"hash", end.hash}});
  return Json::Object{{"ends", std::move(list)}};
}

Json write_events(std::vector<store::TrailEvent> events, std::int64_t limit) {
  const bool more = events.size() > static_cast<std::size_t>(limit);
  if (more) events.pop_back();
  Json list = Json::Array{};
  for (const store::TrailEvent& one : events) list.push(write_event(one));
  return Json::Object{{"events", std::move(list)}, {"next", more ? Json(events.back().sequence) : Json()}};
}

struct Asked {
  std::string office;  ///< "": all of them, their ends
  std::int64_t after;
  std::int64_t limit;
};

/// Whoever writes does not wait for what is read; nothing is shown before it is kept who saw it.
void show_trail(const Premises& premises, const std::string& actor, const Asked& asked, const Answer& answer) {
  auto body = std::make_shared<Json>();
  const bool read = premises.store.read([&](store::Session& session) {
    *body = asked.office.empty() ? write_ends(store::ends_of_trail(session))
                                 : write_events(store::trail_after(session, asked.office, asked.after, asked.limit + 1), asked.limit);
  });
  if (!read) return answer(busy_reply("现在查不到，请稍后再试"));
  const SecurityEvent seen{premises.clock.now(), actor, "audit_read", Json::Object{{"office", asked.office}, {"after", asked.after}}};
  premises.store.write([seen](store::Session& session) { note_security(session, seen); },
                       [body, answer](bool kept) { answer(kept ? json_reply(200, *body) : busy_reply("现在查不到，请稍后再试")); });
}

}  // namespace

Step read_trail(const Premises& premises, const Head& head) {
  if (head.method != "GET") return method_not_allowed("GET");
  auto known = officer_of(premises, head, Asks::read);
  if (auto* reply = std::get_if<Reply>(&known)) return std::move(*reply);
  const auto& actor = std::get<workflow::Actor>(known);
  if (!workflow::may(premises.workflow, actor, workflow::Action::read_audit)) return not_allowed();
  const auto office = parameter(head.target, "office");
  const auto after = number_parameter(head.target, "after", 0, 0, kLast);
  const auto limit = number_parameter(head.target, "limit", 100, 1, kMostAtOnce);
  if (!office || !after || !limit) return error_reply(400, "bad_query", "office 是单位，after 是序号，limit 是 1 到 500 的数");

  return collect(0, [&premises, actor = actor.id, office = *office, after = *after, limit = *limit](const std::string&, const Answer& answer) {
    const bool taken = premises.errands.run([=, &premises] { show_trail(premises, actor, {office, after, limit}, answer); });
    if (!taken) answer(busy_reply("服务器正忙，请稍后再试"));
  });
}

}  // namespace zhicheng::server
