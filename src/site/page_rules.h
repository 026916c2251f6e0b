// The rules that a built page judges by, as its build wrote them down.
#pragma once
#include <optional>
#include <string_view>

#include "base/result.h"
#include "rules/library.h"
#include "site/assets.h"

namespace zhicheng::site {

/// The file in a page's folder: {"format":"zhicheng-page-rules/1","editions":[{"county","digest","id"},…]}. No part of a site.
inline constexpr std::string_view kPageRules = "rules.json";

/// An error that names what differs where the page judges by other rules than the library's, or does not say by which.
std::optional<base::Error> other_rules(const Files& page, const rules::Library& library);

}  // namespace zhicheng::site
