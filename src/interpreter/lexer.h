// Characters, words and literals of FEEL's grammar.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/tree.h"

namespace zhicheng::interpreter {

bool is_keyword(std::string_view word);

class Lexer {
 public:
  explicit Lexer(std::string_view source) : source_(source) {}

  void skip_space();  ///< and comments
  bool at_end();
  std::size_t at() const { return at_; }
  void back_to(std::size_t at) { at_ = at; }

  bool sees(std::string_view sign);
  bool sign(std::string_view sign);
  bool word(std::string_view word);

  /// The longest of `names` that stands here, as it is written in the list. `followed`: if given, that sign must follow.
  std::optional<std::string> longest(const std::vector<std::string>& names);
  /// A name without blanks.
  std::optional<std::string> plain_name();
  /// Whatever stands before the next ':' if it can be a name: with blanks collapsed. The ':' is passed.
  std::optional<std::string> name_before_colon();

  bool starts_number();
  std::string number();
  /// A text in quotes with its escapes resolved; nothing when it does not end.
  std::optional<std::string> text();

 private:
  std::size_t length_here(std::string_view name) const;

  std::string_view source_;
  std::size_t at_ = 0;
};

}  // namespace zhicheng::interpreter
