// The rules of tests/small, behind a door.
#pragma once
#include "api/door.h"

namespace zhicheng::fuzz {

const api::Door& door();

}  // namespace zhicheng::fuzz
