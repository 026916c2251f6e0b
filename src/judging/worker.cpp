#include "judging/worker.h"

#include <sys/resource.h>

#include "judging/frame.h"
#include "judging/judgement.h"

namespace zhicheng::judging {

namespace {

// A package may have 8 MiB; values take some thirty times that.
constexpr rlim_t kMemory = rlim_t{1} << 30;

void bound_memory() {
#if !defined(__SANITIZE_ADDRESS__)
  const rlimit limit{kMemory, kMemory};
  ::setrlimit(RLIMIT_AS, &limit);
#endif
  // What it reads is personal: no copy of its memory is left behind.
  const rlimit none{0, 0};
  ::setrlimit(RLIMIT_CORE, &none);
}

}  // namespace

void work(const api::Door& door, int socket) {
  bound_memory();
  while (const auto package = read_frame(socket)) {
    if (!write_frame(socket, judge(door, *package))) return;
  }
}

}  // namespace zhicheng::judging
