// Work that may wait for a disk, off the threads that carry bytes.
#pragma once
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace zhicheng::server {

class Errands {
 public:
  explicit Errands(std::size_t threads, std::size_t most_waiting = 1000);
  ~Errands() { close(); }
  Errands(const Errands&) = delete;
  Errands& operator=(const Errands&) = delete;

  /// False, and it is not done, when too many wait or it is closed.
  bool run(std::function<void()> work);
  /// Does what waits, then nothing more.
  void close();

 private:
  std::size_t most_waiting_;
  std::mutex mutex_;
  std::condition_variable come_;
  std::deque<std::function<void()>> waiting_;
  bool closing_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace zhicheng::server
