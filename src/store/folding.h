// Folding SQLite's log back into the database beside the writer, which would stand still meanwhile. Private to the room.
#pragma once
#include <condition_variable>
#include <mutex>
#include <thread>

#include "store/connect.h"

namespace zhicheng::store {

/// A thread with a connection of its own copies what was written; the writer itself only the little that has come meanwhile,
/// after which the log begins anew.
class Folding {
 public:
  explicit Folding(const Place& place);
  ~Folding();
  Folding(const Folding&) = delete;
  Folding& operator=(const Folding&) = delete;

  /// Has the writer's connection tell how long the log is.
  void watch(Session& writer);

  /// The writer has just committed; the log has so many pages. Whether the writer is to copy the rest now.
  bool grown(int pages);

  /// The writer could not commit. Perhaps the disk is full: once its log is folded back it can begin anew in the room it has.
  void failed(Session& writer);

 private:
  void run();

  const Place& place_;
  std::mutex mutex_;
  std::condition_variable come_;
  int pages_ = 0;         ///< in the log
  int folded_ = 0;        ///< of those, copied
  bool working_ = false;
  bool closing_ = false;
  std::thread thread_;
};

}  // namespace zhicheng::store
