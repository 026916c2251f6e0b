// + − * / ** of DMN 1.5, tables 57 to 60: null for what they do not name.
#pragma once
#include "interpreter/tree.h"

namespace zhicheng::interpreter {

struct Computed {
  Value value;
  bool unsure = false;
};

Computed compute(Operator op, const Value& a, const Value& b, const Regions& regions);
Computed minus(const Value& value);

Decimal decimal_of(Wide number);

}  // namespace zhicheng::interpreter
