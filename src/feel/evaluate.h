// Evaluation of a checked expression.
#pragma once
#include <cstddef>

#include "feel/expression.h"
#include "feel/possibilities.h"

namespace zhicheng::feel {

/// Where names get their values.
class Environment {
 public:
  virtual ~Environment() = default;
  virtual Value fact(std::size_t index) = 0;
  virtual Value value(std::size_t index) = 0;
  virtual Value today() = 0;
};

Value evaluate(const Expression& expression, Environment& environment, Possibilities& possibilities);

}  // namespace zhicheng::feel
