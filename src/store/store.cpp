#include "store/store.h"

#include <pthread.h>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <exception>
#include <filesystem>
#include <future>
#include <mutex>
#include <optional>
#include <random>
#include <thread>
#include <vector>

#include "store/connect.h"
#include "store/folding.h"
#include "store/gathering.h"
#include "store/migrations.h"

namespace zhicheng::store {

namespace {

constexpr std::size_t kMostTogether = 128;
constexpr int kTries = 10;

/// Making a transaction durable costs the same for one write and for many. Where many come, more are waited for: so long.
constexpr std::size_t kMany = 4;
constexpr std::size_t kEnough = 24;
constexpr std::chrono::milliseconds kPause{1};
/// After what should not happen.
constexpr std::chrono::milliseconds kRest{10};

struct Job {
  Work work;
  std::function<void(bool)> done;
};

/// `cut_off`: there is no connection, no transaction can begin, or a lock is not to be had; or the connection broke while what
/// was done was made to last, and it may be there.
enum class Outcome { done, failed, cut_off };

/// A connection that is made when it is needed, and anew after it was lost.
class Line {
 public:
  Line(const Place& place, Access access, Folding* folding = nullptr) : place_(place), access_(access), folding_(folding) {}

  /// All of `works` in one transaction. What collides with others, or loses its connection, is tried again.
  Outcome run(const std::vector<const Work*>& works) {
    if (works.empty()) return Outcome::done;
    for (int attempt = 0; attempt < kTries; ++attempt) {
      bool begun = false;
      bool committing = false;
      try {
        if (!session_) {
          session_ = connect(place_, access_);
          if (folding_ != nullptr) folding_->watch(*session_);
        }
        begin(*session_, access_);
        begun = true;
        for (const Work* work : works) (*work)(*session_);
        committing = true;
        commit(*session_);
        return Outcome::done;
      } catch (const std::exception& failure) {
        if (!may_succeed_again(failure) || attempt + 1 == kTries) tell(failure);
        if (!session_) return Outcome::cut_off;
        if (is_lost(*session_)) {
          session_.reset();
          if (committing) return Outcome::cut_off;
        } else {
          roll_back(*session_);
          if (folding_ != nullptr) folding_->failed(*session_);
          // Each by itself would wait as long for whoever keeps it.
          if (!may_succeed_again(failure)) return begun && !waited_in_vain(failure) ? Outcome::failed : Outcome::cut_off;
        }
      }
      std::this_thread::sleep_for(std::chrono::microseconds{draw_(random_) << attempt});
    }
    return Outcome::failed;
  }

 private:
  void tell(const std::exception& failure) const noexcept {
    try {
      if (place_.troubled) place_.troubled(trouble_of(failure, session_.get(), access_));
    } catch (const std::exception&) {
      // No memory to tell it either.
    }
  }

  const Place& place_;
  Access access_;
  Folding* folding_;
  std::unique_ptr<Session> session_;
  // Two that collided don't wait equally long.
  std::minstd_rand random_{std::random_device{}()};
  std::uniform_int_distribution<int> draw_{500, 1500};
};

}  // namespace

class Store::Parts {
 public:
  Parts(Place place, std::size_t most_waiting, Access access)
      : place_(std::move(place)), most_waiting_(most_waiting), closing_(access == Access::read) {
    if (access == Access::write) writer_ = std::thread([this] { run(); });
  }

  ~Parts() {
    {
      const std::lock_guard lock(mutex_);
      closing_ = true;
    }
    come_.notify_all();
    if (writer_.joinable()) writer_.join();
  }

  bool put(Job& job) {
    std::size_t wait = 0;
    {
      const std::lock_guard lock(mutex_);
      if (closing_ || jobs_.size() >= most_waiting_) return false;
      jobs_.push_back(std::move(job));
      wait = jobs_.size();
    }
    // In between the writer waits for more, or is at work.
    if (wait == 1 || wait == kEnough) come_.notify_one();
    return true;
  }

  std::size_t waiting() const {
    const std::lock_guard lock(mutex_);
    return jobs_.size();
  }

  bool read(const Work& work) {
    std::unique_ptr<Line> line;
    {
      const std::lock_guard lock(readers_mutex_);
      if (!readers_.empty()) {
        line = std::move(readers_.back());
        readers_.pop_back();
      }
    }
    if (!line) line = std::make_unique<Line>(place_, Access::read);
    const bool done = line->run({&work}) == Outcome::done;
    const std::lock_guard lock(readers_mutex_);
    readers_.push_back(std::move(line));
    return done;
  }

 private:
  /// The next ones, in the order in which they came; none when the store closes and all are done.
  std::vector<Job> take() {
    std::unique_lock lock(mutex_);
    come_.wait(lock, [this] { return closing_ || !jobs_.empty(); });
    if (taken_before_ >= kMany) come_.wait_for(lock, kPause, [this] { return closing_ || jobs_.size() >= kEnough; });
    std::vector<Job> taken;
    taken.reserve(std::min(jobs_.size(), kMostTogether));
    while (!jobs_.empty() && taken.size() < kMostTogether) {
      taken.push_back(std::move(jobs_.front()));
      jobs_.pop_front();
    }
    taken_before_ = taken.size();
    return taken;
  }

  void run() {
    ::pthread_setname_np(::pthread_self(), "writer");
    std::optional<Folding> folding;
    // Without a thread for it SQLite folds its log itself.
    attempt([this, &folding] { if (place_.kind() == Kind::sqlite) folding.emplace(place_); });
    Line line(place_, Access::write, folding ? &*folding : nullptr);
    for (bool more = true; more;) {
      const bool went = attempt([this, &line, &more] { more = run_some(line); });
      // Memory may come back.
      if (!went) std::this_thread::sleep_for(kRest);
    }
  }

  /// The next writes; false when there will be none. Nothing of them is held while others are waited for.
  bool run_some(Line& line) {
    const std::vector<Job> jobs = take();
    Outcome together = Outcome::failed;
    attempt([&jobs, &line, &together] {
      std::vector<const Work*> works;
      works.reserve(jobs.size());
      for (const Job& job : jobs) works.push_back(&job.work);
      together = line.run(works);
    });
    const bool apart = together == Outcome::failed && jobs.size() > 1;
    for (const Job& job : jobs) {
      bool kept = together == Outcome::done;
      if (apart) attempt([&job, &line, &kept] { kept = line.run({&job.work}) == Outcome::done; });
      attempt([&job, kept] { job.done(kept); });
    }
    return !jobs.empty();
  }

  /// What it throws is over with it. Whether it threw nothing.
  template <class Step>
  bool attempt(const Step& step) {
    try {
      step();
      return true;
    } catch (const std::exception& failure) {
      tell(failure);
      return false;
    }
  }

  void tell(const std::exception& failure) noexcept {
    try {
      if (place_.troubled) place_.troubled({"write", cause_of(failure)});
    } catch (const std::exception&) {
      // No memory to tell it either.
    }
  }

  Place place_;
  std::size_t most_waiting_;
  mutable std::mutex mutex_;
  std::condition_variable come_;
  std::deque<Job> jobs_;
  std::size_t taken_before_ = 0;
  bool closing_;
  std::mutex readers_mutex_;
  std::vector<std::unique_ptr<Line>> readers_;
  std::thread writer_;
};

Store::Store(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Store::~Store() = default;

std::variant<std::unique_ptr<Store>, std::string> Store::open(const Settings& settings) {
  Place place{settings.place, settings.region, settings.troubled};
  try {
    migrate(*connect(place, Access::write));
  } catch (const std::exception& failure) {
    return std::string(failure.what());
  }
  return std::unique_ptr<Store>(new Store(std::make_unique<Parts>(std::move(place), settings.most_waiting, Access::write)));
}

std::variant<std::unique_ptr<Store>, std::string> Store::look(const Settings& settings) {
  Place place{settings.place, settings.region};
  std::error_code failure;
  // SQLite would make it.
  if (place.kind() == Kind::sqlite && !std::filesystem::is_regular_file(place.name, failure)) return "没有这个文件：" + place.name;
  try {
    expect_newest(*connect(place, Access::read));
  } catch (const std::exception& fault) {
    return std::string(fault.what());
  }
  return std::unique_ptr<Store>(new Store(std::make_unique<Parts>(std::move(place), settings.most_waiting, Access::read)));
}

void Store::write(Work work, std::function<void(bool)> done) {
  Job job{std::move(work), std::move(done)};
  if (!parts_->put(job)) job.done(false);
}

bool Store::write_now(const Work& work) {
  std::promise<bool> kept;
  write(work, [&kept](bool done) { kept.set_value(done); });
  return kept.get_future().get();
}

bool Store::read(const Work& work) { return parts_->read(work); }

void Store::end_within(std::int64_t milliseconds) { wait_no_longer_than(milliseconds); }

std::size_t Store::waiting() const { return parts_->waiting(); }

}  // namespace zhicheng::store
