#include "server/connection.h"

#include <boost/asio/dispatch.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <exception>
#include <iterator>
#include <limits>
#include <utility>

#include "server/clock.h"

namespace zhicheng::server {

namespace beast = boost::beast;
namespace http = beast::http;
namespace net = boost::asio;
using tcp = net::ip::tcp;
using std::chrono::seconds;

namespace {

constexpr std::size_t kBufferLimit = 64 << 10;
constexpr std::size_t kHeadPiece = 1 << 10;  // most heads are shorter; ten thousand wait for one
constexpr std::size_t kFirstPiece = 4 << 10;  // whoever announces much and sends nothing costs no more
constexpr std::size_t kPiece = 64 << 10;
constexpr std::size_t kDrainLimit = std::size_t{16} << 20;
constexpr seconds kHeadTime{15};  // idle time between requests included
constexpr seconds kBodyTime{20};
constexpr std::uint64_t kSlowest = 32 << 10;  // bytes a second, beyond kBodyTime
constexpr seconds kPaceTime{10};  // in which at least so much of a body must come, unless it ends:
constexpr std::uint64_t kPace = 4 << 10;
constexpr seconds kWriteTime{30};
constexpr seconds kDrainTime{3};

std::string_view view(beast::string_view text) { return {text.data(), text.size()}; }

std::string_view view(const beast::flat_buffer& buffer) {
  return {static_cast<const char*>(buffer.cdata().data()), buffer.size()};
}

std::string address_of(const beast::tcp_stream& stream) {
  beast::error_code gone;
  return stream.socket().remote_endpoint(gone).address().to_string();
}

constexpr std::int64_t nanoseconds_in(std::chrono::nanoseconds time) { return time.count(); }
std::int64_t nanoseconds_now() { return nanoseconds_in(std::chrono::steady_clock::now().time_since_epoch()); }
constexpr std::int64_t kNever = std::numeric_limits<std::int64_t>::max();

/// `version`: of the request, 10 or 11.
std::string written_head(const Reply& reply, unsigned version, bool keep_alive, bool secret) {
  std::string head = version == 10 ? "HTTP/1.0 " : "HTTP/1.1 ";
  head += std::to_string(reply.status) + ' ';
  head += view(http::obsolete_reason(static_cast<http::status>(reply.status)));
  head += "\r\n";
  const auto add = [&head](std::string_view name, std::string_view value) {
    for (const std::string_view part : {name, std::string_view(": "), value, std::string_view("\r\n")}) head += part;
  };
  add("Date", http_date());
  if (secret) add("Strict-Transport-Security", "max-age=31536000");
  for (const auto& [name, value] : reply.headers) add(name, value);
  if (!keep_alive && version == 11) add("Connection", "close");
  if (keep_alive && version == 10) add("Connection", "keep-alive");
  // RFC 9110, 8.6.
  if (reply.status != 204 && reply.status != 304) add("Content-Length", std::to_string(reply.body.size()));
  head += "\r\n";
  return head;
}

std::string too_large(std::uint64_t limit) { return "请求正文超过 " + std::to_string(limit >> 20) + " MiB"; }

/// Why a head that can be read is refused: two readers might see two requests in it. Nothing when they don't.
std::optional<Reply> ambiguity_of(const http::request<http::buffer_body>& request) {
  const auto count = [&request](http::field name) {
    const auto all = request.equal_range(name);
    return std::distance(all.first, all.second);
  };
  if (count(http::field::host) != 1 || !is_host(view(request[http::field::host]))) {
    return error_reply(400, "bad_request", "请求必须有且只有一个 Host");
  }
  const auto lengths = count(http::field::content_length);
  const std::string_view length = view(request[http::field::content_length]);
  if (lengths > 1 || (lengths == 1 && (length.empty() || length.find_first_not_of("0123456789") != std::string_view::npos))) {
    return error_reply(400, "bad_request", "Content-Length 只能有一个，且只能是一个数");
  }
  const auto codings = count(http::field::transfer_encoding);
  if (codings == 0) return std::nullopt;
  if (codings > 1 || lengths > 0 || request.version() != 11 || !beast::iequals(request[http::field::transfer_encoding], "chunked")) {
    return error_reply(400, "bad_request", "Transfer-Encoding 只能是 chunked，且不能与 Content-Length 并用");
  }
  return std::nullopt;
}

}  // namespace

Connection::Connection(House& house, tcp::socket socket, net::ssl::context* tls, std::string payer, std::function<void()> left)
    : house_(house), left_(std::move(left)), wire_(std::move(socket), tls), peer_(address_of(wire_.tcp())), payer_(std::move(payer)), buffer_(kBufferLimit), until_(kNever) {}

Connection::~Connection() {
  give_back();
  left_();
}

void Connection::start() {
  net::dispatch(wire_.get_executor(), [self = shared_from_this()] {
    if (!self->wire_.is_secret()) return self->read_head();
    self->within(nanoseconds_in(kHeadTime));
    self->wire_.async_handshake([self](beast::error_code failure) {
      if (!failure) self->read_head();
    });
  });
}

void Connection::end_if_idle() {
  net::post(wire_.get_executor(), [self = shared_from_this()] {
    if (self->waiting_for_head_) self->wire_.tcp().cancel();
  });
}

void Connection::end_if_late() {
  net::post(wire_.get_executor(), [self = shared_from_this()] {
    if (self->is_late(nanoseconds_now())) self->wire_.tcp().close();
  });
}

void Connection::within(std::int64_t nanoseconds) { until_ = nanoseconds_now() + nanoseconds; }

void Connection::read_head() {
  if (house_.stopping()) return;
  give_back();
  body_.reset();
  parser_.reset();
  piece_ = {};
  if (buffer_.size() == 0 && buffer_.capacity() > kHeadPiece) buffer_.shrink_to_fit();
  scan_ = {};
  seen_ = {"unknown", "", 0, 0, 0, 0};
  within(nanoseconds_in(kHeadTime));
  look_at_head();
}

void Connection::read_more_head() {
  waiting_for_head_ = true;
  wire_.async_read_some(buffer_.prepare(kHeadPiece), [self = shared_from_this()](beast::error_code failure, std::size_t bytes) {
    self->waiting_for_head_ = false;
    if (failure) return;
    self->buffer_.commit(bytes);
    self->look_at_head();
  });
}

void Connection::look_at_head() {
  const HeadScan::Found found = scan_.scan(view(buffer_));
  if (found == HeadScan::Found::more) return read_more_head();
  began_ = nanoseconds_now();
  seen_.bytes_in = scan_.size();
  parser_.emplace();
  parser_->header_limit(kLongestHead);
  parser_->body_limit(boost::none);
  if (found == HeadScan::Found::too_long) return send(error_reply(431, "too_large", "请求头超过 16 KiB 或 100 行"), false);
  beast::error_code failure = http::error::bad_value;
  if (found == HeadScan::Found::whole) {
    const std::size_t used = parser_->put(net::buffer(buffer_.data(), scan_.size()), failure);
    buffer_.consume(used);
  }
  if (failure || !parser_->is_header_done()) return send(error_reply(400, "bad_request", "不是有效的 HTTP/1.1 请求"), false);
  on_head();
}

Head Connection::head_of() const {
  const auto& request = parser_->get();
  Head head;
  head.method = view(request.method_string());
  head.target = view(request.target());
  head.host = view(request[http::field::host]);
  head.content_type = view(request[http::field::content_type]);
  head.content_encoding = view(request[http::field::content_encoding]);
  head.content_range = view(request[http::field::content_range]);
  head.accept_encoding = view(request[http::field::accept_encoding]);
  head.authorization = view(request[http::field::authorization]);
  head.cookie = view(request[http::field::cookie]);
  head.if_none_match = view(request[http::field::if_none_match]);
  head.origin = view(request[http::field::origin]);
  head.peer = peer_;
  // A proxy may add a line of its own behind what the sender wrote; of certificates there is one or none.
  const auto forwarded = request.equal_range("X-Forwarded-For");
  if (forwarded.first != forwarded.second) head.forwarded_for = view(std::prev(forwarded.second)->value());
  if (request.count("X-Client-Cert-Fingerprint") == 1) head.client_certificate = view(request["X-Client-Cert-Fingerprint"]);
  head.idempotency_key = view(request["Idempotency-Key"]);
  head.has_body = !parser_->is_done();
  if (const auto length = parser_->content_length()) head.length = *length;
  return head;
}

void Connection::on_head() {
  const Head head = head_of();
  seen_.route = house_.route_of(head.path());
  seen_.method = method_label(head.method);
  if (auto fault = ambiguity_of(parser_->get())) return send(std::move(*fault), false);
  if (!house_.routes().waits(head)) return go_on(open(head));

  // Nothing touches the connection meanwhile, and what `head` looks at stays where it is.
  until_ = kNever;
  const bool taken = house_.openers().run([self = shared_from_this(), head] {
    net::post(self->wire_.get_executor(), [self, step = self->open(head)]() mutable { self->go_on(std::move(step)); });
  });
  if (!taken) go_on(busy_reply("服务器正忙，请稍后再试"));
}

Step Connection::open(const Head& head) const {
  try {
    return house_.routes().open(head);
  } catch (const std::exception&) {
    return bug_reply();
  }
}

void Connection::go_on(Step step) {
  const auto& request = parser_->get();
  if (auto* reply = std::get_if<Reply>(&step)) return send(std::move(*reply), request.keep_alive() && parser_->is_done());
  body_ = std::move(std::get<std::unique_ptr<Body>>(step));

  const auto length = parser_->content_length();
  if (length && *length > body_->limit()) return send(error_reply(413, "too_large", too_large(body_->limit())), false);
  parser_->body_limit(body_->limit());

  if (!beast::iequals(request[http::field::expect], "100-continue")) return begin_body();
  reply_ = "HTTP/1.1 100 Continue\r\n\r\n";
  within(nanoseconds_in(kWriteTime));
  net::async_write(wire_, net::buffer(reply_), [self = shared_from_this()](beast::error_code failed, std::size_t) {
    if (!failed) self->begin_body();
  });
}

void Connection::begin_body() {
  if (parser_->is_done()) return finish_body();
  const std::uint64_t bytes = parser_->content_length() ? *parser_->content_length() : body_->limit();
  pace_since_ = nanoseconds_now();
  pace_bytes_ = 0;
  body_until_ = pace_since_ + nanoseconds_in(kBodyTime + seconds{bytes / kSlowest});
  // What has come already takes memory anyway.
  beast::error_code ignored;
  const std::uint64_t here = buffer_.size() + wire_.tcp().socket().available(ignored);
  widen(std::min<std::uint64_t>(bytes, std::clamp<std::uint64_t>(here, kFirstPiece, kPiece)));
  read_body();
}

void Connection::widen(std::uint64_t piece) {
  piece_.resize(piece);
  // The reader asks the system for no more than there is room for already: a body would come in hundreds of bytes.
  buffer_.reserve(std::min(buffer_.size() + piece_.size(), kBufferLimit));
}

/// Counts what has come on the payer: what is only announced takes nothing from others.
bool Connection::set_aside(std::uint64_t bytes) {
  if (!house_.allowance().take(payer_, bytes)) return false;
  reserved_ += bytes;
  return true;
}

void Connection::give_back() { house_.allowance().give_back(payer_, std::exchange(reserved_, 0)); }

void Connection::read_body() {
  until_ = std::min(body_until_, pace_since_ + nanoseconds_in(kPaceTime));
  parser_->get().body().data = piece_.data();
  parser_->get().body().size = piece_.size();
  http::async_read_some(wire_, buffer_, *parser_,
                        [self = shared_from_this()](beast::error_code failure, std::size_t) { self->on_body(failure); });
}

void Connection::on_body(beast::error_code failure) {
  if (failure && failure != http::error::need_buffer) return refuse(failure);
  const std::size_t size = piece_.size() - parser_->get().body().size;
  seen_.bytes_in += size;
  pace_bytes_ += size;
  if (pace_bytes_ >= kPace) {
    pace_since_ = nanoseconds_now();
    pace_bytes_ = 0;
  }
  if (body_->keeps() && !set_aside(size)) return send(busy_reply("服务器正忙，请稍后再试"), false);
  const bool wanted = body_->take({piece_.data(), size});
  if (!wanted || parser_->is_done()) return finish_body();
  if (size == piece_.size() && size < kPiece) widen(std::min<std::uint64_t>(4 * size, kPiece));
  read_body();
}

void Connection::finish_body() {
  // Whoever answers does so in its own time; the connection waits in its strand.
  until_ = kNever;
  piece_ = {};
  const bool keep_alive = parser_->get().keep_alive() && parser_->is_done();
  Answer answer = sure([self = shared_from_this(), keep_alive](Reply reply) {
    net::post(self->wire_.get_executor(), [self, keep_alive, reply = std::move(reply)]() mutable { self->send(std::move(reply), keep_alive); });
  });
  try {
    body_->finish(std::move(answer));
  } catch (const std::exception&) {
    // The answer that it had says so.
  }
}

/// Answers what could be read but not understood; a connection that broke, or was too slow, just ends.
void Connection::refuse(beast::error_code failure) {
  if (failure == http::error::body_limit) {
    return send(error_reply(413, "too_large", too_large(body_ ? body_->limit() : 0)), false);
  }
  const bool unreadable = failure.category() == http::make_error_code(http::error::end_of_stream).category();
  if (unreadable && failure != http::error::end_of_stream && failure != http::error::partial_message) {
    return send(error_reply(400, "bad_request", "不是有效的 HTTP/1.1 请求"), false);
  }
}

void Connection::send(Reply reply, bool keep_alive) {
  const auto& request = parser_->get();
  seen_.status = reply.status;
  keep_alive = keep_alive && !house_.stopping();
  const std::size_t bytes = reply.body.size();
  reply_ = written_head(reply, request.version(), keep_alive, wire_.is_secret());
  reply_body_ = request.method() == http::verb::head ? std::string() : std::move(reply.body);
  // A large reply has the time that a large body has.
  within(nanoseconds_in(kWriteTime + seconds{bytes / kSlowest}));
  const std::array<net::const_buffer, 2> parts{net::buffer(reply_), net::buffer(reply_body_)};
  net::async_write(wire_, parts, [self = shared_from_this(), keep_alive, held = std::move(reply.held)](beast::error_code failure, std::size_t sent) {
    self->seen_.bytes_out = sent;
    self->seen_.seconds = static_cast<double>(nanoseconds_now() - self->began_) / 1e9;
    self->house_.note(self->seen_);
    // An idle connection keeps nothing of it.
    std::string().swap(self->reply_);
    std::string().swap(self->reply_body_);
    if (failure) return;
    if (keep_alive) return self->read_head();
    self->end();
  });
}

void Connection::end() {
  within(nanoseconds_in(kDrainTime));
  wire_.async_close([self = shared_from_this()](beast::error_code failure) {
    if (failure) return;
    self->piece_.resize(kPiece);
    self->drain(0);
  });
}

/// Reads on for a moment after the last reply: a connection closed with bytes unread is reset, and the
/// other side might never see what was said.
void Connection::drain(std::size_t so_far) {
  wire_.async_read_some(net::buffer(piece_), [self = shared_from_this(), so_far](beast::error_code failure, std::size_t bytes) {
    if (!failure && so_far + bytes < kDrainLimit) self->drain(so_far + bytes);
  });
}

}  // namespace zhicheng::server
