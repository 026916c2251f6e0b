// Attachments come in, each to the file of its digest.
#pragma once
#include <memory>
#include <string>
#include <string_view>

#include "server/body.h"
#include "server/head.h"
#include "server/premises.h"

namespace zhicheng::server {

/// The largest attachment.
inline constexpr std::uint64_t kLargestBlob = std::uint64_t{50} << 20;

class BlobDesk {
 public:
  explicit BlobDesk(const Premises& premises) : premises_(premises) {}

  /// PUT: the bytes, or from "Content-Range: bytes 1000-1999/2000" on those behind what is here. 201 when it is here to stay,
  /// 202 with "Upload-Offset" when more must come; 409 when it must go on elsewhere, or "closed": the file is in
  /// a final state; 422 when they are other bytes than promised.
  Step put(const Head& head, const std::string& number, std::string_view digest) const;
  /// HEAD: 200 when it is here; else 404 with "Upload-Offset": from where to go on.
  Reply ask(const std::string& number, std::string_view digest) const;

 private:
  const Premises& premises_;
};

}  // namespace zhicheng::server
