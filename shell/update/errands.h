// Errands: sent to the platform, and what follows from their answers.
#pragma once
#include "shell/model/model.h"

namespace zhicheng::update {

/// Puts an errand into the platform's hands; its answer comes to `receive`. Its id.
std::uint32_t send(model::Model& model, model::Purpose purpose, model::Work work, std::string name, std::string bytes);
/// Wants no answers of that purpose any more.
void unwait(model::Model& model, model::Purpose purpose);

/// What an answer says: JSON, or the error {"code","at","detail"}, null where the platform itself failed.
struct Answer {
  base::Json said;
  base::Json error;
};
Answer read(const model::Reply& reply);

/// Takes an answer. One that nobody waits for any more does nothing.
void receive(model::Model& model, const model::Reply& reply);

}  // namespace zhicheng::update
