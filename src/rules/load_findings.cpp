#include <algorithm>
#include <set>

#include "rules/edition_loader.h"

namespace zhicheng::rules {

using base::ErrorCode;
using base::Json;

void EditionLoader::read_findings(const Json::Array& items, const std::string& at) {
  for (std::size_t i = 0; i < items.size() && !fault_.found(); ++i) {
    FindingRule rule = read_finding(items[i], base::pointer_to(at, i));
    if (edition_->find_finding(rule.id) != nullptr) fault_.note(ErrorCode::duplicate_id, base::pointer_to(at, i), rule.id);
    edition_->findings.push_back(std::move(rule));
  }
  if (items.empty()) fault_.note(ErrorCode::bad_edition, at, "至少要有一项条件");
}

FindingRule EditionLoader::read_finding(const Json& item, const std::string& at) {
  Fields fields(item, at, fault_);
  FindingRule rule;
  rule.id = fields.text("id");
  rule.title = fields.text("title");
  rule.role = one_of(fields, "role", {Role::blocking, Role::path, Role::step, Role::reference});
  rule.clauses = fields.texts("clauses");
  rule.verified = fields.flag("verified", false);
  rule.source = fields.text_or_empty("source");
  fields.text_or_empty("note");
  for (const std::string& name : fields.texts("verified_by")) {
    const auto index = value_index(name);
    if (!index || edition_->values[*index].table.empty()) {
      fault_.note(ErrorCode::unknown_name, fields.pointer("verified_by"), name);
    } else {
      rule.verified_by.push_back(*index);
    }
  }
  if (item.find("measured_on") != nullptr) rule.measured_on = date_expression(fields, "measured_on");
  const Json::Array& cases = fields.items("judge");
  for (std::size_t i = 0; i < cases.size(); ++i) {
    rule.judge.push_back(read_case(cases[i], fields.pointer("judge", i), i + 1 == cases.size()));
  }
  if (cases.empty()) fault_.note(ErrorCode::bad_edition, fields.pointer("judge"), "至少要有一种情形");
  fields.done();
  return rule;
}

JudgeCase EditionLoader::read_case(const Json& item, const std::string& at, bool last) {
  Fields fields(item, at, fault_);
  JudgeCase made;
  made.when = condition_or_none(fields, "when");
  made.status = one_of(fields, "status", {Status::met, Status::unmet, Status::unknown, Status::not_applicable});
  if (item.find("met_from") != nullptr) made.met_from = date_expression(fields, "met_from");
  made.advice = fields.text_or_empty("advice");
  fields.texts("clauses");
  fields.text_or_empty("note");
  fields.done();
  if (made.when.has_value() == last) fault_.note(ErrorCode::bad_edition, at, "只有最后一种情形可以不写、也必须不写 when");
  return made;
}

void EditionLoader::read_paths(const Json::Array& items, const std::string& at) {
  for (std::size_t i = 0; i < items.size(); ++i) {
    Fields fields(items[i], base::pointer_to(at, i), fault_);
    PathRule path{fields.text("id"), fields.text("title"), {}};
    for (const std::string& name : fields.texts("findings")) {
      const FindingRule* rule = edition_->find_finding(name);
      if (rule == nullptr || rule->role != Role::path) {
        fault_.note(ErrorCode::unknown_name, fields.pointer("findings"), name);
      } else {
        path.findings.push_back(static_cast<std::size_t>(rule - edition_->findings.data()));
      }
    }
    fields.done();
    if (path.findings.empty()) fault_.note(ErrorCode::bad_edition, fields.at(), "途径要写明由哪些条件组成");
    edition_->paths.push_back(std::move(path));
  }
  if (items.empty()) fault_.note(ErrorCode::bad_edition, at, "至少要有一条途径");
  refuse_twice(edition_->paths, &PathRule::id, at);
}

void EditionLoader::read_human(const Json::Array& items, const std::string& at) {
  for (std::size_t i = 0; i < items.size(); ++i) {
    Fields fields(items[i], base::pointer_to(at, i), fault_);
    HumanRule rule{fields.text("id"), fields.text("title"), fields.text("by"), fields.texts("clauses"), {}};
    rule.when = condition_or_none(fields, "when");
    fields.text_or_empty("note");
    fields.done();
    edition_->human.push_back(std::move(rule));
  }
  refuse_twice(edition_->human, &HumanRule::id, at);
}

/// Every fact once: the order in which questions read naturally.
void EditionLoader::read_ask_order(Fields& fields) {
  std::set<std::size_t> seen;
  for (const std::string& id : fields.texts("ask_order")) {
    const auto fact = edition_->vocabulary.index_of(id);
    if (!fact) {
      fault_.note(ErrorCode::unknown_fact, fields.pointer("ask_order"), id);
    } else if (!seen.insert(*fact).second) {
      fault_.note(ErrorCode::duplicate_id, fields.pointer("ask_order"), id);
    } else {
      edition_->ask_order.push_back(*fact);
    }
  }
  if (seen.size() != edition_->vocabulary.facts().size()) {
    fault_.note(ErrorCode::bad_edition, fields.pointer("ask_order"), "每个事项都要写一次");
  }
}

}  // namespace zhicheng::rules
