#include "server/log.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "base/json.h"
#include "server/clock.h"

namespace zhicheng::server {

namespace {

constexpr std::size_t kMostWaiting = std::size_t{1} << 20;  // bytes

void write_all(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(STDERR_FILENO, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

}  // namespace

Log::Log(bool on) : on_(on) {
  if (on_) writer_ = std::thread([this] { run(); });
}

Log::~Log() {
  if (!on_) return;
  {
    const std::lock_guard lock(mutex_);
    closing_ = true;
  }
  come_.notify_one();
  writer_.join();
}

void Log::request(const Seen& seen) {
  if (!on_) return;
  put(fmt::format(R"({{"at":"{}","event":"request","route":"{}","method":"{}","status":{},"ms":{:.2f},"in":{},"out":{}}})", now_in_china(),
                  seen.route, method_label(seen.method), seen.status, seen.seconds * 1000, seen.bytes_in, seen.bytes_out));
}

void Log::event(std::string_view event, std::string_view detail) {
  base::Json members = base::Json::Object{};
  if (!detail.empty()) members.add("detail", detail);
  this->event(event, std::move(members));
}

void Log::event(std::string_view event, base::Json members) {
  if (!on_) return;
  members.add("at", now_in_china()).add("event", event);
  put(base::write_canonical(members));
}

void Log::put(std::string_view line) {
  {
    const std::lock_guard lock(mutex_);
    if (waiting_.size() + line.size() > kMostWaiting) {
      ++dropped_;
      return;
    }
    if (const auto dropped = std::exchange(dropped_, 0)) waiting_ += fmt::format("{{\"event\":\"dropped\",\"lines\":{}}}\n", dropped);
    waiting_ += line;
    waiting_ += '\n';
  }
  come_.notify_one();
}

void Log::run() {
  std::unique_lock lock(mutex_);
  for (;;) {
    come_.wait(lock, [this] { return closing_ || !waiting_.empty(); });
    if (waiting_.empty()) return;
    const std::string lines = std::exchange(waiting_, {});
    lock.unlock();
    write_all(lines);
    lock.lock();
  }
}

}  // namespace zhicheng::server
