// How far a long command is, on a terminal.
#pragma once
#include <chrono>
#include <cstddef>
#include <string>

namespace zhicheng::cli {

/// One line on standard error that is written over twice a second; nothing where that is no terminal.
class Progress {
 public:
  /// 「已复核 12000 个，每秒 11900 个」
  Progress(std::string did, std::string unit);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void add(std::size_t more);

 private:
  void show(std::chrono::steady_clock::time_point now);

  std::string did_;
  std::string unit_;
  bool shown_;
  std::size_t done_ = 0;
  std::chrono::steady_clock::time_point began_;
  std::chrono::steady_clock::time_point last_;
};

}  // namespace zhicheng::cli
