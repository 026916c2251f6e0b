// The package: made by the door, put into its container, handed over.
#pragma once
#include "shell/model/model.h"

namespace zhicheng::update {

/// Asks for the package, or says what is missing.
void pack(model::Model& model, model::Container container);
/// Wants no package any more.
void call_off(model::Model& model);
/// After every action: a package that was asked for or saved before a change is called off, or counts no longer.
void outdate(model::Model& model);
/// The door's answer: the package, or why there is none.
void packed(model::Model& model, const model::Reply& reply);
/// The file is ready.
void hand_over(model::Model& model, const model::Reply& reply);
/// The person has it, or not.
void saved(model::Model& model, const model::Reply& reply);

}  // namespace zhicheng::update
