// assess_bench SECONDS < requests.jsonl: hands the requests to the door in turn, prints how many it judged a second.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <string>
#include <vector>

#include "api/door.h"
#include "rules/embedded.h"

int main(int count, char** arguments) {
  using Clock = std::chrono::steady_clock;
  const double seconds = count > 1 ? std::strtod(arguments[1], nullptr) : 2;
  std::vector<std::string> requests;
  for (std::string line; std::getline(std::cin, line);) requests.push_back(line);
  if (requests.empty()) return 64;

  const auto began_loading = Clock::now();
  auto library = zhicheng::rules::Library::load(zhicheng::rules::embedded_files());
  if (!library) return 70;
  const zhicheng::api::Door door(std::move(library).value());
  const auto began = Clock::now();
  const std::chrono::duration<double, std::milli> loading = began - began_loading;

  std::size_t judged = 0;
  std::size_t bytes = 0;
  std::chrono::duration<double> passed{};
  while (passed.count() < seconds) {
    for (const std::string& request : requests) bytes += door.handle(request).bytes.size();
    judged += requests.size();
    passed = Clock::now() - began;
  }
  std::printf("{\"per_second\":%.0f,\"loading_ms\":%.1f,\"mean_bytes\":%zu}\n",
              static_cast<double>(judged) / passed.count(), loading.count(), bytes / judged);
}
