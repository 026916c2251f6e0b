// The interactive page's files under names that change with their content, so that they may be kept for ever.
#pragma once
#include <map>
#include <string>
#include <string_view>

#include "base/result.h"

namespace zhicheng::site {

/// Path below a folder ("review/review.mjs") → bytes.
using Files = std::map<std::string, std::string, std::less<>>;

struct Renamed {
  Files files;                                          ///< with references that follow the new names
  std::map<std::string, std::string, std::less<>> names;  ///< path before → path now
};

/// Pages, and what others load by a fixed address, keep their names; all else gets its digest into it. An error where files
/// name each other in a circle: then none of them can carry the other's digest.
base::Result<Renamed> rename_by_content(const Files& files);

/// Whether a file keeps its name.
bool has_fixed_name(std::string_view path);

/// "main.mjs" → "main.0123456789.mjs"
std::string hashed_name(std::string_view path, std::string_view bytes);

}  // namespace zhicheng::site
