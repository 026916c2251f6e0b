#include "judging/frame.h"

#include <poll.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>

namespace zhicheng::judging {

namespace {

constexpr std::size_t kLength = 4;
constexpr std::size_t kPiece = std::size_t{64} << 10;

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

/// Whether to try once more after a call that moved nothing.
bool goes_on(int descriptor, short events, std::optional<Moment> deadline) {
  if (errno == EAGAIN) return wait_for(descriptor, events, deadline);
  return errno == EINTR;
}

/// Takes `size` bytes off the front of what is still to be written.
void advance(std::vector<iovec>& parts, std::size_t size) {
  std::size_t whole = 0;
  while (whole < parts.size() && size >= parts[whole].iov_len) size -= parts[whole++].iov_len;
  parts.erase(parts.begin(), parts.begin() + static_cast<std::ptrdiff_t>(whole));
  if (parts.empty()) return;
  parts.front().iov_base = static_cast<char*>(parts.front().iov_base) + size;
  parts.front().iov_len -= size;
}

}  // namespace

Moment now() {
  return std::chrono::ceil<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

bool write_frames(int descriptor, const std::vector<std::string_view>& messages, std::optional<Moment> deadline) {
  std::vector<std::array<char, kLength>> lengths;
  lengths.reserve(messages.size());
  std::vector<iovec> parts;
  for (const std::string_view message : messages) {
    if (message.size() > kLongestFrame) return false;
    const auto size = static_cast<std::uint32_t>(message.size());
    lengths.push_back({static_cast<char>(size), static_cast<char>(size >> 8), static_cast<char>(size >> 16), static_cast<char>(size >> 24)});
    parts.push_back({lengths.back().data(), kLength});
    parts.push_back({const_cast<char*>(message.data()), message.size()});
  }
  while (!parts.empty()) {
    msghdr header{};
    header.msg_iov = parts.data();
    header.msg_iovlen = std::min<std::size_t>(parts.size(), 64);
    const ssize_t moved = ::sendmsg(descriptor, &header, MSG_NOSIGNAL | (deadline ? MSG_DONTWAIT : 0));
    if (moved > 0) {
      advance(parts, static_cast<std::size_t>(moved));
    } else if (moved == 0 || !goes_on(descriptor, POLLOUT, deadline)) {
      return false;
    }
  }
  return true;
}

std::optional<std::size_t> Frames::length() const {
  if (bytes_.size() - from_ < kLength) return std::nullopt;
  std::size_t size = 0;
  for (std::size_t i = 0; i < kLength; ++i) size |= std::size_t{static_cast<unsigned char>(bytes_[from_ + i])} << (8 * i);
  return size;
}

bool Frames::has_next() const {
  const auto size = length();
  return size && bytes_.size() - from_ - kLength >= *size;
}

std::optional<std::string> Frames::next(std::optional<Moment> deadline) {
  while (!has_next()) {
    const auto size = length();
    if (size && *size > kLongestFrame) return std::nullopt;
    bytes_.erase(0, from_);
    from_ = 0;
    const std::size_t here = bytes_.size();
    bytes_.resize(std::max(here + kPiece, size ? *size + kLength : 0));
    const ssize_t moved = ::recv(descriptor_, bytes_.data() + here, bytes_.size() - here, deadline ? MSG_DONTWAIT : 0);
    const int fault = errno;
    bytes_.resize(here + static_cast<std::size_t>(std::max<ssize_t>(moved, 0)));
    errno = fault;
    if (moved == 0 || (moved < 0 && !goes_on(descriptor_, POLLIN, deadline))) return std::nullopt;
  }
  const std::size_t size = *length();
  std::string message = bytes_.substr(from_ + kLength, size);
  from_ += kLength + size;
  return message;
}

}  // namespace zhicheng::judging
