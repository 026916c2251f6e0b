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

/// The same, and has the database remember them from the first start on.
std::optional<std::string> take_keys(store::Store& data, const seal::Keyring& keys, const std::string& region);

}  // namespace zhicheng::server
