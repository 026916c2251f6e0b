// What the endpoints of /v1 work with.
#pragma once
#include <memory>
#include <string>

#include "blobs/blobs.h"
#include "judging/pool.h"
#include "seal/keyring.h"
#include "server/clock.h"
#include "server/entrance.h"
#include "server/errands.h"
#include "store/store.h"
#include "workflow/workflow.h"

namespace zhicheng::server {

class Troubles;

/// One region's server. Its parts live as long as it.
struct Premises {
  std::string region;  ///< six digits, GB/T 2260
  store::Store& store;
  judging::Pool& judges;
  seal::Keyring& keys;
  blobs::Blobs& blobs;
  const workflow::Workflow& workflow;
  const Clock& clock;
  Errands& errands;  ///< what may wait for a disk
  Errands& hashing;  ///< where those wait whose passwords are hashed, and nobody else waits for them
  Troubles& troubles;
  Entrance entrance{};
};

}  // namespace zhicheng::server
