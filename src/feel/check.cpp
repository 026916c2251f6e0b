#include <algorithm>
#include <utility>

#include "feel/expression.h"

namespace zhicheng::feel {
namespace {

using base::Error;
using base::ErrorCode;
using Base = Type::Base;

constexpr std::int64_t kMostWorkingDays = 366;

bool is_ordered(Base base) { return base == Base::integer || base == Base::date || base == Base::days; }

bool overlaps(const Type& a, const Type& b) {
  return std::any_of(a.domain->begin(), a.domain->end(), [&](std::int64_t symbol) {
    return std::find(b.domain->begin(), b.domain->end(), symbol) != b.domain->end();
  });
}

bool is_group(const Expression& node) {
  return node.op == Operator::name && node.binding.kind == Binding::Kind::group;
}

class Checker {
 public:
  Checker(const Scope& scope, Symbols& symbols) : scope_(scope), symbols_(symbols) {}

  base::Result<Expression> run(Expression root, const Type& wanted) {
    infer(root);
    settle(root, wanted);
    refuse_leftovers(root);
    if (error_) return *error_;
    return root;
  }

 private:
  void fail(ErrorCode code, const Expression& where, std::string detail) {
    if (!error_) error_ = Error{code, "", "第 " + std::to_string(where.column + 1) + " 字节：" + std::move(detail)};
  }

  /// Gives texts their meaning where `wanted` is a choice, and demands that the types agree.
  void settle(Expression& node, const Type& wanted) {
    if (error_) return;
    if (node.op == Operator::text) {
      const std::int64_t symbol = symbols_.intern(node.word);
      if (wanted.base == Base::choice) {
        const bool inside = std::find(wanted.domain->begin(), wanted.domain->end(), symbol) != wanted.domain->end();
        if (!inside) return fail(ErrorCode::out_of_domain, node, '"' + node.word + "\" 不是这里的选项");
        node.type = wanted;
      } else if (wanted.base == Base::any || wanted.base == Base::text) {
        node.type.base = Base::text;
      } else {
        return fail(ErrorCode::type_mismatch, node, "这里不能是文字");
      }
      node.op = Operator::literal;
      node.value = Value::symbol(symbol);
      return;
    }
    if (node.op == Operator::condition) {
      settle(node.parts[1], wanted);
      settle(node.parts[2], wanted);
      if (wanted.base != Base::any) node.type = wanted;
      return;
    }
    if (wanted.base == Base::any || node.type.base == Base::any) return;
    const bool same = wanted.base == node.type.base && (wanted.base != Base::choice || overlaps(wanted, node.type));
    const bool choice_as_text = wanted.base == Base::text && node.type.base == Base::choice;
    if (!same && !choice_as_text) fail(ErrorCode::type_mismatch, node, "两边的类型不同");
  }

  /// What no place gave a meaning: a text that is compared with nothing, a group outside `in`.
  void refuse_leftovers(const Expression& node) {
    if (is_group(node)) return fail(ErrorCode::type_mismatch, node, "分组只能写在 in 后面");
    if (node.op == Operator::text) return fail(ErrorCode::type_mismatch, node, "看不出这段文字是哪个事项的选项");
    for (std::size_t i = 0; i < node.parts.size(); ++i) {
      const bool candidate = node.op == Operator::member && i > 0;
      if (!(candidate && is_group(node.parts[i]))) refuse_leftovers(node.parts[i]);
    }
  }

  void need(const Expression& node, Base base) {
    if (node.type.base != base && node.type.base != Base::any) fail(ErrorCode::type_mismatch, node, "类型不对");
  }

  /// Makes both sides one type, texts included.
  void agree(Expression& a, Expression& b) {
    const bool first_is_text = a.type.base == Base::text;
    if (first_is_text && b.type.base == Base::text) {
      fail(ErrorCode::type_mismatch, a, "不能拿两段文字比较");
    } else if (first_is_text) {
      settle(a, b.type);
    } else {
      settle(b, a.type);
    }
  }

  void infer(Expression& node) {
    if (error_) return;
    for (Expression& part : node.parts) infer(part);
    if (error_) return;
    switch (node.op) {
      case Operator::literal: return;
      case Operator::text: node.type.base = Base::text; return;
      case Operator::name: return infer_name(node);
      case Operator::both:
      case Operator::either: return infer_logic(node);
      case Operator::negation:
        if (node.parts.size() != 1) return fail(ErrorCode::bad_expression, node, "not() 里只能有一个条件");
        return infer_logic(node);
      case Operator::minus:
        need(node.parts[0], Base::integer);
        node.type.base = Base::integer;
        return;
      case Operator::equal:
      case Operator::not_equal:
        agree(node.parts[0], node.parts[1]);
        node.type.base = Base::boolean;
        return;
      case Operator::less:
      case Operator::less_equal:
      case Operator::greater:
      case Operator::greater_equal:
      case Operator::between: return infer_order(node);
      case Operator::add:
      case Operator::subtract:
      case Operator::multiply: return infer_arithmetic(node);
      case Operator::member: return infer_member(node);
      case Operator::range: return infer_range(node);
      case Operator::condition: return infer_condition(node);
      case Operator::call: return infer_call(node);
    }
  }

  void infer_name(Expression& node) {
    const auto binding = scope_.find(node.word);
    if (!binding) return fail(ErrorCode::unknown_name, node, node.word);
    node.binding = *binding;
    node.type = binding->type;
  }

  void infer_logic(Expression& node) {
    for (const Expression& part : node.parts) need(part, Base::boolean);
    node.type.base = Base::boolean;
  }

  void infer_order(Expression& node) {
    for (const Expression& part : node.parts) {
      if (part.type.base != Base::any && !is_ordered(part.type.base)) {
        return fail(ErrorCode::type_mismatch, part, "只有数和日期可以比先后、大小");
      }
    }
    for (std::size_t i = 1; i < node.parts.size(); ++i) agree(node.parts[0], node.parts[i]);
    node.type.base = Base::boolean;
  }

  void infer_arithmetic(Expression& node) {
    const Base a = node.parts[0].type.base;
    const Base b = node.parts[1].type.base;
    const bool duration = b == Base::months || b == Base::days;
    if (a == Base::integer && b == Base::integer) {
      node.type.base = Base::integer;
    } else if (node.op != Operator::multiply && a == Base::date && duration) {
      node.type.base = Base::date;
    } else if (node.op == Operator::subtract && a == Base::date && b == Base::date) {
      node.type.base = Base::days;
    } else if (a == Base::any || b == Base::any) {
      node.type.base = a == Base::any ? b : a;
    } else {
      fail(ErrorCode::type_mismatch, node, "这两个值不能加减乘");
    }
  }

  void infer_range(Expression& node) {
    for (const Expression& part : node.parts) {
      if (!is_ordered(part.type.base)) return fail(ErrorCode::type_mismatch, part, "只有数和日期可以比先后、大小");
    }
    agree(node.parts[0], node.parts[1]);
    node.type = node.parts[0].type;
  }

  void infer_member(Expression& node) {
    const Type type = node.parts[0].type;
    for (std::size_t i = 1; i < node.parts.size(); ++i) {
      Expression& candidate = node.parts[i];
      settle(candidate, type);
      if (!is_group(candidate) && candidate.op != Operator::literal && candidate.op != Operator::range) {
        return fail(ErrorCode::bad_expression, candidate, "in 后面只能是常量、范围和分组");
      }
    }
    node.type.base = Base::boolean;
  }

  void infer_condition(Expression& node) {
    need(node.parts[0], Base::boolean);
    Expression& yes = node.parts[1];
    Expression& no = node.parts[2];
    if (yes.op == Operator::text && no.op == Operator::text) {
      node.type.base = Base::text;
      return;
    }
    if (yes.op == Operator::text || no.op == Operator::text) {
      agree(yes, no);
    } else {
      settle(no, yes.type);
    }
    node.type = yes.type.base == Base::any ? no.type : yes.type;
  }

  void infer_call(Expression& node) {
    if (node.word == "known") {
      if (node.parts.size() != 1) return fail(ErrorCode::bad_expression, node, "known() 里只能有一个值");
      if (node.parts[0].type.base == Base::boolean) return fail(ErrorCode::type_mismatch, node, "known() 里不能是条件");
      node.function = Function::known;
      node.type.base = Base::boolean;
    } else if (node.word == "full_years") {
      take(node, Function::full_years, {Base::date, Base::date}, Base::integer);
    } else if (node.word == "working_days_before") {
      take(node, Function::working_days_before, {Base::date, Base::integer}, Base::date);
      const Expression& count = node.parts.back();
      const bool few = count.op == Operator::literal && count.value.number >= 0 && count.value.number <= kMostWorkingDays;
      if (!few) fail(ErrorCode::bad_expression, count, "工作日天数应为 0 到 366 的整数");
    } else if (node.word == "min" || node.word == "max") {
      node.function = node.word == "min" ? Function::min : Function::max;
      infer_extreme(node);
    } else {
      fail(ErrorCode::unknown_function, node, node.word);
    }
  }

  void take(Expression& node, Function function, const std::vector<Base>& types, Base result) {
    if (node.parts.size() != types.size()) return fail(ErrorCode::bad_expression, node, "参数个数不对");
    for (std::size_t i = 0; i < types.size(); ++i) need(node.parts[i], types[i]);
    node.function = function;
    node.type.base = result;
  }

  void infer_extreme(Expression& node) {
    node.type.base = Base::any;
    for (Expression& part : node.parts) {
      if (part.type.base == Base::any) continue;
      if (!is_ordered(part.type.base)) return fail(ErrorCode::type_mismatch, part, "只有数和日期可以比先后、大小");
      if (node.type.base == Base::any) node.type = part.type;
      settle(part, node.type);
    }
  }

  const Scope& scope_;
  Symbols& symbols_;
  std::optional<Error> error_;
};

void collect(const Expression& node, std::vector<const Expression*>& found) {
  if (node.op == Operator::name && node.binding.kind != Binding::Kind::group) {
    const bool seen = std::any_of(found.begin(), found.end(), [&](const Expression* other) { return other->word == node.word; });
    if (!seen) found.push_back(&node);
  }
  for (const Expression& part : node.parts) collect(part, found);
}

}  // namespace

base::Result<Expression> check(Expression parsed, const Type& wanted, const Scope& scope, Symbols& symbols) {
  return Checker(scope, symbols).run(std::move(parsed), wanted);
}

std::vector<const Expression*> names_in(const Expression& expression) {
  std::vector<const Expression*> found;
  collect(expression, found);
  return found;
}

}  // namespace zhicheng::feel
