#include <algorithm>
#include <array>
#include <set>

#include "rules/answers.h"
#include "rules/edition_loader.h"

namespace zhicheng::rules {

using base::ErrorCode;
using base::Json;
using feel::Type;

void EditionLoader::read_deadlines(const Json::Array& items, const std::string& at) {
  for (std::size_t i = 0; i < items.size(); ++i) {
    Fields fields(items[i], base::pointer_to(at, i), fault_);
    DeadlineRule rule;
    rule.id = fields.text("id");
    rule.title = fields.text("title");
    rule.when = condition_or_none(fields, "when");
    rule.date = date_expression(fields, "date");
    const std::string set_by = fields.text("set_by");
    const auto value = value_index(set_by);
    if (!value || edition_->values[*value].type.base != Type::Base::choice) {
      fault_.note(ErrorCode::unknown_name, fields.pointer("set_by"), set_by);
    }
    rule.set_by = value.value_or(0);
    rule.clauses = fields.texts("clauses");
    rule.verified = fields.flag("verified", true);
    rule.note = fields.text_or_empty("note");
    fields.text_or_empty("source");
    fields.done();
    edition_->deadlines.push_back(std::move(rule));
  }
  refuse_twice(edition_->deadlines, &DeadlineRule::id, at);
  const auto is_filing = [](const DeadlineRule& rule) { return rule.id == "filing"; };
  if (std::none_of(edition_->deadlines.begin(), edition_->deadlines.end(), is_filing)) {
    fault_.note(ErrorCode::missing_key, at, "filing");
  }
}

void EditionLoader::read_materials(const Json::Array& items, const std::string& at) {
  for (std::size_t i = 0; i < items.size(); ++i) {
    Fields fields(items[i], base::pointer_to(at, i), fault_);
    MaterialRule rule;
    rule.id = fields.text("id");
    rule.title = fields.text("title");
    rule.when = condition_or_none(fields, "when");
    rule.clauses = fields.texts("clauses");
    rule.verified = fields.flag("verified", true);
    rule.source = fields.text_or_empty("source");
    rule.note = fields.text_or_empty("note");
    rule.file = fields.flag("file", false);
    rule.kinds = fields.texts("kinds");
    rule.words = fields.texts("words");
    if (!rule.file && !(rule.kinds.empty() && rule.words.empty())) fault_.note(ErrorCode::bad_edition, fields.at(), "不是文件的材料没有类别和文件名");
    fields.done();
    edition_->materials.push_back(std::move(rule));
  }
  refuse_twice(edition_->materials, &MaterialRule::id, at);
  refuse_kinds_twice(at);
}

/// A file belongs to one material.
void EditionLoader::refuse_kinds_twice(const std::string& at) {
  std::set<std::string_view> seen;
  for (const MaterialRule& rule : edition_->materials) seen.insert(rule.id);
  for (std::size_t i = 0; i < edition_->materials.size(); ++i) {
    const std::vector<std::string>& kinds = edition_->materials[i].kinds;
    for (std::size_t k = 0; k < kinds.size(); ++k) {
      if (seen.insert(kinds[k]).second) continue;
      fault_.note(ErrorCode::duplicate_id, base::pointer_to(base::pointer_to(base::pointer_to(at, i), "kinds"), k), kinds[k]);
    }
  }
}

void EditionLoader::read_route(const Json& item, const std::string& at) {
  Fields fields(item, at, fault_);
  if (const Json* presume = fields.take("presume")) {
    if (presume->object() == nullptr) return fault_.note(ErrorCode::wrong_type, fields.pointer("presume"), "这里应为对象");
    for (const auto& [key, value] : *presume->object()) {
      const auto fact = edition_->vocabulary.index_of(key);
      const auto equals = value.text() == nullptr ? std::nullopt : edition_->vocabulary.index_of(*value.text());
      if (!fact || !equals || !same_domain(*fact, *equals)) {
        fault_.note(ErrorCode::unknown_fact, base::pointer_to(fields.pointer("presume"), key), key);
      } else {
        edition_->presumptions.push_back({*fact, *equals});
      }
    }
  }
  edition_->route_clauses = fields.texts("clauses");
  const Json::Array& rows = fields.items("rows");
  fields.done();
  if (rows.empty()) fault_.note(ErrorCode::bad_edition, fields.pointer("rows"), "至少要有一行");
  for (std::size_t i = 0; i < rows.size(); ++i) {
    Fields row(rows[i], fields.pointer("rows", i), fault_);
    RouteRow made;
    made.id = row.text("id");
    made.title = row.text_or_empty("title");
    made.when = condition_or_none(row, "when");
    row.text_or_empty("note");
    const Json::Array& links = row.items("links");
    for (std::size_t k = 0; k < links.size(); ++k) made.links.push_back(read_link(links[k], row.pointer("links", k)));
    row.done();
    if (made.when.has_value() == (i + 1 == rows.size())) {
      fault_.note(ErrorCode::bad_edition, row.at(), "只有最后一行可以不写、也必须不写 when");
    }
    edition_->route.push_back(std::move(made));
  }
  refuse_twice(edition_->route, &RouteRow::id, fields.pointer("rows"));
}

LinkRule EditionLoader::read_link(const Json& item, const std::string& at) {
  Fields fields(item, at, fault_);
  LinkRule link;
  link.office = fields.text_or_empty("office");
  if (item.find("office_is") != nullptr) {
    const std::string source = fields.text("office_is");
    link.office_is = expression(source, {Type::Base::text, nullptr}, fields.pointer("office_is"));
  }
  link.duty = fields.text("duty");
  constexpr std::array<std::string_view, 4> kDuties{"receive", "review", "pass_on", "decide"};
  if (std::find(kDuties.begin(), kDuties.end(), link.duty) == kDuties.end()) {
    fault_.note(ErrorCode::out_of_domain, fields.pointer("duty"), link.duty);
  }
  link.status = one_of(fields, "status", {LinkStatus::stated, LinkStatus::gap, LinkStatus::conflict});
  link.clauses = fields.texts("clauses");
  link.note = fields.text_or_empty("note");
  fields.done();
  return link;
}

bool EditionLoader::same_domain(std::size_t fact, std::size_t other) const {
  const std::vector<std::int64_t>* a = edition_->fact_domains[fact];
  const std::vector<std::int64_t>* b = edition_->fact_domains[other];
  return a != nullptr && b != nullptr && *a == *b;
}

void EditionLoader::read_contacts(const Json::Array& items, const std::string& at) {
  for (std::size_t i = 0; i < items.size(); ++i) {
    Fields fields(items[i], base::pointer_to(at, i), fault_);
    ContactRule rule;
    rule.office = fields.text("office");
    rule.name = fields.text_or_empty("name");
    rule.phones = fields.texts("phones");
    if (rule.phones.empty()) fault_.note(ErrorCode::missing_key, fields.at(), "phones");
    rule.clauses = fields.texts("clauses");
    rule.when = condition_or_none(fields, "when");
    fields.text_or_empty("note");
    fields.done();
    edition_->contacts.push_back(std::move(rule));
  }
}

void EditionLoader::read_dates(const Json::Array& items, const std::string& at) {
  for (std::size_t i = 0; i < items.size(); ++i) {
    Fields fields(items[i], base::pointer_to(at, i), fault_);
    DateView view{fields.text("id"), fields.text("title"), fields.need("answers")};
    fields.done();
    const auto answers = Answers::parse_facts(edition_->vocabulary, view.answers, fields.pointer("answers"));
    if (!answers) fault_.note(answers.error().code, answers.error().at, answers.error().detail);
    edition_->dates.push_back(std::move(view));
  }
}

}  // namespace zhicheng::rules
