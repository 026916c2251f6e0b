#include "server/rounds.h"

#include <pthread.h>

#include <algorithm>
#include <chrono>
#include <ctime>
#include <vector>

#include "server/expiry.h"
#include "server/own_keys.h"
#include "server/rejudging.h"
#include "server/troubles.h"
#include "store/files.h"

namespace zhicheng::server {

namespace {

constexpr std::int64_t kLongestRest = 60;  // seconds
constexpr std::int64_t kAfterFailure = 5;
constexpr std::size_t kTogether = 100;  // packages; then limits that are over come first again
constexpr std::chrono::milliseconds kGlance{100};
constexpr std::int64_t kSweepEvery = 3600;
constexpr std::int64_t kForgotten = 86'400;  // an upload that nobody went on with for so long begins anew

}  // namespace

Rounds::Rounds(const Premises& premises) : premises_(premises), thread_([this] { run(); }) {}

Rounds::~Rounds() {
  {
    const std::lock_guard lock(gate_->mutex);
    gate_->closing = true;
  }
  gate_->changed.notify_all();
  thread_.join();
}

void Rounds::run() {
  ::pthread_setname_np(::pthread_self(), "rounds");
  for (bool more = true; more;) {
    try {
      more = go_round();
    } catch (const std::exception& failure) {
      premises_.troubles.threw("rounds", failure);
      more = rest_for(kAfterFailure);
    }
  }
}

bool Rounds::go_round() {
  const std::int64_t now = premises_.clock.now();
  next_ = now + kLongestRest;
  // A key may have been added. What it was sealed with before opens in any case.
  (void)premises_.keys.refresh();
  if (premises_.keys.newest() != noted_ && note_field_keys(premises_.store, premises_.keys, premises_.region)) noted_ = premises_.keys.newest();
  if (!expire_due(premises_, now)) next_ = now + kAfterFailure;
  judge_unfinished(now);
  std::int64_t due = 0;
  if (premises_.store.read([&](store::Session& session) { due = store::first_due(session, now); }) && due > 0) next_ = std::min(next_, due);
  sweep();
  return rest(now);
}

void Rounds::judge_unfinished(std::int64_t now) {
  std::vector<store::Unfinished> waiting;
  if (!premises_.store.read([&](store::Session& session) { waiting = store::unfinished(session, kMostTries, kTogether); })) return;
  std::size_t begun = 0;
  for (const store::Unfinished& one : waiting) {
    if (one.next > now) {
      next_ = std::min(next_, one.next);
      return;
    }
    {
      const std::lock_guard lock(gate_->mutex);
      if (gate_->closing) return;
      gate_->judging = true;
    }
    // One at a time: a package that takes its judge with it may cost one of the processes some seconds.
    const bool is_begun = judge_again(premises_, one, [gate = gate_] {
      const std::lock_guard lock(gate->mutex);
      gate->judging = false;
      gate->changed.notify_all();
    });
    if (!is_begun) continue;
    ++begun;
    std::unique_lock lock(gate_->mutex);
    gate_->changed.wait(lock, [this] { return gate_->closing || !gate_->judging; });
  }
  // Those behind them come in the next round, which begins at once unless nothing can be judged.
  if (begun == kTogether) next_ = now;
}

void Rounds::sweep() {
  // Files have the time of the machine, in a rehearsal too.
  const auto now = static_cast<std::int64_t>(std::time(nullptr));
  if (now - swept_ < kSweepEvery) return;
  // What could not be looked at now is an hour later.
  (void)premises_.blobs.sweep(now - kForgotten);
  swept_ = now;
}

bool Rounds::rest_for(std::int64_t seconds) {
  std::unique_lock lock(gate_->mutex);
  return !gate_->changed.wait_for(lock, std::chrono::seconds{seconds}, [this] { return gate_->closing; });
}

bool Rounds::rest(std::int64_t since) {
  if (!premises_.clock.is_rehearsal()) return rest_for(std::max<std::int64_t>(next_ - since, 1));
  std::unique_lock lock(gate_->mutex);
  const auto closing = [this] { return gate_->closing; };
  while (!gate_->changed.wait_for(lock, kGlance, closing)) {
    const std::int64_t now = premises_.clock.now();
    if (now < since || now >= next_) return true;
  }
  return false;
}

}  // namespace zhicheng::server
