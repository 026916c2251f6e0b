// A function from values to a value, referred to and not owned: std::function without its copy.
#pragma once
#include <span>

#include "feel/value.h"

namespace zhicheng::feel {

class Mapping {
 public:
  /// `function` must outlive the mapping.
  template <class Function>
  explicit Mapping(const Function& function)
      : function_(&function), call_([](const void* known, std::span<const Value> values) {
          return (*static_cast<const Function*>(known))(values);
        }) {}

  Value operator()(std::span<const Value> values) const { return call_(function_, values); }

 private:
  const void* function_;
  Value (*call_)(const void*, std::span<const Value>);
};

}  // namespace zhicheng::feel
