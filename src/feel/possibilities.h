// What a value may be while facts are unanswered: exact, for every completion at once.
//
// A diagram is a reduced ordered decision diagram (Bryant 1986) with many-valued nodes: its variables are the
// unanswered facts, its leaves are values. Equal functions are one node, so a fact matters exactly when the diagram
// names it. A date or number that is not answered enters as an open value, a monotone function of that fact, until it
// is compared: then the domain splits at the boundary, and nowhere else. Which of two open values is the earlier one is
// a variable of its own, behind all facts: sound, naming both facts, and exact wherever their stretches lie apart.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "base/day.h"
#include "feel/mapping.h"
#include "feel/value.h"

namespace zhicheng::feel {

/// Operations on values; everything that expressions do beyond names and constants.
enum class Operation : std::uint8_t {
  both, either, negation, equal, less, less_equal, add, subtract, multiply, full_years, min, max, known, choose,
  working_days_before
};

/// Days that are no working days though they fall on Monday to Friday, and the other way round.
struct Calendar {
  std::vector<std::int64_t> off;   ///< sorted day numbers
  std::vector<std::int64_t> work;  ///< sorted day numbers
  bool is_working_day(base::Day day) const;
  /// The latest working day after which `count` full working days fit, up to and including `day`.
  base::Day working_days_before(base::Day day, std::int64_t count) const;
};

/// An unanswered fact: `low` … `high` are indexes of `values` (finite), or the numbers themselves (open).
struct Variable {
  Kind kind = Kind::boolean;
  std::vector<Value> values;
  std::int64_t low = 0;
  std::int64_t high = 1;
};

class Possibilities {
 public:
  explicit Possibilities(const Calendar& calendar) : calendar_(calendar) {}

  /// A variable for one unanswered fact; diagrams order their variables by `rank` (each rank once).
  Value unanswered(std::uint32_t rank, Variable variable);

  /// `operation` on values of which some may vary.
  Value apply(Operation operation, std::span<const Value> arguments);

  /// Any function of values that may vary: `function` is called for each combination of leaves that can occur.
  /// Its arguments never vary; it may return a value that does.
  template <class Function>
  Value map(std::span<const Value> arguments, const Function& function) {
    return any_varies(arguments) ? map_varying(arguments, Mapping(function)) : function(arguments);
  }

  /// Ranks of the variables on which `value` depends, ascending.
  std::vector<std::uint32_t> depends_on(Value value) const;

  /// Whether `value` hangs on which of two open values is the earlier one, or on a sum of two: it may then be inexact.
  bool orders_open(Value value) const;

  /// `value` along the variable of `rank`, from its lowest to its highest: stretches on which it is one plain value whatever
  /// the other variables are, or undecided where they still matter. None when nothing has read the variable.
  struct Stretch {
    std::int64_t low;
    std::int64_t high;
    Value value;
  };
  std::vector<Stretch> along(Value value, std::uint32_t rank) const;

  /// Each value that `value` can take, once (open values are not split).
  std::vector<Value> leaves_of(Value value) const;

 private:
  using Ref = std::uint32_t;
  static constexpr std::uint32_t kLeaf = UINT32_MAX;
  static constexpr std::uint32_t kSeveral = kLeaf - 1;  ///< in place of the rank of an open value of more than one fact
  static constexpr std::uint32_t kOrders = std::uint32_t{1} << 30;  ///< the rank of the first order

  struct Branch {
    std::int64_t upto;  ///< inclusive
    Ref to;
    friend bool operator==(const Branch&, const Branch&) = default;
  };
  struct Node {
    std::uint32_t rank = kLeaf;
    std::uint32_t first = 0;  ///< of its branches in `branches_`
    std::uint32_t count = 0;
    Value leaf;
  };
  /// What one more operation made of an open value; `constant` is the other operand.
  struct Open {
    std::uint32_t rank = 0;
    std::uint32_t before = kLeaf;  ///< the open value that it was applied to; kLeaf: the fact itself
    Operation operation = Operation::add;
    Value constant;
    bool open_first = true;
    std::uint32_t other = kLeaf;   ///< an open value in place of `constant`
    friend bool operator==(const Open&, const Open&) = default;
  };
  /// Whether `left` is at most `right`, both open: false or true.
  struct Order {
    Value left;
    Value right;
    friend bool operator==(const Order&, const Order&) = default;
  };
  /// What each variable is confined to on the way to a node, by rank.
  using Box = std::vector<std::pair<std::int64_t, std::int64_t>>;
  /// A combination of nodes that a mapping has met, and what it became.
  struct Met {
    std::uint32_t mapping = 0;  ///< 0: an empty place
    std::uint32_t first = 0;    ///< of its refs in `met_refs_`
    std::uint32_t width = 0;    ///< how many they are
    Ref result = 0;
  };
  class Lifting;

  static bool any_varies(std::span<const Value> values) {
    for (const Value value : values) {
      if (value.varies()) return true;
    }
    return false;
  }
  Value map_varying(std::span<const Value> arguments, Mapping function);

  Ref ref_of(Value value);
  Value value_of(Ref ref) const;
  Ref leaf(Value value) { return make({kLeaf, 0, 0, value}, {}); }
  Ref make(Node node, std::span<const Branch> branches);
  std::span<const Branch> branches_of(Ref ref) const {
    return {branches_.data() + nodes_[ref].first, nodes_[ref].count};
  }
  Ref cofactor(Ref ref, std::uint32_t rank, std::int64_t at) const;
  /// The diagram that is `branches[i].to` where the variable lies in the i-th interval.
  Ref select(std::uint32_t rank, std::vector<Branch> branches);
  /// A branch may lead to a node of the same variable: only its part of the interval counts.
  std::vector<Branch> flattened(std::uint32_t rank, std::vector<Branch> branches) const;
  /// Branches of which some lead to the variable `top`, which comes before `rank` in the order.
  Ref brought_up(std::uint32_t top, std::uint32_t rank, std::span<const Branch> branches);
  /// Calls `visit` for every node below `value`, each once.
  template <class Visit>
  void visit_nodes(Value value, Visit visit) const;
  void grow_table();

  Value apply_plain(Operation operation, std::span<const Value> arguments) const;
  Value apply_open(Operation operation, std::span<const Value> arguments);
  Value compare_open(Operation operation, Value open, Value constant, bool open_first);
  Value apply_two_open(Operation operation, Value first, Value second);
  Value at_most(Value left, Value right);
  Value interned(const Open& open);
  Box everything() const;
  std::pair<Value, Value> bounds(Value value, const Box& box) const;
  std::optional<bool> is_at_most(const Order& order, const Box& box) const;
  class Pruning;
  Ref pruned(Ref ref);
  void add_ranks(Value open, std::vector<std::uint32_t>& ranks) const;
  std::int64_t low_of(std::uint32_t rank) const { return rank < kOrders ? variables_[rank].low : 0; }
  std::int64_t high_of(std::uint32_t rank) const { return rank < kOrders ? variables_[rank].high : 1; }
  Value value_at(const Open& open, std::int64_t at) const;
  /// An open value of this very variable that is the same all over `low` … `high` is that value there.
  Ref narrowed(Ref ref, std::uint32_t rank, std::int64_t low, std::int64_t high);

  const Calendar& calendar_;
  std::vector<Variable> variables_;  ///< by rank
  std::vector<Node> nodes_;
  std::vector<Branch> branches_;
  std::vector<Ref> unique_;  ///< open addressing by hash; kLeaf: an empty place
  std::vector<Open> opens_;
  std::vector<Order> orders_;
  std::vector<Met> met_;     ///< open addressing, of all mappings
  std::vector<Ref> met_refs_;
  std::size_t met_count_ = 0;
  std::uint32_t mappings_ = 0;
  std::size_t mapping_depth_ = 0;
};

}  // namespace zhicheng::feel
