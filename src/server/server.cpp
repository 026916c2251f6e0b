// Accepting connections, bounding them, and the orderly end. What is answered is decided in routes.cpp.
#include "server/server.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>

#include <atomic>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <map>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include "server/branch.h"
#include "server/connection.h"

namespace zhicheng::server {

namespace beast = boost::beast;
namespace net = boost::asio;
using tcp = net::ip::tcp;

namespace {

constexpr std::uint64_t kBodiesLimit = std::uint64_t{256} << 20;  // of all requests under way together
constexpr std::chrono::seconds kStopTime{4};
constexpr std::size_t kThreads = 2;

class Server : public House {
 public:
  Server(const api::Door& door, const Settings& settings, Desk* desk)
      : settings_(settings),
        routes_(door, StaticFiles(settings.web), desk),
        acceptor_(net::make_strand(io_)),
        signals_(io_, SIGINT, SIGTERM),
        pause_(acceptor_.get_executor()),
        last_call_(io_) {}

  std::optional<std::string> listen();
  std::string url() const;
  void run();

  const Routes& routes() const override { return routes_; }
  bool stopping() const override { return stopping_; }
  bool reserve(std::uint64_t bytes) override;
  void release(std::uint64_t bytes) override { reserved_ -= bytes; }

 private:
  using Address = net::ip::address;
  void accept();
  void enter(tcp::socket socket);
  /// Counts one more connection from there; false when there are enough.
  bool admit(const Address& address);
  void leave(Connection* connection, const Address& address);
  void stop();

  const Settings& settings_;
  Routes routes_;
  std::atomic<bool> running_ = false;
  std::atomic<bool> stopping_ = false;
  std::atomic<std::uint64_t> reserved_ = 0;
  std::mutex mutex_;
  std::size_t count_ = 0;
  std::map<Address, std::size_t> by_address_;
  std::map<Connection*, std::weak_ptr<Connection>> connections_;
  // Below what connections use: those still in its queues end with it.
  net::io_context io_{static_cast<int>(kThreads)};
  tcp::acceptor acceptor_;
  net::signal_set signals_;
  net::steady_timer pause_;
  net::steady_timer last_call_;
};

std::string reason(beast::error_code failure) {
  if (failure == net::error::address_in_use) return "端口已被占用，可用 --port 换一个";
  if (failure == net::error::access_denied) return "没有权限，1024 以下的端口需要管理员权限";
  if (failure.value() == EADDRNOTAVAIL) return "本机没有这个地址";
  return failure.message();
}

std::optional<std::string> Server::listen() {
  beast::error_code failure;
  const auto address = net::ip::make_address(settings_.address, failure);
  if (failure) return "不是 IP 地址：" + settings_.address;
  const tcp::endpoint endpoint(address, settings_.port);
  acceptor_.open(endpoint.protocol(), failure);
  if (!failure) acceptor_.set_option(net::socket_base::reuse_address(true), failure);
  if (!failure) acceptor_.bind(endpoint, failure);
  if (!failure) acceptor_.listen(4096, failure);
  if (!failure) return std::nullopt;
  return settings_.address + ":" + std::to_string(settings_.port) + " 不能监听：" + reason(failure);
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
  const Address address = socket.remote_endpoint(ignored).address();
  if (!admit(address)) {
    constexpr std::string_view kFull =
        "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nRetry-After: 5\r\nConnection: close\r\n\r\n";
    socket.non_blocking(true, ignored);
    socket.write_some(net::buffer(kFull), ignored);
    return;
  }
  auto own = std::make_shared<Connection*>(nullptr);
  const auto connection = std::make_shared<Connection>(*this, std::move(socket), [this, own, address] { leave(*own, address); });
  *own = connection.get();
  {
    const std::lock_guard lock(mutex_);
    connections_.emplace(connection.get(), connection);
  }
  connection->start();
}

bool Server::admit(const Address& address) {
  const std::lock_guard lock(mutex_);
  if (count_ >= settings_.most_connections) return false;
  std::size_t& from_there = by_address_[address];
  if (!address.is_loopback() && from_there >= settings_.most_per_address) return false;
  ++count_;
  ++from_there;
  return true;
}

void Server::leave(Connection* connection, const Address& address) {
  const std::lock_guard lock(mutex_);
  --count_;
  if (--by_address_[address] == 0) by_address_.erase(address);
  connections_.erase(connection);
  if (running_ && stopping_ && connections_.empty()) io_.stop();
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

  std::vector<std::shared_ptr<Connection>> open;
  {
    const std::lock_guard lock(mutex_);
    for (const auto& [key, connection] : connections_) {
      if (auto alive = connection.lock()) open.push_back(std::move(alive));
    }
    if (connections_.empty()) io_.stop();
  }
  for (const auto& connection : open) connection->end_if_idle();
}

}  // namespace

std::optional<std::string> serve(const api::Door& door, const Settings& settings,
                                 const std::function<void(const std::string& url)>& listening) {
  raise_file_limit();
  std::unique_ptr<Branch> branch;
  if (!settings.place.data.empty()) {
    auto opened = Branch::open(settings);
    if (auto* fault = std::get_if<std::string>(&opened)) return std::move(*fault);
    branch = std::move(std::get<std::unique_ptr<Branch>>(opened));
  }
  Server server(door, settings, branch ? &branch->desk() : nullptr);
  if (auto failure = server.listen()) return failure;
  listening(server.url());
  if (branch && branch->first_code()) std::fputs(("还没有账号。建立第一个安全管理员用的一次性代码：" + *branch->first_code() + "\n").c_str(), stderr);
  server.run();
  // Judges and writers end first: what they still answer has connections to go to.
  branch.reset();
  return std::nullopt;
}

}  // namespace zhicheng::server
