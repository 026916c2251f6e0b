// The tree of pages of a PDF, gathered object by object and walked at the end.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "attachment/pdf_object.h"

namespace zhicheng::attachment {

class PageTree {
 public:
  /// A later object of a number replaces an earlier one: so a file is edited by appending.
  void add(std::int64_t number, const PdfObject& object);
  void root(std::int64_t number) { root_ = number; }

  bool has_root() const { return root_.has_value(); }
  bool complete() const { return complete_; }
  /// The catalog that the root names was seen.
  bool has_catalog() const { return top().has_value(); }

  struct Walk {
    std::optional<std::int64_t> pages;  ///< none when something is missing or is said in two ways
    bool cyclic = false;
  };
  /// Once, at the end.
  Walk walk();

 private:
  struct Node {
    PdfObject::Type type{};  ///< catalog, pages or page
    std::optional<std::int64_t> count;
    std::vector<std::int64_t> kids;  ///< of a catalog its /Pages
    bool passed = false;
  };

  /// The number of the topmost branch.
  std::optional<std::int64_t> top() const;

  std::optional<std::int64_t> root_;
  std::map<std::int64_t, Node> nodes_;
  std::size_t kids_ = 0;
  bool complete_ = true;  ///< false: there was more than is held
};

}  // namespace zhicheng::attachment
