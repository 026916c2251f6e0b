#include "server/errands.h"

#include <exception>
#include <utility>

namespace zhicheng::server {

Errands::Errands(std::size_t threads, std::size_t most_waiting) : most_waiting_(most_waiting) {
  for (std::size_t i = 0; i < threads; ++i) {
    threads_.emplace_back([this] {
      for (;;) {
        std::unique_lock lock(mutex_);
        come_.wait(lock, [this] { return closing_ || !waiting_.empty(); });
        if (waiting_.empty()) return;
        // Moved out: what it holds ends with it, not while others are waited for.
        const std::function<void()> work = std::exchange(waiting_.front(), {});
        waiting_.pop_front();
        lock.unlock();
        try {
          work();
        } catch (const std::exception&) {
          // One request is lost, not all of them.
        }
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

void Errands::abandon() {
  std::deque<std::function<void()>> forgotten;
  {
    const std::lock_guard lock(mutex_);
    closing_ = true;
    forgotten.swap(waiting_);
  }
  close();
}

std::size_t Errands::waiting() const {
  const std::lock_guard lock(mutex_);
  return waiting_.size();
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
