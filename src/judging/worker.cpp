#include "judging/worker.h"

#include <malloc.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include <string>
#include <vector>

#include "judging/frame.h"
#include "judging/judgement.h"

namespace zhicheng::judging {

namespace {

// A package may have 8 MiB; values take some thirty times that.
constexpr rlim_t kMemory = rlim_t{1} << 30;

constexpr Moment kHoldBack = 3;  // milliseconds

/// What a package took serves the next one; else the system is asked for it, and it is given back, each time.
constexpr int kKept = 16 << 20;

void bind() {
#if !defined(__SANITIZE_ADDRESS__)
  const rlimit limit{kMemory, kMemory};
  ::setrlimit(RLIMIT_AS, &limit);
#endif
  // No judge outlives the thread that asks it, however that ends.
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  // What it reads is personal: no copy of its memory is left behind.
  const rlimit none{0, 0};
  ::setrlimit(RLIMIT_CORE, &none);
}

}  // namespace

void work(const api::Door& door, int socket) {
  bind();
  ::mallopt(M_TRIM_THRESHOLD, kKept);
  ::mallopt(M_TOP_PAD, kKept / 16);
  Frames packages(socket);
  std::vector<std::string> answers;
  Moment first = 0;
  while (const auto package = packages.next()) {
    if (answers.empty()) first = now();
    answers.push_back(judge(door, *package));
    // Several answers at once, but none is held back for long, or while there is nothing to do.
    if (packages.has_next() && now() - first < kHoldBack) continue;
    if (!write_frames(socket, {answers.begin(), answers.end()})) return;
    answers.clear();
  }
}

}  // namespace zhicheng::judging
