// What the applicant does with the own file: hands it in again, or takes it back.
#pragma once
#include <string>

#include "base/json.h"
#include "judging/judgement.h"
#include "server/filed.h"
#include "server/kept.h"
#include "server/premises.h"
#include "server/progress.h"
#include "server/reply.h"
#include "workflow/move.h"

namespace zhicheng::server {

class Revisions {
 public:
  Revisions(const Premises& premises, const Progress& progress) : premises_(premises), progress_(progress) {}

  /// The next package of the file. 201 {"receipt","secret","missing"} once it is durable; 200 with the same receipt when this key
  /// and these bytes came before; 409 when the key came with other bytes, or the file can't be handed in now; 422 when it
  /// is another application; 400 when it can't be read; 503 when nothing was kept. One that no judge could finish is kept, and judged again like a first one.
  void submit(const std::string& number, const std::string& key, std::string package, Answer answer) const;

  /// {"version","reason"}. 200 with the progress.
  void withdraw(const std::string& number, base::Json body, Answer answer) const;

 private:
  workflow::Allowed<workflow::File> hand_in(store::Session& session, Filed& filed, const Kept& kept) const;
  void keep(const std::string& number, const std::string& key, const std::string& package, judging::Judgement judgement, Answer answer) const;

  const Premises& premises_;
  const Progress& progress_;
};

/// 403, 409 or 422, by the workflow's reason.
Reply refusal_reply(const workflow::Refusal& refusal);

}  // namespace zhicheng::server
