#include "server/clock.h"

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <fstream>

namespace zhicheng::server {

namespace {

std::int64_t seconds_now() {
  return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()).time_since_epoch().count();
}

std::chrono::sys_seconds wall_clock_of_china(std::int64_t seconds) {
  return std::chrono::sys_seconds{std::chrono::seconds{seconds}} + std::chrono::hours{8};
}

base::Day day_of(std::chrono::sys_seconds time) {
  return base::Day::from_number(std::chrono::floor<std::chrono::days>(time).time_since_epoch().count());
}

}  // namespace

base::Day today_in_china() { return day_of(wall_clock_of_china(seconds_now())); }

std::string now_in_china() { return time_in_china(seconds_now()); }

std::string time_in_china(std::int64_t seconds) {
  const auto time = wall_clock_of_china(seconds);
  const std::chrono::hh_mm_ss clock{time - std::chrono::floor<std::chrono::days>(time)};
  return fmt::format("{}T{:02}:{:02}:{:02}+08:00", day_of(time).text(), clock.hours().count(), clock.minutes().count(),
                     clock.seconds().count());
}

std::string_view http_date() {
  constexpr std::array<std::string_view, 7> kDays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array<std::string_view, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  // Written once a second: every answer has it.
  thread_local std::int64_t second = -1;
  thread_local std::string text;
  const std::int64_t now = seconds_now();
  if (now == second) return text;
  const std::chrono::sys_seconds time{std::chrono::seconds{now}};
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day date{day};
  const std::chrono::hh_mm_ss clock{time - day};
  text = fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} GMT", kDays[std::chrono::weekday{day}.c_encoding()], static_cast<unsigned>(date.day()),
                     kMonths[static_cast<unsigned>(date.month()) - 1], static_cast<int>(date.year()), clock.hours().count(), clock.minutes().count(),
                     clock.seconds().count());
  second = now;
  return text;
}

std::int64_t Clock::now() const {
  if (rehearsal_.empty()) return seconds_now();
  std::int64_t seconds = 0;
  std::ifstream(rehearsal_) >> seconds;
  return seconds;
}

}  // namespace zhicheng::server
