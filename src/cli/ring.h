// Processes in a ring, who read one input and write one output in turns and work at the same time.
#pragma once
#include <sys/types.h>

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

#include "blobs/descriptor.h"
#include "cli/failure.h"

namespace zhicheng::cli {

using blobs::Descriptor;

/// A right that one process of the ring has at a time.
class Turn {
 public:
  Turn(Descriptor before, Descriptor next) : before_(std::move(before)), next_(std::move(next)) {}

  /// Waits for it. False when it will not come: the process before this one has ended.
  bool wait();
  /// Hands it to the next process, which must not have ended.
  void pass();

 private:
  Descriptor before_;
  Descriptor next_;
};

/// A process's place in the ring. Whoever takes both turns, reads before it prints and passes on each as soon as it is done
/// with it, prints in the order in which all have read.
class Place {
 public:
  Place(Turn read, Turn print, Descriptor reports) : reading(std::move(read)), printing(std::move(print)), reports_(std::move(reports)) {}

  Turn reading;
  Turn printing;
  /// Tells the process that made the ring. Where that is no more, this one ends, too.
  void report(std::size_t done);

 private:
  Descriptor reports_;
};

/// Processes and not threads: they share no allocator and no lock.
class Ring {
 public:
  /// Forks `count` processes. Each of them goes on from here with its own place. Throws Failure.
  explicit Ring(std::size_t count);

  /// In a process of the ring. Nothing in the one that made it.
  std::optional<Place>& place() { return place_; }

  /// Waits until all have ended; the gravest of their ends. Throws Failure when one has died.
  Exit wait(const std::function<void(std::size_t done)>& take);

 private:
  std::optional<Place> place_;
  Descriptor reports_;
  std::vector<pid_t> processes_;
};

}  // namespace zhicheng::cli
