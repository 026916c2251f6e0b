// What happens, a JSON object a line, on standard error. Nothing in it is about a person: no address, no number, no query.
#pragma once
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

#include "base/json.h"
#include "server/metrics.h"

namespace zhicheng::server {

/// Who logs waits for nobody: lines that nobody takes are dropped, and their number is told in the next one.
class Log {
 public:
  explicit Log(bool on);
  /// Writes what there is.
  ~Log();
  Log(const Log&) = delete;
  Log& operator=(const Log&) = delete;

  /// {"at","event":"request","route","method","status","ms","in","out"}
  void request(const Seen& seen);
  /// {"at","event":<event>,"detail"}
  void event(std::string_view event, std::string_view detail = {});
  /// The same with these members.
  void event(std::string_view event, base::Json members);

 private:
  void put(std::string_view line);
  void run();

  bool on_;
  std::mutex mutex_;
  std::condition_variable come_;
  std::string waiting_;
  std::uint64_t dropped_ = 0;
  bool closing_ = false;
  std::thread writer_;
};

}  // namespace zhicheng::server
