#include <optional>
#include <set>

#include "feel/possibilities.h"

namespace zhicheng::feel {

std::vector<Possibilities::Stretch> Possibilities::along(Value value, std::uint32_t rank) const {
  if (rank >= variables_.size()) return {};  // nothing has read it
  const Variable& variable = variables_[rank];
  if (!value.varies()) return {{variable.low, variable.high, value}};
  if (value.kind != Kind::diagram) return {{variable.low, variable.high, {Kind::undecided, 0}}};

  // Every node below, without the branches that `at` rules out; all of them where it is not given.
  const auto below = [&](std::optional<std::int64_t> at) {
    std::set<Ref> seen{static_cast<Ref>(value.number)};
    std::vector<Ref> waiting(seen.begin(), seen.end());
    while (!waiting.empty()) {
      const Ref ref = waiting.back();
      waiting.pop_back();
      if (at && nodes_[ref].rank == rank) {
        if (const Ref to = cofactor(ref, rank, *at); seen.insert(to).second) waiting.push_back(to);
        continue;
      }
      for (const Branch& branch : branches_of(ref)) {
        if (seen.insert(branch.to).second) waiting.push_back(branch.to);
      }
    }
    return seen;
  };

  std::set<std::int64_t> bounds{variable.high};
  for (const Ref ref : below(std::nullopt)) {
    if (nodes_[ref].rank != rank) continue;
    for (const Branch& branch : branches_of(ref)) bounds.insert(branch.upto);
  }
  std::vector<Stretch> stretches;
  std::int64_t low = variable.low;
  for (const std::int64_t bound : bounds) {
    std::vector<Value> leaves;
    for (const Ref ref : below(bound)) {
      if (nodes_[ref].rank == kLeaf) leaves.push_back(nodes_[ref].leaf);
    }
    const bool one = leaves.size() == 1 && !leaves.front().varies();
    const Value here = one ? leaves.front() : Value{Kind::undecided, 0};
    if (!stretches.empty() && stretches.back().value == here) {
      stretches.back().high = bound;
    } else {
      stretches.push_back({low, bound, here});
    }
    low = bound + 1;
  }
  return stretches;
}

}  // namespace zhicheng::feel
