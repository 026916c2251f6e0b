// Files by the digest of their bytes: <folder>/ab/cd/<sha256>, each there whole and to stay, or not at all.
//
// A file comes in pieces, by a Writer, to <folder>/partial/<sha256>; then it is checked (digest, number of bytes, type
// by content), fsynced, renamed, and its folder fsynced. What is cut off by a connection or a crash stays in partial
// and is continued; what is wrong goes. Files are readable by their owner alone.
//
// Several processes may share a folder: locks (flock) keep two from writing to one partial file.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "blobs/descriptor.h"
#include "blobs/fault.h"
#include "blobs/name.h"
#include "blobs/shelves.h"
#include "blobs/writer.h"

namespace zhicheng::blobs {

/// To be read from the beginning.
struct Blob {
  Descriptor file;
  std::int64_t bytes = 0;
};

/// Threads may share it. It must outlive its writers.
class Blobs {
 public:
  /// Makes the folder when there is none, not those above it. Faults: cannot_read, cannot_write, no_space.
  static Outcome<Blobs> in(const std::string& folder, Sync sync = ::fsync);

  Outcome<bool> has(const Name& name) const;
  /// Whether it is there, as it was promised. Faults: too_long, too_short, wrong_type: it is there and something else.
  Outcome<bool> has(const Promise& promise) const;
  /// Nothing when there is no such blob.
  Outcome<std::optional<std::int64_t>> size(const Name& name) const;
  Outcome<std::optional<Blob>> open(const Name& name) const;

  /// From where a sender may go on: how many bytes of it are there, 0 when none. It need not be true of all of them
  /// that they are right: that is known at the end.
  Outcome<std::int64_t> begun(const Name& name) const;

  /// A writer that goes on at `from`: 0 begins anew, at most what is there (else gap); bytes behind it are dropped.
  /// When another writer has the same file in hand, one that begins anew writes beside it; one that would go on is told
  /// busy.
  Outcome<Writer> write(Promise promise, std::int64_t from = 0) const;

  /// Removes what came to nothing: partial files last written to before that second since 1970, and in nobody's hand.
  /// Returns how many.
  Outcome<std::int64_t> sweep(std::int64_t before) const;

 private:
  explicit Blobs(std::string folder, Sync sync);

  std::string partial_folder() const { return folder_ + "/partial"; }

  std::string folder_;
  std::unique_ptr<Shelves> shelves_;
};

}  // namespace zhicheng::blobs
