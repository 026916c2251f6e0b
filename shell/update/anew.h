// Another application in the place of the one that is filled in.
#pragma once
#include "shell/model/model.h"

namespace zhicheng::update {

/// From now on another one is filled in, in a draft of its own: of the one before nothing is left but its list of files,
/// for whoever takes over another list. Answers are to be judged afterwards.
void begin_anew(model::Model& model);
/// The same, and the platform forgets the files too.
void begin_empty(model::Model& model);

}  // namespace zhicheng::update
