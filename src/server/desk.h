// Everything below /v1.
#pragma once
#include "server/blob_body.h"
#include "server/body.h"
#include "server/head.h"
#include "server/intake.h"
#include "server/premises.h"
#include "server/progress.h"

namespace zhicheng::server {

class Desk {
 public:
  explicit Desk(const Premises& premises) : premises_(premises), intake_(premises), blobs_(premises), progress_(premises) {}

  Step open(const Head& head);

 private:
  Step open_submissions(const Head& head);
  Step open_submission(const Head& head, std::string_view number);
  Step open_blob(const Head& head, std::string_view digest);
  Reply ready() const;

  const Premises& premises_;
  Intake intake_;
  BlobDesk blobs_;
  Progress progress_;
};

}  // namespace zhicheng::server
