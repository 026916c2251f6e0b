#include "server/client.h"

#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/host_name_verification.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

#include <chrono>
#include <optional>

namespace zhicheng::server {

namespace beast = boost::beast;
namespace http = beast::http;
namespace net = boost::asio;
using tcp = net::ip::tcp;

namespace {

constexpr std::chrono::seconds kPatience{60};
constexpr std::uint64_t kLargestAnswer = std::uint64_t{64} << 20;  // attachments, and then some

}  // namespace

std::string_view Answered::header(std::string_view name) const {
  for (const auto& [known, value] : headers) {
    if (beast::iequals(known, beast::string_view(name.data(), name.size()))) return value;
  }
  return {};
}

struct Client::Parts {
  std::string host;
  std::string port;
  std::optional<net::ssl::context> tls;  ///< where it is spoken
  net::io_context io;
  std::optional<beast::tcp_stream> stream;
  std::optional<net::ssl::stream<beast::tcp_stream&>> secret;

  /// As a browser writes it: the usual port is left out.
  std::string authority() const { return port == (tls ? "443" : "80") ? host : host + ":" + port; }

  void leave() {
    secret.reset();
    stream.reset();
  }

  /// Runs what was begun on the stream until it ends: at the latest when its patience does.
  template <class Begin>
  beast::error_code run(const Begin& begin) {
    beast::error_code ended = net::error::timed_out;
    stream->expires_after(kPatience);
    begin([&ended](beast::error_code failure, auto&&...) { ended = failure; });
    io.restart();
    io.run();
    return ended;
  }

  beast::error_code connect() {
    beast::error_code failure;
    tcp::resolver resolver(io);
    const auto found = resolver.resolve(host, port, failure);
    if (failure) return failure;
    stream.emplace(io);
    failure = run([&](auto done) { stream->async_connect(found, done); });
    if (failure || !tls) return failure;
    secret.emplace(*stream, *tls);
    // Which of its names is meant; an address is none.
    beast::error_code is_name;
    net::ip::make_address(host, is_name);
    if (is_name && SSL_set_tlsext_host_name(secret->native_handle(), host.c_str()) != 1) return net::error::no_memory;
    secret->set_verify_callback(net::ssl::host_name_verification(host), failure);
    if (failure) return failure;
    return run([&](auto done) { secret->async_handshake(net::ssl::stream_base::client, done); });
  }

  /// Calls `use` with what bytes travel on.
  template <class Use>
  void on_wire(const Use& use) {
    if (secret) return use(*secret);
    use(*stream);
  }
};

Client::Client(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Client::~Client() = default;

std::unique_ptr<Client> Client::to(std::string_view url) {
  constexpr std::string_view kPlain = "http://";
  constexpr std::string_view kSecret = "https://";
  const bool secret = url.starts_with(kSecret);
  if (!secret && !url.starts_with(kPlain)) return nullptr;
  url.remove_prefix(secret ? kSecret.size() : kPlain.size());
  url = url.substr(0, url.find('/'));
  const bool bracketed = url.starts_with('[');
  const std::size_t close = bracketed ? url.find(']') : std::string_view::npos;
  if (bracketed && close == std::string_view::npos) return nullptr;
  const std::size_t colon = url.find(':', bracketed ? close : 0);
  const std::string_view host = bracketed ? url.substr(1, close - 1) : url.substr(0, colon);
  if (host.empty()) return nullptr;
  auto parts = std::make_unique<Parts>();
  parts->host = host;
  parts->port = colon == std::string_view::npos ? (secret ? "443" : "80") : std::string(url.substr(colon + 1));
  if (secret) {
    parts->tls.emplace(net::ssl::context::tls_client);
    beast::error_code failure;
    // Those of the system, or of SSL_CERT_FILE.
    parts->tls->set_default_verify_paths(failure);
    parts->tls->set_verify_mode(net::ssl::verify_peer, failure);
    if (failure || SSL_CTX_set_min_proto_version(parts->tls->native_handle(), TLS1_2_VERSION) != 1) return nullptr;
  }
  return std::unique_ptr<Client>(new Client(std::move(parts)));
}

std::string Client::origin() const { return (parts_->tls ? "https://" : "http://") + parts_->authority(); }

std::variant<Answered, std::string> Client::ask(const Asked& asked) {
  const auto failed = [this](beast::error_code failure) {
    const bool distrusted = parts_->secret && SSL_get_verify_result(parts_->secret->native_handle()) != X509_V_OK;
    parts_->leave();
    const std::string words = distrusted ? "证书不可信，或不是这个地址的。自己签发的证书，请用环境变量 SSL_CERT_FILE 指明它的签发者" : failure.message();
    return "连不上 " + parts_->host + ":" + parts_->port + "：" + words;
  };
  if (!parts_->stream) {
    if (const auto failure = parts_->connect()) return failed(failure);
  }
  http::request<http::span_body<const char>> request;
  request.method_string({asked.method.data(), asked.method.size()});
  request.target({asked.path.data(), asked.path.size()});
  request.set(http::field::host, parts_->authority());
  for (const auto& [name, value] : asked.headers) request.set(beast::string_view(name.data(), name.size()), value);
  request.body() = {asked.body.data(), asked.body.size()};
  request.prepare_payload();
  auto failure = parts_->run([&](auto done) { parts_->on_wire([&](auto& wire) { http::async_write(wire, request, done); }); });
  if (failure) return failed(failure);

  beast::flat_buffer buffer;
  http::response_parser<http::string_body> parser;
  parser.skip(asked.method == "HEAD");
  parser.body_limit(kLargestAnswer);
  failure = parts_->run([&](auto done) { parts_->on_wire([&](auto& wire) { http::async_read(wire, buffer, parser, done); }); });
  if (failure) return failed(failure);
  Answered answered;
  answered.status = parser.get().result_int();
  for (const auto& field : parser.get()) {
    const auto name = field.name_string();
    const auto value = field.value();
    answered.headers.emplace_back(std::string(name.data(), name.size()), std::string(value.data(), value.size()));
  }
  answered.body = std::move(parser.get().body());
  if (!parser.get().keep_alive()) parts_->leave();
  return answered;
}

}  // namespace zhicheng::server
