#include "judging/pool.h"

#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

#include "judging/frame.h"

namespace zhicheng::judging {

namespace {

// Together to one judge, so that one turn of it serves several. They fit into the socket.
constexpr std::size_t kMostTogether = 8;
constexpr std::size_t kBytesTogether = std::size_t{128} << 10;
/// For several together, milliseconds: far more than they take. If they take longer, one of them is to blame.
constexpr int kTimeTogether = 1000;
/// After what should not happen.
constexpr std::chrono::milliseconds kRest{10};

struct Job {
  std::string package;
  std::function<void(Judgement)> done;
  std::function<bool()> begin;
};

/// One process and the socket to it.
class Process {
 public:
  explicit Process(const std::vector<std::string>& command) : command_(command) {}
  ~Process() { end(); }
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  /// What it says of the packages, in order; fewer when it died or was too slow. Then it is no more.
  std::vector<std::string> ask(const std::vector<std::string_view>& packages, Moment deadline) {
    try {
      return ask_once(packages, deadline);
    } catch (...) {
      // What it still says would be taken for the answer to the next ones.
      end();
      throw;
    }
  }

  /// It reads its rules before the first package comes.
  void begin() {
    if (id_ < 0) start();
  }

  /// Whether it has given any answer since it was started.
  bool is_proven() const { return proven_; }

 private:
  std::vector<std::string> ask_once(const std::vector<std::string_view>& packages, Moment deadline) {
    std::vector<std::string> answers;
    // One that has died while it had nothing to do says nothing about these.
    if (id_ >= 0 && has_ended()) end();
    if (id_ < 0 && !start()) return answers;
    if (write_frames(socket_, packages, deadline)) {
      while (answers.size() < packages.size()) {
        auto answer = frames_->next(deadline);
        if (!answer) break;
        answers.push_back(std::move(*answer));
        proven_ = true;
      }
    }
    if (answers.size() < packages.size()) end();
    return answers;
  }

  bool start() {
    std::array<int, 2> pair{};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair.data()) != 0) return false;
    std::vector<char*> words;
    for (const std::string& word : command_) words.push_back(const_cast<char*>(word.c_str()));
    words.push_back(nullptr);

    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_adddup2(&actions, pair[1], STDIN_FILENO);
    // Connections and files of the server are not the judge's.
    ::posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
    // Ctrl+C is for the server, which ends its judges itself.
    posix_spawnattr_t attributes;
    ::posix_spawnattr_init(&attributes);
    ::posix_spawnattr_setpgroup(&attributes, 0);
    ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
    const int failed = ::posix_spawn(&id_, words[0], &actions, &attributes, words.data(), environ);
    ::posix_spawnattr_destroy(&attributes);
    ::posix_spawn_file_actions_destroy(&actions);
    ::close(pair[1]);
    socket_ = pair[0];
    frames_.emplace(socket_);
    proven_ = false;
    if (failed == 0) return true;
    id_ = -1;
    end();
    return false;
  }

  bool has_ended() const {
    siginfo_t found{};
    return ::waitid(P_PID, static_cast<id_t>(id_), &found, WEXITED | WNOHANG | WNOWAIT) == 0 && found.si_pid == id_;
  }

  void end() {
    if (socket_ >= 0) ::close(socket_);
    socket_ = -1;
    if (id_ < 0) return;
    ::kill(id_, SIGKILL);
    while (::waitpid(id_, nullptr, 0) < 0 && errno == EINTR) {
    }
    id_ = -1;
    proven_ = false;
  }

  const std::vector<std::string>& command_;
  pid_t id_ = -1;
  int socket_ = -1;
  std::optional<Frames> frames_;
  bool proven_ = false;
};

}  // namespace

class Pool::Parts {
 public:
  explicit Parts(Settings settings) : settings_(std::move(settings)) {
    for (std::size_t i = 0; i < settings_.processes; ++i) threads_.emplace_back([this] { run(); });
  }

  ~Parts() {
    {
      const std::lock_guard lock(mutex_);
      closing_ = true;
    }
    come_.notify_all();
    for (std::thread& thread : threads_) thread.join();
  }

  bool put(Job job) {
    {
      const std::lock_guard lock(mutex_);
      if (closing_ || jobs_.size() >= settings_.most_waiting) return false;
      jobs_.push_back(std::move(job));
    }
    come_.notify_one();
    return true;
  }

  std::size_t waiting() const {
    const std::lock_guard lock(mutex_);
    return jobs_.size();
  }

  std::size_t judged(Verdict verdict) const { return judged_[static_cast<std::size_t>(verdict)]; }
  std::size_t failures() const { return failures_; }

 private:
  /// The next ones, of what waits no more than this process's share; none when the pool closes.
  std::vector<Job> take() {
    std::unique_lock lock(mutex_);
    come_.wait(lock, [this] { return closing_ || !jobs_.empty(); });
    const std::size_t most = std::min((jobs_.size() + settings_.processes - 1) / settings_.processes, kMostTogether);
    std::vector<Job> taken;
    taken.reserve(most);
    std::size_t bytes = 0;
    while (taken.size() < most && (taken.empty() || bytes + jobs_.front().package.size() <= kBytesTogether)) {
      bytes += jobs_.front().package.size();
      taken.push_back(std::move(jobs_.front()));
      jobs_.pop_front();
    }
    return taken;
  }

  void run() {
    ::pthread_setname_np(::pthread_self(), "judging");
    Process process(settings_.command);
    attempt([&process] { process.begin(); });
    for (bool more = true; more;) {
      const bool went = attempt([this, &process, &more] { more = judge_some(process); });
      // Memory may come back.
      if (!went) std::this_thread::sleep_for(kRest);
    }
  }

  /// The next ones; false when there will be none. Nothing of them is held while others are waited for.
  bool judge_some(Process& process) {
    std::vector<Job> jobs = take();
    if (jobs.empty()) return false;
    std::erase_if(jobs, [this](const Job& job) {
      bool begun = false;
      attempt([&job, &begun] {
        begun = !job.begin || job.begin();
        if (!begun) job.done(Judgement{});
      });
      return !begun;
    });
    std::vector<std::string> answers;
    if (jobs.size() > 1) attempt([&] { answers = together(process, jobs); });
    for (std::size_t i = 0; i < jobs.size(); ++i) {
      attempt([&] {
        // When one is to blame that others have no answer, each is judged by itself.
        Judgement judgement = read(i < answers.size() ? answers[i] : alone(process, jobs[i]));
        ++judged_[static_cast<std::size_t>(judgement.verdict)];
        jobs[i].done(std::move(judgement));
      });
    }
    return true;
  }

  /// What it throws is over with it. Whether it threw nothing.
  template <class Step>
  bool attempt(const Step& step) {
    try {
      step();
      return true;
    } catch (const std::exception& failure) {
      if (settings_.threw) settings_.threw(failure);
      return false;
    }
  }

  std::vector<std::string> together(Process& process, const std::vector<Job>& jobs) {
    std::vector<std::string_view> packages;
    for (const Job& job : jobs) packages.push_back(job.package);
    std::vector<std::string> answers = process.ask(packages, now() + std::min(settings_.time_limit, kTimeTogether));
    if (answers.size() < jobs.size()) ++failures_;
    return answers;
  }

  /// "": it could not be judged.
  std::string alone(Process& process, const Job& job) {
    for (;;) {
      const bool proven = process.is_proven();
      const Moment deadline = now() + settings_.time_limit;
      std::vector<std::string> answers = process.ask({job.package}, deadline);
      if (!answers.empty()) return std::move(answers.front());
      ++failures_;
      // A judge that has worked before may have died before this package came.
      if (!proven || now() >= deadline) return {};
    }
  }

  Settings settings_;
  mutable std::mutex mutex_;
  std::condition_variable come_;
  std::deque<Job> jobs_;
  bool closing_ = false;
  std::atomic<std::size_t> failures_ = 0;
  std::array<std::atomic<std::size_t>, static_cast<std::size_t>(Verdict::unfinished) + 1> judged_{};
  std::vector<std::thread> threads_;
};

Pool::Pool(Settings settings) : parts_(std::make_unique<Parts>(std::move(settings))) {}
Pool::~Pool() = default;

bool Pool::judge(std::string package, std::function<void(Judgement)> done, std::function<bool()> begin) {
  return parts_->put({std::move(package), std::move(done), std::move(begin)});
}

std::size_t Pool::waiting() const { return parts_->waiting(); }
std::size_t Pool::judged(Verdict verdict) const { return parts_->judged(verdict); }
std::size_t Pool::failures() const { return parts_->failures(); }

}  // namespace zhicheng::judging
