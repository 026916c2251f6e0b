// FEEL's grammar (DMN 1.5, 10.3.1.2), by recursive descent.
#include <algorithm>
#include <array>
#include <utility>

#include "interpreter/builtins.h"
#include "interpreter/parser.h"

namespace zhicheng::interpreter {
namespace {

constexpr int kDeepest = 100;
constexpr std::size_t kLongest = 20'000;

struct Sign {
  std::string_view text;
  Operator op;
  Range::Form form;
};
constexpr std::array<Sign, 6> kComparisons{{{"<=", Operator::less_equal, Range::Form::less_equal},
                                            {">=", Operator::greater_equal, Range::Form::greater_equal},
                                            {"!=", Operator::not_equal, Range::Form::not_equal},
                                            {"<", Operator::less, Range::Form::less},
                                            {">", Operator::greater, Range::Form::greater},
                                            {"=", Operator::equal, Range::Form::equal}}};

}  // namespace

Tree Parser::fail(std::string code, std::string_view expected) {
  if (!refusal_) refusal_ = Refusal{std::move(code), "column " + std::to_string(lexer_.at() + 1) + ": " + std::string(expected)};
  return std::make_unique<Node>();
}

Tree Parser::node(Operator op, Tree first, Tree second, Tree third) {
  auto made = std::make_unique<Node>();
  made->op = op;
  for (Tree* part : {&first, &second, &third}) {
    if (*part) made->parts.push_back(std::move(*part));
  }
  return made;
}

Parsed Parser::run() {
  if (source_.size() > kLongest) return {nullptr, Refusal{"too_complex", "a shorter expression is needed"}};
  Tree whole = expression();
  if (!refusal_ && !lexer_.at_end()) fail("bad_expression", "expected the end");
  if (refusal_) return {nullptr, refusal_};
  return {std::move(whole), std::nullopt};
}

Tree Parser::expression() {
  if (++depth_ > kDeepest) return fail("too_complex", "a simpler expression is needed");
  const bool bound = std::exchange(bound_, false);
  Tree made;
  if (lexer_.word("if")) {
    made = condition();
  } else if (lexer_.word("for")) {
    made = loop();
  } else if (lexer_.word("some")) {
    made = quantified(Operator::some);
  } else if (lexer_.word("every")) {
    made = quantified(Operator::every);
  } else if (lexer_.word("function")) {
    made = function();
  } else {
    made = disjunction();
  }
  bound_ = bound;
  --depth_;
  return made;
}

Tree Parser::condition() {
  Tree when = expression();
  if (!lexer_.word("then")) return fail("bad_expression", "expected then");
  Tree yes = expression();
  if (!lexer_.word("else")) return fail("bad_expression", "expected else");
  return node(Operator::condition, std::move(when), std::move(yes), expression());
}

/// for x in domain, y in domain return body. A domain is a list, a range, or two ends.
Tree Parser::loop() {
  auto made = std::make_unique<Node>();
  made->op = Operator::loop;
  std::vector<std::string> visible;
  do {
    auto name = lexer_.plain_name();
    if (!name || !lexer_.word("in")) return fail("unsupported_syntax", "expected a name without blanks, and in");
    Tree domain = node(Operator::list, within(visible, [this] { return expression(); }), nullptr, nullptr);
    if (lexer_.sign("..")) {
      domain->counts = true;
      domain->parts.push_back(within(visible, [this] { return expression(); }));
    }
    made->names.push_back(*name);
    made->parts.push_back(std::move(domain));
    visible.push_back(*name);
  } while (!refusal_ && lexer_.sign(","));
  if (!lexer_.word("return")) return fail("bad_expression", "expected return");
  visible.emplace_back("partial");
  made->parts.push_back(within(visible, [this] { return expression(); }));
  return made;
}

Tree Parser::quantified(Operator op) {
  auto made = std::make_unique<Node>();
  made->op = op;
  std::vector<std::string> visible;
  do {
    auto name = lexer_.plain_name();
    if (!name || !lexer_.word("in")) return fail("unsupported_syntax", "expected a name without blanks, and in");
    made->parts.push_back(within(visible, [this] { return expression(); }));
    made->names.push_back(*name);
    visible.push_back(*name);
  } while (!refusal_ && lexer_.sign(","));
  if (!lexer_.word("satisfies")) return fail("bad_expression", "expected satisfies");
  made->parts.push_back(within(visible, [this] { return expression(); }));
  return made;
}

Tree Parser::function() {
  auto made = std::make_unique<Node>();
  made->op = Operator::function;
  if (!lexer_.sign("(")) return fail("bad_expression", "expected (");
  if (!lexer_.sign(")")) {
    do {
      auto name = lexer_.name_before_colon();
      Type type;
      if (name) {
        type = this->type();
      } else {
        name = lexer_.plain_name();
      }
      if (!name) return fail("bad_expression", "expected the name of a parameter");
      made->names.push_back(*name);
      made->types.push_back(std::move(type));
    } while (!refusal_ && lexer_.sign(","));
    if (!lexer_.sign(")")) return fail("bad_expression", "expected )");
  }
  if (lexer_.word("external")) return fail("unsupported_syntax", "functions of other languages are not run");
  made->parts.push_back(within(made->names, [this] { return expression(); }));
  return made;
}

Tree Parser::disjunction() {
  Tree left = conjunction();
  while (!refusal_ && lexer_.word("or")) left = node(Operator::either, std::move(left), conjunction());
  return left;
}

Tree Parser::conjunction() {
  Tree left = comparison();
  while (!refusal_ && lexer_.word("and")) left = node(Operator::both, std::move(left), comparison());
  return left;
}

Tree Parser::comparison() {
  Tree left = sum();
  if (refusal_) return left;
  if (lexer_.word("between")) {
    Tree low = sum();
    if (!lexer_.word("and")) return fail("bad_expression", "expected and");
    return node(Operator::between, std::move(left), std::move(low), sum());
  }
  if (lexer_.word("in")) return member(std::move(left));
  for (const Sign& sign : kComparisons) {
    if (lexer_.sign(sign.text)) return node(sign.op, std::move(left), sum());
  }
  return left;
}

Tree Parser::member(Tree value) {
  Tree made = node(Operator::member, std::move(value));
  if (!lexer_.sign("(")) {
    made->parts.push_back(test());
    return made;
  }
  Tree first = test();
  if (!refusal_ && lexer_.sign("..")) {
    made->parts.push_back(interval(std::move(first), false));
    return made;
  }
  made->parts.push_back(std::move(first));
  while (!refusal_ && lexer_.sign(",")) made->parts.push_back(test());
  if (!refusal_ && !lexer_.sign(")")) return fail("bad_expression", "expected )");
  return made;
}

/// One test behind `in`: a comparison without its left side, or an expression.
Tree Parser::test() {
  if (Tree alone = lone_comparison()) return alone;
  return sum();
}

Tree Parser::lone_comparison() {
  for (const Sign& sign : kComparisons) {
    if (!lexer_.sign(sign.text)) continue;
    Tree made = node(Operator::comparison, sum());
    made->form = sign.form;
    return made;
  }
  return nullptr;
}

/// Behind "..": the high end and its bracket.
Tree Parser::interval(Tree low, bool low_in) {
  const bool outer = std::exchange(bound_, true);
  Tree made = node(Operator::interval, std::move(low), sum());
  bound_ = outer;
  made->low_in = low_in;
  made->high_in = lexer_.sign("]");
  if (!made->high_in && !lexer_.sign(")") && !lexer_.sign("[")) return fail("bad_expression", "expected ] or )");
  return made;
}

Tree Parser::sum() {
  if (++depth_ > kDeepest) return fail("too_complex", "a simpler expression is needed");
  Tree left = product();
  while (!refusal_) {
    if (lexer_.sign("+")) {
      left = node(Operator::add, std::move(left), product());
    } else if (lexer_.sign("-")) {
      left = node(Operator::subtract, std::move(left), product());
    } else {
      break;
    }
  }
  --depth_;
  return left;
}

Tree Parser::product() {
  Tree left = power();
  while (!refusal_) {
    if (!lexer_.sees("**") && lexer_.sign("*")) {
      left = node(Operator::multiply, std::move(left), power());
    } else if (lexer_.sign("/")) {
      left = node(Operator::divide, std::move(left), power());
    } else {
      break;
    }
  }
  return left;
}

/// From left to right; a minus binds tighter.
Tree Parser::power() {
  Tree left = negation();
  while (!refusal_ && lexer_.sign("**")) left = node(Operator::power, std::move(left), negation());
  return left;
}

Tree Parser::negation() {
  if (++depth_ > kDeepest) return fail("too_complex", "a simpler expression is needed");
  Tree made = lexer_.sign("-") ? node(Operator::minus, negation()) : instance();
  --depth_;
  return made;
}

Tree Parser::instance() {
  Tree left = postfix();
  while (!refusal_ && lexer_.word("instance")) {
    if (!lexer_.word("of")) return fail("bad_expression", "expected of");
    left = node(Operator::instance, std::move(left));
    left->types.push_back(type());
  }
  return left;
}

Tree Parser::postfix() {
  Tree left = primary();
  while (!refusal_) {
    if (!lexer_.sees("..") && lexer_.sign(".")) {
      auto key = lexer_.longest(keys_);
      if (!key) key = lexer_.plain_name();
      if (!key) return fail("bad_expression", "expected a name");
      left = node(Operator::path, std::move(left));
      left->names.push_back(*key);
    } else if (!bound_ && lexer_.sign("[")) {
      ++filters_;
      Tree condition = within({"item"}, [this] { return expression(); });
      --filters_;
      if (!lexer_.sign("]")) return fail("bad_expression", "expected ]");
      left = node(Operator::filter, std::move(left), std::move(condition));
    } else if (lexer_.sign("(")) {
      left = invocation(std::move(left));
    } else {
      break;
    }
  }
  if (!refusal_ && left->op == Operator::builtin) return fail("unsupported_syntax", "a function of DMN is only called");
  return left;
}

Tree Parser::invocation(Tree callee) {
  Tree made = node(Operator::invocation, std::move(callee));
  if (lexer_.sign(")")) return made;
  const std::size_t before = lexer_.at();
  const bool named = lexer_.name_before_colon().has_value();
  lexer_.back_to(before);
  do {
    if (named) {
      auto name = lexer_.name_before_colon();
      if (!name) return fail("bad_expression", "expected the name of a parameter");
      made->names.push_back(*name);
    }
    made->parts.push_back(expression());
  } while (!refusal_ && lexer_.sign(","));
  if (!refusal_ && !lexer_.sign(")")) return fail("bad_expression", "expected )");
  return made;
}

}  // namespace zhicheng::interpreter
