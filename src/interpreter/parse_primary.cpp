// Literals, names, brackets and types.
#include <algorithm>
#include <array>
#include <utility>

#include "interpreter/builtins.h"
#include "interpreter/parser.h"

namespace zhicheng::interpreter {
namespace {

struct NamedType {
  std::string_view name;
  Type::Kind kind;
};
constexpr std::array<NamedType, 9> kTypes{{{"years and months duration", Type::Kind::months},
                                           {"days and time duration", Type::Kind::span},
                                           {"date and time", Type::Kind::date_time},
                                           {"date", Type::Kind::date},
                                           {"time", Type::Kind::time},
                                           {"number", Type::Kind::number},
                                           {"string", Type::Kind::text},
                                           {"boolean", Type::Kind::boolean},
                                           {"Any", Type::Kind::any}}};

/// Properties of FEEL's own types, for names behind a point.
constexpr std::array<std::string_view, 17> kProperties{
    "year", "month", "day", "weekday", "hour", "minute", "second", "time offset", "timezone", "years", "months", "days", "hours",
    "minutes", "seconds", "start included", "end included"};

}  // namespace

Parsed parse(std::string_view source, const std::vector<std::string>& known, const std::vector<std::string>& keys) {
  std::vector<std::string> all = keys;
  all.insert(all.end(), kProperties.begin(), kProperties.end());
  all.insert(all.end(), {"start", "end", "key", "value"});
  return Parser(source, known, std::move(all)).run();
}

std::optional<Type> type_named(std::string_view text) { return Parser(text, {}, {}).run_type(); }

std::optional<Type> Parser::run_type() {
  Type read = type();
  if (refusal_ || !lexer_.at_end()) return std::nullopt;
  return read;
}

Tree Parser::literal(Value value) {
  auto made = std::make_unique<Node>();
  made->value = std::move(value);
  return made;
}

Tree Parser::primary() {
  if (lexer_.at_end()) return fail("bad_expression", "expected a value");
  if (lexer_.starts_number()) {
    const auto number = Decimal::parse(lexer_.number());
    if (!number || !number->fits()) return fail("unsupported_syntax", "a number that decimal128 cannot hold");
    return literal(*number);
  }
  if (lexer_.sees("\"")) {
    auto text = lexer_.text();
    return text ? literal(std::move(*text)) : fail("bad_expression", "a text without its end, or a bad escape");
  }
  if (lexer_.sign("@")) return at_literal();
  if (lexer_.sign("(")) return parenthesis();
  if (lexer_.sees("[") || lexer_.sees("]")) return bracket();
  if (lexer_.sign("{")) return brace();
  return name();
}

/// @"…": a date, a time, both, or a duration. Any other text gives null.
Tree Parser::at_literal() {
  if (!lexer_.sees("\"")) return fail("bad_expression", "expected a text");
  const auto text = lexer_.text();
  if (!text) return fail("bad_expression", "a text without its end");
  // Through the functions of the same texts, so that both agree.
  const auto call = [this, &text](std::string_view function) {
    Tree made = node(Operator::invocation, std::make_unique<Node>(), literal(*text));
    made->parts[0]->op = Operator::builtin;
    const auto& names = builtin_names();
    made->parts[0]->builtin = static_cast<std::size_t>(std::find(names.begin(), names.end(), function) - names.begin());
    return made;
  };
  if (text->find('P') != std::string::npos && text->find(':') == std::string::npos && text->find('@') == std::string::npos) {
    return call("duration");
  }
  const bool dated = text->find('-', 1) != std::string::npos && text->find('-', 1) < std::min(text->find(':'), text->find('@'));
  if (!dated) return call("time");
  return call(text->find('T') == std::string::npos ? "date" : "date and time");
}

Tree Parser::parenthesis() {
  if (Tree alone = lone_comparison()) {
    if (!lexer_.sign(")")) return fail("bad_expression", "expected )");
    return alone;
  }
  Tree inner = expression();
  if (refusal_) return inner;
  if (lexer_.sign("..")) return interval(std::move(inner), false);
  if (!lexer_.sign(")")) return fail("bad_expression", "expected )");
  return inner;
}

/// A list or an interval.
Tree Parser::bracket() {
  const bool low_in = lexer_.sign("[");
  if (!low_in) lexer_.sign("]");
  if (low_in && lexer_.sign("]")) return node(Operator::list);
  Tree first = expression();
  if (refusal_) return first;
  if (lexer_.sign("..")) return interval(std::move(first), low_in);
  if (!low_in) return fail("bad_expression", "expected ..");
  Tree made = node(Operator::list, std::move(first));
  while (!refusal_ && lexer_.sign(",")) made->parts.push_back(expression());
  if (!refusal_ && !lexer_.sign("]")) return fail("bad_expression", "expected ]");
  return made;
}

Tree Parser::brace() {
  auto made = std::make_unique<Node>();
  made->op = Operator::context;
  if (lexer_.sign("}")) return made;
  scopes_.emplace_back();
  do {
    std::optional<std::string> key;
    if (lexer_.sees("\"")) {
      key = lexer_.text();
      if (key && !lexer_.sign(":")) key.reset();
    } else {
      key = lexer_.name_before_colon();
    }
    if (!key) {
      scopes_.pop_back();
      return fail("bad_expression", "expected a key and :");
    }
    made->names.push_back(*key);
    keys_.push_back(*key);
    // A function may call itself by its key.
    const bool function = lexer_.sees("function");
    if (function) scopes_.back().push_back(*key);
    made->parts.push_back(expression());
    if (!function) scopes_.back().push_back(*key);
  } while (!refusal_ && lexer_.sign(","));
  scopes_.pop_back();
  if (!refusal_ && !lexer_.sign("}")) return fail("bad_expression", "expected }");
  return made;
}

Tree Parser::name() {
  std::vector<std::string> known;
  for (const auto& scope : scopes_) known.insert(known.end(), scope.begin(), scope.end());
  if (filters_ > 0) known.insert(known.end(), keys_.begin(), keys_.end());

  const std::size_t before = lexer_.at();
  const auto variable = lexer_.longest(known);
  const std::size_t after_variable = lexer_.at();
  const bool invoked = lexer_.sees("(");
  lexer_.back_to(before);
  const auto builtin = lexer_.longest(builtin_names());
  const std::size_t after_builtin = lexer_.at();
  const bool called = lexer_.sees("(");
  lexer_.back_to(before);
  const auto word = lexer_.plain_name();
  const std::size_t after_word = lexer_.at();
  if (!word && !variable) return fail("bad_expression", "expected a value");

  const bool longer = builtin && called && (!variable || after_builtin > after_variable);
  const bool key_only = variable && invoked && builtin && called && after_builtin == after_variable;
  if (longer || key_only) {
    if (key_only) {
      bool own = false;  // a parameter or variable that may hold a function of the same name
      for (const auto& scope : scopes_) own = own || std::find(scope.begin(), scope.end(), *variable) != scope.end();
      if (own) return fail("unsupported_syntax", "a name of a function of DMN is given another meaning");
    }
    lexer_.back_to(after_builtin);
    auto made = std::make_unique<Node>();
    made->op = Operator::builtin;
    const auto& names = builtin_names();
    made->builtin = static_cast<std::size_t>(std::find(names.begin(), names.end(), *builtin) - names.begin());
    return made;
  }
  if (word && is_keyword(*word) && (!variable || after_variable <= after_word)) {
    lexer_.back_to(after_word);
    if (*word == "true" || *word == "false") return literal(*word == "true");
    if (*word == "null") return literal(Value());
    if (*word == "function") return function();
    lexer_.back_to(before);
    return fail("bad_expression", "expected a value, not " + *word);
  }
  if (!variable) {
    lexer_.back_to(after_word);
    const bool call = lexer_.sees("(");
    lexer_.back_to(before);
    return fail(call ? "unknown_function" : "unknown_name", *word);
  }
  lexer_.back_to(after_variable);
  auto made = std::make_unique<Node>();
  made->op = Operator::name;
  made->names.push_back(*variable);
  return made;
}

std::vector<Type> Parser::types_until(std::string_view end) {
  std::vector<Type> found;
  if (lexer_.sign(end)) return found;
  do {
    found.push_back(type());
  } while (!refusal_ && lexer_.sign(","));
  if (!refusal_ && !lexer_.sign(end)) fail("bad_expression", "expected >");
  return found;
}

Type Parser::type() {
  if (++depth_ > 50) fail("too_complex", "a simpler type is needed");
  Type made;
  const auto close = [this](Type read) {
    --depth_;
    return read;
  };
  if (refusal_) return close(made);
  for (const NamedType& named : kTypes) {
    if (lexer_.longest({std::string(named.name)})) {
      made.kind = named.kind;
      return close(made);
    }
  }
  const auto word = lexer_.plain_name();
  if (word && (*word == "list" || *word == "range") && lexer_.sign("<")) {
    made.kind = *word == "list" ? Type::Kind::list : Type::Kind::range;
    made.of = types_until(">");
    if (made.of.size() != 1 && !refusal_) fail("bad_expression", "expected one type");
  } else if (word && *word == "context" && lexer_.sign("<")) {
    made.kind = Type::Kind::context;
    do {
      auto member = lexer_.name_before_colon();
      if (!member) fail("bad_expression", "expected the name of a member");
      if (refusal_) return close(made);
      made.names.push_back(*member);
      made.of.push_back(type());
    } while (!refusal_ && lexer_.sign(","));
    if (!refusal_ && !lexer_.sign(">")) fail("bad_expression", "expected >");
  } else if (word && *word == "function" && lexer_.sign("<")) {
    made.kind = Type::Kind::function;
    made.of = types_until(">");
    if (!refusal_ && !lexer_.sign("->")) fail("bad_expression", "expected ->");
    made.of.push_back(type());
  } else {
    fail("unknown_type", word ? *word : "expected a type");
  }
  return close(made);
}

}  // namespace zhicheng::interpreter
