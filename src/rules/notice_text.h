// The text of a notice in paragraphs.
#pragma once
#include <cstddef>
#include <string_view>
#include <vector>

namespace zhicheng::rules {

/// A part of the notice, by bytes.
struct Extent {
  std::size_t begin = 0;
  std::size_t end = 0;
};

struct Paragraph {
  enum class Kind { title, heading, subheading, prose, lines };
  Kind kind = Kind::prose;
  Extent extent;
};

/// The paragraphs in order. Prose that a page break has cut is one paragraph.
std::vector<Paragraph> paragraphs_of(std::string_view notice);

}  // namespace zhicheng::rules
