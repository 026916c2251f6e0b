#include "feel/possibilities.h"

#include <algorithm>
#include <cassert>
#include <set>

namespace zhicheng::feel {
namespace {

std::size_t mix(std::size_t seed, std::uint64_t value) {
  return static_cast<std::size_t>((seed ^ value) * 0x9E3779B97F4A7C15ULL) ^ (seed >> 7);
}

struct RefsHash {
  std::size_t operator()(const std::vector<std::uint32_t>& refs) const {
    std::size_t hash = refs.size();
    for (const std::uint32_t ref : refs) hash = mix(hash, ref);
    return hash;
  }
};

}  // namespace

/// One call of `map`: walks all arguments together and remembers what it has met.
class Possibilities::Lifting {
 public:
  Lifting(Possibilities& home, const std::function<Value(std::span<const Value>)>& function)
      : home_(home), function_(function) {}

  Ref run(const std::vector<Ref>& arguments) {
    if (const auto found = done_.find(arguments); found != done_.end()) return found->second;
    const Ref result = compute(arguments);
    done_.emplace(arguments, result);
    return result;
  }

 private:
  Ref compute(const std::vector<Ref>& arguments) {
    std::uint32_t top = kLeaf;
    for (const Ref ref : arguments) top = std::min(top, home_.nodes_[ref].rank);
    if (top == kLeaf) {
      std::vector<Value> leaves;
      leaves.reserve(arguments.size());
      for (const Ref ref : arguments) leaves.push_back(home_.nodes_[ref].leaf);
      return home_.ref_of(function_(leaves));
    }
    std::set<std::int64_t> bounds;
    for (const Ref ref : arguments) {
      if (home_.nodes_[ref].rank != top) continue;
      for (const Branch& branch : home_.nodes_[ref].branches) bounds.insert(branch.upto);
    }
    std::vector<Branch> branches;
    for (const std::int64_t bound : bounds) {
      std::vector<Ref> below;
      below.reserve(arguments.size());
      for (const Ref ref : arguments) below.push_back(home_.cofactor(ref, top, bound));
      branches.push_back({bound, run(below)});
    }
    return home_.select(top, std::move(branches));
  }

  Possibilities& home_;
  const std::function<Value(std::span<const Value>)>& function_;
  std::unordered_map<std::vector<Ref>, Ref, RefsHash> done_;
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
  variables_.insert_or_assign(rank, std::move(variable));
  if (finite) return value_of(select(rank, std::move(branches)));
  opens_.push_back({rank, {}});
  return {Kind::open, static_cast<std::int64_t>(opens_.size()) - 1};
}

Value Possibilities::map_varying(std::span<const Value> arguments,
                                 const std::function<Value(std::span<const Value>)>& function) {
  std::vector<Ref> refs;
  refs.reserve(arguments.size());
  for (const Value value : arguments) refs.push_back(ref_of(value));
  return value_of(Lifting(*this, function).run(refs));
}

Possibilities::Ref Possibilities::ref_of(Value value) {
  return value.kind == Kind::diagram ? static_cast<Ref>(value.number) : leaf(value);
}

Value Possibilities::value_of(Ref ref) const {
  const Node& node = nodes_[ref];
  return node.rank == kLeaf ? node.leaf : Value{Kind::diagram, ref};
}

Possibilities::Ref Possibilities::make(Node node) {
  std::size_t hash = mix(node.rank, static_cast<std::uint64_t>(node.leaf.number) * 16 + static_cast<std::uint64_t>(node.leaf.kind));
  for (const Branch& branch : node.branches) hash = mix(mix(hash, static_cast<std::uint64_t>(branch.upto)), branch.to);
  const auto [first, last] = unique_.equal_range(hash);
  for (auto entry = first; entry != last; ++entry) {
    if (nodes_[entry->second] == node) return entry->second;
  }
  const auto ref = static_cast<Ref>(nodes_.size());
  nodes_.push_back(std::move(node));
  unique_.emplace(hash, ref);
  return ref;
}

Possibilities::Ref Possibilities::cofactor(Ref ref, std::uint32_t rank, std::int64_t at) const {
  const Node& node = nodes_[ref];
  if (node.rank != rank) return ref;
  const auto branch = std::lower_bound(node.branches.begin(), node.branches.end(), at,
                                       [](const Branch& one, std::int64_t value) { return one.upto < value; });
  assert(branch != node.branches.end());
  return branch->to;
}

Possibilities::Ref Possibilities::select(std::uint32_t rank, std::vector<Branch> branches) {
  // A branch may lead to a node of the same variable: only its part of the interval counts.
  std::vector<Branch> flat;
  std::int64_t low = variables_.at(rank).low;
  for (const Branch& branch : branches) {
    if (nodes_[branch.to].rank == rank) {
      for (const Branch& inner : nodes_[branch.to].branches) {
        if (inner.upto >= low) flat.push_back({std::min(inner.upto, branch.upto), inner.to});
        if (inner.upto >= branch.upto) break;
      }
    } else {
      flat.push_back(branch);
    }
    low = branch.upto + 1;
  }
  low = variables_.at(rank).low;
  for (Branch& branch : flat) {
    branch.to = narrowed(branch.to, rank, low, branch.upto);
    low = branch.upto + 1;
  }
  std::vector<Branch> merged;
  std::uint32_t top = kLeaf;
  for (const Branch& branch : flat) {
    top = std::min(top, nodes_[branch.to].rank);
    if (!merged.empty() && merged.back().to == branch.to) {
      merged.back().upto = branch.upto;
    } else {
      merged.push_back(branch);
    }
  }
  if (merged.size() == 1) return merged.front().to;
  if (top > rank) return make(Node{rank, {}, std::move(merged)});

  // A branch leads to a variable that comes first in the order: bring it up.
  std::set<std::int64_t> bounds;
  for (const Branch& branch : merged) {
    if (nodes_[branch.to].rank != top) continue;
    for (const Branch& inner : nodes_[branch.to].branches) bounds.insert(inner.upto);
  }
  std::vector<Branch> outer;
  for (const std::int64_t bound : bounds) {
    std::vector<Branch> inner;
    for (const Branch& branch : merged) inner.push_back({branch.upto, cofactor(branch.to, top, bound)});
    outer.push_back({bound, select(rank, std::move(inner))});
  }
  return select(top, std::move(outer));
}

std::vector<std::uint32_t> Possibilities::depends_on(Value value) const {
  std::set<std::uint32_t> ranks;
  if (value.kind == Kind::open) ranks.insert(opens_[static_cast<std::size_t>(value.number)].rank);
  if (value.kind == Kind::diagram) {
    std::set<Ref> seen{static_cast<Ref>(value.number)};
    std::vector<Ref> waiting{static_cast<Ref>(value.number)};
    while (!waiting.empty()) {
      const Node& node = nodes_[waiting.back()];
      waiting.pop_back();
      if (node.rank == kLeaf) {
        if (node.leaf.kind == Kind::open) ranks.insert(opens_[static_cast<std::size_t>(node.leaf.number)].rank);
        continue;
      }
      ranks.insert(node.rank);
      for (const Branch& branch : node.branches) {
        if (seen.insert(branch.to).second) waiting.push_back(branch.to);
      }
    }
  }
  return {ranks.begin(), ranks.end()};
}

std::vector<Value> Possibilities::leaves_of(Value value) const {
  if (value.kind != Kind::diagram) return {value};
  std::vector<Value> leaves;
  std::set<Ref> seen{static_cast<Ref>(value.number)};
  std::vector<Ref> waiting{static_cast<Ref>(value.number)};
  while (!waiting.empty()) {
    const Node& node = nodes_[waiting.back()];
    waiting.pop_back();
    if (node.rank == kLeaf) leaves.push_back(node.leaf);
    for (const Branch& branch : node.branches) {
      if (seen.insert(branch.to).second) waiting.push_back(branch.to);
    }
  }
  return leaves;
}

}  // namespace zhicheng::feel
