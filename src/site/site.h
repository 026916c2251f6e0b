// A whole site as files: pages for each place, calendars, the rules as data, and the interactive page.
#pragma once
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "api/door.h"
#include "site/assets.h"

namespace zhicheng::site {

struct Settings {
  std::string url;      ///< "https://zhicheng.example.cn/zc", without a slash at its end
  std::string updated;  ///< YYYY-MM-DD: since when the rules are these; "": the day that the rules name, else the newest notice's
};

/// The file at a site's root by which it is known again: {"format":"zhicheng-site/1","editions":…,"updated":…}.
inline constexpr std::string_view kIndex = "site.json";

/// Digests of all rules that a site was written from, as one; in the index under "rules".
std::string rules_digest(const rules::Library& library);

/// What a page of words and tables may weigh.
inline constexpr std::size_t kPageBytes = 60'000;

/// Those of a site that weigh more: {path, bytes}.
std::vector<std::pair<std::string, std::size_t>> heavy_pages(const Files& site);

/// `page` is what `zhicheng serve` offers. The same settings, rules and page give the same bytes.
base::Result<Files> write_site(const api::Door& door, const Settings& settings, const Files& page);

}  // namespace zhicheng::site
