#include <algorithm>
#include <array>

#include "rules/coverage.h"
#include "rules/edition_loader.h"

namespace zhicheng::rules {

using base::ErrorCode;
using base::Json;

void EditionLoader::read_clauses() {
  Fields fields(source_.clauses, "", fault_);
  need_format(source_.clauses, "zhicheng-clauses/1", "", fault_);
  fields.text("format");
  read_ambiguities(fields.items_or_none("ambiguities"), fields.pointer("ambiguities"));
  const Json::Array& items = fields.items("clauses");
  for (std::size_t i = 0; i < items.size(); ++i) edition_->clauses.push_back(read_clause(items[i], fields.pointer("clauses", i)));
  refuse_twice(edition_->clauses, &Clause::id, fields.pointer("clauses"));
  fields.done();
  edition_->notice = source_.notice;
}

void EditionLoader::read_ambiguities(const Json::Array& items, const std::string& at) {
  for (std::size_t i = 0; i < items.size(); ++i) {
    Fields fields(items[i], base::pointer_to(at, i), fault_);
    edition_->ambiguities.push_back({fields.text("id"), fields.text("issue"), fields.text_or_empty("handling")});
    fields.done();
  }
  refuse_twice(edition_->ambiguities, &Ambiguity::id, at);
}

Clause EditionLoader::read_clause(const Json& item, const std::string& at) {
  Fields row(item, at, fault_);
  Clause clause;
  clause.id = row.text("id");
  clause.clause = row.text("clause");
  clause.quote = row.text("quote");
  clause.actor = row.texts("actor");
  clause.kind = row.texts("kind");
  clause.testable_by = row.text("testable_by");
  clause.reason = row.text_or_empty("reason");
  const Json::Array& covers = row.items_or_none("covered_by");
  for (std::size_t i = 0; i < covers.size(); ++i) clause.covered_by.push_back(read_cover(covers[i], row.pointer("covered_by", i)));
  for (const std::string& id : row.texts("ambiguity")) {
    const auto found = std::find_if(edition_->ambiguities.begin(), edition_->ambiguities.end(), [&](const Ambiguity& one) { return one.id == id; });
    if (found == edition_->ambiguities.end()) {
      fault_.note(ErrorCode::unknown_name, row.pointer("ambiguity"), id);
    } else {
      clause.ambiguity.push_back(static_cast<std::size_t>(found - edition_->ambiguities.begin()));
    }
  }
  row.done();
  if (clause.quote.empty()) fault_.note(ErrorCode::missing_key, row.at(), "quote");
  if (!clause.covered_by.empty() && !clause.reason.empty()) {
    fault_.note(ErrorCode::bad_edition, row.pointer("reason"), "已有规则落实的，不再写程序判断不了的理由");
  }
  constexpr std::array<std::string_view, 4> kTesters{"applicant", "reviewer", "informational", "authority_process"};
  if (std::find(kTesters.begin(), kTesters.end(), clause.testable_by) == kTesters.end()) {
    fault_.note(ErrorCode::out_of_domain, row.pointer("testable_by"), clause.testable_by);
  }
  return clause;
}

/// What covers a clause must exist. That it names the clause's place is lint's to check.
Cover EditionLoader::read_cover(const Json& item, const std::string& at) {
  Fields fields(item, at, fault_);
  Cover cover{fields.text("kind"), fields.text("id")};
  fields.done();
  if (!is_cover_kind(cover.kind)) {
    fault_.note(ErrorCode::out_of_domain, fields.pointer("kind"), cover.kind);
  } else if (!find_rule(*edition_, cover.kind, cover.id)) {
    fault_.note(ErrorCode::unknown_name, fields.pointer("id"), cover.id);
  }
  return cover;
}

}  // namespace zhicheng::rules
