// Everything that is sealed, sealed again with the newest key, and what is to be hidden hidden as it is today.
#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "seal/keyring.h"
#include "store/store.h"

namespace zhicheng::server {

struct Resealed {
  std::int64_t seen = 0;
  std::int64_t written = 0;
  std::int64_t unreadable = 0;  ///< what no key opens stays as it is
};

/// Goes through packages and register, a few in a transaction: a server may go on meanwhile, and whoever stops it may begin
/// again. What is as it should be is not written. Nothing when the database failed.
std::optional<Resealed> reseal(store::Store& data, const seal::Keyring& keys, const std::string& region);

}  // namespace zhicheng::server
