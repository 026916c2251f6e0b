// Work that may wait for a disk, off the threads that carry bytes.
#pragma once
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace zhicheng::server {

class Errands {
 public:
  /// `threw` is told what work throws; it throws nothing.
  explicit Errands(std::size_t threads, std::size_t most_waiting = 1000, std::function<void(const std::exception&)> threw = {});
  ~Errands() { close(); }
  Errands(const Errands&) = delete;
  Errands& operator=(const Errands&) = delete;

  /// False, and it is not done, when too many wait or it is closed. What it throws ends with it: whoever waits for an answer
  /// has one all the same (`sure`, reply.h).
  bool run(std::function<void()> work);
  /// How many wait.
  std::size_t waiting() const;
  /// Does what waits, then nothing more.
  void close();
  /// Forgets what waits, and ends when what is under way has ended.
  void abandon();

 private:
  std::size_t most_waiting_;
  std::function<void(const std::exception&)> threw_;
  mutable std::mutex mutex_;
  std::condition_variable come_;
  std::deque<std::function<void()>> waiting_;
  bool closing_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace zhicheng::server
