// The one place that reads the clock: what the edge knows and the core is told.
#pragma once
#include <string>

#include "base/day.h"

namespace zhicheng::server {

/// Today in China (UTC+8, no daylight saving), whatever the machine's own time zone.
base::Day today_in_china();

/// Now in China as RFC 3339 with whole seconds: "2026-05-20T09:30:00+08:00".
std::string now_in_china();

}  // namespace zhicheng::server
