#include "server/last_resort.h"

#include <chrono>
#include <cstdlib>

namespace zhicheng::server {

namespace {

constexpr std::chrono::milliseconds kLastLine{50};

}  // namespace

LastResort::~LastResort() {
  {
    const std::lock_guard lock(mutex_);
    over_ = true;
  }
  changed_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void LastResort::after(std::int64_t milliseconds) {
  thread_ = std::thread([this, time = std::chrono::milliseconds(milliseconds)] {
    std::unique_lock lock(mutex_);
    if (changed_.wait_for(lock, time, [this] { return over_; })) return;
    log_.event("cut_off");
    changed_.wait_for(lock, kLastLine, [] { return false; });
    std::_Exit(EXIT_SUCCESS);
  });
}

}  // namespace zhicheng::server
