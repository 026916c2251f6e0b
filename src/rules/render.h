// Expressions and values in readable Chinese, made from the rule itself so that words can't drift from it.
#pragma once
#include <string>

#include "feel/expression.h"
#include "rules/edition.h"

namespace zhicheng::rules {

std::string render(const Edition& edition, const Condition& condition);
std::string render(const Edition& edition, const feel::Expression& expression);
/// A value of the edition that does not vary: "考评结合", "2026-06-10", "待核实" when unknown.
std::string render(const Edition& edition, const NamedValue& named, feel::Value value);

}  // namespace zhicheng::rules
