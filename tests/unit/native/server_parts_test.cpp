// Small parts of the server: secrets that are cut out, receipts.
#include <doctest/doctest.h>

#include <random>
#include <string>

#include "base/digest.h"
#include "server/allowance.h"
#include "server/compressed.h"
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

TEST_CASE("a text is kept in less, and comes back to the byte") {
  std::string package;
  for (int i = 0; i < 500; ++i) package += R"!({"id":"nonpublic_direct","status":"met","clauses":["三(三)"],"n":)!" + std::to_string(i) + "},";
  const std::string kept = server::compress(package);
  CHECK(kept.size() < package.size() / 5);
  CHECK(server::decompress(kept, package.size()) == package);
  CHECK(!server::decompress(kept, package.size() - 1));
  for (const std::string text : {"", "{}", "zstd1:", "zstd1:AAAA", "a short text"}) CHECK(server::decompress(server::compress(text), 100) == text);
  CHECK(server::decompress("a text of before", 100) == "a text of before");
  // What was kept with it could never be read again.
  CHECK(zhicheng::base::sha256(server::typical_1()) == "sha256:869aa79bb524291f48b36b26a8a6a33c747bfae325bcbc8ecd5d340400f980a7");
}

TEST_CASE("a kept text that is damaged is none") {
  const std::string text(4000, 'x');
  const std::string kept = server::compress(text);
  CHECK(!server::decompress(kept.substr(0, kept.size() - 4), 10'000));
  CHECK(!server::decompress("zstd1:", 10'000));
  CHECK(!server::decompress("zstd1:!", 10'000));
  CHECK(!server::decompress("zstd1:AAAA", 10'000));
}

TEST_CASE("memory is given up to a limit for all and for each address, and comes back") {
  server::Allowance allowance(100, 40);
  CHECK(allowance.take("a", 30));
  CHECK(!allowance.take("a", 11));
  CHECK(allowance.take("a", 10));
  CHECK(!allowance.take("a", 1));
  CHECK(allowance.take("b", 40));
  CHECK(!allowance.take("", 21));
  CHECK(allowance.take("", 20));
  CHECK(!allowance.take("c", 1));
  CHECK(allowance.taken() == 100);
  allowance.give_back("a", 40);
  allowance.give_back("", 20);
  CHECK(!allowance.take("c", 41));
  CHECK(allowance.take("a", 40));
  CHECK(allowance.taken() == 80);
}
