// Where a request comes from, as far as it can be believed.
#pragma once
#include <string>
#include <string_view>

#include "server/head.h"

namespace zhicheng::server {

struct Entrance {
  std::string proxy;   ///< the address of the reverse proxy; "": none
  std::string origin;  ///< of the own page; "": http or https, and the request's Host
};

/// What is wrong with it, for a person; "": nothing.
std::string fault_of(const Entrance& entrance);

/// The sender's network, for counting tries: an IPv4 address, or the first half of an IPv6 one (whoever has one has all of
/// the second half). Behind the proxy it is the last of X-Forwarded-For, which the proxy itself has added.
std::string address_of(const Entrance& entrance, const Head& head);

/// The same, but "" for the machine itself and for a proxy that does not say who has asked it: that may be many.
std::string sender_of(const Entrance& entrance, const Head& head);

/// The fingerprint of the certificate that the proxy has checked, small letters, no colons; "" when there is none.
std::string certificate_of(const Entrance& entrance, const Head& head);

/// A fingerprint as it is stored: 40 or 64 hexadecimal digits (SHA-1 as nginx tells it, or SHA-256). "" for anything else.
std::string read_fingerprint(std::string_view typed);

/// Whether the own page, or a program that says so, has sent it (RFC 6454).
bool is_own_origin(const Entrance& entrance, const Head& head);

}  // namespace zhicheng::server
