#include <algorithm>
#include <set>

#include "base/sort.h"
#include "rules/edition_loader.h"

namespace zhicheng::rules {

using base::ErrorCode;
using base::Json;
using feel::Type;

namespace {

/// A row's clauses are the value's too.
void add_clauses(NamedValue& value, Fields& fields) {
  for (std::string& clause : fields.texts("clauses")) {
    if (std::find(value.clauses.begin(), value.clauses.end(), clause) == value.clauses.end()) value.clauses.push_back(std::move(clause));
  }
}

}  // namespace

Type EditionLoader::type_named(const std::string& name, const std::string& at) {
  if (name == "boolean") return {Type::Base::boolean, nullptr};
  if (name == "integer") return {Type::Base::integer, nullptr};
  if (name == "date") return {Type::Base::date, nullptr};
  if (name == "text") return {Type::Base::text, nullptr};
  if (name != "choice") fault_.note(ErrorCode::out_of_domain, at, name);
  return {Type::Base::choice, nullptr};
}

void EditionLoader::declare(NamedValue value, const std::string& at) {
  const bool taken = value_index(value.id) || edition_->vocabulary.index_of(value.id) || value.id == "on";
  if (taken) fault_.note(ErrorCode::duplicate_id, at, value.id);
  edition_->values.push_back(std::move(value));
}

/// First all names and types, so that values may be written in any order.
void EditionLoader::declare_values(const Json::Array& items, const std::string& at) {
  for (std::size_t i = 0; i < items.size(); ++i) {
    Fields fields(items[i], base::pointer_to(at, i), fault_);
    NamedValue value;
    value.id = fields.text("id");
    value.label = fields.text("label");
    value.type = type_named(fields.text("type"), fields.pointer("type"));
    const std::string as = fields.text_or_empty("as");
    const Json::Array& choices = fields.items_or_none("choices");
    for (std::size_t k = 0; k < choices.size(); ++k) {
      Fields choice(choices[k], fields.pointer("choices", k), fault_);
      value.choices.push_back({choice.text("id"), choice.text("label"), choice.text_or_empty("hint")});
      choice.done();
    }
    if (value.type.base == Type::Base::choice) {
      if (const auto fact = edition_->vocabulary.index_of(as)) {
        value.type.domain = edition_->fact_domains[*fact];
        value.choices = edition_->vocabulary.facts()[*fact].choices;
      } else {
        value.type.domain = own_domain(value.choices);
      }
      if (value.type.domain == nullptr || value.choices.empty()) fault_.note(ErrorCode::bad_edition, fields.at(), "choices");
      refuse_twice(value.choices, &Choice::id, fields.pointer("choices"));
    }
    value.clauses = fields.texts("clauses");
    for (const std::string_view key : {"is", "first", "table", "dated", "note", "source"}) fields.take(key);
    fields.done();
    declare(std::move(value), fields.at());
  }
}

void EditionLoader::define_values(const Json::Array& items, const std::string& at) {
  for (std::size_t i = 0; i < items.size() && !fault_.found(); ++i) {
    const auto index = value_index(items[i].text_at("id"));
    define_value(edition_->values[*index], items[i], base::pointer_to(at, i));
  }
  feel::Expression unknown;
  NamedValue& county = edition_->values[*value_index("county_filing_on")];
  county.rows = {ValueRow{std::nullopt, unknown}};
  if (!fault_.found()) refuse_circles(items, at);
}

void EditionLoader::define_value(NamedValue& value, const Json& item, const std::string& at) {
  const Json* is = item.find("is");
  const Json* first = item.find("first");
  const Json* table = item.find("table");
  const Json* dated = item.find("dated");
  if ((is != nullptr) + (first != nullptr) + (table != nullptr) + (dated != nullptr) != 1) {
    return fault_.note(ErrorCode::bad_edition, at, "is, first, table, dated: exactly one");
  }
  if (dated != nullptr) return define_dated(value, *dated, base::pointer_to(at, "dated"));
  if (table != nullptr) return define_table(value, *table, base::pointer_to(at, "table"));
  const auto read = [&](const Json* source, const std::string& place) {
    const std::string* text = source == nullptr ? nullptr : source->text();
    if (text == nullptr) fault_.note(ErrorCode::wrong_type, place, "这里应为表达式");
    auto checked = text == nullptr ? std::nullopt : expression(*text, value.type, place);
    return checked ? std::move(*checked) : feel::Expression{};
  };
  if (is != nullptr) {
    value.rows.push_back({std::nullopt, read(is, base::pointer_to(at, "is"))});
    return;
  }
  const std::string place = base::pointer_to(at, "first");
  const Json::Array* rows = first->array();
  if (rows == nullptr || rows->empty()) return fault_.note(ErrorCode::wrong_type, place, "这里应为非空数组");
  for (std::size_t i = 0; i < rows->size(); ++i) {
    Fields fields((*rows)[i], base::pointer_to(place, i), fault_);
    ValueRow row;
    row.when = condition_or_none(fields, "when");
    row.value = read(fields.take("value"), fields.pointer("value"));
    add_clauses(value, fields);
    fields.text_or_empty("note");
    fields.done();
    if (row.when.has_value() == (i + 1 == rows->size())) {
      fault_.note(ErrorCode::bad_edition, fields.at(), "只有最后一行可以不写、也必须不写 when");
    }
    value.rows.push_back(std::move(row));
  }
}

/// Rows {from, to, value}: the row of the day asked. A day in no row is unknown.
void EditionLoader::define_dated(NamedValue& value, const Json& item, const std::string& at) {
  const Json::Array* rows = item.array();
  if (rows == nullptr || rows->empty()) return fault_.note(ErrorCode::wrong_type, at, "这里应为非空数组");
  for (std::size_t i = 0; i < rows->size(); ++i) {
    Fields fields((*rows)[i], base::pointer_to(at, i), fault_);
    const DaySpan span = read_span(fields);
    if (span.from == DaySpan{}.from) fault_.note(ErrorCode::missing_key, fields.at(), "from");
    ValueRow row;
    row.value.type = value.type;
    row.value.value = read_cell(value, fields.need("value"), fields.pointer("value"));
    add_clauses(value, fields);
    fields.text_or_empty("note");
    fields.done();
    row.when = within(span, {}, fields.at());
    value.dated.push_back(span);
    value.rows.push_back(std::move(row));
  }
  value.rows.push_back({std::nullopt, {}});
}

void EditionLoader::define_table(NamedValue& value, const Json& item, const std::string& at) {
  Fields fields(item, at, fault_);
  const std::vector<std::string> inputs = fields.texts("inputs");
  for (const std::string& name : inputs) {
    auto input = expression(name, {}, fields.pointer("inputs"));
    if (input && input->type.base != Type::Base::choice) fault_.note(ErrorCode::type_mismatch, fields.pointer("inputs"), name);
    if (input) value.inputs.push_back(std::move(*input));
  }
  const Json::Array& rows = fields.items("rows");
  fields.done();
  if (rows.empty() || inputs.empty()) fault_.note(ErrorCode::bad_edition, at, "表要有 inputs 和 rows");
  if (inputs.size() > kMostInputs) fault_.note(ErrorCode::bad_edition, at, "表最多 " + std::to_string(kMostInputs) + " 个输入");
  for (std::size_t i = 0; i < rows.size() && !fault_.found(); ++i) {
    value.table.push_back(read_row(value, inputs, rows[i], fields.pointer("rows", i)));
  }
}

TableRow EditionLoader::read_row(NamedValue& value, const std::vector<std::string>& inputs, const Json& item, const std::string& at) {
  Fields fields(item, at, fault_);
  TableRow row;
  row.verified = fields.flag("verified", true);
  row.source = fields.text_or_empty("source");
  add_clauses(value, fields);
  fields.text_or_empty("note");
  row.value = read_cell(value, fields.need("value"), fields.pointer("value"));
  Fields when(fields.need("when"), fields.pointer("when"), fault_);
  fields.done();
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    std::vector<std::int64_t> symbols;
    const Type& type = value.inputs[i].type;
    const feel::Binding& binding = value.inputs[i].binding;
    const bool is_fact = value.inputs[i].op == feel::Operator::name && binding.kind == feel::Binding::Kind::fact;
    for (const std::string& word : when.texts(inputs[i])) {
      const std::size_t before = symbols.size();
      const std::int64_t symbol = edition_->symbols.intern(word);
      if (std::find(type.domain->begin(), type.domain->end(), symbol) != type.domain->end()) symbols.push_back(symbol);
      if (is_fact) {
        for (const ChoiceGroup& group : edition_->vocabulary.facts()[binding.index].groups) {
          if (group.name != word) continue;
          for (const std::size_t member : group.members) symbols.push_back((*type.domain)[member]);
        }
      }
      if (symbols.size() == before) fault_.note(ErrorCode::out_of_domain, when.pointer(inputs[i]), word);
    }
    base::sort(symbols);
    row.inputs.push_back(std::move(symbols));
  }
  when.done();
  return row;
}

feel::Value EditionLoader::read_cell(const NamedValue& value, const Json& item, const std::string& at) {
  if (item.is_null()) return {};
  const std::string* text = item.text();
  switch (value.type.base) {
    case Type::Base::boolean:
      if (const bool* truth = item.boolean()) return feel::Value::boolean(*truth);
      break;
    case Type::Base::integer:
      if (const std::int64_t* number = item.integer()) return feel::Value::integer(*number);
      break;
    case Type::Base::date:
      if (text != nullptr) {
        if (const auto day = base::Day::parse(*text)) return feel::Value::date(*day);
      }
      break;
    case Type::Base::text:
      if (text != nullptr) return feel::Value::symbol(edition_->symbols.intern(*text));
      break;
    case Type::Base::choice:
      if (text != nullptr) {
        const std::int64_t symbol = edition_->symbols.intern(*text);
        const auto& domain = *value.type.domain;
        if (std::find(domain.begin(), domain.end(), symbol) != domain.end()) return feel::Value::symbol(symbol);
        fault_.note(ErrorCode::out_of_domain, at, *text);
        return {};
      }
      break;
    default: break;
  }
  fault_.note(ErrorCode::wrong_type, at, "值的类型不符");
  return {};
}

namespace {

void add_names(const feel::Expression& expression, std::set<std::size_t>& values) {
  for (const feel::Expression* name : feel::names_in(expression)) {
    if (name->binding.kind == feel::Binding::Kind::value) values.insert(name->binding.index);
  }
}

void add_names(const Condition& condition, std::set<std::size_t>& values) {
  if (condition.kind == Condition::Kind::leaf) add_names(condition.expression, values);
  for (const Condition& part : condition.parts) add_names(part, values);
}

}  // namespace

/// Takes away, again and again, the values that read no value that is left: what remains stands in a circle.
void EditionLoader::refuse_circles(const Json::Array& items, const std::string& at) {
  std::vector<std::set<std::size_t>> reads(edition_->values.size());
  for (std::size_t i = 0; i < reads.size(); ++i) {
    const NamedValue& value = edition_->values[i];
    for (const ValueRow& row : value.rows) {
      add_names(row.value, reads[i]);
      if (row.when) add_names(*row.when, reads[i]);
    }
    for (const feel::Expression& input : value.inputs) add_names(input, reads[i]);
  }
  std::set<std::size_t> settled;
  for (bool moved = true; moved;) {
    moved = false;
    for (std::size_t i = 0; i < reads.size(); ++i) {
      if (settled.contains(i)) continue;
      const bool ready = std::all_of(reads[i].begin(), reads[i].end(), [&](std::size_t other) { return settled.contains(other); });
      if (ready) moved = settled.insert(i).second;
    }
  }
  for (std::size_t i = 0; i < items.size(); ++i) {
    const auto index = value_index(items[i].text_at("id"));
    if (!settled.contains(*index)) return fault_.note(ErrorCode::bad_edition, base::pointer_to(at, i), "这些值互相引用，绕成了圈");
  }
}

}  // namespace zhicheng::rules
