#include "rules/changes.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "rules/assessment.h"
#include "rules/judgement.h"
#include "rules/outcome.h"
#include "rules/waiting.h"

namespace zhicheng::rules {

using base::Json;
using feel::Value;

namespace {

constexpr std::size_t kMost = 5;

/// All findings of one applicant, with whatever is not answered open.
class Case {
 public:
  Case(const Edition& edition, const Answers& answers, base::Day on)
      : edition_(edition), possibilities_(edition.calendar), facts_(edition, answers, possibilities_),
        judgement_(edition, answers, on, facts_, possibilities_, kNoPresumptions) {
    std::vector<Value> statuses;
    for (const FindingRule& rule : edition.findings) statuses.push_back(judge_finding(rule, judgement_, possibilities_).status);
    outcome_ = join(edition, statuses, possibilities_).outcome;
  }

  std::optional<Outcome> outcome() const { return plain(outcome_); }

  /// The outcome along the values of an open fact where `when` holds; undecided elsewhere.
  std::vector<feel::Possibilities::Stretch> along(std::size_t fact, const std::optional<Condition>& when) {
    const std::array<Value, 2> both{judgement_.holds(when), outcome_};
    const Value counted = possibilities_.map(both, [](std::span<const Value> leaves) {
      return leaves[0].is(true) ? leaves[1] : Value{feel::Kind::undecided, 0};
    });
    const auto rank = std::find(edition_.ranked.begin(), edition_.ranked.end(), fact) - edition_.ranked.begin();
    return possibilities_.along(counted, static_cast<std::uint32_t>(rank));
  }

  /// Whether files are still taken this year.
  Openness window() {
    for (const DeadlineRule& rule : edition_.deadlines) {
      if (rule.id != "filing" || !judgement_.holds(rule.when).is(true)) continue;
      const std::array<Value, 2> order{judgement_.today(), judgement_.evaluate(rule.date)};
      const Value open = possibilities_.apply(feel::Operation::less_equal, order);
      return open.is(true) ? Openness::open : open.is(false) ? Openness::closed : Openness::unknown;
    }
    return Openness::unknown;
  }

  std::optional<base::Day> cutoff() {
    const Value cutoff = judgement_.value(edition_.cutoff);
    if (cutoff.kind != feel::Kind::date) return std::nullopt;
    return cutoff.day();
  }

  bool holds(const std::optional<Condition>& when) { return judgement_.holds(when).is(true); }

 private:
  static inline const std::vector<Presumption> kNoPresumptions;
  static std::optional<Outcome> plain(Value outcome) {
    if (outcome.varies()) return std::nullopt;
    return static_cast<Outcome>(outcome.number);
  }

  const Edition& edition_;
  feel::Possibilities possibilities_;
  OpenFacts facts_;
  Judgement judgement_;
  Value outcome_;
};

/// `text` with each {name} replaced.
std::string filled(std::string text, std::string_view name, const std::string& value) {
  const std::string hole = "{" + std::string(name) + "}";
  if (const auto at = text.find(hole); at != std::string::npos) text.replace(at, hole.size(), value);
  return text;
}

class Finder {
 public:
  Finder(const Edition& edition, const Answers& answers, base::Day on) : edition_(edition), answers_(answers), on_(on) {}

  Changes run() {
    Case now(edition_, answers_, on_);
    Changes found;
    found.window = now.window();
    found.answers_missing = !now.outcome();
    if (found.answers_missing) return found;
    found.outcome = outcome_ = *now.outcome();
    wait(now, answers_, nullptr);
    for (const ChangeRule& rule : edition_.changes) {
      if (!answers_.at(rule.fact)) continue;
      Answers open = answers_;
      open.clear(rule.fact);
      Case other(edition_, open, on_);
      if (edition_.vocabulary.facts()[rule.fact].type == FactType::date) {
        find_days(other, rule);
      } else {
        find_answers(other, rule);
      }
    }
    // Equal ones stay in the edition's order.
    std::stable_sort(list_.begin(), list_.end(), [](const Change& a, const Change& b) {
      return std::tie(a.outcome, a.kind) < std::tie(b.outcome, b.kind);
    });
    if (list_.size() > kMost) list_.resize(kMost);
    found.list = std::move(list_);
    return found;
  }

 private:
  /// Whether an outcome is better than the applicant's own. A path that opens is only told to who has none.
  bool helps(Outcome outcome) const {
    return outcome == Outcome::eligible ? outcome_ != Outcome::eligible
                                        : outcome == Outcome::undetermined && outcome_ == Outcome::ineligible;
  }

  /// What time alone brings, as the applicant is, or with `other` answered otherwise. What is met after the cutoff
  /// cannot help this year, whether that day has come or not.
  void wait(Case& judged, const Answers& answers, const Change* other) {
    const auto cutoff = judged.cutoff();
    for (const Turn& turn : turns(edition_, answers, on_, cutoff)) {
      if (!(other != nullptr ? turn.outcome == Outcome::eligible : helps(turn.outcome))) continue;
      Change change;
      if (other != nullptr) change = *other;
      change.kind = ChangeKind::wait;
      change.outcome = turn.outcome;
      change.from = turn.from;
      change.finding = turn.finding;
      change.window = judged.window();
      if (cutoff) change.this_year = turn.from <= *cutoff;
      change.text = words_of(turn, cutoff, level_of(answers));
      list_.push_back(std::move(change));
    }
  }

  static std::string words_of(const Turn& turn, std::optional<base::Day> cutoff, const std::string& level) {
    const std::string what = "“" + turn.finding->title + "”";
    const std::string from = turn.from.text() + "起";
    const bool met = turn.then != Status::unknown;
    const bool eligible = turn.outcome == Outcome::eligible;
    std::string text;
    if (cutoff && turn.from > *cutoff) {
      const bool unmet = turn.before == Status::unmet;
      text = "截止日（" + cutoff->text() + "）前" + (unmet ? "不能满足" : "还说不准是否满足") + what + "；" + from +
             (met ? "满足" : "不再明确不符合") + "，最早" + year_of(*cutoff, turn.from) +
             (eligible ? "可申报" + level : "不再因此不能申报" + level + "，能否申报由评审机构认定");
    } else {
      text = from + (met ? "满足" : "不再明确不符合") + what + (eligible ? "，可以申报" + level : met ? "" : "，能否申报由评审机构认定");
      // Filing, publicity, review and passing on end together, on that very day.
      if (cutoff) return text + (eligible ? "；最迟" + cutoff->text() + "当天要全部报送完成，单位公示和各级审核都在这之前" : "");
    }
    return text + "（按这份通知的规定推算，以后年度以当年通知为准）";
  }

  /// The level's name; empty where it is not answered.
  std::string level_of(const Answers& answers) const {
    const auto fact = edition_.vocabulary.index_of("level");
    if (!fact || !answers.at(*fact)) return {};
    return readable(edition_.vocabulary.facts()[*fact], *answers.at(*fact));
  }

  /// The first year by whose cutoff `from` has come, if every year's were on this year's day.
  static std::string year_of(base::Day cutoff, base::Day from) {
    int years = from.year() - cutoff.year();
    if (cutoff.plus_years(years) < from) ++years;
    return std::to_string(cutoff.year() + years) + "年度";
  }

  Openness window_with(std::size_t fact, AnswerValue value) const {
    Answers changed = answers_;
    changed.set(fact, std::move(value));
    return Case(edition_, changed, on_).window();
  }

  /// Tells with the change whether it comes too late.
  void add(Change change, AnswerValue value) {
    change.window = window_with(*change.fact, std::move(value));
    if (change.window == Openness::closed) change.text += "（今年申报已截止）";
    list_.push_back(std::move(change));
  }

  void find_days(Case& judged, const ChangeRule& rule) {
    const std::int64_t own = std::get_if<base::Day>(&*answers_.at(rule.fact))->number();
    const auto stretches = judged.along(rule.fact, rule.when);
    const auto distance = [&](const auto& one) { return one.low > own ? one.low - own : own - one.high; };
    for (const Outcome outcome : {Outcome::eligible, Outcome::undetermined}) {
      const feel::Possibilities::Stretch* nearest = nullptr;
      for (const auto& one : stretches) {
        if (one.value != coded(outcome) || !helps(outcome)) continue;
        if (nearest == nullptr || distance(one) < distance(*nearest)) nearest = &one;
      }
      if (nearest == nullptr) continue;
      Change change = of(rule, outcome);
      const base::Day low = base::Day::from_number(nearest->low);
      const base::Day high = base::Day::from_number(nearest->high);
      if (nearest != &stretches.front()) change.from = low;
      if (nearest != &stretches.back()) change.upto = high;
      std::string range = change.from ? low.text() + (change.upto ? "至" + high.text() : "或更晚") : high.text() + "或更早";
      change.text = filled(rule.text, "range", range);
      const base::Day bound = change.from ? low : high;
      add(std::move(change), bound);
      return;
    }
  }

  /// Yes-no facts and choices. Of levels and the like, which people choose, only the nearest that helps.
  void find_answers(Case& judged, const ChangeRule& rule) {
    const Fact& fact = edition_.vocabulary.facts()[rule.fact];
    const auto stretches = judged.along(rule.fact, rule.when);
    const std::int64_t own = index_of(*answers_.at(rule.fact));
    for (const Outcome outcome : {Outcome::eligible, Outcome::undetermined}) {
      std::vector<std::int64_t> values;
      for (const auto& one : stretches) {
        for (std::int64_t at = one.low; at <= one.high && one.value == coded(outcome) && helps(outcome); ++at) values.push_back(at);
      }
      if (rule.kind == ChangeKind::choose) {
        std::erase_if(values, [&](std::int64_t at) { return window_with(rule.fact, answer_at(fact, at)) == Openness::closed; });
      }
      if (rule.kind == ChangeKind::choose && !values.empty()) {
        const auto nearer = [&](std::int64_t a, std::int64_t b) { return std::abs(a - own) < std::abs(b - own); };
        values = {*std::min_element(values.begin(), values.end(), nearer)};
      }
      if (values.empty()) continue;
      add(with_answers(rule, fact, outcome, values), answer_at(fact, values.front()));
      break;
    }
    if (rule.kind == ChangeKind::choose && outcome_ == Outcome::eligible) wait_elsewhere(rule, fact, own);
  }

  /// What is chosen higher than now, and only time is lacking for.
  void wait_elsewhere(const ChangeRule& rule, const Fact& fact, std::int64_t own) {
    for (std::int64_t at = own + 1; at < static_cast<std::int64_t>(fact.choices.size()); ++at) {
      const Change other = with_answers(rule, fact, Outcome::eligible, {at});
      Answers changed = answers_;
      changed.set(rule.fact, other.answers.front());
      Case judged(edition_, changed, on_);
      if (judged.holds(rule.when)) wait(judged, changed, &other);
    }
  }

  Change with_answers(const ChangeRule& rule, const Fact& fact, Outcome outcome, const std::vector<std::int64_t>& values) const {
    Change change = of(rule, outcome);
    std::string words;
    for (const std::int64_t at : values) {
      change.answers.push_back(answer_at(fact, at));
      words += (words.empty() ? "" : "、") + readable(fact, change.answers.back());
    }
    change.text = filled(rule.text, "answer", words);
    return change;
  }

  static AnswerValue answer_at(const Fact& fact, std::int64_t at) {
    if (fact.type == FactType::boolean) return at != 0;
    return ChoiceIndex{static_cast<std::size_t>(at)};
  }

  static Change of(const ChangeRule& rule, Outcome outcome) {
    Change change;
    change.kind = rule.kind;
    change.outcome = outcome;
    change.fact = rule.fact;
    return change;
  }

  static std::int64_t index_of(const AnswerValue& answer) {
    if (const bool* truth = std::get_if<bool>(&answer)) return *truth ? 1 : 0;
    const auto* choice = std::get_if<ChoiceIndex>(&answer);
    return choice == nullptr ? 0 : static_cast<std::int64_t>(choice->value);
  }

  const Edition& edition_;
  const Answers& answers_;
  base::Day on_;
  Outcome outcome_ = Outcome::undetermined;
  std::vector<Change> list_;
};

Json answer_json(const Fact& fact, const AnswerValue& answer) {
  if (const bool* truth = std::get_if<bool>(&answer)) return Json{*truth};
  return Json{fact.choices[std::get_if<ChoiceIndex>(&answer)->value].id};
}

}  // namespace

Changes changes(const Edition& edition, const Answers& answers, base::Day on) { return Finder(edition, answers, on).run(); }

Json to_json(const Edition& edition, const Changes& changes, base::Day on) {
  Json::Array list;
  for (const Change& change : changes.list) {
    Json item;
    item.add("window", std::string(spell(change.window)));
    if (change.this_year) item.add("this_year", *change.this_year);
    item.add("kind", std::string(spell(change.kind))).add("outcome", std::string(spell(change.outcome))).add("text", change.text);
    if (change.fact) {
      const Fact& fact = edition.vocabulary.facts()[*change.fact];
      item.add("fact", fact.id);
      Json::Array answers;
      for (const AnswerValue& answer : change.answers) answers.push_back(answer_json(fact, answer));
      if (!answers.empty()) item.add("answers", std::move(answers));
    }
    if (change.finding != nullptr) item.add("finding", change.finding->id);
    if (change.from) item.add("from", change.from->text());
    if (change.upto) item.add("upto", change.upto->text());
    list.push_back(std::move(item));
  }
  Json out;
  out.add("format", "zhicheng-changes/1").add("edition", to_json(name_of(edition))).add("on", on.text());
  out.add("answers_missing", changes.answers_missing).add("window", std::string(spell(changes.window)));
  return out.add("outcome", std::string(spell(changes.outcome))).add("changes", std::move(list));
}

}  // namespace zhicheng::rules
