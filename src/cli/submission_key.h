// The key of a submission: the same when the same command is given again, and guessed by nobody who has the package.
#pragma once
#include <string>

#include "base/json.h"

namespace zhicheng::cli {

struct SubmissionKey {
  std::string key;
  std::string sha256;  ///< of the package it was drawn for

  /// `kept` with both, as they stand in a receipt's file.
  base::Json with(base::Json kept) const;
};

/// Where the receipt of a package is kept when nobody says where: beside it, and in a file of its own for each package that was
/// handed in from there. "" where it comes from no file.
std::string receipt_beside(const std::string& package_file, const std::string& package);

/// The one that the file `path` has for this package, else a new one, which is written there before this returns; what the
/// file has beside it stays. Without a path, and at a pipe or a device, it is new each time. Throws Failure.
SubmissionKey key_for(const std::string& path, const std::string& package);

}  // namespace zhicheng::cli
