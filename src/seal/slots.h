// So many at once, and the others wait for a time.
//
// Not std::counting_semaphore: that of GCC 12 can sleep through a release (libstdc++ bug 104928).
#pragma once
#include <condition_variable>
#include <mutex>

namespace zhicheng::seal {

class Slots {
 public:
  explicit Slots(int count) : free_(count) {}

  /// False when no slot came free within that time.
  bool take(int wait_milliseconds);
  void give_back();

 private:
  std::mutex mutex_;
  std::condition_variable came_free_;
  int free_;
};

}  // namespace zhicheng::seal
