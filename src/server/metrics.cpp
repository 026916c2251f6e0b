#include "server/metrics.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace zhicheng::server {

std::string_view method_label(std::string_view method) {
  constexpr std::array<std::string_view, 7> kKnown{"GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"};
  const auto* found = std::find(kKnown.begin(), kKnown.end(), method);
  return found == kKnown.end() ? "other" : *found;
}

void Metrics::add(const Seen& seen) {
  const std::lock_guard lock(mutex_);
  ++requests_[{seen.route, method_label(seen.method), seen.status}];
  Durations& durations = durations_[seen.route];
  const auto* bound = std::lower_bound(kBounds.begin(), kBounds.end(), seen.seconds);
  ++durations.counts[static_cast<std::size_t>(bound - kBounds.begin())];
  durations.sum += seen.seconds;
  bytes_in_ += seen.bytes_in;
  bytes_out_ += seen.bytes_out;
}

std::string Metrics::write(const std::vector<Gauge>& gauges) const {
  std::string out;
  const auto print = [&out]<class... Values>(fmt::format_string<Values...> format, Values&&... values) {
    fmt::format_to(std::back_inserter(out), format, std::forward<Values>(values)...);
  };
  const auto head = [&print](std::string_view name, std::string_view type, std::string_view help) {
    print("# HELP {} {}\n# TYPE {} {}\n", name, help, name, type);
  };
  const std::lock_guard lock(mutex_);
  head("zhicheng_requests_total", "counter", "Requests answered.");
  for (const auto& [key, count] : requests_) {
    const auto& [route, method, status] = key;
    print("zhicheng_requests_total{{route=\"{}\",method=\"{}\",status=\"{}\"}} {}\n", route, method, status, count);
  }
  head("zhicheng_request_duration_seconds", "histogram", "From the end of a request's head to the end of its reply.");
  for (const auto& [route, durations] : durations_) {
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < kBounds.size(); ++i) {
      sum += durations.counts[i];
      print("zhicheng_request_duration_seconds_bucket{{route=\"{}\",le=\"{}\"}} {}\n", route, kBounds[i], sum);
    }
    sum += durations.counts.back();
    print("zhicheng_request_duration_seconds_bucket{{route=\"{}\",le=\"+Inf\"}} {}\n", route, sum);
    print("zhicheng_request_duration_seconds_sum{{route=\"{}\"}} {:.6f}\n", route, durations.sum);
    print("zhicheng_request_duration_seconds_count{{route=\"{}\"}} {}\n", route, sum);
  }
  head("zhicheng_received_bytes_total", "counter", "Bytes of requests, heads included.");
  print("zhicheng_received_bytes_total {}\n", bytes_in_);
  head("zhicheng_sent_bytes_total", "counter", "Bytes of replies, heads included.");
  print("zhicheng_sent_bytes_total {}\n", bytes_out_);
  std::string_view last;
  for (const Gauge& gauge : gauges) {
    if (gauge.name != last) head(gauge.name, gauge.type, gauge.help);
    last = gauge.name;
    print("{}{}{}{} {}\n", gauge.name, gauge.labels.empty() ? "" : "{", gauge.labels, gauge.labels.empty() ? "" : "}", gauge.value);
  }
  return out;
}

}  // namespace zhicheng::server
