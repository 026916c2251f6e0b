// A pattern as it was parsed.
#pragma once
#include <memory>
#include <utility>
#include <vector>

#include "interpreter/pattern.h"

namespace zhicheng::interpreter {

/// A set of code points: ranges, other sets, and what is taken away.
struct CharacterClass {
  bool negated = false;
  std::vector<std::pair<char32_t, char32_t>> ranges;
  std::vector<CharacterClass> sets;
  std::shared_ptr<const CharacterClass> without;

  bool has(char32_t c, bool ignore_case) const;
};

struct PatternNode {
  enum class Kind { empty, set, sequence, choice, repeat, group, back_reference, start, end, line_start, line_end };
  Kind kind = Kind::empty;
  CharacterClass set;
  std::vector<std::shared_ptr<const PatternNode>> parts;
  std::size_t least = 0;
  std::size_t most = 0;
  bool reluctant = false;
  std::size_t group = 0;  ///< its number; 0 of one that captures nothing
};

struct ParsedPattern {
  std::shared_ptr<const PatternNode> root;
  std::size_t groups = 0;
  Pattern::Fault fault = Pattern::Fault::none;
};
ParsedPattern parse_pattern(const std::u32string& pattern, bool dot_takes_all, bool by_line);

}  // namespace zhicheng::interpreter
