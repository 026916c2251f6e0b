#include "server/package_of.h"

#include "api/door.h"
#include "server/compressed.h"
#include "server/kept.h"
#include "server/secrets.h"

namespace zhicheng::server {

std::optional<std::string> package_of(const Premises& premises, const store::Submission& submission) {
  auto secrets = premises.keys.open(submission.secrets, sealed_place(premises.region, submission.number, submission.revision));
  auto* opened = std::get_if<std::string>(&secrets);
  if (opened == nullptr) return std::nullopt;
  auto open = decompress(submission.body, api::kRequestLimits.bytes);
  if (!open) return std::nullopt;
  return join({std::move(*open), std::move(*opened)});
}

}  // namespace zhicheng::server
