// Everything below /v1.
#pragma once
#include "server/blob_body.h"
#include "server/body.h"
#include "server/files.h"
#include "server/head.h"
#include "server/intake.h"
#include "server/metrics.h"
#include "server/people.h"
#include "server/premises.h"
#include "server/progress.h"
#include "server/revisions.h"

namespace zhicheng::server {

class Desk {
 public:
  explicit Desk(const Premises& premises)
      : premises_(premises), intake_(premises), blobs_(premises), progress_(premises), revisions_(premises, progress_), people_(premises), files_(premises) {}

  Step open(const Head& head);
  /// Adds what waits, what was judged and what failed.
  void count(std::vector<Gauge>& gauges) const;

 private:
  Step open_submissions(const Head& head);
  /// `place`: a number, alone or with what is done to the file.
  Step open_submission(const Head& head, std::string_view place);
  Step open_blob(const Head& head, std::string_view digest);
  Reply ready() const;

  const Premises& premises_;
  Intake intake_;
  BlobDesk blobs_;
  Progress progress_;
  Revisions revisions_;
  People people_;
  Files files_;
};

}  // namespace zhicheng::server
