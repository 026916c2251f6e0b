// What is known of a request before its body is read.
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

namespace zhicheng::server {

/// Views into the connection's buffer: they hold until the body is read.
struct Head {
  std::string_view method;
  std::string_view target;
  std::string_view content_type;
  std::string_view content_encoding;
  std::string_view content_range;
  std::string_view accept_encoding;
  std::string_view authorization;
  std::string_view cookie;
  std::string_view if_none_match;
  std::string_view idempotency_key;
  std::string_view origin;
  std::string_view host;
  std::string_view peer;                ///< the address of the other side, which may be a proxy
  std::string_view forwarded_for;       ///< as any other header, what the sender likes: see entrance.h
  std::string_view client_certificate;  ///< likewise
  bool has_body = false;
  std::optional<std::uint64_t> length;  ///< of the body, where it is said

  std::string_view path() const { return target.substr(0, target.find('?')); }
};

/// application/json, with no charset but UTF-8 (RFC 8259, 8.1).
bool is_json(std::string_view content_type);
/// Whether the body comes as it is.
bool is_identity(std::string_view content_encoding);

}  // namespace zhicheng::server
