// What the edge adds to a request that came without it.
#pragma once
#include <string>
#include <string_view>

namespace zhicheng::server {

/// The request with `on` (today in China) and, for pack, `created` (now in China) where they are absent.
/// A request that has them, or cannot be read, comes back byte for byte as it was: the door judges it.
std::string complete(std::string_view request);

}  // namespace zhicheng::server
