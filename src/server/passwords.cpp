// How a password comes to be: by a one-time code, or in place of another.
#include <utility>

#include "seal/code.h"
#include "seal/encoding.h"
#include "server/account_shape.h"
#include "server/json_body.h"
#include "server/logins.h"
#include "server/security_events.h"
#include "server/tries.h"
#include "store/visits.h"

namespace zhicheng::server {

using base::Json;

namespace {

Reply done() { return json_reply(200, std::string(R"({"changed":true})")); }
Reply wrong_code() { return error_reply(401, "wrong_code", "账号或代码不对，或者代码已经用过、过期", "/code"); }
Reply not_kept() { return busy_reply("现在存不下，请稍后再试"); }

std::optional<Reply> weak(std::string_view password, std::string_view account, std::string_view at) {
  const std::string fault = fault_of_password(password, account);
  if (fault.empty()) return std::nullopt;
  return error_reply(422, "weak_password", fault, at);
}

/// The hash, or the 503 to answer.
std::variant<std::string, Reply> hashed(seal::Passwords& passwords, const std::string& password) {
  auto made = passwords.hash(password);
  if (auto* hash = std::get_if<std::string>(&made)) return std::move(*hash);
  return busy_reply(std::get<seal::Fault>(made).detail);
}

bool is_code(const std::optional<std::string>& typed, const std::string& hash) {
  return typed && !hash.empty() && seal::same_secret(*typed, hash);
}

bool may_use_code(const std::optional<store::Account>& account, const std::optional<std::string>& code, std::int64_t now) {
  return account && !account->locked && now < account->code_until && is_code(code, account->code);
}

}  // namespace

Reply Logins::change(const Caller& caller, const Officer& officer, const Json& body) {
  base::Fault fault;
  base::Fields fields(body, "", fault);
  const std::string old = fields.text("old");
  const std::string password = fields.text("new");
  fields.done();
  if (fault.found()) return refused(fault.error());
  const std::string& name = officer.account.account;
  if (auto reply = weak(password, name, "/new")) return std::move(*reply);

  const Try attempt(premises_, name, caller.address);
  std::int64_t wait = 0;
  if (!premises_.store.write_now([&](store::Session& session) { wait = attempt.count(session); })) return not_kept();
  if (wait > 0) return too_many_tries(wait);
  const auto verdict = passwords_.check(old, officer.account.password);
  if (verdict == seal::Verdict::wrong) {
    const bool noted = premises_.store.write_now([&](store::Session& session) {
      attempt.fail(session);
      note_security(session, {caller.now, name, "password_failed"});
    });
    return noted ? error_reply(401, "wrong_password", "原密码不对", "/old") : not_kept();
  }
  auto hash = verdict == seal::Verdict::busy || verdict == seal::Verdict::no_memory
                  ? std::variant<std::string, Reply>(busy_reply("正在核对的密码太多，请稍候再试"))
                  : hashed(passwords_, password);
  if (auto* reply = std::get_if<Reply>(&hash)) {
    premises_.store.write_now([&](store::Session& session) { attempt.take_back(session); });
    return std::move(*reply);
  }
  bool changed = false;
  const bool kept = premises_.store.write_now([&](store::Session& session) {
    auto account = store::find_account(session, name);
    changed = account && !account->locked && account->password == officer.account.password && store::find_visit(session, officer.token_hash);
    if (!changed) return attempt.fail(session);
    account->password = std::get<std::string>(hash);
    account->code.clear();
    store::update(session, *account);
    store::end_visits_of(session, name);
    attempt.succeed(session);
    note_security(session, {caller.now, name, "password_changed"});
  });
  if (!kept) return not_kept();
  return changed ? done() : error_reply(401, "no_session", "登录已经失效，请重新登录");
}

Reply Logins::set_first_password(const Caller& caller, const Json& body) {
  base::Fault fault;
  base::Fields fields(body, "", fault);
  const std::string name = fields.text("account");
  const auto code = seal::hash_of_code(fields.text("code"));
  const std::string password = fields.text("password");
  fields.done();
  if (fault.found()) return refused(fault.error());
  if (auto reply = weak(password, name, "/password")) return std::move(*reply);

  const Try attempt(premises_, name, caller.address);
  std::int64_t wait = 0;
  bool right = false;
  const bool counted = premises_.store.write_now([&](store::Session& session) {
    right = false;
    wait = attempt.count(session);
    if (wait > 0) return;
    const auto account = store::find_account(session, name);
    right = may_use_code(account, code, caller.now);
    if (right) return;
    attempt.fail(session);
    note_security(session, {caller.now, account ? name : "", "code_failed"});
  });
  if (!counted) return not_kept();
  if (wait > 0) return too_many_tries(wait);
  if (!right) return wrong_code();
  auto hash = hashed(passwords_, password);
  if (auto* reply = std::get_if<Reply>(&hash)) {
    premises_.store.write_now([&](store::Session& session) { attempt.take_back(session); });
    return std::move(*reply);
  }
  const bool kept = premises_.store.write_now([&](store::Session& session) {
    auto account = store::find_account(session, name);
    right = may_use_code(account, code, caller.now);
    if (!right) return attempt.fail(session);
    account->password = std::get<std::string>(hash);
    account->code.clear();
    account->code_until = 0;
    store::update(session, *account);
    store::end_visits_of(session, name);
    attempt.succeed(session);
    note_security(session, {caller.now, name, "first_password"});
  });
  if (!kept) return not_kept();
  return right ? done() : wrong_code();
}

Reply Logins::make_administrator(const Caller& caller, const Json& body) {
  base::Fault fault;
  base::Fields fields(body, "", fault);
  const auto code = seal::hash_of_code(fields.text("code"));
  store::Account account;
  account.account = fields.text("account");
  account.name = fields.text("name");
  const std::string password = fields.text("password");
  fields.done();
  if (fault.found()) return refused(fault.error());
  account.grants.push_back({"security_admin", ""});
  if (const std::string wrong = fault_of_account(premises_.workflow, account.account); !wrong.empty()) return error_reply(422, "bad_account", wrong, "/account");
  if (const std::string wrong = fault_of_name(account.name); !wrong.empty()) return error_reply(422, "bad_name", wrong, "/name");
  if (auto reply = weak(password, account.account, "/password")) return std::move(*reply);

  const Try attempt(premises_, "", caller.address);
  std::int64_t wait = 0;
  bool right = false;
  const auto is_right = [&](store::Session& session) { return !store::has_accounts(session) && is_code(code, store::first_code(session)); };
  const bool counted = premises_.store.write_now([&](store::Session& session) {
    right = false;
    wait = attempt.count(session);
    if (wait > 0) return;
    right = is_right(session);
    if (right) return;
    attempt.fail(session);
    note_security(session, {caller.now, "", "first_administrator_failed"});
  });
  if (!counted) return not_kept();
  if (wait > 0) return too_many_tries(wait);
  if (!right) return wrong_code();
  auto hash = hashed(passwords_, password);
  if (auto* reply = std::get_if<Reply>(&hash)) {
    premises_.store.write_now([&](store::Session& session) { attempt.take_back(session); });
    return std::move(*reply);
  }
  account.password = std::move(std::get<std::string>(hash));
  const bool kept = premises_.store.write_now([&](store::Session& session) {
    right = is_right(session);
    if (!right) return attempt.fail(session);
    store::insert(session, account);
    store::set_first_code(session, "");
    attempt.succeed(session);
    note_security(session, {caller.now, account.account, "first_administrator"});
  });
  if (!kept) return not_kept();
  return right ? json_reply(201, std::string(R"({"made":true})")) : wrong_code();
}

std::optional<std::string> Logins::open_first(const Premises& premises) {
  const std::string code = seal::make_code();
  bool open = false;
  const bool kept = premises.store.write_now([&](store::Session& session) {
    open = !store::has_accounts(session);
    store::set_first_code(session, open ? *seal::hash_of_code(code) : "");
  });
  return kept && open ? std::optional(code) : std::nullopt;
}

}  // namespace zhicheng::server
