// The form: what is typed is kept as typed; what it says is checked through the door.
#pragma once
#include "shell/model/model.h"

namespace zhicheng::update {

void fill(model::Model& model, const model::Fill& action);
void put(model::Model& model, const model::Place& place, std::string_view text);
/// Out of the item's page to its section, if that is where Back leads.
bool close_item(model::Model& model);

/// Has the form checked where that is to be seen, unless it has been.
void keep_checked(model::Model& model);
/// The door's answer.
void checked(model::Model& model, const model::Reply& reply);

}  // namespace zhicheng::update
