// Packages come in: judged, kept, and a receipt for it.
#pragma once
#include <string>
#include <string_view>

#include "judging/judgement.h"
#include "server/premises.h"
#include "server/reply.h"

namespace zhicheng::server {

class Intake {
 public:
  explicit Intake(const Premises& premises) : premises_(premises) {}

  /// A new file. 201 {"receipt","secret","missing"} once it is durable; 200 with the same receipt when this key and these
  /// bytes are here already; 409 when the key came with other bytes; 400 when it can't be read; 503 when nothing was kept.
  void submit(const std::string& key, std::string package, Answer answer) const;

 private:
  void keep(const std::string& key, const std::string& package, judging::Judgement judgement, Answer answer) const;

  const Premises& premises_;
};

}  // namespace zhicheng::server
