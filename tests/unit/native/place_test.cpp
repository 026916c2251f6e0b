#include <doctest/doctest.h>

#include <string>

#include "cli/place.h"

using zhicheng::cli::locate;

namespace {

std::string at(std::string_view json, std::string_view pointer) {
  const auto place = locate(json, pointer);
  return std::to_string(place.line) + ":" + std::to_string(place.column);
}

constexpr std::string_view kText = "\n{\"a\": [1, {\"职称\": \"x,]}\\\"\", \"b\": 2},\n  [],\n  3],\n \"c/d~\": {\"\\u0065\": null},\n \"f\": true}\n";

}  // namespace

TEST_CASE("a pointer is found in the text") {
  CHECK(at(kText, "") == "2:1");
  CHECK(at(kText, "/a") == "2:2");
  CHECK(at(kText, "/a/0") == "2:8");
  CHECK(at(kText, "/a/1") == "2:11");
  CHECK(at(kText, "/a/1/b") == "2:28");
  CHECK(at(kText, "/a/2") == "3:3");
  CHECK(at(kText, "/a/3") == "4:3");
  CHECK(at(kText, "/c~1d~0") == "5:2");
  CHECK(at(kText, "/c~1d~0/e") == "5:11");
  CHECK(at(kText, "/f") == "6:2");
}

TEST_CASE("what is not there is placed at the nearest that is") {
  CHECK(at(kText, "/g") == "2:1");
  CHECK(at(kText, "/a/9") == "2:2");
  CHECK(at(kText, "/a/1/z/y") == "2:11");
  CHECK(at(kText, "/f/x") == "6:2");
  CHECK(at("", "/a") == "1:1");
  CHECK(at("{\"a\": [1, 2", "/a/1") == "1:11");
  CHECK(at("{\"a\": \"", "/a/1") == "1:2");
  CHECK(at("{\"a\" 1, \"b\": 2}", "/b") == "1:1");
  CHECK(at("[[[[", "/0/0/0/0/0") == "1:4");
}
