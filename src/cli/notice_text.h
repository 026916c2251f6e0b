// The text of a notice in paragraphs, with the places of its quotes.
#pragma once
#include <cstddef>
#include <string_view>
#include <vector>

#include "base/json.h"

namespace zhicheng::cli {

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

/// Rows of the table with the same words, the same cover and the same readings.
struct Quote {
  Extent extent;
  std::vector<const base::Json*> rows;
};

/// The paragraphs in order. Prose that a page break has cut is one paragraph.
std::vector<Paragraph> paragraphs_of(std::string_view notice);

/// The quotes in order of the notice. A row whose quote is not in the notice stands at its end, empty.
std::vector<Quote> quotes_of(std::string_view notice, const base::Json::Array& rows);

}  // namespace zhicheng::cli
