// The rules folder as it was when this was built.
#pragma once
#include <span>

#include "rules/library.h"

namespace zhicheng::rules {

std::span<const SourceFile> embedded_files();
/// Without the words of the checks, which judging does not need and a page need not download.
std::span<const SourceFile> embedded_for_judging();

}  // namespace zhicheng::rules
