#include "server/errands.h"

#include <pthread.h>

#include <exception>
#include <utility>

namespace zhicheng::server {

Errands::Errands(std::size_t threads, std::size_t most_waiting, std::function<void(const std::exception&)> threw)
    : most_waiting_(most_waiting), threw_(std::move(threw)) {
  for (std::size_t i = 0; i < threads; ++i) {
    threads_.emplace_back([this] {
      ::pthread_setname_np(::pthread_self(), "errand");
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
        } catch (const std::exception& failure) {
          // One request is lost, not all of them.
          if (threw_) threw_(failure);
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
