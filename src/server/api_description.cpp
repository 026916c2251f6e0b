#include "server/api_description.h"

#include <algorithm>

#include "base/json.h"

namespace zhicheng::server {

namespace {

/// The next segment of a path, taken from its front.
std::string_view take_segment(std::string_view& path) {
  const std::string_view segment = path.substr(0, path.find('/', 1));
  path.remove_prefix(segment.size());
  return segment;
}

bool is_of(std::string_view path, std::string_view pattern) {
  while (!path.empty() && !pattern.empty()) {
    const std::string_view segment = take_segment(path);
    const std::string_view wanted = take_segment(pattern);
    const bool open = wanted.starts_with("/{");
    if (open ? segment.size() < 2 : segment != wanted) return false;
  }
  return path.empty() && pattern.empty();
}

}  // namespace

ApiDescription::ApiDescription() {
  const auto description = base::read_json(openapi_json());
  const base::Json* paths = description ? description.value().find("paths") : nullptr;
  if (paths == nullptr || paths->object() == nullptr) return;
  for (const auto& [path, item] : *paths->object()) paths_.push_back(path);
  // A path that names a segment is told before one that leaves it open.
  std::stable_sort(paths_.begin(), paths_.end(), [](const std::string& a, const std::string& b) {
    return std::count(a.begin(), a.end(), '{') < std::count(b.begin(), b.end(), '{');
  });
}

std::string_view ApiDescription::route_of(std::string_view path) const {
  for (const std::string& pattern : paths_) {
    if (is_of(path, pattern)) return pattern;
  }
  return path.starts_with("/v1/") || !path.starts_with('/') ? "unknown" : "page";
}

}  // namespace zhicheng::server
