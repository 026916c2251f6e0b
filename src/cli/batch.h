// Many packages, one a line, judged in their order.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "api/door.h"
#include "cli/failure.h"
#include "cli/input.h"

namespace zhicheng::cli {

struct Batch {
  std::size_t from = 1;  ///< the first package to judge, counted from 1: those before it are passed over
  std::size_t jobs = 1;  ///< processes
};

/// The verdict on one line: what is printed, without a line feed, and how it ends. An unreadable line gives the verdict
/// `refused`.
struct LineVerdict {
  std::string bytes;
  Exit exit = Exit::yes;
};
LineVerdict verify_line(const api::Door& door, std::string_view line);

/// Judges every line of `held`, then every line of `lines`, and prints a verdict for each, in order. Memory does not grow with their number. What has
/// come is answered before more is waited for. Progress goes to standard error where that is a terminal.
Exit verify_batch(const api::Door& door, Lines& lines, const Batch& batch, const std::vector<std::string>& held);

}  // namespace zhicheng::cli
