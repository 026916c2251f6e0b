// load PORT PACKAGES.jsonl CONNECTIONS COUNT: submits so many packages, each under a key of its own, and tells in JSON how
// long it took. It spends as little as it can: it shares the processors with the server that it measures.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;

constexpr int kPatience = 30'000;  // milliseconds without any answer
constexpr std::size_t kAnswer = 64 << 10;

[[noreturn]] void fail(const char* what) {
  std::perror(what);
  std::exit(1);
}

struct Connection {
  int socket = -1;
  std::string head;
  std::string_view body;
  std::size_t sent = 0;
  Clock::time_point began;
  std::string answer;
};

class Load {
 public:
  Load(std::uint16_t port, std::vector<std::string> packages, std::size_t count) : packages_(std::move(packages)), count_(count) {
    at_.sin_family = AF_INET;
    at_.sin_port = htons(port);
    at_.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  }

  void run(std::size_t connections) {
    epoll_ = ::epoll_create1(0);
    std::vector<Connection> all(std::min(connections, count_));
    const auto began = Clock::now();
    for (Connection& one : all) {
      open(one);
      next(one);
    }
    std::array<epoll_event, 64> events;
    while (answered_ < count_) {
      const int ready = ::epoll_wait(epoll_, events.data(), static_cast<int>(events.size()), kPatience);
      if (ready <= 0) fail("nothing came");
      for (int i = 0; i < ready; ++i) go_on(*static_cast<Connection*>(events[static_cast<std::size_t>(i)].data.ptr));
    }
    seconds_ = std::chrono::duration<double>(Clock::now() - began).count();
  }

  void print() {
    std::sort(times_.begin(), times_.end());
    const auto at = [&](double share) { return times_[static_cast<std::size_t>(share * static_cast<double>(times_.size() - 1))]; };
    rusage used{};
    ::getrusage(RUSAGE_SELF, &used);
    const auto microseconds = [](const timeval& time) { return static_cast<double>(time.tv_sec) * 1e6 + static_cast<double>(time.tv_usec); };
    std::printf("{\"seconds\":%.3f,\"p50_ms\":%.2f,\"p99_ms\":%.2f,\"worst_ms\":%.2f,\"cpu_us\":%.1f,\"statuses\":{", seconds_, at(0.5), at(0.99),
                at(1), (microseconds(used.ru_utime) + microseconds(used.ru_stime)) / static_cast<double>(count_));
    const char* comma = "";
    for (const auto& [status, times] : statuses_) {
      std::printf("%s\"%s\":%zu", comma, status.c_str(), times);
      comma = ",";
    }
    std::puts("}}");
  }

 private:
  void open(Connection& one) {
    one.socket = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    if (::connect(one.socket, reinterpret_cast<sockaddr*>(&at_), sizeof at_) != 0 && errno != EINPROGRESS) fail("connect");
    const int yes = 1;
    ::setsockopt(one.socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    epoll_event event{};
    event.events = EPOLLIN | EPOLLOUT | EPOLLET;
    event.data.ptr = &one;
    if (::epoll_ctl(epoll_, EPOLL_CTL_ADD, one.socket, &event) != 0) fail("epoll");
  }

  void next(Connection& one) {
    if (given_ == count_) return;
    one.body = packages_[given_ % packages_.size()];
    one.head = "POST /v1/submissions HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nIdempotency-Key: a-key-of-the-bench-" + run_ + "-" +
               std::to_string(given_) + "\r\nContent-Length: " + std::to_string(one.body.size()) + "\r\n\r\n";
    ++given_;
    one.sent = 0;
    one.began = Clock::now();
    send(one);
  }

  void send(Connection& one) {
    while (one.sent < one.head.size() + one.body.size()) {
      const std::size_t of_head = std::min(one.sent, one.head.size());
      const std::string_view body = one.body.substr(one.sent - of_head);
      const std::array<iovec, 2> parts{iovec{one.head.data() + of_head, one.head.size() - of_head},
                                       iovec{const_cast<char*>(body.data()), body.size()}};
      const ssize_t moved = ::writev(one.socket, parts.data(), parts.size());
      if (moved < 0 && (errno == EAGAIN || errno == ENOTCONN)) return;
      if (moved <= 0) fail("send");
      one.sent += static_cast<std::size_t>(moved);
    }
  }

  void go_on(Connection& one) {
    send(one);
    for (;;) {
      std::array<char, kAnswer> bytes;
      const ssize_t moved = ::recv(one.socket, bytes.data(), bytes.size(), 0);
      if (moved < 0 && errno == EAGAIN) return;
      if (moved <= 0) fail("receive");
      one.answer.append(bytes.data(), static_cast<std::size_t>(moved));
      if (is_whole(one.answer)) answered(one);
    }
  }

  static bool is_whole(std::string_view answer) {
    constexpr std::string_view kLength = "Content-Length: ";
    const std::size_t end = answer.find("\r\n\r\n");
    const std::size_t at = answer.find(kLength);
    if (end == std::string_view::npos || at == std::string_view::npos) return false;
    std::size_t length = 0;
    std::from_chars(answer.data() + at + kLength.size(), answer.data() + end, length);
    return answer.size() >= end + 4 + length;
  }

  void answered(Connection& one) {
    times_.push_back(std::chrono::duration<double, std::milli>(Clock::now() - one.began).count());
    ++statuses_[one.answer.substr(9, 3)];
    ++answered_;
    one.answer.clear();
    next(one);
  }

  sockaddr_in at_{};
  int epoll_ = -1;
  std::vector<std::string> packages_;
  std::size_t count_, given_ = 0, answered_ = 0;
  std::string run_ = "load-" + std::to_string(Clock::now().time_since_epoch().count());
  double seconds_ = 0;
  std::vector<double> times_;
  std::map<std::string, std::size_t> statuses_;
};

}  // namespace

int main(int count, char** words) {
  if (count != 5) {
    std::fputs("load PORT PACKAGES.jsonl CONNECTIONS COUNT\n", stderr);
    return 64;
  }
  std::vector<std::string> packages;
  std::ifstream lines(words[2]);
  for (std::string line; std::getline(lines, line);) packages.push_back(line);
  if (packages.empty()) fail(words[2]);
  Load load(static_cast<std::uint16_t>(std::atoi(words[1])), std::move(packages), std::strtoul(words[4], nullptr, 10));
  load.run(std::strtoul(words[3], nullptr, 10));
  load.print();
}
