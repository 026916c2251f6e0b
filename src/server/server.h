// `zhicheng serve`: the page and the one door over HTTP.
#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "api/door.h"

namespace zhicheng::server {

struct Settings {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;  ///< 0: any free one
  std::filesystem::path web;  ///< the built page; empty: none
};

/// Serves until SIGTERM or SIGINT, then lets requests under way end, for at most 5 s. `listening` is called
/// once, with the URL. Returns why it could not listen, or nothing after an orderly end.
std::optional<std::string> serve(const api::Door& door, const Settings& settings,
                                 const std::function<void(const std::string& url)>& listening);

}  // namespace zhicheng::server
