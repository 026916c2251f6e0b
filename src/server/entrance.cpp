#include "server/entrance.h"

#include <boost/asio/ip/address.hpp>

#include <algorithm>
#include <cctype>

namespace zhicheng::server {

namespace net = boost::asio::ip;

namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](unsigned char byte) { return static_cast<char>(std::tolower(byte)); });
  return out;
}

/// An IPv4 address that came as an IPv6 one is the former. Nothing by its flag when it is no address.
net::address read_address(std::string_view text, bool& fault) {
  boost::system::error_code failure;
  const net::address read = net::make_address(std::string(text), failure);
  fault = static_cast<bool>(failure);
  if (!fault && read.is_v6() && read.to_v6().is_v4_mapped()) return net::make_address_v4(net::v4_mapped, read.to_v6());
  return read;
}

bool is_proxy(const Entrance& entrance, const Head& head) {
  if (entrance.proxy.empty()) return false;
  bool no_proxy = false;
  bool no_peer = false;
  const auto proxy = read_address(entrance.proxy, no_proxy);
  const auto peer = read_address(head.peer, no_peer);
  return !no_proxy && !no_peer && proxy == peer;
}

std::string_view last_of(std::string_view list) {
  const std::size_t comma = list.rfind(',');
  if (comma != std::string_view::npos) list.remove_prefix(comma + 1);
  const std::size_t from = list.find_first_not_of(" \t");
  if (from == std::string_view::npos) return {};
  return list.substr(from, list.find_last_not_of(" \t") - from + 1);
}

std::string network(const net::address& address) {
  if (address.is_v4()) return address.to_string();
  net::address_v6::bytes_type bytes = address.to_v6().to_bytes();
  std::fill(bytes.begin() + 8, bytes.end(), 0);
  return net::address_v6(bytes).to_string() + "/64";
}

}  // namespace

std::string fault_of(const Entrance& entrance) {
  bool no_address = false;
  if (!entrance.proxy.empty()) read_address(entrance.proxy, no_address);
  if (no_address) return "--proxy 不是 IP 地址：" + entrance.proxy;
  const std::string_view origin = entrance.origin;
  const std::size_t scheme = origin.starts_with("https://") ? 8 : origin.starts_with("http://") ? 7 : 0;
  const bool whole = scheme > 0 && origin.size() > scheme && origin.find_first_of("/?# ", scheme) == std::string_view::npos;
  if (!origin.empty() && !whole) return "--origin 要写成 https://主机，末尾没有斜线：" + entrance.origin;
  return {};
}

std::string address_of(const Entrance& entrance, const Head& head) {
  bool fault = false;
  if (is_proxy(entrance, head)) {
    const auto behind = read_address(last_of(head.forwarded_for), fault);
    if (!fault) return network(behind);
  }
  const auto peer = read_address(head.peer, fault);
  return fault ? std::string() : network(peer);
}

std::string sender_of(const Entrance& entrance, const Head& head) {
  bool fault = false;
  if (is_proxy(entrance, head)) {
    const auto behind = read_address(last_of(head.forwarded_for), fault);
    return fault ? std::string() : network(behind);
  }
  const auto peer = read_address(head.peer, fault);
  return fault || peer.is_loopback() ? std::string() : network(peer);
}

std::string certificate_of(const Entrance& entrance, const Head& head) {
  return is_proxy(entrance, head) ? read_fingerprint(head.client_certificate) : std::string();
}

std::string read_fingerprint(std::string_view typed) {
  std::string digits = lower(typed);
  std::erase(digits, ':');
  const bool fits = digits.size() == 40 || digits.size() == 64;
  return fits && digits.find_first_not_of("0123456789abcdef") == std::string::npos ? digits : std::string();
}

bool is_own_origin(const Entrance& entrance, const Head& head) {
  if (head.origin.empty() || head.host.empty()) return false;
  const std::string said = lower(head.origin);
  if (!entrance.origin.empty()) return said == lower(entrance.origin);
  const std::string host = lower(head.host);
  return said == "https://" + host || said == "http://" + host;
}

}  // namespace zhicheng::server
