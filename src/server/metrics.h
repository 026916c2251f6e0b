// What is counted while it serves, in the text format that Prometheus reads.
#pragma once
#include <array>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace zhicheng::server {

/// One request that was answered.
struct Seen {
  std::string_view route;  ///< a path of openapi.json, or another of a few words; it outlives the metrics
  std::string_view method;
  unsigned status = 0;
  double seconds = 0;  ///< from the end of its head to the end of the reply
  std::uint64_t bytes_in = 0;
  std::uint64_t bytes_out = 0;
};

/// What stands at one value now, or has grown to it: {name, help, labels or "", value}.
struct Gauge {
  std::string_view name;
  std::string_view type;  ///< gauge or counter
  std::string_view help;
  std::string labels;  ///< "" or as `verdict="differs"`
  std::uint64_t value = 0;
};

/// Threads may share it.
class Metrics {
 public:
  void add(const Seen& seen);
  /// Text exposition format 0.0.4.
  std::string write(const std::vector<Gauge>& gauges) const;

 private:
  static constexpr std::array<double, 11> kBounds{0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5, 30};
  struct Durations {
    std::array<std::uint64_t, kBounds.size() + 1> counts{};
    double sum = 0;
  };

  mutable std::mutex mutex_;
  std::map<std::tuple<std::string_view, std::string_view, unsigned>, std::uint64_t> requests_;
  std::map<std::string_view, Durations> durations_;
  std::uint64_t bytes_in_ = 0;
  std::uint64_t bytes_out_ = 0;
};

/// A method as a label: one of those that HTTP knows, or "other". It outlives everything.
std::string_view method_label(std::string_view method);

}  // namespace zhicheng::server
