#include <algorithm>

#include "rules/answers.h"
#include "rules/judgement.h"
#include "rules/lint_parts.h"

namespace zhicheng::rules {

using feel::Value;

namespace {

/// Days that the edition itself writes down.
class Written : private Walk {
 public:
  Written(const Edition& edition, std::vector<Remark>& remarks) : dated_(*base::Day::parse(edition.dated)), remarks_(remarks) {
    run(edition);
    for (const NamedValue& value : edition.values) {
      for (std::size_t i = 0; i < value.table.size(); ++i) {
        check(value.table[i].value, "values " + value.id + base::pointer_to("#/table/rows", i) + "/value");
      }
    }
  }

 private:
  void expression(const feel::Expression& one, const std::string& place) override {
    if (place.find("#/dated/") != std::string::npos && place.find("/when") != std::string::npos) return;  // from when on
    if (one.op == feel::Operator::literal) check(one.value, place);
    for (const feel::Expression& part : one.parts) expression(part, place);
  }

  void check(Value value, const std::string& place) {
    if (value.kind != feel::Kind::date || value.day() >= dated_) return;
    remarks_.push_back({"past_date", place, value.day().text() + " 早于通知的日期 " + dated_.text(), Severity::warning});
  }

  base::Day dated_;
  std::vector<Remark>& remarks_;
};

/// The days that the filing deadline can be for one level.
std::vector<std::int64_t> cutoffs_of(const Edition& edition, const std::string& level) {
  const auto answers = Answers::parse_facts(edition.vocabulary, base::Json{}.add("level", level), "");
  if (!answers) return {};
  feel::Possibilities possibilities(edition.calendar);
  OpenFacts open(edition, *answers, possibilities);
  const std::vector<Presumption> none;
  Judgement judgement(edition, *answers, *base::Day::parse(edition.dated), open, possibilities, none);
  std::vector<std::int64_t> days;
  for (const Value leaf : possibilities.leaves_of(judgement.value(edition.cutoff))) {
    if (leaf.kind == feel::Kind::date) days.push_back(leaf.number);
  }
  return days;
}

/// The State Council publishes each year's holidays: an edition that was copied may still have the old ones.
void check_holidays(const Edition& edition, std::vector<Remark>& remarks) {
  const auto other_year = [&](std::int64_t day) { return base::Day::from_number(day).year() != edition.year; };
  for (const auto& [key, days] : {std::pair{"off", &edition.calendar.off}, std::pair{"work", &edition.calendar.work}}) {
    const auto found = std::find_if(days->begin(), days->end(), other_year);
    if (found == days->end()) continue;
    remarks.push_back({"holiday_of_another_year", std::string("holidays ") + key,
                       base::Day::from_number(*found).text() + " 不在 " + std::to_string(edition.year) + " 年", Severity::warning});
  }
}

}  // namespace

void lint_dates(const Edition& edition, std::vector<Remark>& remarks) {
  Written(edition, remarks);
  check_holidays(edition, remarks);
  const Fact* level = edition.vocabulary.find("level");
  if (level == nullptr) return;
  std::int64_t last = base::Day::first().number();
  for (const Choice& choice : level->choices) {
    const auto days = cutoffs_of(edition, choice.id);
    if (days.empty()) continue;
    const std::int64_t earliest = *std::min_element(days.begin(), days.end());
    if (earliest < last) {
      remarks.push_back({"deadlines_out_of_order", "values cutoff", choice.label + "的截止日 " + base::Day::from_number(earliest).text() + " 早于下一级的截止日", Severity::warning});
    }
    last = std::max(last, *std::max_element(days.begin(), days.end()));
  }
}

void lint_sources(const Edition& edition, std::vector<Remark>& remarks) {
  const auto note = [&](std::string place, const std::string& title, const std::string& source) {
    remarks.push_back({"unverified", std::move(place), "待核实：" + title + (source.empty() ? "" : "（" + source + "）"), Severity::note});
  };
  for (const FindingRule& rule : edition.findings) {
    if (!rule.verified) note("findings " + rule.id, rule.title, rule.source);
  }
  for (const DeadlineRule& rule : edition.deadlines) {
    if (!rule.verified) note("deadlines " + rule.id, rule.title, rule.note);
  }
  for (const MaterialRule& rule : edition.materials) {
    if (!rule.verified) note("materials " + rule.id, rule.title, rule.source);
  }
  for (const NamedValue& value : edition.values) {
    for (std::size_t i = 0; i < value.table.size(); ++i) {
      if (!value.table[i].verified) note("values " + value.id + base::pointer_to("#/table/rows", i), value.label, value.table[i].source);
    }
  }
}

}  // namespace zhicheng::rules
