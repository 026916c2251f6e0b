// The clocks of the world's regions, from the system's time zone files.
#pragma once
#include <cstdint>
#include <optional>
#include <string>

namespace zhicheng::cli {

/// Seconds east of UTC in `region` ("Europe/Paris") when its clocks show `local_seconds` after 1970-01-01T00:00:00.
/// Nothing when the region is not known, or its clocks show that time never, twice, or by a rule without an end.
std::optional<std::int64_t> offset_of_region(const std::string& region, std::int64_t local_seconds);

}  // namespace zhicheng::cli
