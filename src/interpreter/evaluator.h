// Walks a parsed expression.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "interpreter/arithmetic.h"
#include "interpreter/builtins.h"
#include "interpreter/comparison.h"

namespace zhicheng::interpreter {

/// Names in sight. The inner ones hide the outer ones.
struct Scope {
  std::shared_ptr<Scope> outer;
  Context names;
};

/// What the edges know: zones, and the moment at which it is asked.
struct Surroundings {
  Regions regions;
  std::optional<DateTime> now;
};

class Evaluator {
 public:
  explicit Evaluator(const Surroundings& surroundings) : surroundings_(surroundings) {}
  Evaluator(const Evaluator&) = delete;
  Evaluator& operator=(const Evaluator&) = delete;
  /// A function and the context it stands in hold each other.
  ~Evaluator() {
    for (const auto& scope : holding_functions_) scope->names.clear();
  }

  Value evaluate(const Node& node, const std::shared_ptr<Scope>& scope);
  Value call(const Function& function, const Arguments& arguments);

  /// Gives up the whole expression; evaluation goes on with null, for nothing.
  Value refuse(std::string code, std::string detail);
  Value unsure(std::string detail) { return refuse("uncertain", std::move(detail)); }
  const std::optional<Refusal>& refusal() const { return refusal_; }

  /// The value of a truth; refuses when it is unsure.
  Value told(Truth truth);
  const Regions& regions() const { return surroundings_.regions; }
  const std::optional<DateTime>& now() const { return surroundings_.now; }
  /// Counts work; false, with a refusal, when there was too much.
  bool step(std::size_t amount = 1);

 private:
  Value lookup(const std::string& name, const std::shared_ptr<Scope>& scope);
  Value context(const Node& node, const std::shared_ptr<Scope>& scope);
  Value interval(const Node& node, const std::shared_ptr<Scope>& scope);
  Value path(const Value& value, const std::string& key);
  Value filter(const Node& node, const std::shared_ptr<Scope>& scope);
  Value logic(const Node& node, const std::shared_ptr<Scope>& scope);
  Value condition(const Node& node, const std::shared_ptr<Scope>& scope);
  Value member(const Node& node, const std::shared_ptr<Scope>& scope);
  Value between(const Node& node, const std::shared_ptr<Scope>& scope);
  Value loop(const Node& node, const std::shared_ptr<Scope>& scope);
  bool run_loop(const Node& node, std::size_t level, const std::shared_ptr<Scope>& scope, List& results);
  std::optional<List> domain(const Node& node, const std::shared_ptr<Scope>& scope);
  std::optional<List> counted(const Value& from, const Value& to, bool both_ways);
  Value quantified(const Node& node, const std::shared_ptr<Scope>& scope);
  bool run_quantified(const Node& node, std::size_t level, const std::shared_ptr<Scope>& scope, List& truths);
  Value invocation(const Node& node, const std::shared_ptr<Scope>& scope);
  Value builtin(const std::string& name, const std::vector<std::string>& names, const Arguments& given);
  std::optional<Arguments> arranged(const Builtin& builtin, const std::vector<std::string>& names, const Arguments& given);
  std::optional<Arguments> converted_arguments(const Builtin& builtin, Arguments arguments);

  const Surroundings& surroundings_;
  std::optional<Refusal> refusal_;
  std::vector<std::shared_ptr<Scope>> holding_functions_;
  std::size_t steps_ = 0;
  int depth_ = 0;
};

/// A property of a date, time, duration or range (DMN 1.5, table 65).
struct Property {
  Value value;
  bool unsure = false;
};
Property property_of(const Value& value, const std::string& key, const Regions& regions);

}  // namespace zhicheng::interpreter
