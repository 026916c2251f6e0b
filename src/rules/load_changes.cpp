#include "rules/edition_loader.h"

namespace zhicheng::rules {

using base::ErrorCode;
using base::Json;

/// Facts whose change may be told: what people choose, can still do, or should check. Others are no advice.
void EditionLoader::read_changes(const Json::Array& items, const std::string& at) {
  for (std::size_t i = 0; i < items.size() && !fault_.found(); ++i) {
    Fields fields(items[i], base::pointer_to(at, i), fault_);
    ChangeRule rule;
    const std::string id = fields.text("fact");
    const auto fact = edition_->vocabulary.index_of(id);
    if (!fact) return fault_.note(ErrorCode::unknown_fact, fields.pointer("fact"), id);
    rule.fact = *fact;
    if (edition_->vocabulary.facts()[rule.fact].type == FactType::integer) fault_.note(ErrorCode::wrong_type, fields.pointer("fact"), id);
    rule.kind = one_of(fields, "kind", {ChangeKind::choose, ChangeKind::act, ChangeKind::check});
    rule.text = fields.text("text");
    rule.when = condition_or_none(fields, "when");
    fields.done();
    for (const ChangeRule& other : edition_->changes) {
      if (other.fact == rule.fact) fault_.note(ErrorCode::duplicate_id, fields.pointer("fact"), id);
    }
    edition_->changes.push_back(std::move(rule));
  }
}

}  // namespace zhicheng::rules
