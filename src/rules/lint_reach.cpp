// What no applicant can reach, found with every fact unanswered.
#include <algorithm>
#include <map>
#include <set>

#include "rules/judgement.h"
#include "rules/lint_parts.h"

namespace zhicheng::rules {

using feel::Value;

namespace {

/// A list whose rows are tried in order.
struct Rows {
  std::string place;  ///< "findings in_service#/judge/"
  std::string code;
  std::set<std::size_t> left;  ///< not reached yet
};

/// A condition that has been the same for everybody so far.
struct Constant {
  std::string place;
  std::string source;
  Value value;
};

class Reach : private Walk {
 public:
  explicit Reach(const Edition& edition) : edition_(edition), nobody_(edition.vocabulary.facts().size()) {
    for (std::size_t v = 0; v < edition.values.size(); ++v) {
      const NamedValue& value = edition.values[v];
      if (value.rows.size() > 1 && value.dated.empty()) values_.push_back({v, rows("values " + value.id + "#/first/", "unreachable_row", value.rows.size())});
      if (!value.table.empty()) values_.push_back({v, rows("values " + value.id + "#/table/rows/", "unreachable_row", value.table.size())});
    }
    for (const FindingRule& rule : edition.findings) {
      findings_.push_back(rows("findings " + rule.id + "#/judge/", "unreachable_case", rule.judge.size()));
    }
    if (!edition.route.empty()) route_ = rows("", "unreachable_row", edition.route.size());
  }

  void look(base::Day on) {
    feel::Possibilities possibilities(edition_.calendar);
    OpenFacts facts(edition_, nobody_, possibilities);
    const std::vector<Presumption> none;
    Judgement judgement(edition_, nobody_, on, facts, possibilities, none);
    possibilities_ = &possibilities;
    judgement_ = &judgement;
    for (auto& [index, rows] : values_) {
      if (rows.left.empty()) continue;
      const NamedValue& value = edition_.values[index];
      if (value.table.empty()) {
        visit(rows, value.rows);
      } else {
        reach(rows, judgement.table_row(index));
      }
    }
    for (std::size_t i = 0; i < findings_.size(); ++i) {
      if (!findings_[i].left.empty()) visit(findings_[i], edition_.findings[i].judge);
    }
    if (!route_.left.empty()) visit(route_, edition_.route);
    run(edition_);
    first_day_ = false;
  }

  bool settled() const {
    const bool rows = std::all_of(values_.begin(), values_.end(), [](const auto& one) { return one.second.left.empty(); }) &&
                      std::all_of(findings_.begin(), findings_.end(), [](const Rows& one) { return one.left.empty(); });
    return rows && route_.left.empty() && constants_.empty();
  }

  void report(std::vector<Remark>& remarks) const {
    for (const auto& [index, rows] : values_) report(rows, remarks);
    for (const Rows& rows : findings_) report(rows, remarks);
    for (const std::size_t row : route_.left) {
      remarks.push_back({"unreachable_row", "route " + edition_.route[row].id, "前面的行已经包括了所有人，这一行永远用不到"});
    }
    for (const Constant& one : constants_) {
      const char* word = one.value.is(true) ? "对谁都成立，是多余的：" : one.value.is(false) ? "对谁都不成立：" : "对谁都说不准：";
      remarks.push_back({"constant_condition", one.place, word + one.source, Severity::warning});
    }
    for (const auto& [place, source] : open_) {
      const bool display = display_.contains(place);
      remarks.push_back({"two_open_dates", place, (display ? "两个日期都没有回答时互相比较，可能说不准，不影响结论，只影响显示：" : "两个日期都没有回答时互相比较，不会说错，但可能该明确的说成说不准；尽量分别与已知日期比较：") + source,
                         display ? Severity::note : Severity::warning});
    }
  }

 private:
  static Rows rows(std::string place, std::string code, std::size_t count) {
    Rows made{std::move(place), std::move(code), {}};
    for (std::size_t i = 0; i < count; ++i) made.left.insert(i);
    return made;
  }

  template <class Row>
  void visit(Rows& rows, const std::vector<Row>& list) {
    reach(rows, judgement_->first(list));
  }

  void reach(Rows& rows, Value chosen) {
    for (const Value leaf : possibilities_->leaves_of(chosen)) {
      if (!leaf.is_unknown()) rows.left.erase(static_cast<std::size_t>(leaf.number));
    }
  }

  void condition(const Condition& one, const std::string& place) override {
    if (dated_ || one.kind != Condition::Kind::leaf || one.expression.op == feel::Operator::literal) return;
    const Value truth = judgement_->holds(one);
    if (possibilities_->orders_open(truth) && open_.emplace(place, one.source).second && !decides_) display_.insert(place);
    if (first_day_) {
      if (!truth.varies()) constants_.push_back({place, one.source, truth});
    } else {
      std::erase_if(constants_, [&](const Constant& other) { return other.place == place && !(other.value == truth); });
    }
  }

  void enter_value(std::size_t index) override {
    decides_ = deciding().contains(index);
    dated_ = !edition_.values[index].dated.empty();
  }
  void leave_value() override {
    decides_ = true;
    dated_ = false;
  }

  /// Values on which a status, a date, a way or a contact turns.
  const std::set<std::size_t>& deciding() {
    if (!deciding_.empty()) return deciding_;
    class Readers : public Walk {
     public:
      explicit Readers(const Edition& edition) : read_(edition.values.size()) { run(edition); }
      std::set<std::size_t> closure(const Edition& edition) {
        std::set<std::size_t> all = roots_;
        all.insert(edition.cutoff);
        for (const DeadlineRule& rule : edition.deadlines) all.insert(rule.set_by);
        for (std::vector<std::size_t> fresh(all.begin(), all.end()); !fresh.empty();) {
          const std::size_t value = fresh.back();
          fresh.pop_back();
          for (const std::size_t read : read_[value]) {
            if (all.insert(read).second) fresh.push_back(read);
          }
        }
        return all;
      }

     private:
      void expression(const feel::Expression& one, const std::string&) override {
        if (display_) return;
        for (const feel::Expression* name : feel::names_in(one)) {
          if (name->binding.kind != feel::Binding::Kind::value) continue;
          (reader_ ? read_[*reader_] : roots_).insert(name->binding.index);
        }
      }
      void enter_value(std::size_t index) override { reader_ = index; }
      void leave_value() override { reader_.reset(); }
      void enter_display() override { display_ = true; }
      void leave_display() override { display_ = false; }

      std::vector<std::set<std::size_t>> read_;
      std::set<std::size_t> roots_;
      std::optional<std::size_t> reader_;
      bool display_ = false;
    };
    deciding_ = Readers(edition_).closure(edition_);
    return deciding_;
  }

  static void report(const Rows& rows, std::vector<Remark>& remarks) {
    for (const std::size_t row : rows.left) {
      remarks.push_back({rows.code, rows.place + std::to_string(row), "前面的情形已经包括了所有人，这一行永远用不到"});
    }
  }

  const Edition& edition_;
  const Answers nobody_;
  feel::Possibilities* possibilities_ = nullptr;
  Judgement* judgement_ = nullptr;
  std::vector<std::pair<std::size_t, Rows>> values_;
  std::vector<Rows> findings_;
  Rows route_;
  std::vector<Constant> constants_;
  std::map<std::string, std::string> open_;
  std::set<std::string> display_;
  std::set<std::size_t> deciding_;
  bool first_day_ = true;
  bool decides_ = true;
  bool dated_ = false;  ///< its rows turn on the day alone
};

/// Days on which something may turn: the notice's own, and those around every deadline.
std::vector<base::Day> days_to_look(const Edition& edition) {
  std::set<std::int64_t> days;
  const Answers nobody(edition.vocabulary.facts().size());
  feel::Possibilities possibilities(edition.calendar);
  OpenFacts facts(edition, nobody, possibilities);
  const std::vector<Presumption> none;
  const base::Day dated = *base::Day::parse(edition.dated);
  Judgement judgement(edition, nobody, dated, facts, possibilities, none);
  for (const Value leaf : possibilities.leaves_of(judgement.value(edition.cutoff))) {
    if (leaf.kind != feel::Kind::date) continue;
    for (const std::int64_t day : {leaf.number - 1, leaf.number, leaf.number + 1}) days.insert(day);
  }
  std::vector<base::Day> found{dated};
  for (const std::int64_t day : days) found.push_back(base::Day::from_number(day));
  return found;
}

}  // namespace

void lint_reach(const Edition& edition, std::vector<Remark>& remarks) {
  Reach reach(edition);
  for (const base::Day day : days_to_look(edition)) {
    reach.look(day);
    if (reach.settled()) break;
  }
  reach.report(remarks);
}

void lint_tables(const Edition& edition, std::vector<Remark>& remarks) {
  using Symbols = std::vector<std::int64_t>;  // empty: all
  const auto meet = [](const Symbols& a, const Symbols& b) {
    return a.empty() || b.empty() || std::find_first_of(a.begin(), a.end(), b.begin(), b.end()) != a.end();
  };
  const auto within = [](const Symbols& a, const Symbols& b) {
    return b.empty() || (!a.empty() && std::includes(b.begin(), b.end(), a.begin(), a.end()));
  };
  for (const NamedValue& value : edition.values) {
    for (std::size_t j = 0; j < value.table.size(); ++j) {
      for (std::size_t i = 0; i < j; ++i) {
        const auto& one = value.table[i].inputs;
        const auto& other = value.table[j].inputs;
        bool overlap = !(value.table[i].value == value.table[j].value);
        bool inside = true;
        bool outside = true;
        for (std::size_t k = 0; k < one.size(); ++k) {
          overlap = overlap && meet(one[k], other[k]);
          inside = inside && within(one[k], other[k]);
          outside = outside && within(other[k], one[k]);
        }
        if (!overlap || inside || outside) continue;
        remarks.push_back({"overlapping_rows", "values " + value.id + base::pointer_to("#/table/rows", j),
                           "与第 " + std::to_string(i + 1) + " 行有一部分重叠而值不同，哪一行都不是另一行的特例", Severity::warning});
      }
    }
  }
}

}  // namespace zhicheng::rules
