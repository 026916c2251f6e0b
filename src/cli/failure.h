// How a command ends.
#pragma once
#include <string>
#include <string_view>

#include "base/error.h"

namespace zhicheng::cli {

/// Exit codes; those of assess and verify are the contract's.
enum class Exit : int {
  yes = 0,     ///< met, reproduced, clean, done
  no = 1,      ///< not met, differs, faults found
  unsure = 2,  ///< cannot tell
  usage = 64,
  refused = 65,  ///< unreadable or refused input
  bug = 70,
  output = 74,  ///< what was asked for could not be written, or the port not opened
};

/// The graver of two ends: 70 > 74 > 65 > 1 > 2 > 0.
Exit graver(Exit one, Exit other);

/// Thrown to end a command: main prints it as one line {"error":{code,at,detail}} on standard error.
struct Failure {
  Exit exit = Exit::bug;
  std::string code;
  std::string at;  ///< JSON pointer into the user's file; "" for the whole, or for what is no file
  std::string detail;

  std::string line() const;
};

/// Input that the core refused, in words.
Failure refused(const base::Error& error);
/// A file that cannot be read, with the system's reason.
Failure cannot_read(const std::string& path, int system_error);
Failure cannot_write(const std::string& path, int system_error);
Failure bad_usage(std::string detail);

}  // namespace zhicheng::cli
