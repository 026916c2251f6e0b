#include <algorithm>
#include <array>
#include <utility>

#include "base/day.h"
#include "feel/expression.h"

namespace zhicheng::feel {
namespace {

using base::Error;
using base::ErrorCode;

constexpr int kDeepest = 60;
constexpr std::size_t kLongest = 2000;
constexpr std::int64_t kLongestPeriod = 73'000;     ///< days, or the number before any unit
constexpr std::int64_t kMostMonths = 12 * 200;

bool starts_name(unsigned char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80; }
/// Words of the language: no names.
constexpr std::array<std::string_view, 7> kWords{"if", "then", "else", "and", "or", "in", "between"};

bool is_digit(unsigned char c) { return c >= '0' && c <= '9'; }

class Parser {
 public:
  explicit Parser(std::string_view source) : source_(source) {}

  base::Result<Expression> run() {
    Expression whole = expression();
    skip_space();
    if (!error_ && at_ != source_.size()) fail("结尾");
    if (error_) return *error_;
    return whole;
  }

 private:
  void skip_space() {
    while (at_ < source_.size() && (source_[at_] == ' ' || source_[at_] == '\n' || source_[at_] == '\t')) ++at_;
  }

  Expression fail(std::string_view expected, ErrorCode code = ErrorCode::bad_expression) {
    if (!error_) {
      error_ = Error{code, "", "第 " + std::to_string(at_ + 1) + " 字节：这里应为" + std::string(expected)};
    }
    at_ = source_.size();
    return {};
  }

  bool sign(std::string_view text) {
    skip_space();
    if (source_.substr(at_, text.size()) != text) return false;
    at_ += text.size();
    return true;
  }

  bool word(std::string_view text) {
    skip_space();
    if (source_.substr(at_, text.size()) != text) return false;
    const std::size_t end = at_ + text.size();
    if (end < source_.size() && (starts_name(static_cast<unsigned char>(source_[end])) ||
                                 is_digit(static_cast<unsigned char>(source_[end])))) {
      return false;
    }
    at_ = end;
    return true;
  }

  Expression node(Operator op, std::vector<Expression> parts) {
    Expression made;
    made.op = op;
    made.column = parts.empty() ? at_ : parts.front().column;
    made.parts = std::move(parts);
    return made;
  }

  Expression literal(Value value, Type::Base base) {
    Expression made;
    made.column = at_;
    made.value = value;
    made.type.base = base;
    return made;
  }

  Expression expression() {
    if (++depth_ > kDeepest || source_.size() > kLongest) return fail("简单一些的表达式", ErrorCode::too_complex);
    Expression made = word("if") ? if_rest() : disjunction();
    --depth_;
    return made;
  }

  Expression if_rest() {
    Expression when = expression();
    if (!word("then")) return fail(" then");
    Expression yes = expression();
    if (!word("else")) return fail(" else");
    Expression no = expression();
    return node(Operator::condition, {std::move(when), std::move(yes), std::move(no)});
  }

  Expression disjunction() {
    std::vector<Expression> parts{conjunction()};
    while (!error_ && word("or")) parts.push_back(conjunction());
    return parts.size() == 1 ? std::move(parts.front()) : node(Operator::either, std::move(parts));
  }

  Expression conjunction() {
    std::vector<Expression> parts{comparison()};
    while (!error_ && word("and")) parts.push_back(comparison());
    return parts.size() == 1 ? std::move(parts.front()) : node(Operator::both, std::move(parts));
  }

  Expression comparison() {
    Expression left = sum();
    if (error_) return left;
    if (word("between")) {
      Expression low = sum();
      if (!word("and")) return fail(" and");
      return node(Operator::between, {std::move(left), std::move(low), sum()});
    }
    if (word("in")) return membership(std::move(left));
    constexpr std::array<std::pair<std::string_view, Operator>, 6> kSigns{{{"<=", Operator::less_equal},
                                                                            {">=", Operator::greater_equal},
                                                                            {"!=", Operator::not_equal},
                                                                            {"<", Operator::less},
                                                                            {">", Operator::greater},
                                                                            {"=", Operator::equal}}};
    for (const auto& [text, op] : kSigns) {
      if (sign(text)) return node(op, {std::move(left), sum()});
    }
    return left;
  }

  Expression membership(Expression value) {
    std::vector<Expression> parts{std::move(value)};
    if (sign("(")) {
      do {
        parts.push_back(candidate());
      } while (!error_ && sign(","));
      if (!error_ && !sign(")")) return fail(" )");
    } else {
      parts.push_back(candidate());
    }
    return node(Operator::member, std::move(parts));
  }

  Expression candidate() {
    if (!sign("[")) return sum();
    Expression low = sum();
    if (!sign("..")) return fail(" ..");
    Expression high = sum();
    if (!sign("]")) return fail(" ]");
    return node(Operator::range, {std::move(low), std::move(high)});
  }

  Expression sum() {
    Expression left = product();
    while (!error_) {
      if (sign("+")) {
        left = node(Operator::add, {std::move(left), product()});
      } else if (sign("-")) {
        left = node(Operator::subtract, {std::move(left), product()});
      } else {
        break;
      }
    }
    return left;
  }

  Expression product() {
    Expression left = unary();
    while (!error_ && sign("*")) left = node(Operator::multiply, {std::move(left), unary()});
    return left;
  }

  Expression unary() {
    if (++depth_ > kDeepest) return fail("简单一些的表达式", ErrorCode::too_complex);
    Expression made = sign("-") ? node(Operator::minus, {unary()}) : primary();
    --depth_;
    return made;
  }

  Expression primary() {
    skip_space();
    if (at_ >= source_.size()) return fail("一个值");
    const auto c = static_cast<unsigned char>(source_[at_]);
    if (c == '"') return text();
    if (c == '@') return temporal();
    if (is_digit(c)) return number();
    if (sign("(")) {
      Expression inner = expression();
      if (!sign(")")) return fail(" )");
      return inner;
    }
    if (starts_name(c)) return name();
    return fail("一个值");
  }

  std::string_view quoted() {
    if (at_ >= source_.size() || source_[at_] != '"') return {};
    const std::size_t end = source_.find('"', at_ + 1);
    if (end == std::string_view::npos) return {};
    const std::string_view inside = source_.substr(at_ + 1, end - at_ - 1);
    if (inside.find('\\') != std::string_view::npos) return {};
    at_ = end + 1;
    return inside;
  }

  Expression text() {
    Expression made;
    made.op = Operator::text;
    made.column = at_;
    made.word = quoted();
    if (made.word.empty()) return fail("没有转义符的文字");
    return made;
  }

  Expression temporal() {
    ++at_;
    const std::string_view inside = quoted();
    if (const auto day = base::Day::parse(inside)) return literal(Value::date(*day), Type::Base::date);
    return duration(inside);
  }

  /// ISO 8601: P2Y, P1Y6M, P18M, P30D.
  Expression duration(std::string_view text) {
    if (text.size() < 3 || text.front() != 'P') return fail("日期，或 P5Y 这样的时长");
    std::int64_t months = 0;
    std::int64_t number = -1;
    for (const char c : text.substr(1)) {
      if (is_digit(static_cast<unsigned char>(c))) {
        number = (number < 0 ? 0 : number) * 10 + (c - '0');
        if (number > kLongestPeriod) return fail("短一些的时长");
      } else if (number < 0) {
        return fail("时长单位前的数字");
      } else if (c == 'D' && text.back() == 'D' && months == 0) {
        return literal({Kind::days, number}, Type::Base::days);
      } else if (c == 'Y' || c == 'M') {
        months += c == 'Y' ? 12 * number : number;
        if (months > kMostMonths) return fail("不超过 200 年的时长");
        number = -1;
      } else {
        return fail(" Y、M 或 D");
      }
    }
    if (number >= 0) return fail("时长数字后的单位");
    return literal({Kind::months, months}, Type::Base::months);
  }

  Expression number() {
    std::int64_t value = 0;
    while (at_ < source_.size() && is_digit(static_cast<unsigned char>(source_[at_]))) {
      value = value * 10 + (source_[at_++] - '0');
      if (value > 1'000'000'000) return fail("小一些的数");
    }
    if (at_ < source_.size() && source_[at_] == '.' && source_.substr(at_, 2) != "..") return fail("整数");
    return literal(Value::integer(value), Type::Base::integer);
  }

  Expression name() {
    const std::size_t start = at_;
    while (at_ < source_.size() && (starts_name(static_cast<unsigned char>(source_[at_])) ||
                                    is_digit(static_cast<unsigned char>(source_[at_])))) {
      ++at_;
    }
    const std::string_view found = source_.substr(start, at_ - start);
    if (found == "true" || found == "false") return literal(Value::boolean(found == "true"), Type::Base::boolean);
    if (found == "unknown") return literal({}, Type::Base::any);
    if (std::find(kWords.begin(), kWords.end(), found) != kWords.end()) return fail("一个值");
    Expression made;
    made.column = start;
    made.word = found;
    if (!sign("(")) {
      made.op = Operator::name;
      return made;
    }
    made.op = found == "not" ? Operator::negation : Operator::call;
    do {
      made.parts.push_back(expression());
    } while (!error_ && sign(","));
    if (!error_ && !sign(")")) return fail(" )");
    return made;
  }

  std::string_view source_;
  std::size_t at_ = 0;
  int depth_ = 0;
  std::optional<Error> error_;
};

}  // namespace

base::Result<Expression> parse(std::string_view source) { return Parser(source).run(); }

}  // namespace zhicheng::feel
