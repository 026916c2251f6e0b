#include "rules/lint_parts.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "rules/lint_clauses.h"

namespace zhicheng::rules {
namespace {

constexpr std::size_t kLongestAnd = 2;  ///< parts of an `and` inside one leaf

class Linter {
 public:
  explicit Linter(const Edition& edition) : edition_(edition) {}

  std::vector<Remark> run() {
    for (const Clause& clause : edition_.clauses) {
      places_.insert(clause.clause);
      if (edition_.notice.find(clause.quote) == std::string::npos) {
        add("quote_not_verbatim", "clauses.json " + clause.id, clause.quote);
      }
    }
    for (const FindingRule& rule : edition_.findings) check_finding(rule);
    for (const DeadlineRule& rule : edition_.deadlines) {
      check_clauses("deadlines " + rule.id, rule.clauses);
      check(rule.when, "deadlines " + rule.id);
    }
    for (const HumanRule& rule : edition_.human) {
      check_clauses("human " + rule.id, rule.clauses);
      check(rule.when, "human " + rule.id);
    }
    for (const MaterialRule& rule : edition_.materials) {
      check_clauses("materials " + rule.id, rule.clauses);
      check(rule.when, "materials " + rule.id);
    }
    for (const RouteRow& row : edition_.route) check_route(row);
    for (const ContactRule& rule : edition_.contacts) check_contact(rule);
    for (const NamedValue& value : edition_.values) check_value(value);
    lint_clauses(edition_, remarks_);
    return std::move(remarks_);
  }

 private:
  void add(std::string code, std::string at, std::string detail) {
    remarks_.push_back({std::move(code), std::move(at), std::move(detail)});
  }

  /// "三(三)", or with what follows a place that has rows: every clause that a rule names must be in the notice.
  void check_clauses(const std::string& at, const std::vector<std::string>& clauses) {
    if (clauses.empty()) add("rule_without_clause", at, "没有写明依据哪一条");
    for (const std::string& clause : clauses) {
      if (!places_.contains(clause)) add("unknown_clause", at, clause);
    }
  }

  void check_finding(const FindingRule& rule) {
    const std::string at = "findings " + rule.id;
    check_clauses(at, rule.clauses);
    if (!rule.verified && rule.source.empty()) add("unsourced_rule", at, "未核实，又没有写明来源");
    for (std::size_t i = 0; i < rule.judge.size(); ++i) check(rule.judge[i].when, at + base::pointer_to("#/judge", i));
  }

  void check_route(const RouteRow& row) {
    check(row.when, "route " + row.id);
    for (const LinkRule& link : row.links) {
      if (link.status == LinkStatus::stated) check_clauses("route " + row.id, link.clauses);
      if (link.status == LinkStatus::stated && link.office.empty() && !link.office_is) {
        add("stated_without_office", "route " + row.id, link.duty);
      }
    }
  }

  void check_contact(const ContactRule& rule) {
    check(rule.when, "contacts " + rule.office);
    if (rule.local) return;  // a county's numbers stand in its own notice
    for (const std::string& phone : rule.phones) {
      if (edition_.notice.find(phone) == std::string::npos) add("phone_not_in_notice", "contacts " + rule.office, phone);
    }
  }

  void check_value(const NamedValue& value) {
    for (std::size_t i = 0; i < value.rows.size(); ++i) check(value.rows[i].when, "values " + value.id + base::pointer_to("#/first", i));
    check_days(value);
  }

  void check_days(const NamedValue& value) {
    for (const DaySpan& days : value.dated) {
      bool first = true;   // no row begins before
      bool joined = false; // one of these goes up to the day before
      for (const DaySpan& other : value.dated) {
        if (&other == &days || other.from > days.from || (other.from == days.from && &other > &days)) continue;
        const std::string from = base::Day::from_number(days.from).text();
        if (other.to >= days.from) add("overlapping_days", "values " + value.id, from + " 在两行里");
        first = false;
        joined = joined || other.to >= days.from - 1;
      }
      if (!first && !joined) add("gap_in_days", "values " + value.id, base::Day::from_number(days.from).text() + " 以前有几天没有值");
    }
  }

  void check(const std::optional<Condition>& condition, const std::string& at) {
    if (condition) check(*condition, at);
  }

  void check(const Condition& condition, const std::string& at) {
    if (condition.kind == Condition::Kind::leaf && longest_and(condition.expression) > kLongestAnd) {
      add("long_and", at, condition.source);
    }
    for (const std::string& clause : condition.clauses) {
      if (!places_.contains(clause)) add("unknown_clause", at, clause);
    }
    for (const Condition& part : condition.parts) check(part, at);
  }

  static std::size_t longest_and(const feel::Expression& node) {
    std::size_t longest = node.op == feel::Operator::both ? node.parts.size() : 1;
    for (const feel::Expression& part : node.parts) longest = std::max(longest, longest_and(part));
    return longest;
  }

  const Edition& edition_;
  std::set<std::string> places_;
  std::vector<Remark> remarks_;
};

}  // namespace

std::vector<Remark> lint(const Edition& edition) {
  std::vector<Remark> remarks = Linter(edition).run();
  lint_reach(edition, remarks);
  lint_tables(edition, remarks);
  lint_names(edition, remarks);
  lint_dates(edition, remarks);
  lint_sources(edition, remarks);
  return remarks;
}

std::vector<Remark> lint_overlay(const Edition& edition, const Edition& plain) {
  std::vector<Remark> remarks = Linter(edition).run();
  const std::vector<Remark> known = Linter(plain).run();
  std::erase_if(remarks, [&](const Remark& remark) {
    return std::any_of(known.begin(), known.end(), [&](const Remark& other) {
      return std::tie(other.code, other.at, other.detail) == std::tie(remark.code, remark.at, remark.detail);
    });
  });
  return remarks;
}

}  // namespace zhicheng::rules
