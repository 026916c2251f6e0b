// HTTP plumbing: connections, limits, time. What is answered is decided in routes.cpp.
#include "server/server.h"

#include <boost/asio/dispatch.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

#include <array>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <exception>
#include <iterator>
#include <map>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include "api/door.h"
#include "server/routes.h"

namespace zhicheng::server {

namespace beast = boost::beast;
namespace http = beast::http;
namespace net = boost::asio;
using tcp = net::ip::tcp;
using std::chrono::seconds;

namespace {

constexpr std::uint32_t kHeaderLimit = 16 << 10;
constexpr std::uint64_t kBodyLimit = api::kRequestLimits.bytes;
constexpr std::uint64_t kBodiesLimit = std::uint64_t{256} << 20;  // of all requests under way together
constexpr std::size_t kConnectionLimit = 512;
constexpr std::size_t kDrainLimit = std::size_t{16} << 20;
constexpr seconds kHeadTime{15};  // idle time between requests included
constexpr seconds kBodyTime{30};
constexpr seconds kWriteTime{30};
constexpr seconds kDrainTime{3};
constexpr seconds kStopTime{4};
constexpr std::size_t kThreads = 2;

std::string_view view(beast::string_view text) { return {text.data(), text.size()}; }

class Session;

/// What all connections share.
class Server {
 public:
  Server(const api::Door& door, const Settings& settings)
      : routes_(door, StaticFiles(settings.web)),
        acceptor_(net::make_strand(io_)),
        signals_(io_, SIGINT, SIGTERM),
        pause_(acceptor_.get_executor()),
        last_call_(io_) {}

  std::optional<std::string> listen(const Settings& settings);
  std::string url() const;
  void run();

  const Routes& routes() const { return routes_; }
  bool stopping() const { return stopping_; }

  /// Sets `bytes` of memory for bodies aside; false when too much is under way.
  bool reserve(std::uint64_t bytes);
  void release(std::uint64_t bytes) { reserved_ -= bytes; }

  void leave(Session* session);

 private:
  void accept();
  void enter(tcp::socket socket);
  bool is_full();
  void stop();

  Routes routes_;
  std::atomic<bool> running_ = false;
  std::atomic<bool> stopping_ = false;
  std::atomic<std::uint64_t> reserved_ = 0;
  std::mutex mutex_;
  std::map<Session*, std::weak_ptr<Session>> sessions_;
  // Below what sessions use: those still in its queues end with it.
  net::io_context io_{static_cast<int>(kThreads)};
  tcp::acceptor acceptor_;
  net::signal_set signals_;
  net::steady_timer pause_;
  net::steady_timer last_call_;
};

/// One connection.
class Session : public std::enable_shared_from_this<Session> {
 public:
  Session(Server& server, tcp::socket socket) : server_(server), stream_(std::move(socket)), buffer_(64 << 10) {}
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;
  ~Session() {
    server_.release(reserved_);
    server_.leave(this);
  }

  void start() {
    net::dispatch(stream_.get_executor(), [self = shared_from_this()] { self->read_head(); });
  }

  /// Ends the connection unless a request is under way.
  void end_if_idle() {
    net::post(stream_.get_executor(), [self = shared_from_this()] {
      if (self->waiting_for_head_) self->stream_.cancel();
    });
  }

 private:
  void read_head();
  void on_head(beast::error_code failure);
  void read_body();
  void on_body(beast::error_code failure);
  void refuse(beast::error_code failure);
  void send(Reply reply, bool keep_alive);
  void drain(std::size_t so_far);

  Server& server_;
  beast::tcp_stream stream_;
  beast::flat_buffer buffer_;
  std::optional<http::request_parser<http::string_body>> parser_;
  http::response<http::empty_body> interim_;
  std::array<char, 16384> discarded_{};
  std::uint64_t reserved_ = 0;
  bool waiting_for_head_ = false;
};

void Session::read_head() {
  if (server_.stopping()) return;
  server_.release(std::exchange(reserved_, 0));
  parser_.emplace();
  parser_->header_limit(kHeaderLimit);
  parser_->body_limit(kBodyLimit);
  waiting_for_head_ = true;
  stream_.expires_after(kHeadTime);
  http::async_read_header(stream_, buffer_, *parser_,
                          [self = shared_from_this()](beast::error_code failure, std::size_t) {
                            self->waiting_for_head_ = false;
                            self->on_head(failure);
                          });
}

void Session::on_head(beast::error_code failure) {
  if (failure) return refuse(failure);

  const auto& request = parser_->get();
  const auto hosts = request.equal_range(http::field::host);
  if (std::distance(hosts.first, hosts.second) != 1) {
    return send(error_reply(400, "bad_request", "请求必须有且只有一个 Host"), false);
  }

  Head head;
  head.method = view(request.method_string());
  head.target = view(request.target());
  head.content_type = view(request[http::field::content_type]);
  head.content_encoding = view(request[http::field::content_encoding]);
  head.accept_encoding = view(request[http::field::accept_encoding]);
  head.if_none_match = view(request[http::field::if_none_match]);
  head.has_body = !parser_->is_done();
  if (auto reply = server_.routes().reply_to_head(head)) {
    return send(std::move(*reply), request.keep_alive() && parser_->is_done());
  }

  const auto length = parser_->content_length();
  const std::uint64_t bytes = parser_->is_done() ? 0 : length ? *length : kBodyLimit;
  if (!server_.reserve(bytes)) return send(error_reply(503, "busy", "服务器正忙，请稍后再试"), false);
  reserved_ = bytes;

  if (!beast::iequals(request[http::field::expect], "100-continue")) return read_body();
  interim_ = {http::status::continue_, 11};
  stream_.expires_after(kWriteTime);
  http::async_write(stream_, interim_, [self = shared_from_this()](beast::error_code failed, std::size_t) {
    if (!failed) self->read_body();
  });
}

void Session::read_body() {
  stream_.expires_after(kBodyTime);
  http::async_read(stream_, buffer_, *parser_,
                   [self = shared_from_this()](beast::error_code failure, std::size_t) { self->on_body(failure); });
}

void Session::on_body(beast::error_code failure) {
  if (failure) return refuse(failure);
  try {
    send(server_.routes().reply_to_request(parser_->get().body()), parser_->get().keep_alive());
  } catch (const std::exception&) {
    send(error_reply(500, "bug", "程序内部错误"), false);
  }
}

/// Answers what could be read but not understood; a connection that broke, or was too slow, just ends.
void Session::refuse(beast::error_code failure) {
  if (failure == http::error::body_limit) {
    return send(error_reply(413, "too_large", "请求正文超过 8 MiB"), false);
  }
  if (failure == http::error::header_limit || failure == http::error::buffer_overflow) {
    return send(error_reply(431, "too_large", "请求头超过 16 KiB"), false);
  }
  const bool unreadable = failure.category() == http::make_error_code(http::error::end_of_stream).category();
  if (unreadable && failure != http::error::end_of_stream && failure != http::error::partial_message) {
    return send(error_reply(400, "bad_request", "不是有效的 HTTP/1.1 请求"), false);
  }
}

void Session::send(Reply reply, bool keep_alive) {
  const auto& request = parser_->get();
  http::response<http::string_body> response{static_cast<http::status>(reply.status),
                                             request.version() == 10 ? 10U : 11U};
  for (auto& [name, value] : reply.headers) response.set(beast::string_view(name.data(), name.size()), value);
  keep_alive = keep_alive && !server_.stopping();
  response.keep_alive(keep_alive);
  response.body() = std::move(reply.body);
  response.prepare_payload();

  const bool head_only = request.method() == http::verb::head;
  auto message = [&]() -> http::message_generator {
    if (!head_only) return std::move(response);
    http::response<http::empty_body> empty;
    empty.base() = std::move(response.base());
    return empty;
  }();
  stream_.expires_after(kWriteTime);
  beast::async_write(stream_, std::move(message),
                     [self = shared_from_this(), keep_alive](beast::error_code failure, std::size_t) {
                       if (failure) return;
                       if (keep_alive) return self->read_head();
                       self->stream_.socket().shutdown(tcp::socket::shutdown_send, failure);
                       self->stream_.expires_after(kDrainTime);
                       self->drain(0);
                     });
}

/// Reads on for a moment after the last reply: a connection closed with bytes unread is reset, and the
/// other side might never see what was said.
void Session::drain(std::size_t so_far) {
  stream_.async_read_some(net::buffer(discarded_),
                          [self = shared_from_this(), so_far](beast::error_code failure, std::size_t bytes) {
                            if (!failure && so_far + bytes < kDrainLimit) self->drain(so_far + bytes);
                          });
}

std::string reason(beast::error_code failure) {
  if (failure == net::error::address_in_use) return "端口已被占用，可用 --port 换一个";
  if (failure == net::error::access_denied) return "没有权限，1024 以下的端口需要管理员权限";
  if (failure.value() == EADDRNOTAVAIL) return "本机没有这个地址";
  return failure.message();
}

std::optional<std::string> Server::listen(const Settings& settings) {
  beast::error_code failure;
  const auto address = net::ip::make_address(settings.address, failure);
  if (failure) return "不是 IP 地址：" + settings.address;
  const tcp::endpoint endpoint(address, settings.port);
  acceptor_.open(endpoint.protocol(), failure);
  if (!failure) acceptor_.set_option(net::socket_base::reuse_address(true), failure);
  if (!failure) acceptor_.bind(endpoint, failure);
  if (!failure) acceptor_.listen(1024, failure);
  if (!failure) return std::nullopt;
  return settings.address + ":" + std::to_string(settings.port) + " 不能监听：" + reason(failure);
}

std::string Server::url() const {
  const auto endpoint = acceptor_.local_endpoint();
  const std::string host = endpoint.address().to_string();
  return "http://" + (endpoint.address().is_v6() ? "[" + host + "]" : host) + ":" + std::to_string(endpoint.port());
}

void Server::run() {
  signals_.async_wait([this](beast::error_code failure, int) {
    if (!failure) stop();
  });
  net::post(acceptor_.get_executor(), [this] { accept(); });
  running_ = true;
  std::vector<std::thread> threads;
  for (std::size_t i = 1; i < kThreads; ++i) threads.emplace_back([this] { io_.run(); });
  io_.run();
  for (std::thread& thread : threads) thread.join();
  running_ = false;
}

bool Server::reserve(std::uint64_t bytes) {
  if (reserved_.fetch_add(bytes) + bytes <= kBodiesLimit) return true;
  reserved_ -= bytes;
  return false;
}

void Server::accept() {
  acceptor_.async_accept(net::make_strand(io_), [this](beast::error_code failure, tcp::socket socket) {
    if (stopping_) return;
    if (!failure) {
      enter(std::move(socket));
      return accept();
    }
    // Most likely out of file descriptors: a short rest instead of a busy loop.
    pause_.expires_after(std::chrono::milliseconds{100});
    pause_.async_wait([this](beast::error_code cancelled) {
      if (!cancelled && !stopping_) accept();
    });
  });
}

void Server::enter(tcp::socket socket) {
  beast::error_code ignored;
  socket.set_option(tcp::no_delay(true), ignored);
  if (is_full()) {
    constexpr std::string_view kFull =
        "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nRetry-After: 5\r\nConnection: close\r\n\r\n";
    socket.non_blocking(true, ignored);
    socket.write_some(net::buffer(kFull), ignored);
    return;
  }
  const auto session = std::make_shared<Session>(*this, std::move(socket));
  {
    const std::lock_guard lock(mutex_);
    sessions_.emplace(session.get(), session);
  }
  session->start();
}

bool Server::is_full() {
  const std::lock_guard lock(mutex_);
  return sessions_.size() >= kConnectionLimit;
}

void Server::leave(Session* session) {
  const std::lock_guard lock(mutex_);
  sessions_.erase(session);
  if (running_ && stopping_ && sessions_.empty()) io_.stop();
}

void Server::stop() {
  stopping_ = true;
  net::post(acceptor_.get_executor(), [this] {
    beast::error_code ignored;
    acceptor_.close(ignored);
    pause_.cancel();
  });
  last_call_.expires_after(kStopTime);
  last_call_.async_wait([this](beast::error_code) { io_.stop(); });

  std::vector<std::shared_ptr<Session>> open;
  {
    const std::lock_guard lock(mutex_);
    for (const auto& [key, session] : sessions_) {
      if (auto alive = session.lock()) open.push_back(std::move(alive));
    }
    if (sessions_.empty()) io_.stop();
  }
  for (const auto& session : open) session->end_if_idle();
}

}  // namespace

std::optional<std::string> serve(const api::Door& door, const Settings& settings,
                                 const std::function<void(const std::string& url)>& listening) {
  Server server(door, settings);
  if (auto failure = server.listen(settings)) return failure;
  listening(server.url());
  server.run();
  return std::nullopt;
}

}  // namespace zhicheng::server
