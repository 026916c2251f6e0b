// The parser's parts; see tree.h for its use.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "interpreter/lexer.h"

namespace zhicheng::interpreter {

class Parser {
 public:
  Parser(std::string_view source, std::vector<std::string> known, std::vector<std::string> keys)
      : source_(source), lexer_(source), scopes_{std::move(known)}, keys_(std::move(keys)) {}

  Parsed run();
  /// A type alone.
  std::optional<Type> run_type();

 private:
  Tree fail(std::string code, std::string_view expected);
  Tree node(Operator op, Tree first = nullptr, Tree second = nullptr, Tree third = nullptr);

  /// What `read` gives while `names` are known.
  template <class Read>
  Tree within(const std::vector<std::string>& names, Read read) {
    scopes_.push_back(names);
    Tree made = read();
    scopes_.pop_back();
    return made;
  }

  Tree expression();
  Tree condition();
  Tree loop();
  Tree quantified(Operator op);
  Tree function();
  Tree disjunction();
  Tree conjunction();
  Tree comparison();
  Tree member(Tree value);
  Tree test();
  Tree lone_comparison();
  Tree interval(Tree low, bool low_in);
  Tree sum();
  Tree product();
  Tree power();
  Tree negation();
  Tree instance();
  Tree postfix();
  Tree invocation(Tree callee);

  // parse_primary.cpp
  Tree primary();
  Tree literal(Value value);
  Tree bracket();
  Tree brace();
  Tree parenthesis();
  Tree name();
  Tree at_literal();
  Type type();
  std::vector<Type> types_until(std::string_view end);

  std::string_view source_;
  Lexer lexer_;
  std::vector<std::vector<std::string>> scopes_;
  std::vector<std::string> keys_;  ///< of any context met so far, and the properties of FEEL's types
  int filters_ = 0;                ///< filters around: any key may be a name there
  bool bound_ = false;             ///< at the high end of an interval, where [ closes it
  int depth_ = 0;
  std::optional<Refusal> refusal_;
};

}  // namespace zhicheng::interpreter
