// Where a package says something else than judging it again does. What is told has bounds, whatever the package: the answer
// to a hostile one is no larger than to others. Private to the room.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "package/verify.h"

namespace zhicheng::package {

using base::Json;

class Differences {
 public:
  /// Every place where the two differ, the smallest parts that are named by a pointer.
  void compare(const Json& packaged, const Json& judged, const std::string& at) { walk(packaged, judged, {at, at}); }
  void add(const std::string& at, const Json& packaged, const Json& judged) { note({at, at}, &packaged, &judged); }
  bool empty() const { return all_.empty(); }

  /// Hands them over: those beyond kMostDifferences are counted alone, the ones deepest within the package first.
  void move_to(Report& report);

 private:
  /// Where it stands in the package, and in the new judgement.
  struct Place {
    std::string packaged;
    std::string judged;
  };

  void walk(const Json& packaged, const Json& judged, const Place& at);
  void members(const Json& packaged, const Json& judged, const Place& at);
  void items(const Json::Array& packaged, const Json::Array& judged, const Place& at);
  void note(const Place& at, const Json* packaged, const Json* judged);

  std::vector<Difference> all_;
  std::size_t strange_ = 0;  ///< of what the package alone has; of all else there are as many as the judgement has values
  std::size_t left_out_ = 0;
};

}  // namespace zhicheng::package
