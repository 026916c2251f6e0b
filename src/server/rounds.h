// What happens without anybody's asking: at start, and whenever its time has come.
#pragma once
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <thread>

#include "server/premises.h"

namespace zhicheng::server {

/// Lets files expire (expiry.h), packages be judged again (rejudging.h) and uploads that came to nothing go, in a thread of its own. It looks at least once a
/// minute: another server on the same database may have given notices too.
class Rounds {
 public:
  explicit Rounds(const Premises& premises);
  /// Waits for no judge.
  ~Rounds();
  Rounds(const Rounds&) = delete;
  Rounds& operator=(const Rounds&) = delete;

 private:
  /// Shared with judges, which may end after it.
  struct Gate {
    std::mutex mutex;
    std::condition_variable changed;
    bool closing = false;
    bool judging = false;
  };

  void run();
  /// One round, and the rest after it; false when it closes.
  bool go_round();
  void judge_unfinished(std::int64_t now);
  /// Removes uploads that came to nothing.
  void sweep();
  /// False when it closes.
  bool rest(std::int64_t since);
  bool rest_for(std::int64_t seconds);

  const Premises& premises_;
  std::shared_ptr<Gate> gate_ = std::make_shared<Gate>();
  std::int64_t next_ = 0;  ///< seconds since 1970
  std::int64_t swept_ = 0;
  std::uint32_t noted_ = 0;  ///< field keys that the database knows
  std::thread thread_;
};

}  // namespace zhicheng::server
