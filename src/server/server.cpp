// Accepting connections, bounding them, and the orderly end. What is answered is decided in routes.cpp.
#include "server/server.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>

#include <atomic>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <fstream>
#include <cstdio>
#include <map>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include "server/allowance.h"
#include "server/api_description.h"
#include "server/branch.h"
#include "server/clock.h"
#include "server/connection.h"
#include "server/errands.h"
#include "server/last_resort.h"
#include "server/log.h"
#include "server/metrics.h"
#include "server/tls.h"
#include "store/store.h"

namespace zhicheng::server {

namespace beast = boost::beast;
namespace net = boost::asio;
using tcp = net::ip::tcp;

namespace {

constexpr std::uint64_t kBodiesLimit = std::uint64_t{256} << 20;  // of all requests under way together
constexpr std::uint64_t kBodiesEach = std::uint64_t{64} << 20;    // of one address
constexpr std::chrono::seconds kStopTime{4};             // for requests under way
constexpr std::chrono::milliseconds kEndTime{4800};      // for everything
constexpr std::chrono::milliseconds kWatchPause{250};
constexpr std::size_t kThreads = 2;
// Others than those that carry bytes: judging may take half a second, the database may have to be waited for.
constexpr std::size_t kCoreThreads = 2;
constexpr std::size_t kOpeners = 4;
constexpr std::size_t kMostWaiting = 400;  // requests, for each of the two
constexpr std::size_t kMostEach = 20;      // of those for the core, from one address

class Server : public House {
 public:
  Server(const api::Door& door, const Settings& settings, Desk* desk, Log& log, Troubles& troubles, LastResort& end, std::string metrics_word)
      : settings_(settings),
        desk_(desk),
        log_(log),
        troubles_(troubles),
        end_(end),
        routes_(door, core_, shares_, {settings.proxy, settings.origin}, StaticFiles(settings.web), desk, {[this] { return metrics(); }, std::move(metrics_word)}),
        acceptor_(net::make_strand(io_)),
        signals_(io_, SIGINT, SIGTERM),
        watch_(io_),
        last_call_(io_) {}

  /// Why it cannot, otherwise.
  std::optional<std::string> encrypt();
  std::optional<std::string> listen();
  std::string url() const;
  void run();

  const Routes& routes() const override { return routes_; }
  Errands& openers() override { return openers_; }
  bool stopping() const override { return stopping_; }
  Allowance& allowance() override { return allowance_; }
  std::string_view route_of(std::string_view path) const override { return description_.route_of(path); }
  void note(const Seen& seen) override {
    metrics_.add(seen);
    log_.request(seen);
  }

 private:
  using Address = net::ip::address;
  /// What it throws is over with it.
  template <class Step>
  void attempt(const Step& step);
  void accept();
  void enter(tcp::socket socket);
  /// The machine itself and the proxy, behind which everybody has one address: no limits for one address.
  bool is_many(const Address& address) const { return address.is_loopback() || address.to_string() == settings_.proxy; }
  /// Counts one more connection from there; false when there are enough.
  bool admit(const Address& address);
  void leave(Connection* connection, const Address& address);
  /// Ends those connections, now and then, whose time is over: cheaper than a timer for each thing that one waits for.
  void watch();
  void end_late();
  /// Accepts again when nobody does: for want of descriptors or of memory, which may be gone before any of our code is called.
  void open_again();
  void stop();
  /// Carries bytes until the end. What a connection throws ends that connection alone.
  void carry();
  std::string metrics() const;

  const Settings& settings_;
  Desk* desk_;
  Log& log_;
  Troubles& troubles_;
  LastResort& end_;
  const ApiDescription description_;
  Metrics metrics_;
  Allowance shares_{kMostWaiting + kCoreThreads, kMostEach};  // of what waits for the core, and its threads
  Errands core_{kCoreThreads, kMostWaiting, [this](const std::exception& failure) { troubles_.threw("errand", failure); }};
  Errands openers_{kOpeners, kMostWaiting, [this](const std::exception& failure) { troubles_.threw("errand", failure); }};
  Routes routes_;
  std::optional<net::ssl::context> tls_;
  std::atomic<bool> running_ = false;
  std::atomic<bool> stopping_ = false;
  Allowance allowance_{kBodiesLimit, kBodiesEach};
  mutable std::mutex mutex_;
  std::size_t count_ = 0;
  std::uint64_t accepted_ = 0;
  std::uint64_t turned_away_ = 0;
  std::map<Address, std::size_t> by_address_;
  std::map<Connection*, std::weak_ptr<Connection>> connections_;
  const std::shared_ptr<int> door_ = std::make_shared<int>();  ///< shared with what waits for the next connection
  // Below what connections use: those still in its queues end with it.
  net::io_context io_{static_cast<int>(kThreads)};
  tcp::acceptor acceptor_;
  net::signal_set signals_;
  net::steady_timer watch_;
  net::steady_timer last_call_;
};

std::string reason(beast::error_code failure) {
  if (failure == net::error::address_in_use) return "端口已被占用，可用 --port 换一个";
  if (failure == net::error::access_denied) return "没有权限，1024 以下的端口需要管理员权限";
  if (failure.value() == EADDRNOTAVAIL) return "本机没有这个地址";
  return failure.message();
}

std::optional<std::string> Server::encrypt() {
  if (settings_.certificate.empty()) return std::nullopt;
  auto made = tls_context(settings_.certificate, settings_.key);
  if (auto* fault = std::get_if<std::string>(&made)) return std::move(*fault);
  tls_.emplace(std::move(std::get<net::ssl::context>(made)));
  return std::nullopt;
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
  return (tls_ ? "https://" : "http://") + (endpoint.address().is_v6() ? "[" + host + "]" : host) + ":" + std::to_string(endpoint.port());
}

void Server::run() {
  signals_.async_wait([this](beast::error_code failure, int) {
    if (!failure) stop();
  });
  net::post(acceptor_.get_executor(), [this] { accept(); });
  watch();
  running_ = true;
  std::vector<std::thread> threads;
  for (std::size_t i = 1; i < kThreads; ++i) threads.emplace_back([this] { carry(); });
  carry();
  for (std::thread& thread : threads) thread.join();
  core_.abandon();
  openers_.abandon();
  running_ = false;
}

void Server::carry() {
  for (;;) {
    try {
      io_.run();
      return;
    } catch (const std::exception& failure) {
      troubles_.threw("connection", failure);
    }
  }
}

template <class Step>
void Server::attempt(const Step& step) {
  try {
    step();
  } catch (const std::exception& failure) {
    troubles_.threw("connection", failure);
  }
}

void Server::accept() {
  acceptor_.async_accept(net::make_strand(io_), [this, open = door_](beast::error_code failure, tcp::socket socket) {
    // Most likely out of file descriptors: a short rest instead of a busy loop.
    if (stopping_ || failure) return;
    attempt([this, &socket] { enter(std::move(socket)); });
    accept();
  });
}

void Server::enter(tcp::socket socket) {
  beast::error_code ignored;
  socket.set_option(tcp::no_delay(true), ignored);
  const Address address = socket.remote_endpoint(ignored).address();
  if (!admit(address)) {
    constexpr std::string_view kFull =
        "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nRetry-After: 5\r\nConnection: close\r\n"
        "Content-Security-Policy: default-src 'none'\r\nX-Content-Type-Options: nosniff\r\nDate: ";
    // Whoever would speak TLS just sees the end.
    if (tls_) return;
    socket.non_blocking(true, ignored);
    socket.write_some(net::buffer(std::string(kFull).append(http_date()).append("\r\n\r\n")), ignored);
    return;
  }
  std::shared_ptr<Connection*> own;
  std::shared_ptr<Connection> connection;
  try {
    own = std::make_shared<Connection*>(nullptr);
    connection = std::make_shared<Connection>(*this, std::move(socket), tls_ ? &*tls_ : nullptr, is_many(address) ? "" : address.to_string(),
                                              [this, own, address] { leave(*own, address); });
  } catch (...) {
    leave(nullptr, address);
    throw;
  }
  *own = connection.get();
  {
    const std::lock_guard lock(mutex_);
    connections_.emplace(connection.get(), connection);
  }
  connection->start();
}

bool Server::admit(const Address& address) {
  const std::lock_guard lock(mutex_);
  ++turned_away_;
  if (count_ >= settings_.most_connections) return false;
  if (!is_many(address)) {
    const auto known = by_address_.find(address);
    if (known != by_address_.end() && known->second >= settings_.most_per_address) return false;
  }
  std::size_t& from_there = by_address_[address];
  --turned_away_;
  ++accepted_;
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

void Server::watch() {
  bool waits = false;
  while (!waits && !io_.stopped()) {
    attempt([this, &waits] {
      watch_.expires_after(kWatchPause);
      watch_.async_wait([this](beast::error_code) {
        attempt([this] { end_late(); });
        attempt([this] { open_again(); });
        watch();
      });
      waits = true;
    });
    if (!waits) std::this_thread::sleep_for(kWatchPause);
  }
}

void Server::open_again() {
  net::post(acceptor_.get_executor(), [this] {
    if (!stopping_ && door_.use_count() == 1) accept();
  });
}

void Server::end_late() {
  const std::int64_t now = std::chrono::nanoseconds(std::chrono::steady_clock::now().time_since_epoch()).count();
  std::vector<std::shared_ptr<Connection>> late;
  {
    const std::lock_guard lock(mutex_);
    for (const auto& [connection, alive] : connections_) {
      if (!connection->is_late(now)) continue;
      // Not let go of in here, whatever happens: leaving takes the lock.
      late.emplace_back();
      late.back() = alive.lock();
    }
  }
  for (const auto& connection : late) {
    if (connection) connection->end_if_late();
  }
}

std::string Server::metrics() const {
  std::vector<Gauge> gauges;
  {
    const std::lock_guard lock(mutex_);
    gauges = {{"zhicheng_connections", "gauge", "Connections open now.", "", count_},
              {"zhicheng_connections_total", "counter", "Connections accepted.", "", accepted_},
              {"zhicheng_connections_refused_total", "counter", "Connections turned away: too many.", "", turned_away_}};
  }
  gauges.push_back({"zhicheng_body_memory_bytes", "gauge", "Memory set aside for bodies under way.", "", allowance_.taken()});
  gauges.push_back({"zhicheng_share_refused_total", "counter", "Requests turned away because their address had its share.", "of=\"bodies\"", allowance_.refused()});
  gauges.push_back({"zhicheng_share_refused_total", "counter", "Requests turned away because their address had its share.", "of=\"core\"", shares_.refused()});
  gauges.push_back({"zhicheng_waiting_requests", "gauge", "Requests that wait for a thread.", "at=\"core\"", core_.waiting()});
  gauges.push_back({"zhicheng_waiting_requests", "gauge", "Requests that wait for a thread.", "at=\"desk\"", openers_.waiting()});
  if (desk_ != nullptr) desk_->count(gauges);
  troubles_.count(gauges);
  return metrics_.write(gauges);
}

void Server::stop() {
  stopping_ = true;
  attempt([this] {
    log_.event("stopping");
    store::Store::end_within(std::chrono::milliseconds(kStopTime).count());
    end_.after(kEndTime.count());
  });
  net::post(acceptor_.get_executor(), [this] {
    beast::error_code ignored;
    acceptor_.close(ignored);
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

/// The first line of a file; "" when none is named. Nothing when it has none.
std::optional<std::string> read_word(const std::filesystem::path& file) {
  std::string word;
  if (file.empty()) return word;
  std::ifstream stream(file);
  if (!std::getline(stream, word) || word.empty()) return std::nullopt;
  return word;
}

}  // namespace

std::optional<std::string> serve(const api::Door& door, const Settings& settings,
                                 const std::function<void(const std::string& url)>& listening) {
  raise_file_limit();
  auto metrics_word = read_word(settings.metrics);
  if (!metrics_word) return "读不出监控口令：" + settings.metrics.string();
  Log log(settings.log);
  Troubles troubles(log);
  LastResort end(log);
  std::unique_ptr<Branch> branch;
  if (!settings.place.data.empty()) {
    auto opened = Branch::open(settings, troubles);
    if (auto* fault = std::get_if<std::string>(&opened)) return std::move(*fault);
    branch = std::move(std::get<std::unique_ptr<Branch>>(opened));
  }
  Server server(door, settings, branch ? &branch->desk() : nullptr, log, troubles, end, std::move(*metrics_word));
  if (auto failure = server.encrypt()) return failure;
  if (auto failure = server.listen()) return failure;
  listening(server.url());
  base::Json begun = base::Json::Object{};
  if (branch) begun.add("key", branch->public_key());
  log.event("listening", std::move(begun));
  if (branch && branch->first_code()) std::fputs(("还没有账号。建立第一个安全管理员用的一次性代码：" + *branch->first_code() + "\n").c_str(), stderr);
  server.run();
  // Judges and writers end first: what they still answer has connections to go to.
  branch.reset();
  log.event("stopped");
  return std::nullopt;
}

}  // namespace zhicheng::server
