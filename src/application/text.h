// What texts in an application and around it look like.
#pragma once
#include <string>
#include <string_view>

#include "base/error.h"
#include "rules/fields.h"

namespace zhicheng::application {

inline constexpr std::size_t kLongestLine = 200;

/// What is wrong with `text` as one line of 1 to `most` code points; empty: nothing.
std::string line_fault(std::string_view text, std::size_t most = kLongestLine);
/// One line of 1 to 200 code points, or `code` at `at`.
void check_line(std::string_view text, const std::string& at, base::ErrorCode code, rules::Fault& fault);

/// RFC 3339 with seconds and an offset, "2026-05-20T09:30:00+08:00".
bool is_time(std::string_view text);
void check_time(std::string_view text, const std::string& at, rules::Fault& fault);

}  // namespace zhicheng::application
