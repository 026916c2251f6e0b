// The end that comes whatever still holds the server up.
#pragma once
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <thread>

#include "server/log.h"

namespace zhicheng::server {

/// What was acknowledged is durable, so a program that cannot end in order may end without: when a disk, a database or a judge
/// keeps one of its threads.
class LastResort {
 public:
  explicit LastResort(Log& log) : log_(log) {}
  /// It was not needed.
  ~LastResort();
  LastResort(const LastResort&) = delete;
  LastResort& operator=(const LastResort&) = delete;

  /// Ends the program after that time, unless it has ended before. Called once.
  void after(std::int64_t milliseconds);

 private:
  Log& log_;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool over_ = false;
  std::thread thread_;
};

}  // namespace zhicheng::server
