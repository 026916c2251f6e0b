// The one place that reads the clock: what the edge knows and the core is told.
#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/day.h"

namespace zhicheng::server {

/// Today in China (UTC+8, no daylight saving), whatever the machine's own time zone.
base::Day today_in_china();

/// Now in China as RFC 3339 with whole seconds: "2026-05-20T09:30:00+08:00".
std::string now_in_china();

/// Seconds since 1970 as the time in China, likewise.
std::string time_in_china(std::int64_t seconds);

/// Now as HTTP writes it (RFC 9110, 5.6.7): "Wed, 20 May 2026 01:30:00 GMT". It holds until the next call in this thread.
std::string_view http_date();

/// The clock of the way through the offices. A rehearsal can set it by a file.
class Clock {
 public:
  /// `rehearsal`: a file with the seconds since 1970 in decimal digits, read each time; empty: the machine's clock.
  explicit Clock(std::filesystem::path rehearsal = {}) : rehearsal_(std::move(rehearsal)) {}

  /// Seconds since 1970.
  std::int64_t now() const;
  /// Whether the time may be set at any moment.
  bool is_rehearsal() const { return !rehearsal_.empty(); }

 private:
  std::filesystem::path rehearsal_;
};

}  // namespace zhicheng::server
