// What the machine fails at: each 503 that is no queue's has its cause here, counted and logged.
#pragma once
#include <cstdint>
#include <exception>
#include <map>
#include <mutex>
#include <string>
#include <tuple>
#include <vector>

#include "blobs/fault.h"
#include "server/log.h"
#include "server/metrics.h"
#include "store/trouble.h"

namespace zhicheng::server {

/// Threads may share it. Causes that come again and again are logged once in ten seconds, with how many there were in between.
class Troubles {
 public:
  explicit Troubles(Log& log) : log_(log) {}

  void database(const store::Trouble& trouble);
  /// Of faults that are the machine's.
  void blobs(const blobs::Fault& fault);
  /// What was sealed or packed and cannot be opened: keys, or bytes, are not those with which it was kept.
  void unreadable(std::string_view what);
  /// What a thread threw at its work ("judging", "rounds", "errand"), and went on.
  void threw(std::string_view at, const std::exception& failure) noexcept;
  void count(std::vector<Gauge>& gauges) const;

 private:
  struct Told {
    std::uint64_t all = 0;
    std::uint64_t since = 0;  ///< not told
    std::int64_t last = 0;  ///< nanoseconds of a clock that is never set
  };
  void note(std::string_view of, std::string_view access, const std::string& code, int extended, int system);

  Log& log_;
  mutable std::mutex mutex_;
  std::map<std::tuple<std::string_view, std::string_view, std::string>, Told> known_;
};

}  // namespace zhicheng::server
