#include "server/accounts.h"

#include <memory>
#include <utility>

#include "base/digest.h"
#include "seal/code.h"
#include "server/account_shape.h"
#include "server/json_body.h"
#include "server/query.h"
#include "server/routes.h"
#include "server/security_events.h"
#include "store/visits.h"

namespace zhicheng::server {

using base::Json;

namespace {

constexpr std::int64_t kMostAtOnce = 500;

Json write_grants(const std::vector<store::Grant>& grants) {
  Json list = Json::Array{};
  for (const store::Grant& grant : grants) list.push(Json::Object{{"role", grant.role}, {"office", grant.office}});
  return list;
}

/// Of all that a change replaces: whoever changes it says of which one, so that nobody undoes what was not seen.
std::string version_of(const store::Account& account) {
  return base::sha256(base::write_canonical(Json::Object{{"name", account.name}, {"grants", write_grants(account.grants)}, {"locked", account.locked},
                                                         {"certificate", account.certificate}}));
}

Json write_account(const store::Account& account, std::int64_t now) {
  const bool has_code = !account.code.empty() && now < account.code_until;
  Json out;
  out.add("account", account.account).add("name", account.name).add("grants", write_grants(account.grants));
  out.add("locked", account.locked).add("certificate", account.certificate).add("password", !account.password.empty());
  out.add("code_until", has_code ? Json(time_in_china(account.code_until)) : Json());
  out.add("version", version_of(account));
  return out;
}

struct Said {
  store::Account account;
  std::string version;  ///< of the account as it was seen
};

/// What an administrator says of an account; the reply when it can't be.
std::variant<Said, Reply> read_account(const workflow::Workflow& workflow, const Json& body, bool is_new) {
  base::Fault fault;
  base::Fields fields(body, "", fault);
  Said said;
  store::Account& account = said.account;
  if (is_new) account.account = fields.text("account");
  account.name = fields.text("name");
  const Json::Array& grants = fields.items("grants");
  for (std::size_t i = 0; i < grants.size(); ++i) {
    base::Fields grant(grants[i], fields.pointer("grants", i), fault);
    account.grants.push_back({grant.text("role"), grant.text_or_empty("office")});
    grant.done();
  }
  if (!is_new) {
    said.version = fields.text("version");
    // Who leaves one out would lift it unseen.
    fields.need("locked");
    fields.need("certificate");
    account.locked = fields.flag("locked", true);
  }
  const std::string certificate = fields.text_or_empty("certificate");
  fields.done();
  if (fault.found()) return refused(fault.error());

  account.certificate = read_fingerprint(certificate);
  const auto bad = [](std::string_view what, std::string_view detail) { return error_reply(422, "bad_" + std::string(what), detail, "/" + std::string(what)); };
  if (is_new) {
    if (const std::string wrong = fault_of_account(workflow, account.account); !wrong.empty()) return bad("account", wrong);
  }
  if (const std::string wrong = fault_of_name(account.name); !wrong.empty()) return bad("name", wrong);
  if (const std::string wrong = fault_of_grants(workflow, account.grants); !wrong.empty()) return bad("grants", wrong);
  if (account.certificate.empty() != certificate.empty()) return bad("certificate", "证书指纹要 40 或 64 位十六进制数字");
  return said;
}

Reply no_account() { return error_reply(404, "no_account", "没有这个账号"); }
Reply not_kept() { return busy_reply("现在存不下，请稍后再试"); }
Reply changed_meanwhile() { return error_reply(409, "conflict", "这个账号刚刚有变动，请看过最新情况再改", "/version"); }
Reply own_account() { return error_reply(409, "own_account", "自己的账号要由另一位安全管理员来改"); }

/// Whether who began this is still who may: another administrator may have been faster.
bool still_may(const workflow::Workflow& workflow, store::Session& session, const Officer& by) {
  const auto actor = still_known(session, by);
  return actor && workflow::may(workflow, *actor, workflow::Action::manage_accounts);
}

}  // namespace

std::variant<Officer, Reply> Accounts::administrator(const Head& head, Asks asks) const {
  auto known = known_officer(premises_, head, asks);
  if (const auto* officer = std::get_if<Officer>(&known)) {
    if (!workflow::may(premises_.workflow, officer->actor(), workflow::Action::manage_accounts)) return not_allowed();
  }
  return known;
}

Step Accounts::all(const Head& head) {
  if (head.method != "GET" && head.method != "POST") return method_not_allowed("GET, POST");
  auto known = administrator(head, head.method == "GET" ? Asks::read : Asks::write);
  if (auto* reply = std::get_if<Reply>(&known)) return std::move(*reply);
  if (head.method == "POST") {
    return collect_json(kLongestForm, [this, by = std::move(std::get<Officer>(known))](const Json& body, const Answer& answer) { create(by, body, answer); });
  }
  const auto after = parameter(head.target, "after");
  const auto limit = number_parameter(head.target, "limit", 200, 1, kMostAtOnce);
  if (!after || !limit) return error_reply(400, "bad_query", "after 是账号，limit 是 1 到 500 的数");
  auto read = [this, after = *after, limit = *limit](store::Session& session) {
    auto list = store::accounts_after(session, after, limit + 1);
    Json next;
    if (list.size() > static_cast<std::size_t>(limit)) {
      list.pop_back();
      next = list.back().account;
    }
    Json accounts = Json::Array{};
    for (const store::Account& one : list) accounts.push(write_account(one, premises_.clock.now()));
    return json_reply(200, Json(Json::Object{{"accounts", std::move(accounts)}, {"next", std::move(next)}}));
  };
  return show(std::get<Officer>(known), Json::Object{{"after", *after}}, read);
}

Step Accounts::show(const Officer& by, const Json& what, std::function<Reply(store::Session&)> read) const {
  return collect(0, [this, by = by.account.account, what, read = std::move(read)](const std::string&, const Answer& answer) {
    auto reply = std::make_shared<Reply>();
    auto work = [reply, read, now = premises_.clock.now(), by, what](store::Session& session) {
      *reply = read(session);
      note_security(session, {now, by, "accounts_read", what});
    };
    premises_.store.write(work, [reply, answer](bool kept) { answer(kept ? std::move(*reply) : busy_reply("现在查不到，请稍后再试")); });
  });
}

void Accounts::create(const Officer& by, const Json& body, const Answer& answer) const {
  auto said = read_account(premises_.workflow, body, true);
  if (auto* reply = std::get_if<Reply>(&said)) return answer(std::move(*reply));
  auto account = std::make_shared<store::Account>(std::move(std::get<Said>(said).account));
  const std::int64_t now = premises_.clock.now();
  const std::string code = seal::make_code();
  account->code = *seal::hash_of_code(code);
  account->code_until = now + kCodeTime;
  enum class Made { yes, exists, not_allowed };
  auto made = std::make_shared<Made>(Made::yes);
  auto work = [this, account, by, made, now](store::Session& session) {
    *made = !still_may(premises_.workflow, session, by) ? Made::not_allowed
            : store::find_account(session, account->account) ? Made::exists : Made::yes;
    if (*made != Made::yes) return;
    store::insert(session, *account);
    note_security(session, {now, by.account.account, "account_created",
                            Json::Object{{"account", account->account}, {"grants", write_grants(account->grants)}, {"certificate", !account->certificate.empty()}}});
  };
  premises_.store.write(work, [account, made, code, answer](bool kept) {
    if (!kept) return answer(not_kept());
    if (*made == Made::not_allowed) return answer(not_allowed());
    if (*made == Made::exists) return answer(error_reply(409, "exists", "已经有这个账号", "/account"));
    answer(json_reply(201, Json(Json::Object{{"account", account->account}, {"code", code}})));
  });
}

Step Accounts::one(const Head& head, std::string_view account) {
  if (head.method != "GET" && head.method != "PUT") return method_not_allowed("GET, PUT");
  auto known = administrator(head, head.method == "GET" ? Asks::read : Asks::write);
  if (auto* reply = std::get_if<Reply>(&known)) return std::move(*reply);
  Officer& by = std::get<Officer>(known);
  if (head.method == "PUT") {
    if (by.account.account == account) return own_account();
    return collect_json(kLongestForm, [this, by = std::move(by), name = std::string(account)](const Json& body, const Answer& answer) {
      change(by, name, body, answer);
    });
  }
  return show(by, Json::Object{{"account", account}}, [this, name = std::string(account)](store::Session& session) {
    const auto found = store::find_account(session, name);
    return found ? json_reply(200, write_account(*found, premises_.clock.now())) : no_account();
  });
}

void Accounts::change(const Officer& by, const std::string& name, const Json& body, const Answer& answer) const {
  auto read = read_account(premises_.workflow, body, false);
  if (auto* reply = std::get_if<Reply>(&read)) return answer(std::move(*reply));
  const std::int64_t now = premises_.clock.now();
  enum class Done { yes, none, not_allowed, changed };
  struct State {
    Said said;
    Done done = Done::yes;
    store::Account account;
  };
  auto state = std::make_shared<State>();
  state->said = std::move(std::get<Said>(read));
  auto work = [this, state, by, name, now](store::Session& session) {
    auto before = store::find_account(session, name);
    state->done = !still_may(premises_.workflow, session, by) ? Done::not_allowed
                  : !before ? Done::none : version_of(*before) != state->said.version ? Done::changed : Done::yes;
    if (state->done != Done::yes) return;
    store::Account after = *before;
    after.name = state->said.account.name;
    after.grants = state->said.account.grants;
    after.locked = state->said.account.locked;
    after.certificate = state->said.account.certificate;
    store::update(session, after);
    after = *store::find_account(session, name);  // the grants in their order
    state->account = after;
    const bool ends = after.locked || after.grants != before->grants || after.certificate != before->certificate;
    if (ends) store::end_visits_of(session, name);
    note_security(session, {now, by.account.account, "account_changed",
                            Json::Object{{"account", name}, {"grants", write_grants(after.grants)}, {"locked", after.locked},
                                         {"certificate", !after.certificate.empty()}, {"ended", ends}}});
  };
  premises_.store.write(work, [state, now, answer](bool kept) {
    if (!kept) return answer(not_kept());
    if (state->done == Done::not_allowed) return answer(not_allowed());
    if (state->done == Done::changed) return answer(changed_meanwhile());
    answer(state->done == Done::none ? no_account() : json_reply(200, write_account(state->account, now)));
  });
}

Step Accounts::code(const Head& head, std::string_view account) {
  if (head.method != "POST") return method_not_allowed("POST");
  auto known = administrator(head, Asks::write);
  if (auto* reply = std::get_if<Reply>(&known)) return std::move(*reply);
  const Officer& by = std::get<Officer>(known);
  if (by.account.account == account) return own_account();
  return collect_json(kLongestForm, [this, by, name = std::string(account)](const Json& body, const Answer& answer) {
    base::Fault fault;
    base::Fields(body, "", fault).done();
    if (fault.found()) return answer(refused(fault.error()));
    const std::int64_t now = premises_.clock.now();
    const std::string code = seal::make_code();
    enum class Done { yes, none, not_allowed };
    auto done = std::make_shared<Done>(Done::yes);
    auto work = [this, by, name, now, done, hash = *seal::hash_of_code(code)](store::Session& session) {
      auto found = store::find_account(session, name);
      *done = !still_may(premises_.workflow, session, by) ? Done::not_allowed : !found ? Done::none : Done::yes;
      if (*done != Done::yes) return;
      found->password.clear();
      found->code = hash;
      found->code_until = now + kCodeTime;
      store::update(session, *found);
      store::end_visits_of(session, name);
      note_security(session, {now, by.account.account, "code_made", Json::Object{{"account", name}}});
    };
    premises_.store.write(work, [done, name, code, answer](bool kept) {
      if (!kept) return answer(not_kept());
      if (*done == Done::not_allowed) return answer(not_allowed());
      answer(*done == Done::none ? no_account() : json_reply(201, Json(Json::Object{{"account", name}, {"code", code}})));
    });
  });
}

}  // namespace zhicheng::server
