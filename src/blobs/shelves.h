// The folders of finished blobs: <folder>/ab/cd/<sha256>. A name in them is believed only when it would be there after
// a power cut too.
#pragma once
#include <array>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "blobs/descriptor.h"
#include "blobs/fault.h"
#include "blobs/name.h"

namespace zhicheng::blobs {

/// fsync(2): 0, or -1 and errno. Tests put another in its place.
using Sync = std::function<int(int descriptor)>;

class Shelves {
 public:
  Shelves(std::string folder, Sync sync);

  std::string path_of(const Name& name) const;

  /// Whether it is there, to stay: a name that a process left without the fsync of its folder gets that first.
  Outcome<bool> has(const Name& name);

  /// Gives a finished and fsynced file its name and fsyncs the folders. One that has the name already stays, and the
  /// new one goes. After a fault there is nothing that was not there before.
  std::optional<Fault> place(const std::string& file, const Name& name);

  /// fsync of a folder.
  std::optional<Fault> settle(const std::string& folder) const;
  int sync(const Descriptor& file) const { return sync_(file.number()); }

 private:
  std::string outer(const Name& name) const { return folder_ + "/" + name.text().substr(0, 2); }
  std::string inner(const Name& name) const { return outer(name) + "/" + name.text().substr(2, 2); }
  /// Every folder from the inner one up.
  std::optional<Fault> settle_all(const Name& name);
  std::optional<Fault> make_folders(const Name& name) const;

  std::string folder_;
  Sync sync_;
  /// By the first two digits: held from the rename to the fsync, so that nobody believes a name in between.
  std::array<std::mutex, 256> locks_;
  /// By the first four digits: everything in the folder has been fsynced, by this process.
  std::vector<char> settled_;
};

}  // namespace zhicheng::blobs
