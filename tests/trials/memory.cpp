// Memory that fails threads of one name, for the server's trials. The file that ZHICHENG_TRIAL_MEMORY names says which, and
// that each n-th piece is refused: "writer 50". It is read now and then, so that it may change while the server goes on.
#include <fcntl.h>
#include <sys/prctl.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>
#include <new>

namespace {

constexpr long kPause = 2'000'000;  // nanoseconds between two looks

struct Order {
  std::array<char, 16> thread{};
  unsigned long each = 1;
};

/// Nothing is allocated here.
void look(Order& order) {
  order = {};
  const char* file = std::getenv("ZHICHENG_TRIAL_MEMORY");
  const int opened = file == nullptr ? -1 : ::open(file, O_RDONLY | O_CLOEXEC);
  if (opened < 0) return;
  std::array<char, 64> line{};
  const ssize_t got = ::read(opened, line.data(), line.size() - 1);
  ::close(opened);
  char* const blank = got > 0 ? std::strchr(line.data(), ' ') : nullptr;
  if (blank == nullptr || blank - line.data() >= 16) return;
  std::memcpy(order.thread.data(), line.data(), static_cast<std::size_t>(blank - line.data()));
  order.each = std::max(std::strtoul(blank, nullptr, 10), 1UL);
}

bool is_refused() {
  thread_local Order order;
  thread_local unsigned long asked = 0;
  thread_local timespec looked{};
  timespec now{};
  ::clock_gettime(CLOCK_MONOTONIC, &now);
  if (now.tv_sec != looked.tv_sec || now.tv_nsec - looked.tv_nsec > kPause) {
    looked = now;
    look(order);
  }
  if (order.thread[0] == '\0') return false;
  std::array<char, 16> name{};
  ::prctl(PR_GET_NAME, name.data());
  return std::strcmp(name.data(), order.thread.data()) == 0 && ++asked % order.each == 0;
}

}  // namespace

void* operator new(std::size_t size) {
  void* const got = is_refused() ? nullptr : std::malloc(size == 0 ? 1 : size);
  if (got == nullptr) throw std::bad_alloc();
  return got;
}

void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
