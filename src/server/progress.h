// What the applicant may see and do: the own file alone, by its number and the receipt's secret.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "server/body.h"
#include "server/head.h"
#include "server/premises.h"

namespace zhicheng::server {

/// "Authorization: Bearer <number> <secret>": the number in its own spelling when the secret is its. Nothing otherwise, and
/// no word about which of them is wrong.
std::optional<std::string> applicant_of(const Premises& premises, const Head& head);
/// 401 for who could not be recognised.
Reply unknown_applicant();

class Progress {
 public:
  explicit Progress(const Premises& premises) : premises_(premises) {}

  /// 200 {"number","state","label","office","received","receipt","verdict","differences","missing","told","version","events"}.
  Reply show(const std::string& number) const;

 private:
  const Premises& premises_;
};

}  // namespace zhicheng::server
