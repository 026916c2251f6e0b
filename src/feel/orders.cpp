// Comparisons of two open values.
#include <algorithm>
#include <array>
#include <map>

#include "feel/possibilities.h"

namespace zhicheng::feel {

namespace {

constexpr std::size_t kMostPruned = 20000;  ///< nodes of one diagram; what is beyond stays as it is, which is sound

}  // namespace

/// Takes from a diagram what its own stretches rule out: below x <= 2010 and y > 2015, whether x <= y is no question.
class Possibilities::Pruning {
 public:
  explicit Pruning(Possibilities& home) : home_(home), box_(home.everything()) {}

  Ref run(Ref ref) {
    const std::uint32_t rank = home_.nodes_[ref].rank;
    if (rank == kLeaf || !has_order(ref) || visits_ > kMostPruned) return ref;
    const auto [known, fresh] = done_.try_emplace({ref, box_}, ref);
    if (!fresh) return known->second;
    ++visits_;
    const Ref result = rank < kOrders ? of_variable(ref, rank) : of_order(ref, rank);
    done_[{ref, box_}] = result;
    return result;
  }

 private:
  Ref of_variable(Ref ref, std::uint32_t rank) {
    const auto whole = box_[rank];
    const std::span<const Branch> own = home_.branches_of(ref);
    std::vector<Branch> branches(own.begin(), own.end());
    std::int64_t low = whole.first;
    for (Branch& branch : branches) {
      box_[rank] = {low, branch.upto};
      branch.to = run(branch.to);
      low = branch.upto + 1;
    }
    box_[rank] = whole;
    return home_.select(rank, std::move(branches));
  }

  Ref of_order(Ref ref, std::uint32_t rank) {
    const std::span<const Branch> own = home_.branches_of(ref);
    std::vector<Branch> branches(own.begin(), own.end());
    if (const auto known = home_.is_at_most(home_.orders_[rank - kOrders], box_)) return run(branches[*known ? 1 : 0].to);
    for (Branch& branch : branches) branch.to = run(branch.to);
    return home_.select(rank, std::move(branches));
  }

  bool has_order(Ref ref) {
    const auto known = orders_.find(ref);
    if (known != orders_.end()) return known->second;
    const std::uint32_t rank = home_.nodes_[ref].rank;
    bool found = rank >= kOrders && rank != kLeaf;
    for (std::size_t i = 0; !found && i < home_.nodes_[ref].count; ++i) found = has_order(home_.branches_of(ref)[i].to);
    return orders_[ref] = found;
  }

  Possibilities& home_;
  Box box_;
  std::map<std::pair<Ref, Box>, Ref> done_;
  std::map<Ref, bool> orders_;
  std::size_t visits_ = 0;
};

Possibilities::Ref Possibilities::pruned(Ref ref) { return Pruning(*this).run(ref); }

Possibilities::Box Possibilities::everything() const {
  Box box;
  for (const Variable& variable : variables_) box.emplace_back(variable.low, variable.high);
  return box;
}

/// The lowest and the highest that a value can be. Every operation is monotone in each operand: its ends are at corners.
std::pair<Value, Value> Possibilities::bounds(Value value, const Box& box) const {
  if (value.kind != Kind::open) return {value, value};
  const Open& open = opens_[static_cast<std::size_t>(value.number)];
  if (open.before == kLeaf) {
    const Kind kind = variables_[open.rank].kind;
    return {{kind, box[open.rank].first}, {kind, box[open.rank].second}};
  }
  const auto [low, high] = bounds({Kind::open, open.before}, box);
  const auto [other_low, other_high] = open.other == kLeaf ? std::pair{open.constant, open.constant} : bounds({Kind::open, open.other}, box);
  std::vector<Value> corners;
  for (const Value one : {low, high}) {
    for (const Value other : {other_low, other_high}) {
      const std::array<Value, 2> operands{open.open_first ? one : other, open.open_first ? other : one};
      corners.push_back(apply_plain(open.operation, operands));
    }
  }
  const auto ends = std::minmax_element(corners.begin(), corners.end(), [](Value a, Value b) { return a.number < b.number; });
  return {*ends.first, *ends.second};
}

std::optional<bool> Possibilities::is_at_most(const Order& order, const Box& box) const {
  const auto left = bounds(order.left, box);
  const auto right = bounds(order.right, box);
  if (left.second.number <= right.first.number) return true;
  if (left.first.number > right.second.number) return false;
  return std::nullopt;
}

/// At least one of the two is open.
Value Possibilities::at_most(Value left, Value right) {
  const Order order{left, right};
  if (const auto known = is_at_most(order, everything())) return Value::boolean(*known);
  auto found = std::find(orders_.begin(), orders_.end(), order);
  if (found == orders_.end()) found = orders_.insert(found, order);
  const auto rank = kOrders + static_cast<std::uint32_t>(found - orders_.begin());
  return value_of(select(rank, {{0, leaf(Value::boolean(false))}, {1, leaf(Value::boolean(true))}}));
}

Value Possibilities::apply_two_open(Operation operation, Value first, Value second) {
  if (first == second && (operation == Operation::min || operation == Operation::max)) return first;
  if (first == second && (operation == Operation::equal || operation == Operation::less || operation == Operation::less_equal)) {
    return Value::boolean(operation != Operation::less);
  }
  switch (operation) {
    case Operation::less_equal: return at_most(first, second);
    case Operation::less: {
      const Value other = at_most(second, first);
      return apply(Operation::negation, {&other, 1});
    }
    case Operation::equal: {
      const std::array<Value, 2> both{at_most(first, second), at_most(second, first)};
      return apply(Operation::both, both);
    }
    case Operation::min:
    case Operation::max: {
      const bool smaller = operation == Operation::min;
      const std::array<Value, 3> choice{at_most(first, second), smaller ? first : second, smaller ? second : first};
      return apply(Operation::choose, choice);
    }
    default: break;
  }
  const auto before = static_cast<std::uint32_t>(first.number);
  return interned({kSeveral, before, operation, {}, true, static_cast<std::uint32_t>(second.number)});
}

void Possibilities::add_ranks(Value open, std::vector<std::uint32_t>& ranks) const {
  if (open.kind != Kind::open) return;
  const Open& one = opens_[static_cast<std::size_t>(open.number)];
  if (one.rank != kSeveral) return ranks.push_back(one.rank);
  add_ranks({Kind::open, one.before}, ranks);
  if (one.other != kLeaf) add_ranks({Kind::open, one.other}, ranks);
}

}  // namespace zhicheng::feel
