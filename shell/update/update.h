// The one place where the model changes.
#pragma once
#include "shell/model/model.h"

namespace zhicheng::update {

void update(model::Model& model, const model::Action& action);

}  // namespace zhicheng::update
