// How far a long command is, on a terminal.
#pragma once
#include <cstddef>
#include <cstdint>
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
  void show(std::int64_t now);

  std::string did_;
  std::string unit_;
  bool shown_;
  std::size_t done_ = 0;
  std::int64_t began_;  ///< milliseconds of the steady clock
  std::int64_t last_;
};

}  // namespace zhicheng::cli
