// Where in a file a JSON pointer points, for people with an editor.
#pragma once
#include <cstddef>
#include <string_view>

namespace zhicheng::cli {

/// From 1; columns count code points.
struct LineColumn {
  std::size_t line = 1;
  std::size_t column = 1;
};

/// The key of the member, or the element, that `pointer` names. Where the file has no such place, or is broken before
/// it: the nearest one above that is there.
LineColumn locate(std::string_view json, std::string_view pointer);

}  // namespace zhicheng::cli
