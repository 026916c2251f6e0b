// PDF's tokens (ISO 32000-1, 7.2 and 7.3), from bytes that come in pieces.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace zhicheng::attachment {

struct Token {
  /// A mark is a word that begins or ends an object or a stream.
  enum class Kind { integer, name, word, mark, text, open_dictionary, close_dictionary, open_array, close_array };
  Kind kind{};
  std::string_view text;  ///< of a name without its slash (#xx decoded), a word, a mark; empty when it is too long to mean anything
  std::int64_t number = -1;  ///< of the last integer, also when that is not this token
  std::int64_t before = -1;  ///< of the integer before that one: of "12 0 obj" the 12
  std::uint64_t at = 0;      ///< bytes from the start
  bool passed_values = false;  ///< between this token and the one before stood some that were not heeded
};

/// Which tokens are wanted. Most of a PDF tells nothing about pages and dangers, and need not be handed on.
enum class Heed {
  marks,
  structure,  ///< marks, names, dictionaries and arrays
  values,     ///< all
};

class Lexer {
 public:
  /// Takes bytes from the front until a token that is wanted is whole, which is valid until the next call; null: `bytes` is
  /// used up. What ends a token is not taken.
  const Token* next(std::string_view& bytes, Heed heed);

  /// Passes over bytes that are no tokens.
  void pass(std::uint64_t count) { position_ += count; }

 private:
  enum class In { space, comment, number, name, word, string, escape, hex, open, close };

  /// What begins at `at`: nearly always a token that is whole before `end`. Otherwise `in_` tells how to go on.
  bool begin(const char*& at, const char* end, Heed heed);
  /// Goes on inside of `in_`. Both pass over what they take, and are true when a token that is wanted is whole.
  bool go_on(std::string_view& bytes, Heed heed);
  bool take_regular(std::string_view& bytes, Heed heed);
  bool take_string(std::string_view& bytes, Heed heed);
  bool end(std::string_view text, Heed heed);
  bool make_word(std::string_view text, Heed heed);
  bool make(Token::Kind kind, Heed heed, std::string_view text = {});
  void count(std::int64_t number);

  In in_ = In::space;
  Token token_;
  std::string held_;        ///< the beginning of a name, word or number that was cut between pieces
  std::string name_;        ///< with its #xx decoded
  std::uint64_t depth_ = 0; ///< of parentheses
  std::uint64_t position_ = 0;
  bool passed_values_ = false;
};

}  // namespace zhicheng::attachment
