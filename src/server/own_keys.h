// Whether the keys are those with which this database was written. With others everybody would be turned away, and what is
// sealed and indexed from then on would fit neither.
#pragma once
#include <optional>
#include <string>

#include "seal/keyring.h"
#include "store/probe.h"
#include "store/store.h"

namespace zhicheng::server {

/// Why they are not, for a person; nothing when they are, or when the database knows none yet.
std::optional<std::string> fault_of_keys(store::Store& data, const seal::Keyring& keys, const std::string& region);

/// The same, and has the database remember them from the first start on; and each field key from when it is there.
std::optional<std::string> take_keys(store::Store& data, const seal::Keyring& keys, const std::string& region);

/// Has the database remember the field keys that came since. False when it cannot be asked, or knows another key by one of
/// their numbers.
bool note_field_keys(store::Store& data, const seal::Keyring& keys, const std::string& region);

}  // namespace zhicheng::server
