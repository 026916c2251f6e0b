// Parts of getting in: where a request comes from, what is asked, what accounts and passwords may be, how long to wait.
#include <doctest/doctest.h>

#include <set>
#include <string>
#include <vector>

#include "rules/embedded.h"
#include "seal/code.h"
#include "seal/token.h"
#include "server/account_shape.h"
#include "server/entrance.h"
#include "server/officers.h"
#include "server/query.h"
#include "server/tries.h"

namespace server = zhicheng::server;
namespace seal = zhicheng::seal;
namespace workflow = zhicheng::workflow;
using namespace std::string_literals;

namespace {

server::Head from(std::string_view peer, std::string_view forwarded = "") {
  server::Head head;
  head.peer = peer;
  head.forwarded_for = forwarded;
  return head;
}

bool own(const server::Entrance& entrance, std::string_view origin, std::string_view host) {
  server::Head head;
  head.origin = origin;
  head.host = host;
  return server::is_own_origin(entrance, head);
}

workflow::Workflow rules() {
  for (const auto& file : zhicheng::rules::embedded_files()) {
    if (file.path == "workflow.json") return workflow::Workflow::load(file.bytes).value();
  }
  FAIL("no workflow");
  return {};
}

}  // namespace

TEST_CASE("the address is the peer's; behind the proxy the last that was forwarded") {
  const server::Entrance none;
  const server::Entrance proxy{"127.0.0.1", ""};
  CHECK(server::address_of(none, from("10.1.2.3", "9.9.9.9")) == "10.1.2.3");
  CHECK(server::address_of(proxy, from("10.1.2.3", "9.9.9.9")) == "10.1.2.3");
  CHECK(server::address_of(proxy, from("127.0.0.1", "9.9.9.9")) == "9.9.9.9");
  CHECK(server::address_of(proxy, from("::ffff:127.0.0.1", "8.8.8.8 ,\t9.9.9.9 ")) == "9.9.9.9");
  for (const std::string_view nonsense : {"", ",", "9.9.9.9,", "unknown", "9.9.9.9:80", "' or 1=1 --"}) {
    CHECK(server::address_of(proxy, from("127.0.0.1", nonsense)) == "127.0.0.1");
  }
  CHECK(server::address_of(none, from("2001:db8:1:2:3:4:5:6")) == "2001:db8:1:2::/64");
  CHECK(server::address_of(none, from("2001:db8:1:2::9")) == "2001:db8:1:2::/64");
  CHECK(server::address_of(none, from("::ffff:10.1.2.3")) == "10.1.2.3");
}

TEST_CASE("a certificate is believed of the proxy alone") {
  const std::string fingerprint(40, 'a');
  server::Head head = from("127.0.0.1");
  head.client_certificate = fingerprint;
  CHECK(server::certificate_of({"127.0.0.1", ""}, head) == fingerprint);
  CHECK(server::certificate_of({"127.0.0.2", ""}, head).empty());
  CHECK(server::certificate_of({}, head).empty());
  CHECK(server::read_fingerprint("AB:" + std::string(38, 'C')) == "ab" + std::string(38, 'c'));
  CHECK(server::read_fingerprint(std::string(64, '0')) == std::string(64, '0'));
  for (const std::string& none : {""s, std::string(39, 'a'), std::string(41, 'a'), std::string(40, 'g'), std::string(63, '1'), std::string(128, 'a')}) {
    CHECK(server::read_fingerprint(none).empty());
  }
}

TEST_CASE("the own origin is that of the host, or exactly the one that was named") {
  CHECK(own({}, "https://a.example", "a.example"));
  CHECK(own({}, "http://A.example:8080", "a.example:8080"));
  for (const std::string_view other : {"", "null", "https://a.example.evil", "https://evil", "ftp://a.example", "a.example", "https://a.example/", "https://a.example:444"}) {
    CHECK_FALSE(own({}, other, "a.example"));
  }
  const server::Entrance named{"", "https://a.example"};
  CHECK(own(named, "https://a.example", "inner:8080"));
  CHECK_FALSE(own(named, "http://a.example", "a.example"));
  CHECK_FALSE(own(named, "https://inner:8080", "inner:8080"));
  CHECK_FALSE(own({}, "http://", ""));
}

TEST_CASE("a proxy is an address, an origin is one without a path") {
  for (const auto& good : {server::Entrance{}, {"127.0.0.1", "https://a.example"}, {"::1", "http://a.example:8080"}}) CHECK(server::fault_of(good).empty());
  for (const auto& bad : {server::Entrance{"nginx", ""}, {"127.0.0.1/8", ""}, {"", "a.example"}, {"", "https://"}, {"", "https://a.example/"}, {"", "ftp://a"}}) {
    CHECK_FALSE(server::fault_of(bad).empty());
  }
}

TEST_CASE("the cookie of the session, among others") {
  const std::string token = seal::make_token();
  const auto hash = seal::hash_of_token(token);
  CHECK(server::token_hash_of("__Host-session=" + token) == hash);
  CHECK(server::token_hash_of("a=b;__Host-session=" + token + ";c") == hash);
  CHECK(server::token_hash_of("; \t ; a=\"__Host-session=x\"; __Host-session=" + token) == hash);
  for (const std::string& none : {""s, ";"s, "session=" + token, "x__Host-session=" + token, "__Host-session="s, "__Host-session=" + token + "="}) {
    CHECK_FALSE(server::token_hash_of(none));
  }
  CHECK_FALSE(server::token_hash_of("__Host-session=x; __Host-session=" + token));
}

TEST_CASE("parameters of a target") {
  CHECK(server::parameter("/a", "x") == "");
  CHECK(server::parameter("/a?x", "x") == "");
  CHECK(server::parameter("/a?xy=1&x=%E4%BA%94+%26b=c&", "x") == "五 &b=c");
  CHECK(server::parameter("/a?x=1&x=2", "x") == std::nullopt);
  for (const std::string_view bad : {"%", "%1", "%zz", "%-1", "%00", "%ff", "%0a", "%E2%80%AE", "%+1"}) {
    CHECK(server::parameter("/a?x=" + std::string(bad), "x") == std::nullopt);
  }
  CHECK(server::number_parameter("/a", "n", 7, 1, 9) == 7);
  CHECK(server::number_parameter("/a?n=9", "n", 7, 1, 9) == 9);
  for (const std::string_view bad : {"0", "10", "-1", "1x", "x", "%31x", "99999999999999999999", "1.0", "+1"}) {
    CHECK(server::number_parameter("/a?n=" + std::string(bad), "n", 7, 1, 9) == std::nullopt);
  }
}

TEST_CASE("pauses double up to a quarter of an hour") {
  std::vector<std::int64_t> pauses;
  for (int failures = 0; failures < 17; ++failures) pauses.push_back(server::pause_after(failures, 3));
  CHECK(pauses == std::vector<std::int64_t>{0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900});
  CHECK(server::pause_after(std::int64_t{1} << 40, 3) == 900);
}

TEST_CASE("what an account, a name and a password may be") {
  const auto workflow = rules();
  for (const std::string_view good : {"ab", "wu.lan", "a-1_b"}) CHECK(server::fault_of_account(workflow, good).empty());
  for (const std::string& bad : {""s, "a"s, "Ab"s, "1a"s, "a b"s, "a\n"s, "a/b"s, "五原"s, std::string(41, 'a'), "intake"s, "clock"s, "security_admin"s}) {
    CHECK_FALSE(server::fault_of_account(workflow, bad).empty());
  }
  CHECK(server::fault_of_name("乌兰").empty());
  for (const std::string& bad : {""s, "  "s, "　"s, "a\nb"s, std::string(101, 'x')}) CHECK_FALSE(server::fault_of_name(bad).empty());
  CHECK(server::fault_of_password("correct horse", "wu.lan").empty());
  CHECK(server::fault_of_password("黄河九曲十八弯在巴彦淖尔", "wu.lan").empty());
  for (const std::string& bad : {""s, "123456789"s, "aaaaaaaaaaaa"s, "abababababab"s, "my WU.LAN 2026"s, "abcde" + std::string(1020, 'x')}) {
    CHECK_FALSE(server::fault_of_password(bad, "wu.lan").empty());
  }
}

TEST_CASE("one-time codes, however they are typed") {
  std::set<std::string> codes;
  for (int i = 0; i < 1000; ++i) codes.insert(seal::make_code());
  CHECK(codes.size() == 1000);
  const auto hash = seal::hash_of_code("0123-4567-89AB-CDEF");
  REQUIRE(hash);
  CHECK(hash->size() == 64);
  CHECK(seal::hash_of_code(" ol23 4567 89ab cdef ") == hash);
  CHECK(seal::hash_of_code("０１２３－４５６７８９ａｂｃｄｅｆ") == hash);
  CHECK(seal::hash_of_code("0123-4567-89AB-CDEG") != hash);
  for (const std::string_view none : {"", "0123-4567-89AB-CDE", "0123-4567-89AB-CDEFG", "0123-4567-89AB-CDEU", "0123-4567-89AB-CDE!"}) {
    CHECK_FALSE(seal::hash_of_code(none));
  }
}
