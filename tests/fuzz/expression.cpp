// An expression of the rules → parsed, checked, evaluated with everything open and with answers.
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "common.h"
#include "feel/evaluate.h"
#include "feel/expression.h"

using namespace zhicheng;
using feel::Binding;
using feel::Expression;
using feel::Kind;
using feel::Operator;
using feel::Type;
using feel::Value;
using fuzz::demand;

namespace {

using Base = Type::Base;

enum Fact : std::size_t { retired, papers, career_on, level, city_on, kFacts };
enum Named : std::size_t { cutoff, unstated, office };

/// Names as an edition has them: facts of each type, values, a group.
class Names : public feel::Scope {
 public:
  explicit Names(feel::Symbols& symbols) {
    for (const std::string_view choice : {"assistant", "intermediate", "senior"}) domain_.push_back(symbols.intern(choice));
    office_ = symbols.intern("人社局");
  }

  std::optional<Binding> find(std::string_view name) const override {
    if (name == "on") return Binding{Binding::Kind::today, 0, {Base::date, nullptr}, {}};
    if (name == "retired") return Binding{Binding::Kind::fact, retired, {Base::boolean, nullptr}, {}};
    if (name == "papers") return Binding{Binding::Kind::fact, papers, {Base::integer, nullptr}, {}};
    if (name == "career_on") return Binding{Binding::Kind::fact, career_on, {Base::date, nullptr}, {}};
    if (name == "city_on") return Binding{Binding::Kind::fact, city_on, {Base::date, nullptr}, {}};
    if (name == "level") return Binding{Binding::Kind::fact, level, {Base::choice, &domain_}, {}};
    if (name == "cutoff") return Binding{Binding::Kind::value, cutoff, {Base::date, nullptr}, {}};
    if (name == "unstated") return Binding{Binding::Kind::value, unstated, {Base::choice, &domain_}, {}};
    if (name == "office") return Binding{Binding::Kind::value, office, {Base::text, nullptr}, {}};
    if (name == "高") return Binding{Binding::Kind::group, level, {Base::choice, &domain_}, {domain_[1], domain_[2]}};
    return std::nullopt;
  }

  Value symbol(std::size_t index) const { return Value::symbol(domain_[index]); }
  Value office_value() const { return Value::symbol(office_); }

 private:
  std::vector<std::int64_t> domain_;
  std::int64_t office_ = 0;
};

std::int64_t day(std::string_view text) { return base::Day::parse(text)->number(); }

feel::Possibilities open_facts(const Names& names, std::array<Value, kFacts>& facts) {
  static const feel::Calendar kCalendar{{day("2027-05-03")}, {day("2027-05-08")}};
  feel::Possibilities possibilities(kCalendar);
  const std::int64_t first = base::Day::first().number();
  const std::int64_t last = base::Day::last().number();
  constexpr std::int64_t kLargest = (std::int64_t{1} << 53) - 1;
  facts[level] = possibilities.unanswered(0, {Kind::symbol, {names.symbol(0), names.symbol(1), names.symbol(2)}, 0, 2});
  facts[retired] = possibilities.unanswered(1, {Kind::boolean, {Value::boolean(false), Value::boolean(true)}, 0, 1});
  facts[papers] = possibilities.unanswered(2, {Kind::integer, {}, -kLargest, kLargest});
  facts[career_on] = possibilities.unanswered(3, {Kind::date, {}, first, last});
  facts[city_on] = possibilities.unanswered(4, {Kind::date, {}, first, last});
  return possibilities;
}

class Surroundings : public feel::Environment {
 public:
  Surroundings(const Names& names, const std::array<Value, kFacts>& facts) : names_(names), facts_(facts) {}
  Value fact(std::size_t index) override { return facts_[index]; }
  Value value(std::size_t index) override {
    if (index == cutoff) return {Kind::date, day("2027-06-10")};
    return index == office ? names_.office_value() : Value{};
  }
  Value today() override { return {Kind::date, day("2027-05-20")}; }

 private:
  const Names& names_;
  const std::array<Value, kFacts>& facts_;
};

// Written in FEEL again, with every bracket.

std::string print(const Expression& node);

std::string joined(const Expression& node, std::string_view between, std::size_t from = 0) {
  std::string out;
  for (std::size_t i = from; i < node.parts.size(); ++i) {
    if (i > from) out += between;
    out += print(node.parts[i]);
  }
  return out;
}

std::string print_literal(const Value& value) {
  const std::string number = std::to_string(value.number);
  switch (value.kind) {
    case Kind::boolean: return value.number != 0 ? "true" : "false";
    case Kind::integer: return number;
    case Kind::date: return "@\"" + value.day().text() + '"';
    case Kind::months: return "@\"P" + number + "M\"";
    case Kind::days: return "@\"P" + number + "D\"";
    default: return "unknown";
  }
}

std::string print(const Expression& node) {
  switch (node.op) {
    case Operator::literal: return print_literal(node.value);
    case Operator::name: return node.word;
    case Operator::text: return '"' + node.word + '"';
    case Operator::both: return '(' + joined(node, " and ") + ')';
    case Operator::either: return '(' + joined(node, " or ") + ')';
    case Operator::negation: return "not(" + joined(node, ",") + ')';
    case Operator::minus: return "(-" + print(node.parts[0]) + ')';
    case Operator::equal: return '(' + joined(node, "=") + ')';
    case Operator::not_equal: return '(' + joined(node, "!=") + ')';
    case Operator::less: return '(' + joined(node, "<") + ')';
    case Operator::less_equal: return '(' + joined(node, "<=") + ')';
    case Operator::greater: return '(' + joined(node, ">") + ')';
    case Operator::greater_equal: return '(' + joined(node, ">=") + ')';
    case Operator::add: return '(' + joined(node, "+") + ')';
    case Operator::subtract: return '(' + joined(node, "-") + ')';
    case Operator::multiply: return '(' + joined(node, "*") + ')';
    case Operator::between: return '(' + print(node.parts[0]) + " between " + print(node.parts[1]) + " and " + print(node.parts[2]) + ')';
    case Operator::member: return '(' + print(node.parts[0]) + " in (" + joined(node, ",", 1) + "))";
    case Operator::range: return '[' + print(node.parts[0]) + " .. " + print(node.parts[1]) + ']';
    case Operator::condition:
      return "(if " + print(node.parts[0]) + " then " + print(node.parts[1]) + " else " + print(node.parts[2]) + ')';
    case Operator::call: return node.word + '(' + joined(node, ",") + ')';
  }
  return "";
}

void check_printed(const Expression& parsed) {
  const std::string printed = print(parsed);
  const auto again = feel::parse(printed);
  // Brackets may make it too long or too deep.
  if (!again && again.error().code == base::ErrorCode::too_complex) return;
  demand(again.ok() && print(*again) == printed, "what is printed means the same", printed);
}

/// Of whoever answers this, by a number.
std::array<Value, kFacts> answers(const Names& names, std::uint64_t seed) {
  constexpr std::array<std::string_view, 8> kDays{"0001-01-01", "2000-02-29", "2016-06-10", "2017-06-11", "2022-06-10", "2027-05-20", "2027-06-10", "9999-12-31"};
  constexpr std::array<std::int64_t, 8> kNumbers{0, 1, 2, 3, 6, -1, 9'007'199'254'740'991, -9'007'199'254'740'991};
  std::array<Value, kFacts> facts;
  facts[retired] = Value::boolean(seed % 2 == 1);
  facts[papers] = Value::integer(kNumbers[seed / 2 % 8]);
  facts[career_on] = {Kind::date, day(kDays[seed / 16 % 8])};
  facts[city_on] = {Kind::date, day(kDays[seed / 128 % 8])};
  facts[level] = names.symbol(seed / 1024 % 3);
  return facts;
}

/// What is known with nothing answered holds for every answer.
void check_open(const Names& names, const Expression& expression, std::uint64_t seed) {
  std::array<Value, kFacts> facts;
  feel::Possibilities possibilities = open_facts(names, facts);
  Surroundings open(names, facts);
  const Value whole = feel::evaluate(expression, open, possibilities);
  const std::vector<Value> leaves = possibilities.leaves_of(whole);
  (void)possibilities.depends_on(whole);
  const bool exact = whole.kind != Kind::open && std::none_of(leaves.begin(), leaves.end(), [](const Value& leaf) {
    return leaf.kind == Kind::open || leaf.kind == Kind::undecided;
  });
  for (int i = 0; i < 4; ++i, seed = seed * 6364136223846793005u + 1442695040888963407u) {
    const std::array<Value, kFacts> given = answers(names, seed >> 20);
    Surroundings answered(names, given);
    const Value one = feel::evaluate(expression, answered, possibilities);
    demand(!one.varies() && one.kind != Kind::undecided, "answered in full it is decided");
    if (!exact) continue;
    demand(std::find(leaves.begin(), leaves.end(), one) != leaves.end(), "each answer's value was among the possible ones");
    demand(whole.varies() || whole == one, "what was certain stays");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view source = fuzz::text_of(data, size);
  auto parsed = feel::parse(source);
  if (!parsed) return 0;
  check_printed(*parsed);
  feel::Symbols symbols;
  const Names names(symbols);
  const auto checked = feel::check(*std::move(parsed), {}, names, symbols);
  if (!checked) return 0;
  std::uint64_t seed = size;
  for (const char c : source) seed = seed * 31 + static_cast<unsigned char>(c);
  check_open(names, *checked, seed);
  return 0;
}
