#include "cli/workers.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>

namespace zhicheng::cli {

namespace {

/// Before a block: its bytes. Before an answer: its bytes and its exit.
using Heading = std::array<std::uint32_t, 2>;
constexpr std::size_t kHeading = sizeof(Heading);
/// Blocks that a worker may have at once: one in work, one waiting.
constexpr std::size_t kAtOnce = 2;

Failure died() { return {Exit::bug, "bug", "", "一个复核进程意外结束"}; }

std::string with_heading(std::string_view bytes, Exit exit) {
  const Heading heading{static_cast<std::uint32_t>(bytes.size()), static_cast<std::uint32_t>(exit)};
  std::string out(kHeading, '\0');
  std::memcpy(out.data(), heading.data(), kHeading);
  return out += bytes;
}

Heading heading_of(std::string_view bytes) {
  Heading heading{};
  std::memcpy(heading.data(), bytes.data(), kHeading);
  return heading;
}

/// All of `size` bytes, or false at the end.
bool read_all(int file, char* into, std::size_t size) {
  while (size > 0) {
    const ssize_t got = ::read(file, into, size);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    into += got;
    size -= static_cast<std::size_t>(got);
  }
  return true;
}

bool write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::write(file, bytes.data(), bytes.size());
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

/// The life of a worker.
[[noreturn]] void serve(int channel, const Workers::Work& work) {
  // Ctrl+C ends the whole; the parent tells its workers by closing the channel.
  ::signal(SIGINT, SIG_IGN);
  std::string block;
  std::string head(kHeading, '\0');
  while (read_all(channel, head.data(), kHeading)) {
    block.resize(heading_of(head)[0]);
    if (!read_all(channel, block.data(), block.size())) break;
    const Answered answered = work(block);
    if (!write_all(channel, with_heading(answered.bytes, answered.exit))) break;
  }
  ::_exit(0);
}

}  // namespace

struct Workers::Worker {
  int channel = -1;
  pid_t process = -1;
  std::string received;
};

Workers::Workers(std::size_t count, const Work& work) {
  workers_.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    int ends[2];
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) throw cannot_read("复核进程", errno);
    const pid_t process = ::fork();
    if (process < 0) throw cannot_read("复核进程", errno);
    if (process == 0) {
      ::close(ends[0]);
      for (const Worker& other : workers_) ::close(other.channel);
      serve(ends[1], work);
    }
    ::close(ends[1]);
    ::fcntl(ends[0], F_SETFL, ::fcntl(ends[0], F_GETFL) | O_NONBLOCK);
    workers_.push_back({ends[0], process, {}});
  }
}

Workers::~Workers() {
  for (const Worker& worker : workers_) ::close(worker.channel);
  for (const Worker& worker : workers_) ::waitpid(worker.process, nullptr, 0);
}

void Workers::give(std::string block, const Take& take) {
  while (blocks_.size() >= kAtOnce * workers_.size()) {
    step();
    hand_on(take);
  }
  blocks_.push_back({given_++ % workers_.size(), with_heading(block, Exit::yes), {}, false});
  for (Worker& worker : workers_) send(worker);
}

void Workers::finish(const Take& take) {
  while (!blocks_.empty()) {
    step();
    hand_on(take);
  }
}

void Workers::hand_on(const Take& take) {
  while (!blocks_.empty() && blocks_.front().done) {
    take(blocks_.front().answered);
    blocks_.pop_front();
  }
}

void Workers::step() {
  std::vector<pollfd> places;
  for (std::size_t i = 0; i < workers_.size(); ++i) {
    short events = POLLIN;
    for (const Block& block : blocks_) {
      if (block.worker == i && !block.bytes.empty()) events |= POLLOUT;
    }
    places.push_back({workers_[i].channel, events, 0});
  }
  if (::poll(places.data(), places.size(), -1) < 0 && errno != EINTR) throw cannot_read("复核进程", errno);
  for (std::size_t i = 0; i < workers_.size(); ++i) {
    if ((places[i].revents & (POLLIN | POLLHUP | POLLERR)) != 0) receive(workers_[i]);
    if ((places[i].revents & POLLOUT) != 0) send(workers_[i]);
  }
}

void Workers::send(Worker& worker) {
  const auto index = static_cast<std::size_t>(&worker - workers_.data());
  for (Block& block : blocks_) {
    if (block.worker != index || block.bytes.empty()) continue;
    const ssize_t sent = ::send(worker.channel, block.bytes.data(), block.bytes.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno != EAGAIN && errno != EINTR) throw died();
    if (sent > 0) block.bytes.erase(0, static_cast<std::size_t>(sent));
    if (!block.bytes.empty()) return;
  }
}

void Workers::receive(Worker& worker) {
  std::array<char, std::size_t{64} << 10> chunk;
  while (true) {
    const ssize_t got = ::recv(worker.channel, chunk.data(), chunk.size(), 0);
    if (got == 0) throw died();
    if (got < 0 && (errno == EAGAIN || errno == EINTR)) break;
    if (got < 0) throw died();
    worker.received.append(chunk.data(), static_cast<std::size_t>(got));
  }
  const auto index = static_cast<std::size_t>(&worker - workers_.data());
  while (worker.received.size() >= kHeading) {
    const Heading heading = heading_of(worker.received);
    if (worker.received.size() < kHeading + heading[0]) return;
    for (Block& block : blocks_) {
      if (block.worker != index || block.done) continue;
      block.answered = {worker.received.substr(kHeading, heading[0]), static_cast<Exit>(heading[1])};
      block.done = true;
      break;
    }
    worker.received.erase(0, kHeading + heading[0]);
  }
}

}  // namespace zhicheng::cli
