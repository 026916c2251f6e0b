// Errands on a PC: the door in this process, files in the folder where the program was started.
#pragma once
#include "shell/model/errand.h"

namespace zhicheng::platform {

model::Reply carry_out(const model::Errand& errand);

}  // namespace zhicheng::platform
