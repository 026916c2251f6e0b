#include "rules/render.h"

#include <algorithm>
#include <string_view>

namespace zhicheng::rules {
namespace {

using feel::Binding;
using feel::Expression;
using feel::Operator;

std::string period(feel::Value value) {
  if (value.kind == feel::Kind::days) return std::to_string(value.number) + "天";
  const std::int64_t years = value.number / 12;
  const std::int64_t months = value.number % 12;
  return (years > 0 ? std::to_string(years) + "年" : "") + (months > 0 || years == 0 ? std::to_string(months) + "个月" : "");
}

class Renderer {
 public:
  explicit Renderer(const Edition& edition) : edition_(edition) {}

  std::string run(const Expression& node) const {
    switch (node.op) {
      case Operator::literal: return literal(node);
      case Operator::text: return node.word;
      case Operator::name: return is_question(node) ? answered(node, true) : name(node);
      case Operator::both: return join(node, "，并且");
      case Operator::either: return join(node, "，或者");
      case Operator::negation: return negated(node.parts[0]);
      case Operator::minus: return "负" + run(node.parts[0]);
      case Operator::equal: return equality(node, "是");
      case Operator::not_equal: return equality(node, "不是");
      case Operator::less: return less(node);
      case Operator::less_equal: return less_equal(node);
      case Operator::greater: return greater(node);
      case Operator::greater_equal: return ordered(node, "不早于", "不少于");
      case Operator::add: return run(node.parts[0]) + "加" + run(node.parts[1]);
      case Operator::subtract: return run(node.parts[0]) + "减" + run(node.parts[1]);
      case Operator::multiply: return run(node.parts[0]) + "乘以" + run(node.parts[1]);
      case Operator::between: return run(node.parts[0]) + "在" + run(node.parts[1]) + "与" + run(node.parts[2]) + "之间";
      case Operator::range: return run(node.parts[0]) + "至" + run(node.parts[1]);
      case Operator::member: return member(node, "属于");
      case Operator::condition:
        return "如果" + run(node.parts[0]) + "则为" + run(node.parts[1]) + "，否则为" + run(node.parts[2]);
      case Operator::call: return call(node);
    }
    return {};
  }

 private:
  std::string label_of(std::int64_t symbol, const feel::Type& type) const {
    const std::string& id = edition_.symbols.text(symbol);
    if (type.base != feel::Type::Base::choice) return id;
    for (const Fact& fact : edition_.vocabulary.facts()) {
      const auto index = static_cast<std::size_t>(&fact - edition_.vocabulary.facts().data());
      if (edition_.fact_domains[index] != type.domain) continue;
      for (const Choice& choice : fact.choices) {
        if (choice.id == id) return choice.label;
      }
    }
    for (const NamedValue& value : edition_.values) {
      if (value.type.domain != type.domain) continue;
      for (const Choice& choice : value.choices) {
        if (choice.id == id) return choice.label;
      }
    }
    return id;
  }

  std::string literal(const Expression& node) const {
    switch (node.value.kind) {
      case feel::Kind::boolean: return node.value.number != 0 ? "是" : "否";
      case feel::Kind::integer: return std::to_string(node.value.number);
      case feel::Kind::date: return node.value.day().text();
      case feel::Kind::months:
      case feel::Kind::days: return period(node.value);
      case feel::Kind::symbol: return label_of(node.value.number, node.type);
      default: return "待核实";
    }
  }

  std::string name(const Expression& node) const {
    switch (node.binding.kind) {
      case Binding::Kind::today: return "查询日";
      case Binding::Kind::group: return node.word;
      case Binding::Kind::fact: return "「" + edition_.vocabulary.facts()[node.binding.index].label + "」";
      case Binding::Kind::value: return "「" + edition_.values[node.binding.index].label + "」";
    }
    return {};
  }

  std::string join(const Expression& node, std::string_view between) const {
    std::string out;
    for (const Expression& part : node.parts) {
      if (!out.empty()) out += between;
      const bool nested = part.op == Operator::both || part.op == Operator::either;
      out += nested ? "（" + run(part) + "）" : run(part);
    }
    return out;
  }

  /// A yes-or-no name: what its label asks is answered, not compared.
  static bool is_question(const Expression& node) {
    return node.op == Operator::name && node.type.base == feel::Type::Base::boolean;
  }

  std::string answered(const Expression& node, bool yes) const { return name(node) + (yes ? "为“是”" : "为“否”"); }

  std::string negated(const Expression& node) const {
    if (is_question(node)) return answered(node, false);
    if (node.op == Operator::member) return member(node, "不属于");
    if (node.op == Operator::call && node.function == feel::Function::known) return run(node.parts[0]) + "还不能确定";
    return "并非（" + run(node) + "）";
  }

  std::string equality(const Expression& node, std::string_view word) const {
    if (is_question(node.parts[0]) && node.parts[1].op == Operator::literal) {
      return answered(node.parts[0], (node.parts[1].value.number != 0) == (node.op == Operator::equal));
    }
    return run(node.parts[0]) + std::string(word) + run(node.parts[1]);
  }

  std::string ordered(const Expression& node, std::string_view dates, std::string_view numbers) const {
    const bool are_dates = node.parts[0].type.base == feel::Type::Base::date;
    return run(node.parts[0]) + std::string(are_dates ? dates : numbers) + run(node.parts[1]);
  }

  /// `start + P5Y` against an end is what a person calls: from start, five full years by end.
  static bool adds_period(const Expression& node) {
    return node.op == Operator::add && node.parts[1].op == Operator::literal &&
           node.parts[1].type.base == feel::Type::Base::months;
  }

  std::string counted(const Expression& start, const Expression& end, std::string_view word) const {
    return "自" + run(start.parts[0]) + "起，到" + run(end) + std::string(word) + period(start.parts[1].value);
  }

  std::string less_equal(const Expression& node) const {
    return adds_period(node.parts[0]) ? counted(node.parts[0], node.parts[1], "满") : ordered(node, "不晚于", "不超过");
  }

  std::string less(const Expression& node) const {
    return adds_period(node.parts[0]) ? counted(node.parts[0], node.parts[1], "已超过") : ordered(node, "早于", "少于");
  }

  std::string greater(const Expression& node) const {
    return adds_period(node.parts[0]) ? counted(node.parts[0], node.parts[1], "未满") : ordered(node, "晚于", "多于");
  }

  std::string member(const Expression& node, const std::string& word) const {
    std::string list;
    for (std::size_t i = 1; i < node.parts.size(); ++i) list += (i > 1 ? "、" : "") + run(node.parts[i]);
    return run(node.parts[0]) + word + (node.parts.size() > 2 ? "：" : "") + list;
  }

  std::string call(const Expression& node) const {
    std::string list;
    for (const Expression& part : node.parts) list += (list.empty() ? "" : "、") + run(part);
    switch (node.function) {
      case feel::Function::full_years: return "从" + run(node.parts[0]) + "到" + run(node.parts[1]) + "的满年数";
      case feel::Function::min: return list + "中最早（小）的";
      case feel::Function::max: return list + "中最晚（大）的";
      case feel::Function::known: return list + "可以确定";
      case feel::Function::working_days_before: return run(node.parts[0]) + "之前留足" + run(node.parts[1]) + "个工作日";
    }
    return list;
  }

  const Edition& edition_;
};

}  // namespace

std::string render(const Edition& edition, const feel::Expression& expression) { return Renderer(edition).run(expression); }

std::string render(const Edition& edition, const Condition& condition) {
  switch (condition.kind) {
    case Condition::Kind::leaf: return render(edition, condition.expression);
    case Condition::Kind::all: return "以下各项都成立";
    case Condition::Kind::any: return "以下至少一项成立";
    case Condition::Kind::negation: return "以下一项不成立";
  }
  return {};
}

std::string render(const Edition& edition, const NamedValue& named, feel::Value value) {
  feel::Expression literal;
  literal.type = named.type;
  literal.value = value;
  return render(edition, literal);
}

}  // namespace zhicheng::rules
