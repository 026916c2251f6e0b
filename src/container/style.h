// How the readable copy looks. Private to the room.
#pragma once
#include <string_view>

namespace zhicheng::container {

/// Lengths are those that paper.cpp reckons with.
std::string_view copy_style();

}  // namespace zhicheng::container
