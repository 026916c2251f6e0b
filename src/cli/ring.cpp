#include "cli/ring.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>

namespace zhicheng::cli {

namespace {

Failure no_process() { return cannot_read("复核进程", errno); }

struct Pipe {
  Descriptor out;
  Descriptor in;
};

Pipe open_pipe() {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) throw no_process();
  return {Descriptor(ends[0]), Descriptor(ends[1])};
}

/// Few bytes, which a pipe takes and gives whole.
template <typename Message>
void send(const Descriptor& to, const Message& message) {
  while (::write(to.number(), &message, sizeof message) < 0 && errno == EINTR) {
  }
}

template <typename Message>
bool receive(const Descriptor& from, Message& message) {
  while (true) {
    const ssize_t got = ::read(from.number(), &message, sizeof message);
    if (got >= 0 || errno != EINTR) return got == sizeof message;
  }
}

/// One pipe leads into every place; the turn lies in the first.
std::vector<Pipe> open_turn(std::size_t count) {
  std::vector<Pipe> pipes;
  for (std::size_t i = 0; i < count; ++i) pipes.push_back(open_pipe());
  send(pipes.front().in, '\0');
  return pipes;
}

/// Both ends at a place, out of pipes that are all closed afterwards: a turn must end with its last holder.
Turn take_turn(std::vector<Pipe>& pipes, std::size_t place) {
  return {std::move(pipes[place].out), std::move(pipes[(place + 1) % pipes.size()].in)};
}

}  // namespace

bool Turn::wait() {
  char turn = 0;
  return receive(before_, turn);
}

void Turn::pass() { send(next_, '\0'); }

void Place::report(std::size_t done) { send(reports_, done); }

Ring::Ring(std::size_t count) {
  std::vector<Pipe> reading = open_turn(count);
  std::vector<Pipe> printing = open_turn(count);
  Pipe reports = open_pipe();
  for (std::size_t i = 0; i < count; ++i) {
    const pid_t process = ::fork();
    if (process < 0) throw no_process();
    if (process == 0) {
      place_.emplace(take_turn(reading, i), take_turn(printing, i), std::move(reports.in));
      return;
    }
    processes_.push_back(process);
  }
  reports_ = std::move(reports.out);
}

Exit Ring::wait(const std::function<void(std::size_t done)>& take) {
  std::size_t done = 0;
  while (receive(reports_, done)) take(done);
  Exit exit = Exit::yes;
  bool died = false;
  bool unheard = false;
  for (const pid_t process : processes_) {
    int status = 0;
    while (::waitpid(process, &status, 0) < 0 && errno == EINTR) {
    }
    if (WIFEXITED(status)) {
      exit = graver(exit, static_cast<Exit>(WEXITSTATUS(status)));
    } else if (WTERMSIG(status) == SIGPIPE) {
      unheard = true;
    } else {
      died = true;
    }
  }
  if (died) throw Failure{Exit::bug, "bug", "", "一个复核进程意外结束"};
  // Nobody reads the output any more: this process ends as any filter would.
  if (unheard && exit != Exit::output) ::raise(SIGPIPE);
  return exit;
}

}  // namespace zhicheng::cli
