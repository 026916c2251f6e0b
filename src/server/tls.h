// A certificate of the server's own, where no proxy has one. Private to the room.
#pragma once
#include <boost/asio/ssl/context.hpp>

#include <filesystem>
#include <string>
#include <variant>

namespace zhicheng::server {

/// TLS 1.2 and 1.3. Why there is none, for a person, otherwise.
std::variant<boost::asio::ssl::context, std::string> tls_context(const std::filesystem::path& certificate, const std::filesystem::path& key);

}  // namespace zhicheng::server
