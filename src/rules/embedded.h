// The rules folder as it was when this was built.
#pragma once
#include <span>

#include "rules/library.h"

namespace zhicheng::rules {

std::span<const SourceFile> embedded_files();

}  // namespace zhicheng::rules
