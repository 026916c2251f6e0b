// The endpoints for officers' work on files, and for the integrity register.
#pragma once
#include <optional>
#include <string_view>

#include "server/body.h"
#include "server/head.h"
#include "server/premises.h"
#include "server/register.h"

namespace zhicheng::server {

class Files {
 public:
  explicit Files(const Premises& premises) : premises_(premises), register_(premises) {}

  /// Nothing when the path is none of these.
  std::optional<Step> open(const Head& head) const;

 private:
  Step list(const Head& head) const;
  Step search(const Head& head) const;
  /// `place`: what stands behind "/v1/files/".
  Step open_file(const Head& head, std::string_view place) const;
  Step open_records(const Head& head) const;
  Step open_record(const Head& head, std::string_view place) const;

  const Premises& premises_;
  Register register_;
};

}  // namespace zhicheng::server
