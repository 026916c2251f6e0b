// Key files: 32 random bytes each, of which nobody else reads one and none is ever written twice.
#pragma once
#include <optional>
#include <string>

#include "seal/fault.h"
#include "seal/secret.h"

namespace zhicheng::seal {

/// The key in a file. Faults: missing_key; exposed_key when its group or others may do anything with it, or it is
/// another user's; damaged_key for a link, a device, another length than 32 bytes, or nothing but zeros; cannot_read.
Outcome<Key> read_key(const std::string& path);

/// Makes a random key of that name, mode 0600, which is there whole or not at all. One that is there already stays.
/// The folder is not fsynced. Fault: cannot_write.
std::optional<Fault> create_key(const std::string& folder, const std::string& name);

/// Makes what was created in a folder, or taken out of it, last. Fault: cannot_write.
std::optional<Fault> settle_folder(const std::string& folder);

/// "…：磁盘已满" and the like.
Fault system_fault(FaultCode code, const std::string& path, int system_error);

}  // namespace zhicheng::seal
