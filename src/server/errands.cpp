#include "server/errands.h"

namespace zhicheng::server {

Errands::Errands(std::size_t threads, std::size_t most_waiting) : most_waiting_(most_waiting) {
  for (std::size_t i = 0; i < threads; ++i) {
    threads_.emplace_back([this] {
      for (;;) {
        std::unique_lock lock(mutex_);
        come_.wait(lock, [this] { return closing_ || !waiting_.empty(); });
        if (waiting_.empty()) return;
        const std::function<void()> work = std::move(waiting_.front());
        waiting_.pop_front();
        lock.unlock();
        work();
      }
    });
  }
}

void Errands::close() {
  {
    const std::lock_guard lock(mutex_);
    closing_ = true;
  }
  come_.notify_all();
  for (std::thread& thread : threads_) thread.join();
  threads_.clear();
}

bool Errands::run(std::function<void()> work) {
  {
    const std::lock_guard lock(mutex_);
    if (closing_ || waiting_.size() >= most_waiting_) return false;
    waiting_.push_back(std::move(work));
  }
  come_.notify_one();
  return true;
}

}  // namespace zhicheng::server
