#include "server/strict_head.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "server/metrics.h"

using zhicheng::server::HeadScan;
using zhicheng::server::is_host;
using Found = HeadScan::Found;

namespace {

Found at_once(std::string_view bytes) { return HeadScan().scan(bytes); }

Found byte_by_byte(std::string_view bytes) {
  HeadScan scan;
  Found found = Found::more;
  for (std::size_t i = 1; i <= bytes.size() && found == Found::more; ++i) found = scan.scan(bytes.substr(0, i));
  return found;
}

}  // namespace

TEST_CASE("a head is judged alike, however its bytes come") {
  struct Case {
    std::string bytes;
    Found found;
  };
  const std::string good = "GET /a?b HTTP/1.1\r\nHost: a\r\nX:\t\xe4\xbd\xa0 \r\n\r\n";
  const std::vector<Case> cases{
      {good, Found::whole},
      {"GET / HTTP/1.0\r\n\r\n", Found::whole},
      {good.substr(0, good.size() - 1), Found::more},
      {"", Found::more},
      {"\r\nGET / HTTP/1.1\r\n\r\n", Found::bad},
      {"GET  / HTTP/1.1\r\n\r\n", Found::bad},
      {"GET / HTTP/1.1 \r\n\r\n", Found::bad},
      {"GET / HTTP/1.10\r\n\r\n", Found::bad},
      {"GET / HTTP/1.1\n\n", Found::bad},
      {"GET / HTTP/1.1\r\nX: a\r\n b\r\n\r\n", Found::bad},
      {"GET / HTTP/1.1\r\nX : a\r\n\r\n", Found::bad},
      {"GET / HTTP/1.1\r\n: a\r\n\r\n", Found::bad},
      {std::string("GET / HTTP/1.1\r\nX: \0\r\n\r\n", 24), Found::bad},
      {"\x16\x03\x01", Found::bad},
      {"GET /" + std::string(20000, 'a'), Found::too_long},
  };
  for (const auto& [bytes, found] : cases) {
    CAPTURE(bytes.substr(0, 40));
    CHECK(at_once(bytes) == found);
    CHECK(byte_by_byte(bytes) == found);
  }
}

TEST_CASE("a head ends where the body begins") {
  const std::string head = "PUT / HTTP/1.1\r\nHost: a\r\n\r\n";
  HeadScan scan;
  CHECK(scan.scan(head + "body\r\n\r\n") == Found::whole);
  CHECK(scan.size() == head.size());
}

TEST_CASE("a Host is a name or an address, and perhaps a port") {
  for (const std::string_view host : {"", "a", "shenbao.example.cn", "a_b-c", "127.0.0.1:8080", "[::1]", "[::1]:8080", "a:", "a:65535"}) CHECK_MESSAGE(is_host(host), host);
  for (const std::string_view host : {"a b", "a/b", "me@a", "a,b", "a:b", "a:123456", "[", "[]", "[::1", "[x]", "[::1]x", "\xe4\xbd\xa0", "a?b", "a#b"}) {
    CHECK_FALSE_MESSAGE(is_host(host), host);
  }
}

TEST_CASE("durations are counted below each bound, and methods have few names") {
  zhicheng::server::Metrics metrics;
  metrics.add({"/a", "GET", 200, 0.0005, 10, 20});
  metrics.add({"/a", "FOO", 404, 7, 1, 2});
  metrics.add({"/a", "BAR", 404, 70, 1, 2});
  const std::string text = metrics.write({{"zhicheng_x", "gauge", "X.", "", 3}, {"zhicheng_y", "counter", "Y.", "a=\"b\"", 4}, {"zhicheng_y", "counter", "Y.", "a=\"c\"", 5}});
  for (const std::string_view line :
       {"zhicheng_requests_total{route=\"/a\",method=\"GET\",status=\"200\"} 1\n", "zhicheng_requests_total{route=\"/a\",method=\"other\",status=\"404\"} 2\n",
        "_bucket{route=\"/a\",le=\"0.001\"} 1\n", "_bucket{route=\"/a\",le=\"5\"} 1\n", "_bucket{route=\"/a\",le=\"30\"} 2\n", "_bucket{route=\"/a\",le=\"+Inf\"} 3\n",
        "_sum{route=\"/a\"} 77.000500\n", "_count{route=\"/a\"} 3\n", "zhicheng_received_bytes_total 12\n", "zhicheng_sent_bytes_total 24\n", "zhicheng_x 3\n",
        "# TYPE zhicheng_y counter\nzhicheng_y{a=\"b\"} 4\nzhicheng_y{a=\"c\"} 5\n"}) {
    CHECK_MESSAGE(text.find(line) != std::string::npos, line);
  }
}
