// Packages from elsewhere: opened, judged, taken over, compared.
#pragma once
#include "shell/model/model.h"

namespace zhicheng::update {

void open(model::Model& model, const model::Offered& file);
void opened(model::Model& model, const model::Reply& reply);
void verified(model::Model& model, const model::Reply& reply);
void take_over(model::Model& model);

void choose_side(model::Model& model, bool right, const model::Offered& file);
void compare_mine(model::Model& model, bool right);
/// The one that is being filled in may be another by now.
void compare_anew(model::Model& model);
void side_read(model::Model& model, bool right, const model::Reply& reply);
void compared(model::Model& model, const model::Reply& reply);

}  // namespace zhicheng::update
