#include <algorithm>

#include "rules/edition_loader.h"

namespace zhicheng::rules {

using base::ErrorCode;
using base::Json;
using feel::Binding;
using feel::Type;

/// Joints above a leaf. A package holds the evaluation's tree within its own limit of depth, two levels to a joint.
constexpr std::size_t kDeepest = 20;

/// Facts, values of the edition, groups of a fact's domain, and `on`.
class EditionLoader::Names : public feel::Scope {
 public:
  explicit Names(const Edition& edition) : edition_(edition) {}

  std::optional<Binding> find(std::string_view name) const override {
    if (name == "on") return Binding{Binding::Kind::today, 0, {Type::Base::date, nullptr}, {}};
    if (const auto fact = edition_.vocabulary.index_of(name)) return Binding{Binding::Kind::fact, *fact, fact_type(*fact), {}};
    for (std::size_t i = 0; i < edition_.values.size(); ++i) {
      if (edition_.values[i].id == name) return Binding{Binding::Kind::value, i, edition_.values[i].type, {}};
    }
    return find_group(name);
  }

 private:
  Type fact_type(std::size_t fact) const {
    switch (edition_.vocabulary.facts()[fact].type) {
      case FactType::boolean: return {Type::Base::boolean, nullptr};
      case FactType::integer: return {Type::Base::integer, nullptr};
      case FactType::date: return {Type::Base::date, nullptr};
      case FactType::choice: break;
    }
    return {Type::Base::choice, edition_.fact_domains[fact]};
  }

  std::optional<Binding> find_group(std::string_view name) const {
    for (std::size_t fact = 0; fact < edition_.vocabulary.facts().size(); ++fact) {
      for (const ChoiceGroup& group : edition_.vocabulary.facts()[fact].groups) {
        if (group.name != name) continue;
        Binding binding{Binding::Kind::group, fact, fact_type(fact), {}};
        for (const std::size_t member : group.members) binding.members.push_back((*edition_.fact_domains[fact])[member]);
        return binding;
      }
    }
    return std::nullopt;
  }

  const Edition& edition_;
};

std::optional<feel::Expression> EditionLoader::expression(const std::string& source, const Type& wanted, const std::string& at) {
  auto parsed = feel::parse(source);
  if (parsed) {
    auto checked = feel::check(std::move(*parsed), wanted, Names(*edition_), edition_->symbols);
    if (checked) return std::move(*checked);
    fault_.note(checked.error().code, at, checked.error().detail);
  } else {
    fault_.note(parsed.error().code, at, parsed.error().detail);
  }
  return std::nullopt;
}

Condition EditionLoader::leaf(const std::string& source, const std::string& at) {
  Condition made;
  made.index = edition_->conditions++;
  made.source = source;
  auto checked = expression(source, {Type::Base::boolean, nullptr}, at);
  if (!checked) return made;
  made.expression = std::move(*checked);
  for (const feel::Expression* name : feel::names_in(made.expression)) {
    made.names.push_back({name->binding.kind, name->binding.index});
  }
  return made;
}

Condition EditionLoader::condition(const Json& item, const std::string& at, std::size_t depth) {
  if (const std::string* source = item.text()) return leaf(*source, at);
  Condition made;
  if (depth == kDeepest) {
    fault_.note(ErrorCode::too_deep, at, std::to_string(kDeepest));
    return made;
  }
  made.index = edition_->conditions++;
  Fields fields(item, at, fault_);
  made.text = fields.text_or_empty("text");
  made.clauses = fields.texts("clauses");
  const Json* all = fields.take("all");
  const Json* any = fields.take("any");
  const Json* inner = fields.take("not");
  const Json* is = fields.take("is");
  fields.done();
  if ((all != nullptr) + (any != nullptr) + (inner != nullptr) + (is != nullptr) != 1) {
    fault_.note(ErrorCode::bad_edition, at, "all, any, not, is: exactly one");
    return made;
  }
  if (is != nullptr) {
    const std::string* source = is->text();
    if (source == nullptr) {
      fault_.note(ErrorCode::wrong_type, fields.pointer("is"), "这里应为字符串");
      return made;
    }
    Condition plain = leaf(*source, fields.pointer("is"));
    plain.text = made.text;
    plain.clauses = made.clauses;
    return plain;
  }
  if (inner != nullptr) {
    made.kind = Condition::Kind::negation;
    made.parts.push_back(condition(*inner, fields.pointer("not"), depth + 1));
    return made;
  }
  made.kind = all != nullptr ? Condition::Kind::all : Condition::Kind::any;
  const std::string_view key = all != nullptr ? "all" : "any";
  const Json::Array* parts = (all != nullptr ? all : any)->array();
  if (parts == nullptr || parts->empty()) {
    fault_.note(ErrorCode::wrong_type, fields.pointer(key), "这里应为非空数组");
    return made;
  }
  for (std::size_t i = 0; i < parts->size(); ++i) made.parts.push_back(condition((*parts)[i], fields.pointer(key, i), depth + 1));
  return made;
}

std::optional<Condition> EditionLoader::condition_or_none(Fields& fields, std::string_view key) {
  const Json* item = fields.take(key);
  if (item == nullptr) return std::nullopt;
  return condition(*item, fields.pointer(key));
}

feel::Expression EditionLoader::date_expression(Fields& fields, std::string_view key) {
  auto checked = expression(fields.text(key), {Type::Base::date, nullptr}, fields.pointer(key));
  return checked ? std::move(*checked) : feel::Expression{};
}

}  // namespace zhicheng::rules
