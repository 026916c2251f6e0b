#include "server/clock.h"

#include <fmt/format.h>

#include <chrono>

namespace zhicheng::server {

namespace {

std::chrono::sys_seconds wall_clock_of_china() {
  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  return now + std::chrono::hours{8};
}

base::Day day_of(std::chrono::sys_seconds time) {
  return base::Day::from_number(std::chrono::floor<std::chrono::days>(time).time_since_epoch().count());
}

}  // namespace

base::Day today_in_china() { return day_of(wall_clock_of_china()); }

std::string now_in_china() {
  const auto time = wall_clock_of_china();
  const std::chrono::hh_mm_ss clock{time - std::chrono::floor<std::chrono::days>(time)};
  return fmt::format("{}T{:02}:{:02}:{:02}+08:00", day_of(time).text(), clock.hours().count(), clock.minutes().count(),
                     clock.seconds().count());
}

}  // namespace zhicheng::server
