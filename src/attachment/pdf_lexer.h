// PDF's tokens (ISO 32000-1, 7.2 and 7.3), from bytes that come in pieces.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace zhicheng::attachment {

struct Token {
  enum class Kind { integer, name, word, text, open_dictionary, close_dictionary, open_array, close_array };
  Kind kind{};
  std::string_view text;  ///< of a name without its slash (#xx decoded), of a word; valid until the next call
  std::int64_t number = 0;
  std::uint64_t at = 0;  ///< bytes from the start
};

class Lexer {
 public:
  /// Takes bytes from the front until a token is whole; none: `bytes` is used up. What ends a token is not taken.
  std::optional<Token> next(std::string_view& bytes);

  /// Passes over bytes that are no tokens.
  void pass(std::uint64_t count) { position_ += count; }

 private:
  enum class In { space, comment, number, name, word, string, escape, hex, open, close };

  /// Goes on inside of `in_`; the bytes that were taken are gone from `bytes`.
  std::optional<Token> step(std::string_view& bytes);
  std::optional<Token> begin(char c);
  std::optional<Token> take_regular(std::string_view& bytes);
  std::optional<Token> take_string(std::string_view& bytes);
  Token end(std::string_view text);
  Token make(Token::Kind kind) const { return {kind, {}, 0, from_}; }

  In in_ = In::space;
  std::string held_;        ///< the beginning of a name, word or number that was cut between pieces
  std::string name_;        ///< with its #xx decoded
  std::uint64_t depth_ = 0; ///< of parentheses
  std::uint64_t position_ = 0;
  std::uint64_t from_ = 0;
};

}  // namespace zhicheng::attachment
