// One connection: requests in, replies out, each within its time. Private to the room.
#pragma once
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "server/allowance.h"
#include "server/metrics.h"
#include "server/routes.h"
#include "server/strict_head.h"
#include "server/wire.h"

namespace zhicheng::server {

/// What all connections share.
class House {
 public:
  virtual ~House() = default;
  virtual const Routes& routes() const = 0;
  /// Where requests are opened that may wait for the database: the threads that carry bytes wait for nothing.
  virtual Errands& openers() = 0;
  virtual bool stopping() const = 0;
  virtual Allowance& allowance() = 0;
  /// What a path is called where requests are counted.
  virtual std::string_view route_of(std::string_view path) const = 0;
  virtual void note(const Seen& seen) = 0;
};

class Connection : public std::enable_shared_from_this<Connection> {
 public:
  /// `left` is called when it is over. Encrypted when there is a context for it. `payer`: the address on which its memory is
  /// counted; "": none.
  Connection(House& house, boost::asio::ip::tcp::socket socket, boost::asio::ssl::context* tls, std::string payer, std::function<void()> left);
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  ~Connection();

  void start();
  /// Ends the connection unless a request is under way.
  void end_if_idle();
  /// Whether what it waits for should have been over by then (nanoseconds of a clock that is never set).
  bool is_late(std::int64_t now) const { return until_ < now; }
  /// Ends the connection if it is still late.
  void end_if_late();

 private:
  using Failure = boost::beast::error_code;

  void within(std::int64_t nanoseconds);
  void read_head();
  void read_more_head();
  void look_at_head();
  void on_head();
  Head head_of() const;
  Step open(const Head& head) const;
  void go_on(Step step);
  void begin_body();
  void widen(std::uint64_t piece);
  void read_body();
  bool set_aside(std::uint64_t bytes);
  void give_back();
  void on_body(Failure failure);
  void finish_body();
  void refuse(Failure failure);
  void send(Reply reply, bool keep_alive);
  void end();
  void drain(std::size_t so_far);

  House& house_;
  std::function<void()> left_;
  Wire wire_;
  std::string peer_;
  std::string payer_;
  boost::beast::flat_buffer buffer_;
  std::optional<boost::beast::http::request_parser<boost::beast::http::buffer_body>> parser_;
  std::string reply_;  ///< head, and a short body
  std::string reply_body_;
  std::unique_ptr<Body> body_;
  std::vector<char> piece_;
  std::uint64_t reserved_ = 0;
  std::atomic<std::int64_t> until_;  ///< like `began_`: when what is waited for must be over
  std::int64_t body_until_ = 0;  ///< like `began_`
  std::int64_t pace_since_ = 0;
  std::uint64_t pace_bytes_ = 0;  ///< that came since
  HeadScan scan_;
  bool waiting_for_head_ = false;
  Seen seen_;  ///< the request under way
  std::int64_t began_ = 0;  ///< nanoseconds of a clock that is never set
};

}  // namespace zhicheng::server
