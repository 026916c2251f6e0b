#include "judging/pool.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

#include "judging/frame.h"

namespace zhicheng::judging {

namespace {

struct Job {
  std::string package;
  std::function<void(Judgement)> done;
};

/// One process and the socket to it.
class Process {
 public:
  explicit Process(const std::vector<std::string>& command) : command_(command) {}
  ~Process() { end(); }
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  /// What it says of the package; nothing when it died or was too slow. Then it is no more.
  std::optional<std::string> ask(const std::string& package, Moment deadline) {
    if (id_ < 0 && !start()) return std::nullopt;
    std::optional<std::string> answer;
    if (write_frame(socket_, package, deadline)) answer = read_frame(socket_, deadline);
    if (!answer) end();
    return answer;
  }

 private:
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
    if (failed == 0) return true;
    id_ = -1;
    end();
    return false;
  }

  void end() {
    if (socket_ >= 0) ::close(socket_);
    socket_ = -1;
    if (id_ < 0) return;
    ::kill(id_, SIGKILL);
    while (::waitpid(id_, nullptr, 0) < 0 && errno == EINTR) {
    }
    id_ = -1;
  }

  const std::vector<std::string>& command_;
  pid_t id_ = -1;
  int socket_ = -1;
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
  std::optional<Job> take() {
    std::unique_lock lock(mutex_);
    come_.wait(lock, [this] { return closing_ || !jobs_.empty(); });
    if (jobs_.empty()) return std::nullopt;
    Job job = std::move(jobs_.front());
    jobs_.pop_front();
    return job;
  }

  void run() {
    Process process(settings_.command);
    while (auto job = take()) {
      const auto answer = process.ask(job->package, now() + settings_.time_limit);
      if (!answer) ++failures_;
      Judgement judgement = answer ? read(*answer) : Judgement{};
      ++judged_[static_cast<std::size_t>(judgement.verdict)];
      job->done(std::move(judgement));
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

bool Pool::judge(std::string package, std::function<void(Judgement)> done) {
  return parts_->put({std::move(package), std::move(done)});
}

std::size_t Pool::waiting() const { return parts_->waiting(); }
std::size_t Pool::judged(Verdict verdict) const { return parts_->judged(verdict); }
std::size_t Pool::failures() const { return parts_->failures(); }

}  // namespace zhicheng::judging
