#include "cli/progress.h"

#include <fmt/core.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <utility>

namespace zhicheng::cli {

namespace {

constexpr std::int64_t kPause = 500;

std::int64_t now_ms() {
  using namespace std::chrono;
  return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

}  // namespace

Progress::Progress(std::string did, std::string unit)
    : did_(std::move(did)), unit_(std::move(unit)), shown_(::isatty(STDERR_FILENO) == 1), began_(now_ms()), last_(began_) {}

Progress::~Progress() {
  if (!shown_ || last_ == began_) return;
  show(now_ms());
  std::fputc('\n', stderr);
}

void Progress::add(std::size_t more) {
  done_ += more;
  if (!shown_) return;
  const std::int64_t now = now_ms();
  if (now - last_ < kPause) return;
  last_ = now;
  show(now);
}

void Progress::show(std::int64_t now) {
  const double seconds = static_cast<double>(now - began_) / 1000;
  fmt::print(stderr, "\r{} {} {}，每秒 {:.0f} {}\x1b[K", did_, done_, unit_, static_cast<double>(done_) / seconds, unit_);
  std::fflush(stderr);
}

}  // namespace zhicheng::cli
