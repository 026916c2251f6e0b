// What hostile packages cost.
#include <doctest/doctest.h>

#include <algorithm>
#include <ctime>
#include <string>

#include "api/door.h"
#include "rules/embedded.h"

using namespace zhicheng;

namespace {

/// Written canonically, but for the members that no package has: what foretells an assessment looks at it.
std::string with_members(int count) {
  std::string package = R"({"answers":{},"applicant":{},"assessment":{},"attachments":[])";
  for (int i = 0; i < count; ++i) package += ",\"b" + std::to_string(100'000 + i) + "\":1";
  return package + '}';
}

/// The processor's time, the least of some.
template <class Work>
std::clock_t time_of(const Work& work) {
  std::clock_t least = std::clock_t{1} << 40;
  for (int i = 0; i < 5; ++i) {
    const std::clock_t began = std::clock();
    work();
    least = std::min(least, std::clock() - began);
  }
  return least;
}

std::clock_t time_to_refuse(const api::Door& door, const std::string& package) {
  return time_of([&] { REQUIRE(door.verify(package).answer == api::Answer::refused); });
}

/// Compares two packages whose assessments have members of that many names, in the order of none.
std::clock_t time_to_compare(const api::Door& door, int count) {
  const auto package = [count](int step) {
    const std::string digest = "sha256:" + std::string(64, 'a');
    std::string made = R"({"format":"zhicheng-package/1","edition":{"id":"x","county":null,"packs":[],"digest":")" + digest +
                       R"("},"created":"2026-05-20T09:30:00+08:00","on":"2026-05-20","applicant":{},"answers":{},"attachments":[],"digest":")" + digest +
                       R"(","assessment":{)";
    for (int i = 0; i < count; ++i) made += (i == 0 ? "\"b" : ",\"b") + std::to_string(100'000 + i * step % count) + "\":1";
    return made + "}}";
  };
  const std::string request = R"({"format":"zhicheng-request/1","call":"compare","body":{"left":)" + package(3) + R"(,"right":)" + package(11) + "}}";
  return time_of([&] { REQUIRE(door.handle(request).answer == api::Answer::no); });
}

}  // namespace

// Far from both what grows with the members (16 times) and what grows with their square (256 times), whatever else the
// machine does and how much of it its caches hold.
TEST_CASE("sixteen times as many members do not take 100 times as long") {
  const api::Door door{*rules::Library::load(rules::embedded_files())};
  CHECK(time_to_refuse(door, with_members(32'000)) < 100 * time_to_refuse(door, with_members(2'000)));
  CHECK(time_to_compare(door, 32'000) < 100 * time_to_compare(door, 2'000));
}
