#include "feel/possibilities.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <utility>

#include "base/sort.h"

namespace zhicheng::feel {
namespace {

std::size_t mix(std::size_t seed, std::uint64_t value) {
  const std::uint64_t mixed = (seed ^ value) * 0x9E3779B97F4A7C15ULL;
  return static_cast<std::size_t>(mixed ^ (mixed >> 29));
}

constexpr std::size_t kFirstTable = 256;  ///< places, a power of two
constexpr std::size_t kMostMet = 4096;   ///< then forgotten, between mappings

}  // namespace

/// One call of `map`: walks all arguments together and remembers what it has met.
class Possibilities::Lifting {
 public:
  Lifting(Possibilities& home, std::size_t width, Mapping function)
      : home_(home), width_(width), function_(function), mapping_(++home.mappings_) {}

  Ref run(std::span<const Ref> arguments) {
    std::uint32_t top = kLeaf;
    for (const Ref ref : arguments) top = std::min(top, home_.nodes_[ref].rank);
    if (top == kLeaf) return of_leaves(arguments);
    std::size_t place = find(arguments);
    if (home_.met_[place].mapping != 0) return home_.met_[place].result;
    const Ref result = compute(arguments, top);
    place = find(arguments);  // the table may have grown
    const auto first = static_cast<std::uint32_t>(home_.met_refs_.size());
    home_.met_refs_.insert(home_.met_refs_.end(), arguments.begin(), arguments.end());
    home_.met_[place] = {mapping_, first, static_cast<std::uint32_t>(width_), result};
    ++home_.met_count_;
    return result;
  }

 private:
  /// The place of `arguments`, or the empty one where they belong.
  std::size_t find(std::span<const Ref> arguments) {
    if (home_.met_count_ * 2 >= home_.met_.size()) grow();
    const std::size_t mask = home_.met_.size() - 1;
    std::size_t place = hash(mapping_, arguments) & mask;
    while (home_.met_[place].mapping != 0 && !is(home_.met_[place], arguments)) place = (place + 1) & mask;
    return place;
  }

  bool is(const Met& met, std::span<const Ref> arguments) const {
    return met.mapping == mapping_ && std::equal(arguments.begin(), arguments.end(), home_.met_refs_.data() + met.first);
  }

  static std::size_t hash(std::uint32_t mapping, std::span<const Ref> arguments) {
    std::size_t hash = mapping;
    for (const Ref ref : arguments) hash = mix(hash, ref);
    return hash;
  }

  void grow() {
    const std::vector<Met> known = std::exchange(home_.met_, std::vector<Met>(std::max(kFirstTable, home_.met_.size() * 2)));
    const std::size_t mask = home_.met_.size() - 1;
    for (const Met& met : known) {
      if (met.mapping == 0) continue;
      std::size_t place = hash(met.mapping, {home_.met_refs_.data() + met.first, met.width}) & mask;
      while (home_.met_[place].mapping != 0) place = (place + 1) & mask;
      home_.met_[place] = met;
    }
  }

  Ref of_leaves(std::span<const Ref> arguments) {
    leaves_.clear();
    for (const Ref ref : arguments) leaves_.push_back(home_.nodes_[ref].leaf);
    return home_.ref_of(function_(leaves_));
  }

  Ref compute(std::span<const Ref> arguments, std::uint32_t top) {
    std::vector<Branch> branches;
    std::vector<Ref> below(arguments.begin(), arguments.end());
    const std::int64_t end = home_.high_of(top);
    for (std::int64_t low = home_.low_of(top);;) {
      std::int64_t upto = end;
      for (std::size_t i = 0; i < width_; ++i) {
        if (home_.nodes_[arguments[i]].rank != top) continue;
        const auto all = home_.branches_of(arguments[i]);
        const auto here = std::find_if(all.begin(), all.end(), [&](const Branch& branch) { return branch.upto >= low; });
        upto = std::min(upto, here->upto);
        below[i] = here->to;
      }
      branches.push_back({upto, run(below)});
      if (upto == end) break;
      low = upto + 1;
    }
    return home_.select(top, std::move(branches));
  }

  Possibilities& home_;
  std::size_t width_;
  Mapping function_;
  std::uint32_t mapping_;
  std::vector<Value> leaves_;  ///< of one call of `function_`
};

Value Possibilities::unanswered(std::uint32_t rank, Variable variable) {
  const bool finite = !variable.values.empty();
  if (finite) {
    variable.low = 0;
    variable.high = static_cast<std::int64_t>(variable.values.size()) - 1;
  }
  std::vector<Branch> branches;
  for (std::size_t i = 0; i < variable.values.size(); ++i) {
    branches.push_back({static_cast<std::int64_t>(i), leaf(variable.values[i])});
  }
  if (rank >= variables_.size()) variables_.resize(rank + 1);
  variables_[rank] = std::move(variable);
  if (finite) return value_of(select(rank, std::move(branches)));
  opens_.push_back({rank, kLeaf, Operation::add, {}, true, kLeaf});
  return {Kind::open, static_cast<std::int64_t>(opens_.size()) - 1};
}

Value Possibilities::map_varying(std::span<const Value> arguments, Mapping function) {
  // What mappings met is needed while they run.
  if (mapping_depth_++ == 0 && met_count_ > kMostMet) {
    met_.assign(met_.size(), {});
    met_refs_.clear();
    met_count_ = 0;
  }
  std::vector<Ref> refs;
  refs.reserve(arguments.size());
  for (const Value value : arguments) refs.push_back(ref_of(value));
  Ref result = Lifting(*this, refs.size(), function).run(refs);
  if (--mapping_depth_ == 0 && !orders_.empty()) result = pruned(result);
  return value_of(result);
}

Possibilities::Ref Possibilities::ref_of(Value value) {
  return value.kind == Kind::diagram ? static_cast<Ref>(value.number) : leaf(value);
}

Value Possibilities::value_of(Ref ref) const {
  const Node& node = nodes_[ref];
  return node.rank == kLeaf ? node.leaf : Value{Kind::diagram, ref};
}

namespace {

template <class Branches>
std::size_t hash_of(std::uint32_t rank, Value leaf, const Branches& branches) {
  std::size_t hash = mix(rank, static_cast<std::uint64_t>(leaf.number) * 16 + static_cast<std::uint64_t>(leaf.kind));
  for (const auto& branch : branches) hash = mix(mix(hash, static_cast<std::uint64_t>(branch.upto)), branch.to);
  return hash;
}

}  // namespace

Possibilities::Ref Possibilities::make(Node node, std::span<const Branch> branches) {
  if (nodes_.size() * 2 >= unique_.size()) grow_table();
  const std::size_t mask = unique_.size() - 1;
  std::size_t place = hash_of(node.rank, node.leaf, branches) & mask;
  for (; unique_[place] != kLeaf; place = (place + 1) & mask) {
    const Node& known = nodes_[unique_[place]];
    if (known.rank != node.rank || known.leaf != node.leaf) continue;
    const auto own = branches_of(unique_[place]);
    if (std::equal(own.begin(), own.end(), branches.begin(), branches.end())) return unique_[place];
  }
  const auto ref = static_cast<Ref>(nodes_.size());
  node.first = static_cast<std::uint32_t>(branches_.size());
  node.count = static_cast<std::uint32_t>(branches.size());
  branches_.insert(branches_.end(), branches.begin(), branches.end());
  nodes_.push_back(node);
  unique_[place] = ref;
  return ref;
}

void Possibilities::grow_table() {
  unique_.assign(std::max(kFirstTable, unique_.size() * 2), kLeaf);
  const std::size_t mask = unique_.size() - 1;
  for (Ref ref = 0; ref < nodes_.size(); ++ref) {
    std::size_t place = hash_of(nodes_[ref].rank, nodes_[ref].leaf, branches_of(ref)) & mask;
    while (unique_[place] != kLeaf) place = (place + 1) & mask;
    unique_[place] = ref;
  }
}

Possibilities::Ref Possibilities::cofactor(Ref ref, std::uint32_t rank, std::int64_t at) const {
  if (nodes_[ref].rank != rank) return ref;
  const auto all = branches_of(ref);
  return std::find_if(all.begin(), all.end(), [&](const Branch& branch) { return branch.upto >= at; })->to;
}

std::vector<Possibilities::Branch> Possibilities::flattened(std::uint32_t rank, std::vector<Branch> branches) const {
  const auto same = [&](const Branch& branch) { return nodes_[branch.to].rank == rank; };
  if (std::none_of(branches.begin(), branches.end(), same)) return branches;
  std::vector<Branch> flat;
  std::int64_t low = low_of(rank);
  for (const Branch& branch : branches) {
    if (same(branch)) {
      for (const Branch& inner : branches_of(branch.to)) {
        if (inner.upto >= low) flat.push_back({std::min(inner.upto, branch.upto), inner.to});
        if (inner.upto >= branch.upto) break;
      }
    } else {
      flat.push_back(branch);
    }
    low = branch.upto + 1;
  }
  return flat;
}

Possibilities::Ref Possibilities::select(std::uint32_t rank, std::vector<Branch> branches) {
  branches = flattened(rank, std::move(branches));
  std::int64_t low = low_of(rank);
  for (Branch& branch : branches) {
    branch.to = narrowed(branch.to, rank, low, branch.upto);
    low = branch.upto + 1;
  }
  // Neighbours that lead to one place are one branch.
  std::size_t kept = 0;
  std::uint32_t top = kLeaf;
  for (const Branch branch : branches) {
    top = std::min(top, nodes_[branch.to].rank);
    if (kept > 0 && branches[kept - 1].to == branch.to) --kept;
    branches[kept++] = branch;
  }
  branches.resize(kept);
  if (kept == 1) return branches.front().to;
  return top > rank ? make({rank, 0, 0, {}}, branches) : brought_up(top, rank, branches);
}

Possibilities::Ref Possibilities::brought_up(std::uint32_t top, std::uint32_t rank, std::span<const Branch> branches) {
  std::vector<std::int64_t> bounds;
  for (const Branch& branch : branches) {
    if (nodes_[branch.to].rank != top) continue;
    for (const Branch& inner : branches_of(branch.to)) bounds.push_back(inner.upto);
  }
  base::sort(bounds);
  bounds.erase(std::unique(bounds.begin(), bounds.end()), bounds.end());
  std::vector<Branch> outer;
  for (const std::int64_t bound : bounds) {
    std::vector<Branch> inner;
    for (const Branch& branch : branches) inner.push_back({branch.upto, cofactor(branch.to, top, bound)});
    outer.push_back({bound, select(rank, std::move(inner))});
  }
  return select(top, std::move(outer));
}

template <class Visit>
void Possibilities::visit_nodes(Value value, Visit visit) const {
  std::vector<bool> seen(nodes_.size());
  std::vector<Ref> waiting{static_cast<Ref>(value.number)};
  seen[waiting.back()] = true;
  while (!waiting.empty()) {
    const Ref ref = waiting.back();
    waiting.pop_back();
    visit(nodes_[ref]);
    for (const Branch& branch : branches_of(ref)) {
      if (!seen[branch.to]) waiting.push_back(branch.to);
      seen[branch.to] = true;
    }
  }
}

std::vector<std::uint32_t> Possibilities::depends_on(Value value) const {
  std::vector<std::uint32_t> ranks;
  add_ranks(value, ranks);
  if (value.kind == Kind::diagram) {
    visit_nodes(value, [&](const Node& node) {
      add_ranks(node.leaf, ranks);
      if (node.rank < kOrders) ranks.push_back(node.rank);
      if (node.rank < kOrders || node.rank == kLeaf) return;
      add_ranks(orders_[node.rank - kOrders].left, ranks);
      add_ranks(orders_[node.rank - kOrders].right, ranks);
    });
  }
  base::sort(ranks);
  ranks.erase(std::unique(ranks.begin(), ranks.end()), ranks.end());
  return ranks;
}

bool Possibilities::orders_open(Value value) const {
  const auto several = [&](Value leaf) {
    return leaf.kind == Kind::open && opens_[static_cast<std::size_t>(leaf.number)].rank == kSeveral;
  };
  bool found = several(value);
  if (value.kind != Kind::diagram) return found;
  visit_nodes(value, [&](const Node& node) {
    found = found || (node.rank >= kOrders && node.rank != kLeaf) || several(node.leaf);
  });
  return found;
}

std::vector<Value> Possibilities::leaves_of(Value value) const {
  if (value.kind != Kind::diagram) return {value};
  std::vector<Value> leaves;
  visit_nodes(value, [&](const Node& node) {
    if (node.rank == kLeaf) leaves.push_back(node.leaf);
  });
  return leaves;
}

}  // namespace zhicheng::feel
