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

/// Another administrator may have been faster.
std::optional<Reply> fault_of_administrator(const Premises& premises, store::Session& session, const Officer& by) {
  return fault_of_actor(premises, session, by, workflow::Action::manage_accounts);
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
  auto refusal = std::make_shared<std::optional<Reply>>();
  auto work = [this, account, by, refusal, now](store::Session& session) {
    *refusal = fault_of_administrator(premises_, session, by);
    if (!*refusal && store::find_account(session, account->account)) *refusal = error_reply(409, "exists", "已经有这个账号", "/account");
    if (*refusal) return;
    store::insert(session, *account);
    note_security(session, {now, by.account.account, "account_created",
                            Json::Object{{"account", account->account}, {"grants", write_grants(account->grants)}, {"certificate", !account->certificate.empty()}}});
  };
  premises_.store.write(work, [account, refusal, code, answer](bool kept) {
    if (!kept) return answer(not_kept());
    answer(*refusal ? std::move(**refusal) : json_reply(201, Json(Json::Object{{"account", account->account}, {"code", code}})));
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
  struct State {
    Said said;
    std::optional<Reply> refusal;
    store::Account account;
  };
  auto state = std::make_shared<State>();
  state->said = std::move(std::get<Said>(read));
  auto work = [this, state, by, name, now](store::Session& session) {
    const auto before = store::find_account(session, name);
    state->refusal = fault_of_administrator(premises_, session, by);
    if (!state->refusal && !before) state->refusal = no_account();
    if (!state->refusal && version_of(*before) != state->said.version) state->refusal = changed_meanwhile();
    if (state->refusal) return;
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
    answer(state->refusal ? *std::move(state->refusal) : json_reply(200, write_account(state->account, now)));
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
    auto refusal = std::make_shared<std::optional<Reply>>();
    auto work = [this, by, name, now, refusal, hash = *seal::hash_of_code(code)](store::Session& session) {
      auto found = store::find_account(session, name);
      *refusal = fault_of_administrator(premises_, session, by);
      if (!*refusal && !found) *refusal = no_account();
      if (*refusal) return;
      found->password.clear();
      found->code = hash;
      found->code_until = now + kCodeTime;
      store::update(session, *found);
      store::end_visits_of(session, name);
      note_security(session, {now, by.account.account, "code_made", Json::Object{{"account", name}}});
    };
    premises_.store.write(work, [refusal, name, code, answer](bool kept) {
      if (!kept) return answer(not_kept());
      answer(*refusal ? std::move(**refusal) : json_reply(201, Json(Json::Object{{"account", name}, {"code", code}})));
    });
  });
}

}  // namespace zhicheng::server
