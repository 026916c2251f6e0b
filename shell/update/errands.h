// Errands: sent to the platform, and what follows from their answers.
#pragma once
#include "shell/model/model.h"

namespace zhicheng::update {

/// Puts an errand into the platform's hands; its answer comes to `receive`.
void send(model::Model& model, model::Purpose purpose, model::Work work, std::string name, std::string bytes);
/// Takes an answer. One that nobody waits for any more does nothing.
void receive(model::Model& model, const model::Reply& reply);

}  // namespace zhicheng::update
