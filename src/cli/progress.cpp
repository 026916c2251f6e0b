#include "cli/progress.h"

#include <fmt/core.h>
#include <unistd.h>

#include <cstdio>
#include <utility>

namespace zhicheng::cli {

namespace {

using Clock = std::chrono::steady_clock;
constexpr std::chrono::milliseconds kPause{500};

}  // namespace

Progress::Progress(std::string did, std::string unit)
    : did_(std::move(did)), unit_(std::move(unit)), shown_(::isatty(STDERR_FILENO) == 1), began_(Clock::now()), last_(began_) {}

Progress::~Progress() {
  if (!shown_ || last_ == began_) return;
  show(Clock::now());
  std::fputc('\n', stderr);
}

void Progress::add(std::size_t more) {
  done_ += more;
  if (!shown_) return;
  const auto now = Clock::now();
  if (now - last_ < kPause) return;
  last_ = now;
  show(now);
}

void Progress::show(Clock::time_point now) {
  const double seconds = std::chrono::duration<double>(now - began_).count();
  fmt::print(stderr, "\r{} {} {}，每秒 {:.0f} {}\x1b[K", did_, done_, unit_, static_cast<double>(done_) / seconds, unit_);
  std::fflush(stderr);
}

}  // namespace zhicheng::cli
