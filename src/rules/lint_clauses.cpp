#include "rules/lint_clauses.h"

#include <algorithm>
#include <set>
#include <utility>

#include "base/utf8.h"
#include "rules/coverage.h"

namespace zhicheng::rules {
namespace {

class Tracer {
 public:
  Tracer(const Edition& edition, std::vector<Remark>& remarks) : edition_(edition), remarks_(remarks) {}

  void run() {
    for (const Clause& clause : edition_.clauses) places_.insert(clause.clause);
    for (const Clause& clause : edition_.clauses) check(clause);
    check_sentences();
    for (std::size_t i = 0; i < edition_.ambiguities.size(); ++i) check(i);
    trace("finding", edition_.findings);
    trace("deadline", edition_.deadlines);
    trace("material", edition_.materials);
    trace("human", edition_.human);
    stated("process", edition_.process);
    stated("sanction", edition_.sanctions);
    stated("quota", edition_.quotas);
    stated("fee", edition_.fees);
    stated("check", edition_.checks);
    stated("move", edition_.moves);
    for (const NamedValue& value : edition_.values) {
      if (value.clauses.empty() && value.id != "county_filing_on") add("rule_without_clause", "values " + value.id, "没有写明依据哪一条");
    }
  }

 private:
  static constexpr std::size_t kShortestQuote = 4;  ///< code points
  static constexpr std::size_t kMark = 3;  ///< bytes of 。 and ；

  static bool has(const Clause& clause, std::initializer_list<std::string_view> kinds) {
    return std::any_of(clause.covered_by.begin(), clause.covered_by.end(), [&](const Cover& cover) {
      return std::find(kinds.begin(), kinds.end(), cover.kind) != kinds.end();
    });
  }

  void check(const Clause& clause) {
    const std::string at = "clauses.json " + clause.id;
    if (base::code_points(clause.quote) < kShortestQuote) add("short_quote", at, "引文太短，对不准是通知的哪一句：" + clause.quote);
    if (clause.covered_by.empty() && base::is_blank(clause.reason)) add("uncovered_clause", at, "既没有规则落实，也没有写明为什么程序判断不了");
    if (clause.testable_by == "applicant" && !has(clause, {"finding", "deadline", "table", "route", "material"})) {
      add("uncovered_clause", at, "申报人能核对的条款，要由条件、期限、表或材料落实");
    }
    if (clause.testable_by == "reviewer" && !has(clause, {"check", "move"})) {
      add("uncovered_clause", at, "由审核人员核对的条款，要由审核要点或办理动作落实");
    }
    for (const Cover& cover : clause.covered_by) {
      covering_.insert({cover.kind, cover.id});
      const auto rule = find_rule(edition_, cover.kind, cover.id);
      if (rule && std::find(rule->clauses.begin(), rule->clauses.end(), clause.clause) == rule->clauses.end()) {
        add("cover_without_clause", at, cover.id + " 没有写明依据 " + clause.clause);
      }
    }
    read_.insert(clause.ambiguity.begin(), clause.ambiguity.end());
  }

  /// Every sentence of the notice has a row: a quote that overlaps it. Headings and lines end without 。 or ；.
  void check_sentences() {
    const std::string_view notice = edition_.notice;
    std::vector<const Clause*> rows(notice.size());
    for (const Clause& clause : edition_.clauses) {
      if (clause.quote.empty()) continue;
      for (std::size_t at = notice.find(clause.quote); at != std::string_view::npos; at = notice.find(clause.quote, at + 1)) {
        std::fill_n(rows.begin() + static_cast<std::ptrdiff_t>(at), clause.quote.size(), &clause);
      }
    }
    const Clause* before = edition_.clauses.empty() ? nullptr : &edition_.clauses.front();
    for (std::size_t from = 0; from < notice.size() && before != nullptr;) {
      const std::size_t end = std::min({notice.find("。", from), notice.find("；", from), notice.find('\n', from), notice.size()});
      const Clause* row = nullptr;
      for (std::size_t at = from; at < end; ++at) row = rows[at] != nullptr ? rows[at] : row;
      const bool sentence = end < notice.size() && notice[end] != '\n';
      if (sentence && row == nullptr && end - from > kMark) {
        add("uncovered_clause", "clauses.json " + before->id, "这一条之后，通知有一句没有列入：" + base::shortened(notice.substr(from, end - from)));
      }
      if (row != nullptr) before = row;
      from = end + (sentence ? kMark : 1);
    }
  }

  void check(std::size_t index) {
    const Ambiguity& one = edition_.ambiguities[index];
    if (base::is_blank(one.handling)) add("ambiguity_without_handling", "clauses.json " + one.id, one.issue);
    if (!read_.contains(index)) add("ambiguity_without_clause", "clauses.json " + one.id, "没有一条写明有这处疑义");
  }

  /// Every rule is what some clause of the table points to.
  template <class Rule>
  void trace(std::string_view kind, const std::vector<Rule>& rules) {
    for (const Rule& rule : rules) {
      if (!covering_.contains({kind, rule.id})) add("rule_not_traced", std::string(kind) + " " + rule.id, "条款对照里没有一条指向它");
    }
  }

  template <class Row>
  void stated(std::string_view kind, const std::vector<Row>& rows) {
    trace(kind, rows);
    for (const Row& row : rows) {
      const std::string at = std::string(kind) + " " + row.id;
      if (row.clauses.empty()) add("rule_without_clause", at, "没有写明依据哪一条");
      if (!row.verified && row.source.empty()) add("unsourced_rule", at, "未核实，又没有写明来源");
      for (const std::string& clause : row.clauses) {
        if (!places_.contains(clause)) add("unknown_clause", at, clause);
      }
    }
  }

  void add(std::string code, std::string at, std::string detail) {
    remarks_.push_back({std::move(code), std::move(at), std::move(detail)});
  }

  const Edition& edition_;
  std::vector<Remark>& remarks_;
  std::set<std::pair<std::string_view, std::string_view>> covering_;
  std::set<std::string_view> places_;
  std::set<std::size_t> read_;
};

}  // namespace

void lint_clauses(const Edition& edition, std::vector<Remark>& remarks) { Tracer(edition, remarks).run(); }

}  // namespace zhicheng::rules
