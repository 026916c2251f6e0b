// The strict way to read an object (base/fields.h), under this room's name.
#pragma once
#include "base/fields.h"

namespace zhicheng::rules {

using base::Fault;
using base::Fields;
using base::need_format;

}  // namespace zhicheng::rules
