// Handing in: asked for by the person, carried out by the platform.
#pragma once
#include "shell/model/model.h"

namespace zhicheng::update {

void lodge(model::Model& model, const model::Lodge& action);
/// Asks once whether packages can be handed in here.
void ask_server(model::Model& model);
/// Sends a package that is made, once what would send it again is kept.
void hand_in(model::Model& model);
/// The screen 进度 was opened: what is known need not be typed.
void open_progress(model::Model& model);
/// Another application is filled in from now on.
void forget_filing(model::Model& model);
void receive_filing(model::Model& model, model::Purpose purpose, const model::Reply& reply);

}  // namespace zhicheng::update
