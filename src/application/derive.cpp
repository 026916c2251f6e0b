#include "application/derive.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace zhicheng::application {

using base::Json;
using rules::AnswerValue;
using rules::ChoiceIndex;

namespace {

constexpr std::array<std::string_view, 6> kSchooling{"doctorate", "master", "bachelor", "associate", "secondary", "below"};

class Deriving {
 public:
  Deriving(const rules::Vocabulary& vocabulary, const rules::Answers& stated, const Application& application, std::optional<Day> cutoff)
      : vocabulary_(vocabulary), stated_(stated), said_(application), cutoff_(cutoff) {}

  std::vector<Derived> run() {
    career();
    city_work();
    education();
    title();
    exam();
    if (said_.declared_true) put("declared_true", *said_.declared_true, {"/applicant/declared_true"});
    std::sort(made_.begin(), made_.end(), [](const Derived& a, const Derived& b) { return a.fact < b.fact; });
    return std::move(made_);
  }

 private:
  /// A vocabulary without the fact, or without the choice, has nothing to be asked.
  void put(std::string_view id, AnswerValue value, std::vector<std::string> from) {
    if (const auto fact = vocabulary_.index_of(id)) made_.push_back({*fact, value, std::move(from)});
  }

  void put_choice(std::string_view id, std::string_view choice, std::vector<std::string> from) {
    if (const auto index = choice_of(id, choice)) put(id, ChoiceIndex{*index}, std::move(from));
  }

  std::optional<std::size_t> choice_of(std::string_view id, std::string_view choice) const {
    const rules::Fact* fact = vocabulary_.find(id);
    if (fact == nullptr) return std::nullopt;
    const auto found = std::find_if(fact->choices.begin(), fact->choices.end(), [&](const rules::Choice& one) { return one.id == choice; });
    if (found == fact->choices.end()) return std::nullopt;
    return static_cast<std::size_t>(found - fact->choices.begin());
  }

  template <class Item>
  static std::vector<std::string> pointers(std::string_view list, const std::vector<Item>& items, const std::vector<const Item*>& used) {
    std::vector<std::string> made;
    for (const Item* item : used) {
      made.push_back(base::pointer_to(base::pointer_to("/applicant", list), static_cast<std::size_t>(item - items.data())));
    }
    return made;
  }

  void career() {
    const Work* first = nullptr;
    for (const Work& one : said_.work) {
      if (!one.from || !one.professional) return;
      if (*one.professional && (first == nullptr || *one.from < *first->from)) first = &one;
    }
    if (first != nullptr) put("career_on", *first->from, pointers("work", said_.work, {first}));
  }

  void city_work() {
    std::vector<const Work*> inside;
    for (const Work& one : said_.work) {
      if (!one.from || !one.in_city) return;
      if (*one.in_city) inside.push_back(&one);
    }
    // The latest end first: the chain is walked back from the present.
    std::stable_sort(inside.begin(), inside.end(), [](const Work* a, const Work* b) { return a->to.value_or(Day::last()) > b->to.value_or(Day::last()); });
    if (inside.empty() || inside.front()->to) return;
    Day start = *inside.front()->from;
    for (const Work* one : inside) {
      if (one->to && one->to->plus_days(1) < start) return;
      start = std::min(start, *one->from);
    }
    put("city_work_on", start, pointers("work", said_.work, inside));
  }

  /// The graduations of this level. No day when one of them has none.
  struct Diplomas {
    std::vector<const Education*> items;
    std::optional<Day> first;
  };
  Diplomas diplomas(Schooling level) const {
    Diplomas made;
    bool dated = true;
    for (const Education& one : said_.education) {
      if (one.level != level || one.ending != Ending::graduated) continue;
      made.items.push_back(&one);
      if (!one.on) dated = false;
      if (one.on && (!made.first || *one.on < *made.first)) made.first = one.on;
    }
    if (!dated) made.first.reset();
    return made;
  }

  std::optional<Schooling> highest() const {
    std::optional<Schooling> found;
    for (const Education& one : said_.education) {
      if (one.level && one.ending == Ending::graduated && (!found || *one.level < *found)) found = one.level;
    }
    const auto could_be_higher = [&](const Education& one) {
      if (!one.level) return one.degree.value_or(Degree::none) == Degree::none;
      return !one.ending && *one.level < *found;
    };
    if (found && std::any_of(said_.education.begin(), said_.education.end(), could_be_higher)) return std::nullopt;
    return found;
  }

  void education() {
    const auto top = highest();
    if (!top) return;
    const Diplomas best = diplomas(*top);
    const auto from = pointers("education", said_.education, best.items);
    put_choice("education", kSchooling[static_cast<std::size_t>(*top)], from);
    if (best.first) put("education_on", *best.first, from);
    if (*top < Schooling::bachelor) lower_diploma(Schooling::bachelor, "bachelor_held", "bachelor_on");
    if (*top < Schooling::associate) lower_diploma(Schooling::associate, "associate_held", "associate_on");
  }

  void lower_diploma(Schooling level, std::string_view held, std::string_view on) {
    const Diplomas found = diplomas(level);
    if (found.items.empty()) return;
    const auto from = pointers("education", said_.education, found.items);
    put(held, true, from);
    if (found.first) put(on, *found.first, from);
  }

  void title() {
    std::vector<const Title*> counted;
    for (const Title& one : said_.titles) {
      if (!choice_of("level", one.level)) return;
      if (!cutoff_ || !one.on || *one.on <= *cutoff_) counted.push_back(&one);
    }
    if (counted.empty()) {
      for (const Title& one : said_.titles) counted.push_back(&one);
    }
    if (counted.empty()) return;
    std::size_t top = 0;
    for (const Title* one : counted) top = std::max(top, *choice_of("level", one->level));
    std::erase_if(counted, [&](const Title* one) { return choice_of("level", one->level) != top; });
    const Title& first = *counted.front();
    const auto from = pointers("titles", said_.titles, counted);
    put_choice("current_title", first.level, from);
    const auto all = [&](auto agrees) { return std::all_of(counted.begin(), counted.end(), agrees); };
    if (first.on && all([&](const Title* one) { return one->on == first.on; })) put("current_title_on", *first.on, from);
    if (all([&](const Title* one) { return one->series == first.series; })) put_choice("current_title_series", first.series, from);
  }

  /// What the answer to a choice is called.
  const rules::Choice* answered(std::string_view id) const {
    const auto fact = vocabulary_.index_of(id);
    if (!fact || !stated_.at(*fact)) return nullptr;
    const auto* choice = std::get_if<ChoiceIndex>(&*stated_.at(*fact));
    return choice == nullptr ? nullptr : &vocabulary_.facts()[*fact].choices[choice->value];
  }

  std::string_view group_of_level(const rules::Choice* level) const {
    const rules::Fact* fact = vocabulary_.find("level");
    if (fact == nullptr || level == nullptr) return {};
    const auto index = static_cast<std::size_t>(level - fact->choices.data());
    for (const rules::ChoiceGroup& group : fact->groups) {
      if (std::find(group.members.begin(), group.members.end(), index) != group.members.end()) return group.name;
    }
    return {};
  }

  void exam() {
    const rules::Choice* series = answered("series");
    const std::string_view group = group_of_level(answered("level"));
    if (series == nullptr || group.empty()) return;
    std::vector<const Exam*> all;
    for (const Exam& one : said_.exams) {
      if (one.name.find(series->label) != std::string::npos && one.name.find(group) != std::string::npos) all.push_back(&one);
    }
    if (all.empty()) return;
    const Exam& first = *all.front();
    const auto agree = [&](auto as) { return std::all_of(all.begin(), all.end(), as); };
    if (!first.passed || !agree([&](const Exam* one) { return one->passed == first.passed; })) return;
    const auto from = pointers("exams", said_.exams, all);
    put("exam_passed", *first.passed, from);
    const bool same_end = agree([&](const Exam* one) { return one->valid_until == first.valid_until; });
    if (*first.passed && first.valid_until && same_end) put("exam_valid_until", *first.valid_until, from);
  }

  const rules::Vocabulary& vocabulary_;
  const rules::Answers& stated_;
  const Application& said_;
  std::optional<Day> cutoff_;
  std::vector<Derived> made_;
};

/// Facts of one diploma, title or examination.
constexpr std::array<std::array<std::string_view, 6>, 3> kTogether{{
    {"education", "education_on", "bachelor_held", "bachelor_on", "associate_held", "associate_on"},
    {"current_title", "current_title_on", "current_title_series"},
    {"exam_passed", "exam_valid_until"},
}};

bool is_in(const std::array<std::string_view, 6>& group, std::string_view id) {
  return !id.empty() && std::find(group.begin(), group.end(), id) != group.end();
}

}  // namespace

std::vector<Derived> derive(const rules::Vocabulary& vocabulary, const rules::Answers& stated, const Application& application,
                            std::optional<Day> cutoff) {
  return Deriving(vocabulary, stated, application, cutoff).run();
}

void fill(const rules::Vocabulary& vocabulary, const std::vector<Derived>& derived, rules::Answers& answers) {
  const rules::Answers stated = answers;
  const auto contradicted = [&](const Derived& one) { return stated.at(one.fact) && *stated.at(one.fact) != one.value; };
  const auto id_of = [&](const Derived& one) { return std::string_view(vocabulary.facts()[one.fact].id); };
  for (const Derived& one : derived) {
    if (stated.at(one.fact)) continue;
    const auto together = [&](const auto& group) {
      return is_in(group, id_of(one)) && std::any_of(derived.begin(), derived.end(), [&](const Derived& other) { return is_in(group, id_of(other)) && contradicted(other); });
    };
    if (std::none_of(kTogether.begin(), kTogether.end(), together)) answers.set(one.fact, one.value);
  }
}

const Derived* find(const std::vector<Derived>& derived, std::size_t fact) {
  const auto found = std::find_if(derived.begin(), derived.end(), [&](const Derived& one) { return one.fact == fact; });
  return found == derived.end() ? nullptr : &*found;
}

Json to_json(const rules::Vocabulary& vocabulary, const std::vector<Derived>& derived) {
  rules::Answers values(vocabulary.facts().size());
  for (const Derived& one : derived) values.set(one.fact, one.value);
  const Json written = values.to_json(vocabulary);
  Json::Array out;
  for (const Derived& one : derived) {
    const rules::Fact& fact = vocabulary.facts()[one.fact];
    Json::Array from(one.from.begin(), one.from.end());
    out.push_back(Json{}.add("fact", fact.id).add("label", fact.label).add("value", *written.find(fact.id)).add("text", rules::readable(fact, one.value)).add("from", std::move(from)));
  }
  return Json{std::move(out)};
}

}  // namespace zhicheng::application
