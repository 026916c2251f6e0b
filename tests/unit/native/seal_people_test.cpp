// What people hold: the number of a file, a password, a token.
#include <doctest/doctest.h>
#include <sodium.h>

#include <atomic>
#include <cctype>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "seal/encoding.h"
#include "seal/number.h"
#include "seal/password.h"
#include "seal/slots.h"
#include "seal/token.h"

using namespace zhicheng::seal;
using namespace std::string_literals;

namespace {

std::string code(const Outcome<std::string>& outcome) {
  const auto* fault = std::get_if<Fault>(&outcome);
  return fault == nullptr ? "" : std::string(spell(fault->code));
}

}  // namespace

TEST_CASE("a number is read however it was typed, and no slip makes another of it") {
  std::set<std::string> drawn;
  for (int i = 0; i < 10000; ++i) drawn.insert(make_number(2026, 1'780'000'000 + i));
  CHECK(drawn.size() == 10000);
  // What comes later stands behind; in one second chance alone tells them apart.
  CHECK(make_number(2026, 1'780'000'000) < make_number(2026, 1'780'000'001));
  CHECK(make_number(2026, 1'780'000'000).substr(0, 11) == make_number(2026, 1'780'000'000).substr(0, 11));
  CHECK(make_number(2026, 1'780'000'000) != make_number(2026, 1'780'000'000));
  constexpr std::string_view kDigits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  int left = 100;
  for (const std::string& number : drawn) {
    if (left-- == 0) break;
    CHECK(number.size() == 16);
    CHECK(number.starts_with("2026-"));
    CHECK(read_number(number) == number);
    std::string loose;
    std::string wide;
    for (const char c : number) {
      if (c == '-') {
        loose += left % 2 == 0 ? " " : "";
        wide += "－";
        continue;
      }
      loose += c == '0' ? 'o' : c == '1' ? (left % 3 == 0 ? 'i' : 'L') : static_cast<char>(std::tolower(c));
      wide += std::string("\xef\xbc") + static_cast<char>(c <= '9' ? 0x90 + c - '0' : 0xA1 + c - 'A');
    }
    CHECK(read_number(loose) == number);
    CHECK(read_number(wide) == number);
    for (std::size_t at = 0; at < number.size(); ++at) {
      std::string wrong = number;
      if (number[at] == '-') continue;
      for (const char digit : kDigits) {
        wrong[at] = digit;
        if (digit != number[at]) CHECK_FALSE(read_number(wrong));
      }
      for (std::size_t other = at + 1; other < number.size(); ++other) {
        wrong = number;
        std::swap(wrong[at], wrong[other]);
        if (number[other] != '-' && number[at] != number[other]) CHECK_FALSE(read_number(wrong));
      }
      wrong = number;
      CHECK_FALSE(read_number(wrong.erase(at, 1)));
      CHECK_FALSE(read_number(number.substr(0, at) + "0" + number.substr(at)));
    }
  }
  // Held for good: numbers are on paper.
  CHECK(read_number("20267k3qx m2p95") == "2026-7K3QX-M2P95");
  for (const char* none : {"", "-", "2026", "0000-00000-00000", "密", "\xff", "2026-UUUUU-UUUUU"})
    CHECK_FALSE(read_number(none));
}

TEST_CASE("passwords are known by their hash alone") {
  Passwords passwords;
  const std::string hash = std::get<std::string>(passwords.hash("正确的密码 1"));
  CHECK(hash.starts_with("$argon2id$v=19$m=65536,t=2,p=1$"));
  CHECK(std::get<std::string>(passwords.hash("正确的密码 1")) != hash);
  CHECK(passwords.check("正确的密码 1", hash) == Verdict::right);
  CHECK(passwords.check("正确的密码 2", hash) == Verdict::wrong);
  CHECK(passwords.check("正确的密码 1\0"s, hash) == Verdict::wrong);
  CHECK(passwords.check("正确的密码 1", std::nullopt) == Verdict::wrong);
  CHECK(passwords.check("", ""s) == Verdict::wrong);
  CHECK(passwords.check("x", "$argon2id$v=19$m=65536"s) == Verdict::wrong);
  CHECK(code(passwords.hash(std::string(kLongestPassword + 1, 'x'))) == "too_long");
  CHECK(passwords.check(std::string(kLongestPassword + 1, 'x'), hash) == Verdict::wrong);
  // Of a time with lower limits: 8 MiB, once.
  std::string weak(crypto_pwhash_STRBYTES, '\0');
  REQUIRE(crypto_pwhash_str(weak.data(), "alt", 3, 1, 8 << 20) == 0);
  weak.resize(weak.find('\0'));
  CHECK(passwords.check("alt", weak) == Verdict::right_rehash);
  CHECK(passwords.check("neu", weak) == Verdict::wrong);
}

TEST_CASE("no more than two hash at once, and nobody waits for ever") {
  Slots slots(2);
  std::atomic<int> inside = 0;
  std::atomic<int> most = 0;
  std::atomic<int> served = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&] {
      for (int round = 0; round < 200; ++round) {
        if (!slots.take(60'000)) continue;
        const int now = ++inside;
        for (int seen = most; seen < now && !most.compare_exchange_weak(seen, now);) {
        }
        std::this_thread::yield();
        --inside;
        ++served;
        slots.give_back();
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(most == 2);
  CHECK(served == 1600);
  CHECK(slots.take(0));
  CHECK(slots.take(0));
  CHECK_FALSE(slots.take(0));
  CHECK_FALSE(slots.take(5));
  slots.give_back();
  CHECK(slots.take(0));

  Passwords closed({0, 1});
  CHECK(code(closed.hash("x")) == "busy");
  CHECK(closed.check("x", std::nullopt) == Verdict::busy);
  CHECK(closed.check("x", "$argon2id$"s) == Verdict::busy);
}

TEST_CASE("a token is random, and only its hash is known") {
  std::set<std::string> tokens;
  for (int i = 0; i < 1000; ++i) tokens.insert(make_token());
  CHECK(tokens.size() == 1000);
  const std::string token = *tokens.begin();
  CHECK(token.size() == 43);
  const std::string hash = *hash_of_token(token);
  CHECK(hash.size() == 64);
  CHECK(hash_of_token(token) == hash);
  CHECK(hash_of_token(*tokens.rbegin()) != hash);
  for (const std::string& none :
       {""s, token.substr(1), token + "A", token + "=", "+" + token.substr(1), token.substr(1) + "\0"s}) {
    CHECK_FALSE(hash_of_token(none));
  }
  CHECK(same_secret("abc", "abc"));
  CHECK_FALSE(same_secret("abc", "abd"));
  CHECK_FALSE(same_secret("abc", "abcd"));
  CHECK(same_secret("", ""));
}
