#include "attachment/pdf_pages.h"

#include <utility>

namespace zhicheng::attachment {

namespace {

using Type = PdfObject::Type;

constexpr std::size_t kMostNodes = 100'000;
constexpr std::size_t kMostKids = std::size_t{1} << 18;

}  // namespace

void PageTree::add(std::int64_t number, const PdfObject& object) {
  const auto found = nodes_.find(number);
  if (found != nodes_.end()) {
    kids_ -= found->second.kids.size();
    nodes_.erase(found);
  }
  Node node{object.type, object.count, {}, false};
  if (object.type == Type::catalog && object.pages) {
    node.kids = {*object.pages};
  } else if (object.type == Type::pages) {
    node.kids = object.kids;
  } else if (object.type != Type::page) {
    return;
  }
  kids_ += node.kids.size();
  complete_ = complete_ && object.complete && nodes_.size() < kMostNodes && kids_ <= kMostKids;
  if (complete_) {
    nodes_.emplace(number, std::move(node));
  } else {
    nodes_.clear();
    kids_ = 0;
  }
}

std::optional<std::int64_t> PageTree::top() const {
  const auto found = root_ ? nodes_.find(*root_) : nodes_.end();
  if (found == nodes_.end() || found->second.type != Type::catalog) return std::nullopt;
  return found->second.kids.front();
}

PageTree::Walk PageTree::walk() {
  Walk out;
  const auto topmost = top();
  if (!topmost) return out;
  std::vector<std::int64_t> open{*topmost};
  std::int64_t leaves = 0;
  while (!open.empty()) {
    const auto found = nodes_.find(open.back());
    open.pop_back();
    if (found == nodes_.end() || found->second.type == Type::catalog) return out;
    Node& node = found->second;
    if (node.type == Type::page) {
      ++leaves;
      continue;
    }
    // Every branch has one parent: to meet one again is to go round in a circle, or to count it twice.
    out.cyclic = std::exchange(node.passed, true);
    if (out.cyclic) return out;
    open.insert(open.end(), node.kids.begin(), node.kids.end());
  }
  if (leaves > 0 && nodes_.at(*topmost).count.value_or(leaves) == leaves) out.pages = leaves;
  return out;
}

}  // namespace zhicheng::attachment
