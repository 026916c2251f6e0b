// The database of one region: every write is durable before anybody is told of it.
#pragma once
#include <cstdint>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <variant>

#include "store/session.h"
#include "store/trouble.h"

namespace zhicheng::store {

/// Part of a transaction. It may be run again from the start when the transaction was taken back, so it sets what it found
/// out anew each time. It throws what the database throws.
using Work = std::function<void(Session&)>;

struct Settings {
  std::string place;             ///< a file of SQLite, or "postgresql://…"
  std::string region;            ///< six digits, GB/T 2260
  std::size_t most_waiting = 2000;  ///< writes; more are refused
  std::function<void(const Trouble&)> troubled{};  ///< told why a transaction came to nothing, in whatever thread
};

/// Several writes share one transaction (group commit): as many as have come while the one before was made durable. A write
/// that fails takes nothing with it: those beside it are tried again, each by itself.
///
/// One connection writes, readers can only query. PostgreSQL: servers of one region take turns to write; transactions are
/// serializable, and those that collide (SQLSTATE 40001) are tried again. A connection that is lost is made anew.
class Store {
 public:
  /// Opens it, and makes or brings forward its tables. Why it cannot, for a person, otherwise.
  static std::variant<std::unique_ptr<Store>, std::string> open(const Settings& settings);
  /// Opens one that is there, only to be read: it is refused when it is empty or another version's. Every write fails.
  static std::variant<std::unique_ptr<Store>, std::string> look(const Settings& settings);
  ~Store();
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

  /// Runs `work` on a writer's thread; then `done(kept)` there, once: true only after it is durable. False at once, in the
  /// caller's thread, when too much waits or the store is closing. What it throws harms nobody else, and is told as a trouble.
  void write(Work work, std::function<void(bool kept)> done);
  /// The same, waited for.
  bool write_now(const Work& work);

  /// Runs `work` on a connection that only reads, in the caller's thread, in one transaction. False when that failed.
  bool read(const Work& work);

  /// The program ends: after that time what waits for other programs' locks fails instead (SQLite).
  static void end_within(std::int64_t milliseconds);

  /// How many writes wait.
  std::size_t waiting() const;

 private:
  class Parts;
  explicit Store(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace zhicheng::store
