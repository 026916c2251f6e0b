#include "cli/batch.h"

#include <array>
#include <utility>

#include "cli/commands.h"
#include "cli/progress.h"
#include "cli/request.h"
#include "cli/workers.h"

namespace zhicheng::cli {
namespace {

/// Printed at once: a system call for every verdict costs more than judging.
constexpr std::size_t kMostHeld = std::size_t{256} << 10;

std::string refused_verdict(const Failure& failure) {
  base::Json error;
  error.add("code", failure.code).add("at", failure.at).add("detail", failure.detail);
  base::Json verdict;
  verdict.add("format", "zhicheng-verdict/1").add("verdict", "refused").add("error", std::move(error));
  return base::write_canonical(verdict);
}

Exit verify_here(const api::Door& door, Lines& lines, Progress& progress) {
  Exit exit = Exit::yes;
  std::string held;
  while (const auto line = lines.next()) {
    const LineVerdict verdict = verify_line(door, *line);
    exit = graver(exit, verdict.exit);
    held += verdict.bytes;
    held += '\n';
    progress.add(1);
    if (held.size() < kMostHeld && !lines.must_wait()) continue;
    print(held);
    held.clear();
  }
  print(held);
  return exit;
}

Exit verify_by_workers(const api::Door& door, Lines& lines, std::size_t jobs, Progress& progress) {
  Exit exit = Exit::yes;
  Workers workers(jobs, [&door](std::string_view block) {
    Answered answered;
    while (!block.empty()) {
      const std::size_t end = block.find('\n');
      const LineVerdict verdict = verify_line(door, block.substr(0, end));
      answered.exit = graver(answered.exit, verdict.exit);
      answered.bytes += verdict.bytes;
      answered.bytes += '\n';
      block.remove_prefix(end + 1);
    }
    return answered;
  });
  std::string block;
  const auto take = [&](const Answered& answered) {
    exit = graver(exit, answered.exit);
    print(answered.bytes);
  };
  while (const auto line = lines.next()) {
    block += *line;
    block += '\n';
    progress.add(1);
    const bool waits = lines.must_wait();
    if (block.size() < kMostHeld && !waits) continue;
    workers.give(std::exchange(block, {}), take);
    if (waits) workers.finish(take);
  }
  if (!block.empty()) workers.give(std::move(block), take);
  workers.finish(take);
  return exit;
}

}  // namespace

Exit graver(Exit one, Exit other) {
  constexpr std::array kOrder{Exit::bug, Exit::refused, Exit::no, Exit::unsure};
  for (const Exit exit : kOrder) {
    if (one == exit || other == exit) return exit;
  }
  return Exit::yes;
}

LineVerdict verify_line(const api::Door& door, std::string_view line) {
  api::Response response = door.verify(line);
  if (response.answer != api::Answer::refused) return {std::move(response.bytes), exit_of(response.answer)};
  const Failure failure = refusal(response.bytes, {});
  return {refused_verdict(failure), failure.exit};
}

Exit verify_batch(const api::Door& door, Lines& lines, const Batch& batch) {
  for (std::size_t passed = 1; passed < batch.from; ++passed) {
    if (!lines.next()) return Exit::yes;
  }
  Progress progress("已复核", "个");
  return batch.jobs > 1 ? verify_by_workers(door, lines, batch.jobs, progress) : verify_here(door, lines, progress);
}

}  // namespace zhicheng::cli
