#include "server/tries.h"

#include <algorithm>

#include "store/visits.h"

namespace zhicheng::server {

namespace {

constexpr std::int64_t kLongestPause = 900;
constexpr std::int64_t kForgotten = 24 * 3600;

/// No try is looked at for longer, where the database makes nobody wait: for a place to hash it is 2 s at most. Those who come
/// meanwhile wait for its end.
constexpr std::int64_t kLookedAt = 10;

/// Failures without a pause, and the seconds in which their count halves; 0: all of them count while there are tries.
struct Limit {
  std::int64_t free;
  std::int64_t half_life;
};
constexpr Limit kPair{3, 0};
constexpr Limit kAccount{100, 0};  // from many addresses
// A whole office may be behind it, where somebody slips every day and nobody's success makes the count begin anew. Whoever
// guesses from there for days gets in about 120 tries a day.
constexpr Limit kAddress{20, 6 * 3600};

std::int64_t wait_of(store::Session& session, const std::string& subject, std::int64_t now) {
  if (subject.empty()) return 0;
  return std::max<std::int64_t>(store::find_tries(session, subject).until - now, 0);
}

/// What still counts. `heard` goes on by whole half-lives alone: tries in between do not put off the next one.
store::Tries remaining(store::Tries tries, const Limit& limit, std::int64_t now) {
  if (limit.half_life == 0 || tries.count == 0) {
    tries.heard = now;
    return tries;
  }
  const std::int64_t halved = std::max<std::int64_t>((now - tries.heard) / limit.half_life, 0);
  tries.count >>= std::min<std::int64_t>(halved, 62);
  tries.heard += halved * limit.half_life;
  return tries;
}

void add(store::Session& session, const std::string& subject, const Limit& limit, std::int64_t now) {
  if (subject.empty()) return;
  store::Tries tries = remaining(store::find_tries(session, subject), limit, now);
  ++tries.count;
  tries.until = now + std::min(pause_after(tries.count, limit.free), kLookedAt);
  store::set_tries(session, subject, tries);
}

void begin_pause(store::Session& session, const std::string& subject, const Limit& limit, std::int64_t now) {
  if (subject.empty()) return;
  store::Tries tries = remaining(store::find_tries(session, subject), limit, now);
  tries.until = std::max(tries.until, now + pause_after(tries.count, limit.free));
  store::set_tries(session, subject, tries);
}

/// Its pause was over when it was counted; the one of a later failure is not.
void take_one(store::Session& session, const std::string& subject, const Limit& limit, std::int64_t now) {
  if (subject.empty()) return;
  store::Tries tries = remaining(store::find_tries(session, subject), limit, now);
  --tries.count;
  if (tries.until <= now + kLookedAt) tries.until = now;
  store::set_tries(session, subject, tries);
}

}  // namespace

std::int64_t pause_after(std::int64_t failures, std::int64_t free) {
  if (failures <= free) return 0;
  return std::min<std::int64_t>(std::int64_t{1} << std::min<std::int64_t>(failures - free - 1, 20), kLongestPause);
}

Try::Try(const Premises& premises, const std::string& account, const std::string& address) : clock_(premises.clock) {
  if (!account.empty()) {
    account_ = premises.keys.blind_index("try_account", account);
    pair_ = premises.keys.blind_index("try_pair", address + "|" + account);  // no address has such a sign
  }
  address_ = premises.keys.blind_index("try_address", address);
}

std::int64_t Try::count(store::Session& session) const {
  const std::int64_t now = clock_.now();
  store::forget_tries(session, now - kForgotten);
  const std::int64_t wait = std::max({wait_of(session, pair_, now), wait_of(session, account_, now), wait_of(session, address_, now)});
  if (wait > 0) return wait;
  add(session, pair_, kPair, now);
  add(session, account_, kAccount, now);
  add(session, address_, kAddress, now);
  return 0;
}

void Try::fail(store::Session& session) const {
  const std::int64_t now = clock_.now();
  begin_pause(session, pair_, kPair, now);
  begin_pause(session, account_, kAccount, now);
  begin_pause(session, address_, kAddress, now);
}

void Try::take_back(store::Session& session) const {
  const std::int64_t now = clock_.now();
  take_one(session, pair_, kPair, now);
  take_one(session, account_, kAccount, now);
  take_one(session, address_, kAddress, now);
}

void Try::succeed(store::Session& session) const {
  const std::int64_t now = clock_.now();
  for (const std::string& subject : {pair_, account_}) {
    if (!subject.empty()) store::set_tries(session, subject, {});
  }
  take_one(session, address_, kAddress, now);
}

Reply too_many_tries(std::int64_t seconds) {
  Reply reply = error_reply(429, "too_many_tries", "输错的次数太多，请在 " + std::to_string(seconds) + " 秒后再试");
  reply.headers.emplace_back("Retry-After", std::to_string(seconds));
  return reply;
}

}  // namespace zhicheng::server
