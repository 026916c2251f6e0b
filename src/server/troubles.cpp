#include "server/troubles.h"

#include <fmt/format.h>

#include <chrono>
#include <new>
#include <system_error>
#include <utility>

#include "base/json.h"

namespace zhicheng::server {

namespace {

constexpr std::int64_t kQuiet = 10'000'000'000;  // nanoseconds

}  // namespace

void Troubles::database(const store::Trouble& trouble) { note("database", trouble.access, trouble.code, trouble.extended, trouble.system); }

void Troubles::blobs(const blobs::Fault& fault) {
  note("blobs", fault.code == blobs::FaultCode::cannot_read ? "read" : "write", std::string(blobs::spell(fault.code)), 0, fault.system);
}

void Troubles::unreadable(std::string_view what) { note("sealed", "read", std::string(what), 0, 0); }

void Troubles::threw(std::string_view at, const std::exception& failure) noexcept {
  try {
    const auto* system = dynamic_cast<const std::system_error*>(&failure);
    const bool no_memory = dynamic_cast<const std::bad_alloc*>(&failure) != nullptr;
    note("thread", at, no_memory ? "no_memory" : system != nullptr ? "system" : "bug", 0, system != nullptr ? system->code().value() : 0);
  } catch (const std::exception&) {
    // No memory to tell it either.
  }
}

void Troubles::note(std::string_view of, std::string_view access, const std::string& code, int extended, int system) {
  std::uint64_t before = 0;
  Told* of_it = nullptr;
  {
    const std::lock_guard lock(mutex_);
    Told& told = known_[{of, access, code}];
    of_it = &told;
    const std::int64_t now = std::chrono::nanoseconds(std::chrono::steady_clock::now().time_since_epoch()).count();
    if (told.all++ > 0 && told.last != 0 && now - told.last < kQuiet) {
      ++told.since;
      return;
    }
    told.last = now;
    before = std::exchange(told.since, 0);
  }
  try {
    base::Json line = base::Json::Object{{"access", access}, {"code", code}, {"before", static_cast<std::int64_t>(before)}, {"of", of}};
    if (extended != 0) line.add("extended", extended);
    if (system != 0) line.add("errno", system);
    log_.event("failure", std::move(line));
  } catch (const std::exception&) {
    // The next one is told.
    const std::lock_guard lock(mutex_);
    of_it->last = 0;
    of_it->since += before + 1;
    throw;
  }
}

void Troubles::count(std::vector<Gauge>& gauges) const {
  const std::lock_guard lock(mutex_);
  for (const auto& [key, told] : known_) {
    const auto& [of, access, code] = key;
    gauges.push_back({"zhicheng_failures_total", "counter", "What failed: database, attachments, threads of the program.",
                      fmt::format("of=\"{}\",access=\"{}\",code=\"{}\"", of, access, code), told.all});
  }
}

}  // namespace zhicheng::server
