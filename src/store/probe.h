// By what a database knows the keys that belong to it. Functions throw what the database throws (session.h).
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "store/session.h"

namespace zhicheng::store {

struct Probe {
  std::string text;  ///< sealed
  std::string mark;  ///< blind index over what the other keys make
};

/// Nothing before the first start: the region is not known here.
std::optional<Probe> find_probe(Session& session);
/// The first one stays.
void keep_probe(Session& session, const Probe& probe);

/// By what one of the field keys is known.
struct FieldProbe {
  std::int64_t number = 0;
  std::string text;  ///< sealed with that key
};
/// In the order of their numbers.
std::vector<FieldProbe> field_probes(Session& session);
/// The first one of a number stays.
void keep(Session& session, const FieldProbe& probe);

/// A sealed text of this region that was there before there were probes, and the receipt beside it.
struct SealedBefore {
  std::string number;
  std::int64_t revision = 1;
  std::string secrets;
  std::string receipt;
};
std::optional<SealedBefore> any_sealed(Session& session);

}  // namespace zhicheng::store
