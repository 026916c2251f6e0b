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
std::clock_t time_of(const api::Door& door, const std::string& package) {
  std::clock_t least = std::clock_t{1} << 40;
  for (int i = 0; i < 5; ++i) {
    const std::clock_t began = std::clock();
    REQUIRE(door.verify(package).answer == api::Answer::refused);
    least = std::min(least, std::clock() - began);
  }
  return least;
}

}  // namespace

TEST_CASE("four times as many members take about four times as long") {
  const api::Door door{*rules::Library::load(rules::embedded_files())};
  CHECK(time_of(door, with_members(28'000)) < 9 * time_of(door, with_members(7'000)));
}
