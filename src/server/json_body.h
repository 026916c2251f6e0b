// Small JSON bodies.
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <variant>

#include "base/error.h"
#include "base/fields.h"
#include "base/json.h"
#include "server/body.h"
#include "server/reply.h"

namespace zhicheng::server {

/// Bytes: forms have no more.
inline constexpr std::uint64_t kLongestForm = 64 << 10;

/// 400 with the error's code and place.
Reply refused(const base::Error& error);

/// Collects a body of at most that size and reads it as JSON; what can't be read is answered, the rest goes to `use`.
Step collect_json(std::uint64_t limit, std::function<void(base::Json body, Answer answer)> use);

}  // namespace zhicheng::server
