#include "interpreter/builtins.h"

#include <algorithm>
#include <map>

namespace zhicheng::interpreter {
namespace {

const std::multimap<std::string_view, Builtin>& table() {
  static const std::multimap<std::string_view, Builtin> all = [] {
    std::multimap<std::string_view, Builtin> made;
    for (Table (*part)() : {number_functions, text_functions, list_functions, statistics_functions, context_functions,
                            point_functions, range_functions}) {
      for (Builtin& builtin : part()) made.emplace(builtin.name, std::move(builtin));
    }
    return made;
  }();
  return all;
}

}  // namespace

const std::vector<std::string>& builtin_names() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> made;
    for (const auto& [name, builtin] : table()) {
      if (made.empty() || made.back() != name) made.emplace_back(name);
    }
    return made;
  }();
  return names;
}

std::vector<const Builtin*> builtins_called(std::string_view name) {
  std::vector<const Builtin*> found;
  const auto [first, last] = table().equal_range(name);
  for (auto at = first; at != last; ++at) found.push_back(&at->second);
  return found;
}

}  // namespace zhicheng::interpreter
