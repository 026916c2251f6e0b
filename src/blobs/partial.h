// A file that is not finished yet, in one writer's hand.
#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "blobs/descriptor.h"
#include "blobs/fault.h"
#include "blobs/name.h"

namespace zhicheng::blobs {

/// Open for reading and writing, and locked as long as it is open.
struct Partial {
  std::string path;
  Descriptor file;
};

/// The file that can be continued, made when there is none; nothing when another has it in hand.
Outcome<std::optional<Partial>> take_partial(const std::string& folder, const Name& name);
/// One beside it, which nobody can continue.
Outcome<Partial> take_extra(const std::string& folder, const Name& name);
/// Removes the file if it was last written to before that second and nobody has it in hand. Whether it did.
bool remove_forgotten(const std::string& path, std::int64_t before);

}  // namespace zhicheng::blobs
