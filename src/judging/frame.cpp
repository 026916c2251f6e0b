#include "judging/frame.h"

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>

namespace zhicheng::judging {

namespace {

/// Waits until `descriptor` is ready for `events`. False at the deadline.
bool wait_for(int descriptor, short events, std::optional<Moment> deadline) {
  for (;;) {
    int milliseconds = -1;
    if (deadline) milliseconds = static_cast<int>(std::clamp<Moment>(*deadline - now(), 0, 3'600'000));
    pollfd one{descriptor, events, 0};
    const int ready = ::poll(&one, 1, milliseconds);
    if (ready > 0) return true;
    if (ready == 0 || errno != EINTR) return false;
  }
}

/// Moves exactly `size` bytes by `step(offset)`, which returns what read and write do.
template <class Step>
bool move_all(int descriptor, short events, std::size_t size, std::optional<Moment> deadline, const Step& step) {
  for (std::size_t done = 0; done < size;) {
    const ssize_t moved = step(done);
    if (moved > 0) {
      done += static_cast<std::size_t>(moved);
    } else if (moved == 0) {
      return false;
    } else if (errno == EAGAIN) {
      if (!wait_for(descriptor, events, deadline)) return false;
    } else if (errno != EINTR) {
      return false;
    }
  }
  return true;
}

bool write_all(int descriptor, std::string_view bytes, std::optional<Moment> deadline) {
  return move_all(descriptor, POLLOUT, bytes.size(), deadline, [&](std::size_t done) {
    return ::send(descriptor, bytes.data() + done, bytes.size() - done, MSG_NOSIGNAL | (deadline ? MSG_DONTWAIT : 0));
  });
}

bool read_all(int descriptor, char* to, std::size_t size, std::optional<Moment> deadline) {
  return move_all(descriptor, POLLIN, size, deadline, [&](std::size_t done) {
    return ::recv(descriptor, to + done, size - done, deadline ? MSG_DONTWAIT : 0);
  });
}

}  // namespace

Moment now() {
  return std::chrono::ceil<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

bool write_frame(int descriptor, std::string_view message, std::optional<Moment> deadline) {
  if (message.size() > kLongestFrame) return false;
  const auto size = static_cast<std::uint32_t>(message.size());
  const std::array<char, 4> length{static_cast<char>(size), static_cast<char>(size >> 8), static_cast<char>(size >> 16),
                                   static_cast<char>(size >> 24)};
  return write_all(descriptor, {length.data(), length.size()}, deadline) && write_all(descriptor, message, deadline);
}

std::optional<std::string> read_frame(int descriptor, std::optional<Moment> deadline) {
  std::array<char, 4> length{};
  if (!read_all(descriptor, length.data(), length.size(), deadline)) return std::nullopt;
  std::size_t size = 0;
  for (std::size_t i = 0; i < length.size(); ++i) size |= std::size_t{static_cast<unsigned char>(length[i])} << (8 * i);
  if (size > kLongestFrame) return std::nullopt;
  std::string message(size, '\0');
  if (!read_all(descriptor, message.data(), size, deadline)) return std::nullopt;
  return message;
}

}  // namespace zhicheng::judging
