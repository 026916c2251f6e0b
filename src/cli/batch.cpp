#include "cli/batch.h"

#include <fmt/format.h>

#include <cstdio>
#include <utility>

#include "cli/commands.h"
#include "cli/progress.h"
#include "cli/request.h"
#include "cli/ring.h"

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

Exit append_verdict(std::string& out, const api::Door& door, std::string_view line) {
  const LineVerdict verdict = verify_line(door, line);
  out += verdict.bytes;
  out += '\n';
  return verdict.exit;
}

Exit verify_here(const api::Door& door, Lines& lines) {
  Progress progress("已复核", "个");
  Exit exit = Exit::yes;
  std::string held;
  while (const auto line = lines.next()) {
    exit = graver(exit, append_verdict(held, door, *line));
    progress.add(1);
    if (held.size() < kMostHeld && !lines.must_wait()) continue;
    print(held);
    held.clear();
  }
  print(held);
  return exit;
}

/// The lines that have come, until they make a block or the next one would have to be waited for.
void take_block(Lines& lines, std::string& block) {
  block.clear();
  while (const auto line = lines.next()) {
    block += *line;
    block += '\n';
    if (block.size() >= kMostHeld || lines.must_wait()) break;
  }
}

/// The life of one process of the ring.
Exit verify_in_turn(const api::Door& door, Lines& lines, Place& place) {
  Exit exit = Exit::yes;
  // Kept over the blocks: the system gives and takes back large memory slowly.
  std::string block;
  std::string verdicts;
  bool more = true;
  while (more && place.reading.wait()) {
    take_block(lines, block);
    more = !block.empty();
    if (more) place.reading.pass();
    verdicts.clear();
    std::size_t count = 0;
    for (std::string_view rest = block; !rest.empty(); ++count) {
      const std::size_t end = rest.find('\n');
      exit = graver(exit, append_verdict(verdicts, door, rest.substr(0, end)));
      rest.remove_prefix(end + 1);
    }
    if (!place.printing.wait()) break;
    place.report(count);
    print(verdicts);
    if (more) place.printing.pass();
  }
  return exit;
}

Exit verify_by_ring(const api::Door& door, Lines& lines, std::size_t jobs) {
  Ring ring(jobs);
  if (ring.place()) return verify_in_turn(door, lines, *ring.place());
  Progress progress("已复核", "个");
  return ring.wait([&progress](std::size_t done) { progress.add(done); });
}

/// Of an empty part of a divided input that is no fault, but nobody should take it for a success.
void tell_of_none(std::string_view what) { fmt::print(stderr, "{}\n", what); }

}  // namespace

LineVerdict verify_line(const api::Door& door, std::string_view line) {
  api::Response response = door.verify(line);
  if (response.answer != api::Answer::refused) return {std::move(response.bytes), exit_of(response.answer)};
  const Failure failure = refusal(response.bytes, {});
  return {refused_verdict(failure), failure.exit};
}

Exit verify_batch(const api::Door& door, Lines& lines, const Batch& batch, const std::vector<std::string>& held) {
  for (std::size_t passed = 1; passed < batch.from; ++passed) {
    if (lines.next()) continue;
    tell_of_none(fmt::format("没有第 {} 个申报包，一共只有 {} 个", batch.from, passed - 1));
    return Exit::yes;
  }
  Exit exit = Exit::yes;
  std::string verdicts;
  for (const std::string& line : held) exit = graver(exit, append_verdict(verdicts, door, line));
  print(verdicts);
  exit = graver(exit, batch.jobs > 1 ? verify_by_ring(door, lines, batch.jobs) : verify_here(door, lines));
  if (held.empty() && lines.taken() == 0) tell_of_none("没有读到申报包，输入是空的");
  return exit;
}

}  // namespace zhicheng::cli
