#include "server/client.h"

#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
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
  net::io_context io;
  std::optional<beast::tcp_stream> stream;

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
    return run([&](auto done) { stream->async_connect(found, done); });
  }
};

Client::Client(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Client::~Client() = default;

std::unique_ptr<Client> Client::to(std::string_view url) {
  constexpr std::string_view kScheme = "http://";
  if (!url.starts_with(kScheme)) return nullptr;
  url.remove_prefix(kScheme.size());
  url = url.substr(0, url.find('/'));
  const bool bracketed = url.starts_with('[');
  const std::size_t close = bracketed ? url.find(']') : std::string_view::npos;
  if (bracketed && close == std::string_view::npos) return nullptr;
  const std::size_t colon = url.find(':', bracketed ? close : 0);
  const std::string_view host = bracketed ? url.substr(1, close - 1) : url.substr(0, colon);
  if (host.empty()) return nullptr;
  auto parts = std::make_unique<Parts>();
  parts->host = host;
  parts->port = colon == std::string_view::npos ? "80" : std::string(url.substr(colon + 1));
  return std::unique_ptr<Client>(new Client(std::move(parts)));
}

std::string Client::origin() const { return "http://" + parts_->host + ":" + parts_->port; }

std::variant<Answered, std::string> Client::ask(const Asked& asked) {
  const auto failed = [this](beast::error_code failure) {
    parts_->stream.reset();
    return "连不上 " + parts_->host + ":" + parts_->port + "：" + failure.message();
  };
  if (!parts_->stream) {
    if (const auto failure = parts_->connect()) return failed(failure);
  }
  http::request<http::span_body<const char>> request;
  request.method_string({asked.method.data(), asked.method.size()});
  request.target({asked.path.data(), asked.path.size()});
  request.set(http::field::host, parts_->host + ":" + parts_->port);
  for (const auto& [name, value] : asked.headers) request.set(beast::string_view(name.data(), name.size()), value);
  request.body() = {asked.body.data(), asked.body.size()};
  request.prepare_payload();
  auto failure = parts_->run([&](auto done) { http::async_write(*parts_->stream, request, done); });
  if (failure) return failed(failure);

  beast::flat_buffer buffer;
  http::response_parser<http::string_body> parser;
  parser.skip(asked.method == "HEAD");
  parser.body_limit(kLargestAnswer);
  failure = parts_->run([&](auto done) { http::async_read(*parts_->stream, buffer, parser, done); });
  if (failure) return failed(failure);
  Answered answered;
  answered.status = parser.get().result_int();
  for (const auto& field : parser.get()) {
    const auto name = field.name_string();
    const auto value = field.value();
    answered.headers.emplace_back(std::string(name.data(), name.size()), std::string(value.data(), value.size()));
  }
  answered.body = std::move(parser.get().body());
  if (!parser.get().keep_alive()) parts_->stream.reset();
  return answered;
}

}  // namespace zhicheng::server
