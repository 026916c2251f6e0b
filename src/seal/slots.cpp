#include "seal/slots.h"

#include <chrono>

namespace zhicheng::seal {

bool Slots::take(int wait_milliseconds) {
  std::unique_lock lock(mutex_);
  const std::chrono::milliseconds wait(wait_milliseconds);
  if (!came_free_.wait_for(lock, wait, [this] { return free_ > 0; })) return false;
  --free_;
  return true;
}

void Slots::give_back() {
  {
    const std::lock_guard lock(mutex_);
    ++free_;
  }
  came_free_.notify_one();
}

}  // namespace zhicheng::seal
