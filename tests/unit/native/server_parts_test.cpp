// Small parts of the server: secrets that are cut out, receipts.
#include <doctest/doctest.h>

#include <random>
#include <string>

#include "server/secrets.h"

namespace server = zhicheng::server;

TEST_CASE("secrets are cut out wherever they stand, and put back to the byte") {
  const std::string package = R"({"a":"110101199001011237","b":["x110101199001011237","13800000000"],"c":"13800000000"})";
  const auto parted = server::part(package, {"110101199001011237", "13800000000", ""});
  CHECK(parted.open == R"({"a":"","b":["x",""],"c":""})");
  CHECK(server::join(parted) == package);
}

TEST_CASE("a secret that is nowhere to be seen takes everything with it") {
  const std::string package = "{\"phone\":\"1\\u0033800000000\",\t\"x\":\"\n\"}";
  const auto parted = server::part(package, {"13800000000"});
  CHECK(parted.open.empty());
  CHECK(server::join(parted) == package);
}

TEST_CASE("secrets that overlap") {
  const auto parted = server::part("aaaab", {"aaa", "ab"});
  CHECK(parted.open.empty());
  CHECK(server::join(parted) == "aaaab");
}

TEST_CASE("parts that don't fit together are refused") {
  CHECK(!server::join({"abc", "9 1\nx"}));
  CHECK(!server::join({"abc", "1 5\nx"}));
  CHECK(!server::join({"abc", "x"}));
  CHECK(!server::join({"abc", "2 1\nx1 1\ny"}));
}

TEST_CASE("any text, any secrets: the same bytes again") {
  const auto seed = std::random_device{}();
  MESSAGE("seed ", seed);
  std::mt19937 random(seed);
  for (int round = 0; round < 2000; ++round) {
    std::string text(random() % 40, 'a');
    for (char& letter : text) letter = static_cast<char>('a' + random() % 3);
    const std::string one(text.substr(text.empty() ? 0 : random() % text.size(), random() % 4));
    const std::string other(text.substr(text.empty() ? 0 : random() % text.size(), random() % 4));
    const auto parted = server::part(text, {one, other});
    CHECK(server::join(parted) == text);
    if (!one.empty()) CHECK(parted.open.size() < text.size());
  }
}
