// What is answered to a package: its receipt, the applicant's secret, and which attachments are missing.
#pragma once
#include <optional>
#include <string>

#include "base/json.h"
#include "server/premises.h"
#include "server/reply.h"

namespace zhicheng::server {

/// Of a package that is here.
struct Answered {
  std::string number;
  std::string receipt;  ///< canonical JSON, signed
  base::Json missing;   ///< null: no judge has read the package yet
};

/// 201 for what is new, 200 for what came before: {"missing","receipt","secret"}.
Reply kept_reply(const Premises& premises, unsigned status, const Answered& answered);

/// Inside a transaction: the answer to a key that came before, 200 as the package stands now, or 409 when it came with other
/// bytes. Nothing for a new key.
std::optional<Reply> reply_to_known_key(const Premises& premises, store::Session& session, const std::string& key_hash, const std::string& sha256);

/// A package that the judge cannot read is refused, unless it was kept before with this key: an earlier judge did not finish it.
void refuse(const Premises& premises, const std::string& key_hash, const std::string& package, const base::Json& error, const Answer& answer);

}  // namespace zhicheng::server
