#include "server/officers.h"

#include <utility>

#include "seal/token.h"
#include "server/routes.h"
#include "store/visits.h"

namespace zhicheng::server {

namespace {

constexpr std::int64_t kNoted = 60;  // a use is noted when the last one noted is so long ago

}  // namespace

Reply no_session() { return error_reply(401, "no_session", "没有登录，或登录已经到期，请重新登录"); }

std::optional<std::string> token_hash_of(std::string_view cookie) {
  constexpr std::string_view kName = "__Host-session=";
  while (!cookie.empty()) {
    std::string_view one = cookie.substr(0, cookie.find(';'));
    cookie.remove_prefix(std::min(one.size() + 1, cookie.size()));
    one.remove_prefix(std::min(one.find_first_not_of(" \t"), one.size()));
    if (one.starts_with(kName)) return seal::hash_of_token(one.substr(kName.size()));
  }
  return std::nullopt;
}

workflow::Actor Officer::actor() const {
  workflow::Actor actor;
  actor.id = account.account;
  for (const store::Grant& grant : account.grants) actor.grants.push_back({grant.role, grant.office});
  return actor;
}

Reply not_allowed() { return error_reply(403, "not_allowed", "这个账号没有这项权限"); }

std::optional<Reply> fault_of_write(const Premises& premises, const Head& head) {
  if (!is_own_origin(premises.entrance, head)) return error_reply(403, "wrong_origin", "请求不是从本服务的网页发出的（Origin）");
  if (head.method == "DELETE") return std::nullopt;
  return fault_of_json(head);
}

std::variant<Officer, Reply> known_officer(const Premises& premises, const Head& head, Asks asks) {
  const auto token = token_hash_of(head.cookie);
  if (!token) return no_session();
  std::optional<store::Visit> visit;
  std::optional<store::Account> account;
  const bool read = premises.store.read([&](store::Session& session) {
    account.reset();
    visit = store::find_visit(session, *token);
    if (visit) account = store::find_account(session, visit->account);
  });
  if (!read) return busy_reply("现在查不到登录，请稍后再试");
  const std::int64_t now = premises.clock.now();
  if (!visit || !account || account->locked) return no_session();
  if (now - visit->used >= kIdleTime || now - visit->began >= kLongestTime) return no_session();
  if (!account->certificate.empty() && account->certificate != certificate_of(premises.entrance, head)) return no_session();
  if (asks == Asks::write) {
    if (auto fault = fault_of_write(premises, head)) return std::move(*fault);
  }
  if (now - visit->used >= kNoted) {
    premises.store.write([hash = *token, now](store::Session& session) { store::use_visit(session, hash, now); }, [](bool) {});
  }
  return Officer{std::move(*account), *token, visit->began};
}

std::optional<workflow::Actor> still_known(store::Session& session, const Officer& by) {
  const auto account = store::find_account(session, by.account.account);
  const auto visit = store::find_visit(session, by.token_hash);
  if (!account || account->locked || !visit || visit->account != account->account) return std::nullopt;
  return Officer{*account, {}, {}}.actor();
}

std::optional<Reply> fault_of_actor(const Premises& premises, store::Session& session, const Officer& by, workflow::Action action) {
  const auto actor = still_known(session, by);
  if (!actor) return no_session();
  if (!workflow::may(premises.workflow, *actor, action)) return not_allowed();
  return std::nullopt;
}

std::variant<workflow::Actor, Reply> officer_of(const Premises& premises, const Head& head, Asks asks) {
  auto known = known_officer(premises, head, asks);
  if (auto* reply = std::get_if<Reply>(&known)) return std::move(*reply);
  return std::get<Officer>(known).actor();
}

}  // namespace zhicheng::server
