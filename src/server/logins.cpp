#include "server/logins.h"

#include <utility>

#include "seal/code.h"
#include "seal/token.h"
#include "server/json_body.h"
#include "server/routes.h"
#include "server/security_events.h"
#include "server/tries.h"
#include "store/visits.h"

namespace zhicheng::server {

using base::Json;

namespace {

constexpr std::string_view kCookie = "__Host-session=";
constexpr std::string_view kAttributes = "; Path=/; Secure; HttpOnly; SameSite=Strict";

void set_cookie(Reply& reply, std::string_view token) {
  std::string cookie(kCookie);
  cookie.append(token).append(kAttributes);
  if (token.empty()) cookie += "; Max-Age=0";
  reply.headers.emplace_back("Set-Cookie", std::move(cookie));
}

Reply wrong_password() { return error_reply(401, "wrong_password", "账号或密码不对，或者账号已停用"); }

/// What became of a login whose password was right.
struct Login {
  bool in = false;
  Officer officer;
};

}  // namespace

Json write_officer(const Officer& officer) {
  Json grants = Json::Array{};
  for (const store::Grant& grant : officer.account.grants) grants.push(Json::Object{{"role", grant.role}, {"office", grant.office}});
  Json body;
  body.add("account", officer.account.account).add("name", officer.account.name).add("grants", std::move(grants));
  body.add("until", time_in_china(officer.began + kLongestTime));
  return body;
}

Logins::Caller Logins::caller_of(const Head& head) const {
  return {address_of(premises_.entrance, head), certificate_of(premises_.entrance, head), token_hash_of(head.cookie), premises_.clock.now()};
}

Step Logins::collect_slowly(std::function<Reply(const Json&)> use) {
  return collect_json(kLongestForm, [this, use = std::move(use)](const Json& body, const Answer& answer) {
    if (!premises_.hashing.run([use, body, answer] { answer(use(body)); })) answer(busy_reply("正在核对的密码太多，请稍候再试"));
  });
}

Step Logins::session(const Head& head) {
  if (head.method == "DELETE") return logout(head);
  if (head.method == "POST") {
    if (auto fault = fault_of_write(premises_, head)) return std::move(*fault);
    return collect_slowly([this, caller = caller_of(head)](const Json& body) { return login(caller, body); });
  }
  if (head.method != "GET") return method_not_allowed("DELETE, GET, POST");
  if (head.has_body) return error_reply(413, "too_large", "此地址不接受请求正文");
  const auto known = known_officer(premises_, head, Asks::read);
  if (const auto* reply = std::get_if<Reply>(&known)) return *reply;
  return json_reply(200, write_officer(std::get<Officer>(known)));
}

Reply Logins::login(const Caller& caller, const Json& body) {
  base::Fault fault;
  base::Fields fields(body, "", fault);
  const std::string name = fields.text("account");
  const std::string password = fields.text("password");
  fields.done();
  if (fault.found()) return refused(fault.error());

  const Try attempt(premises_, name, caller.address);
  std::int64_t wait = 0;
  std::optional<store::Account> account;
  const bool begun = premises_.store.write_now([&](store::Session& session) {
    account.reset();
    wait = attempt.count(session);
    if (wait == 0) account = store::find_account(session, name);
  });
  if (!begun) return busy_reply("现在不能登录，请稍后再试");
  if (wait > 0) return too_many_tries(wait);

  const bool has_password = account && !account->password.empty();
  const auto verdict = passwords_.check(password, has_password ? std::optional(account->password) : std::nullopt);
  if (verdict == seal::Verdict::busy || verdict == seal::Verdict::no_memory) {
    premises_.store.write_now([&](store::Session& session) { attempt.take_back(session); });
    return busy_reply("正在核对的密码太多，请稍候再试");
  }
  const bool right = verdict != seal::Verdict::wrong;
  std::string better;
  if (verdict == seal::Verdict::right_rehash) {
    if (auto hash = passwords_.hash(password); auto* text = std::get_if<std::string>(&hash)) better = std::move(*text);
  }

  const std::string token = seal::make_token();
  Login login;
  const bool kept = premises_.store.write_now([&](store::Session& session) {
    login = {};
    auto now_known = store::find_account(session, name);
    const bool same = right && now_known && account && now_known->password == account->password;
    const bool bound = now_known && !now_known->certificate.empty() && now_known->certificate != caller.certificate;
    if (!same || now_known->locked || bound) {
      attempt.fail(session);
      note_security(session, {caller.now, now_known ? name : "", "login_failed"});
      return;
    }
    if (!better.empty()) {
      now_known->password = better;
      store::update(session, *now_known);
    }
    attempt.succeed(session);
    // Nobody goes on with a session from before: it may be known to somebody else.
    if (caller.old_session) store::end_visit(session, *caller.old_session);
    store::forget_visits(session, caller.now - kLongestTime, caller.now - kIdleTime);
    store::insert(session, store::Visit{*seal::hash_of_token(token), name, caller.now, caller.now});
    note_security(session, {caller.now, name, "login"});
    login = {true, {std::move(*now_known), "", caller.now}};
  });
  if (!kept) return busy_reply("现在不能登录，请稍后再试");
  if (!login.in) return wrong_password();
  Reply reply = json_reply(200, write_officer(login.officer));
  set_cookie(reply, token);
  return reply;
}

Step Logins::logout(const Head& head) {
  if (head.has_body) return error_reply(413, "too_large", "此地址不接受请求正文");
  auto known = known_officer(premises_, head, Asks::write);
  if (auto* reply = std::get_if<Reply>(&known)) return std::move(*reply);
  return collect(0, [this, officer = std::get<Officer>(known)](const std::string&, const Answer& answer) {
    auto work = [officer, now = premises_.clock.now()](store::Session& session) {
      if (store::end_visit(session, officer.token_hash)) note_security(session, {now, officer.account.account, "logout"});
    };
    premises_.store.write(work, [answer](bool kept) {
      if (!kept) return answer(busy_reply("现在不能退出，请稍后再试"));
      Reply reply = json_reply(200, std::string(R"({"ended":true})"));
      set_cookie(reply, "");
      answer(std::move(reply));
    });
  });
}

Step Logins::password(const Head& head) {
  if (head.method != "POST") return method_not_allowed("POST");
  auto known = known_officer(premises_, head, Asks::write);
  if (auto* reply = std::get_if<Reply>(&known)) return std::move(*reply);
  return collect_slowly([this, caller = caller_of(head), officer = std::move(std::get<Officer>(known))](const Json& body) {
    Reply reply = change(caller, officer, body);
    if (reply.status == 200) set_cookie(reply, "");
    return reply;
  });
}

Step Logins::first_password(const Head& head) {
  if (head.method != "POST") return method_not_allowed("POST");
  if (auto fault = fault_of_write(premises_, head)) return std::move(*fault);
  return collect_slowly([this, caller = caller_of(head)](const Json& body) { return set_first_password(caller, body); });
}

Step Logins::first_administrator(const Head& head) {
  if (head.method != "POST") return method_not_allowed("POST");
  if (auto fault = fault_of_write(premises_, head)) return std::move(*fault);
  return collect_slowly([this, caller = caller_of(head)](const Json& body) { return make_administrator(caller, body); });
}

}  // namespace zhicheng::server
