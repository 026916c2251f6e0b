#include "server/package_of.h"

#include "server/kept.h"
#include "server/secrets.h"

namespace zhicheng::server {

std::optional<std::string> package_of(const Premises& premises, const store::Submission& submission) {
  auto secrets = premises.keys.open(submission.secrets, sealed_place(premises, submission.number, submission.revision));
  auto* opened = std::get_if<std::string>(&secrets);
  if (opened == nullptr) return std::nullopt;
  return join({submission.body, std::move(*opened)});
}

}  // namespace zhicheng::server
