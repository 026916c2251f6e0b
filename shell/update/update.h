// The one place where the model changes.
#pragma once
#include "shell/model/model.h"

namespace zhicheng::update {

void update(model::Model& model, const model::Action& action);
/// Another day has begun.
void turn_day(model::Model& model, base::Day on);

}  // namespace zhicheng::update
