// `zhicheng serve`: the page, the one door and the reviewers' server over HTTP.
#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "api/door.h"

namespace zhicheng::server {

/// Where a server's data lies.
struct Place {
  std::filesystem::path data;     ///< keys, attachments, and the database when no other is named; empty: none
  std::string store;              ///< a file of SQLite or "postgresql://…"; "": in `data`
  std::string region = "150800";  ///< GB/T 2260

  std::string database() const { return store.empty() ? (data / "zhicheng.sqlite").string() : store; }
};

struct Settings {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;  ///< 0: any free one
  std::filesystem::path web;  ///< the built page; empty: none
  std::size_t most_connections = 20'000;
  std::size_t most_per_address = 500;  ///< but for the machine itself and the proxy

  std::filesystem::path certificate;  ///< PEM, with the chain; empty: no TLS
  std::filesystem::path key;          ///< PEM, of the certificate
  std::filesystem::path metrics;      ///< a file with the word that opens /metrics from anywhere; empty: the machine itself alone
  bool log = false;                   ///< requests and events, a JSON object a line, on standard error
  std::string proxy;   ///< the address of a reverse proxy whose headers are believed; "": none
  std::string origin;  ///< of the page, such as "https://shenbao.example.cn"; "": as Host says

  Place place;                           ///< of the reviewers' server; without `data` there is none
  std::filesystem::path clock;           ///< for rehearsals, see clock.h
  std::size_t judges = 2;                ///< processes
  std::vector<std::string> judge;        ///< their program and its arguments
};

/// Serves until SIGTERM or SIGINT, then lets requests under way end, for at most 5 s. `listening` is called
/// once, with the URL. Returns why it could not begin, or nothing after an orderly end.
std::optional<std::string> serve(const api::Door& door, const Settings& settings,
                                 const std::function<void(const std::string& url)>& listening);

}  // namespace zhicheng::server
