// Which rules the cases exercise.
#include <algorithm>
#include <set>

#include "rules/assess.h"
#include "rules/judgement.h"
#include "rules/lint_parts.h"

namespace zhicheng::rules {

using base::Json;
using feel::Value;

namespace {

class Exercise {
 public:
  explicit Exercise(const Edition& edition) : edition_(edition) {
    for (const NamedValue& value : edition.values) table_rows_.emplace_back(value.table.size(), false);
  }

  /// A case of the form {"request", "expect", "clauses"?}, or with "rows" of {"answers", "expect"}.
  void take(const Json& file) {
    const Json* request = file.find("request");
    if (request == nullptr || request->text_at("edition") != edition_.id) return;
    if (const Json* clauses = file.find("clauses"); clauses != nullptr && clauses->array() != nullptr) {
      for (const Json& clause : *clauses->array()) {
        if (clause.text() != nullptr) clauses_.insert(*clause.text());
      }
    }
    if (request->text_at("call") != "assess") return;
    const Json* rows = file.find("rows");
    if (rows == nullptr || rows->array() == nullptr) return run(*request, nullptr, file.find("expect"));
    for (const Json& row : *rows->array()) run(*request, row.find("answers"), row.find("expect"));
  }

  void report(std::vector<Remark>& remarks) const {
    const auto add = [&](std::string place, std::string detail) { remarks.push_back({"no_case", std::move(place), std::move(detail)}); };
    for (const FindingRule& rule : edition_.findings) {
      for (const Status status : reachable(rule)) {
        if (!statuses_.contains({rule.id, std::string(spell(status))})) add("findings " + rule.id, "没有一个用例期望「" + rule.title + "」的结论是 " + std::string(spell(status)));
      }
    }
    for (const DeadlineRule& rule : edition_.deadlines) {
      if (!shown_.contains(&rule)) add("deadlines " + rule.id, "没有一个用例用到这个期限");
    }
    for (const MaterialRule& rule : edition_.materials) {
      if (!shown_.contains(&rule)) add("materials " + rule.id, "没有一个用例用到这份材料");
    }
    for (const RouteRow& row : edition_.route) {
      if (!shown_.contains(&row)) add("route " + row.id, "没有一个用例走这条报送途径");
    }
    for (std::size_t v = 0; v < table_rows_.size(); ++v) {
      for (std::size_t row = 0; row < table_rows_[v].size(); ++row) {
        if (!table_rows_[v][row]) add("values " + edition_.values[v].id + base::pointer_to("#/table/rows", row), "没有一个用例用到表的这一行");
      }
    }
    for (const Clause& clause : edition_.clauses) {
      if (clause.testable_by == "applicant" && !clauses_.contains(clause.id)) add("clauses.json " + clause.id, "申报人能核对的条款没有用例");
    }
  }

 private:
  void run(const Json& request, const Json* more, const Json* expect) {
    const Json* body = request.find("body");
    const Json* own = body == nullptr ? nullptr : body->find("answers");
    const auto on = base::Day::parse(request.text_at("on"));
    if (own == nullptr || own->object() == nullptr || expect == nullptr || expect->find("error") != nullptr || !on) return;
    Json facts = *own;
    if (more != nullptr && more->object() != nullptr) {
      for (const auto& [key, value] : *more->object()) facts.set(key, value);
    }
    const auto answers = Answers::parse_facts(edition_.vocabulary, facts, "");
    if (!answers) return;  // of a pack, or of another edition
    expected(expect->find("findings"));
    const Assessment made = assess(edition_, *answers, *on);
    for (const Deadline& deadline : made.deadlines) shown_.insert(deadline.rule);
    for (const MaterialRule* material : made.materials) shown_.insert(material);
    if (made.route) shown_.insert(&edition_.route[*made.route]);
    look_at_tables(*answers, *on);
  }

  void expected(const Json* findings) {
    if (findings == nullptr || findings->array() == nullptr) return;
    for (const Json& one : *findings->array()) statuses_.emplace(one.text_at("id"), one.text_at("status"));
  }

  void look_at_tables(const Answers& answers, base::Day on) {
    feel::Possibilities possibilities(edition_.calendar);
    OpenFacts facts(edition_, answers, possibilities);
    Judgement judgement(edition_, answers, on, facts, possibilities, edition_.presumptions);
    for (std::size_t v = 0; v < table_rows_.size(); ++v) {
      if (table_rows_[v].empty()) continue;
      const Value row = judgement.table_row(v);
      if (!row.varies() && !row.is_unknown()) table_rows_[v][static_cast<std::size_t>(row.number)] = true;
    }
  }

  /// The statuses that some applicant can have.
  std::set<Status> reachable(const FindingRule& rule) const {
    const Answers nobody(edition_.vocabulary.facts().size());
    feel::Possibilities possibilities(edition_.calendar);
    OpenFacts facts(edition_, nobody, possibilities);
    const std::vector<Presumption> none;
    Judgement judgement(edition_, nobody, *base::Day::parse(edition_.dated), facts, possibilities, none);
    std::set<Status> found;
    for (const Value leaf : possibilities.leaves_of(judgement.first(rule.judge))) {
      found.insert(leaf.is_unknown() ? Status::unknown : rule.judge[static_cast<std::size_t>(leaf.number)].status);
    }
    return found;
  }

  const Edition& edition_;
  std::set<std::pair<std::string, std::string>> statuses_;
  std::set<const void*> shown_;
  std::set<std::string> clauses_;
  std::vector<std::vector<bool>> table_rows_;
};

}  // namespace

std::vector<Remark> lint_cases(const Library& library, std::string_view id, std::span<const Json> cases) {
  const auto edition = library.find(id, std::nullopt, {});
  if (!edition) return {};
  Exercise exercise(**edition);
  for (const Json& one : cases) exercise.take(one);
  std::vector<Remark> remarks;
  exercise.report(remarks);
  for (Remark& remark : remarks) settle(library, std::string(id) + '/', "", remark);
  return remarks;
}

}  // namespace zhicheng::rules
