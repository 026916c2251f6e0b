// Processes that do the same work on blocks of bytes; the answers come back in the blocks' order.
#pragma once
#include <cstddef>
#include <deque>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/failure.h"

namespace zhicheng::cli {

struct Answered {
  std::string bytes;
  Exit exit = Exit::yes;
};

/// Processes and not threads: they share no allocator and no lock, and one that crashes takes no other with it.
class Workers {
 public:
  using Work = std::function<Answered(std::string_view block)>;
  using Take = std::function<void(const Answered&)>;

  /// Forks `count` processes, which end with this object. Throws Failure.
  Workers(std::size_t count, const Work& work);
  ~Workers();
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

  /// Gives a block to a worker; waits, and hands on answers, while all have enough to do. Throws Failure when one has died.
  void give(std::string block, const Take& take);
  /// Waits for all that was given.
  void finish(const Take& take);

 private:
  struct Worker;
  struct Block {
    std::size_t worker;
    std::string bytes;     ///< what is left to send
    Answered answered;
    bool done = false;
  };

  /// Sends and receives what is possible now; waits when nothing is.
  void step();
  void send(Worker& worker);
  void receive(Worker& worker);
  void hand_on(const Take& take);

  std::vector<Worker> workers_;
  std::deque<Block> blocks_;  ///< given and not yet handed on, in order
  std::size_t given_ = 0;
};

}  // namespace zhicheng::cli
