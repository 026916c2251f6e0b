#include "server/package_of.h"

#include "api/door.h"
#include "server/compressed.h"
#include "server/kept.h"
#include "server/secrets.h"
#include "server/troubles.h"

namespace zhicheng::server {

std::optional<std::string> package_of(const Premises& premises, const store::Submission& submission) {
  auto secrets = premises.keys.open(submission.secrets, sealed_place(premises.region, submission.number, submission.revision));
  auto* opened = std::get_if<std::string>(&secrets);
  if (opened == nullptr) {
    premises.troubles.unreadable("secrets");
    return std::nullopt;
  }
  auto open = decompress(submission.body, api::kRequestLimits.bytes);
  auto package = open ? join({std::move(*open), std::move(*opened)}) : std::nullopt;
  if (!package) premises.troubles.unreadable("package");
  return package;
}

}  // namespace zhicheng::server
