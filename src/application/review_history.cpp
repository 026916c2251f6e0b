// What does not fit in the history: against the answers, the cutoff, and within itself.
#include <algorithm>

#include "application/identity.h"
#include "application/labels.h"
#include "application/review_parts.h"

namespace zhicheng::application {

void check_stated(Review& review) {
  for (const Derived& one : review.derived) {
    const auto& stated = review.answers.at(one.fact);
    if (!stated || *stated == one.value) continue;
    const rules::Fact& fact = review.edition.vocabulary.facts()[one.fact];
    std::vector<std::string> places{base::pointer_to("/answers", fact.id)};
    places.insert(places.end(), one.from.begin(), one.from.end());
    review.add("stated_differs_from_history", std::move(places),
               {{"fact", fact.label}, {"stated", rules::readable(fact, *stated)}, {"derived", rules::readable(fact, one.value)}});
  }
}

namespace {

/// A day that an item has, or ought to have.
struct Dated {
  std::string item;
  std::string_view field;
  std::string_view name;
  std::optional<Day> on;
  bool needed = false;
};

template <class Item, class Describe>
void collect(std::vector<Dated>& all, std::string_view list, const std::vector<Item>& items, Describe describe) {
  for (std::size_t i = 0; i < items.size(); ++i) {
    Dated one = describe(items[i]);
    one.item = place(list, i);
    all.push_back(std::move(one));
  }
}

std::vector<Dated> dated_items(const Application& said) {
  std::vector<Dated> all;
  collect(all, "education", said.education, [](const Education& one) { return Dated{{}, "on", one.school, one.on, one.ending == Ending::graduated}; });
  collect(all, "work", said.work, [](const Work& one) { return Dated{{}, "from", one.employer, one.from, true}; });
  collect(all, "titles", said.titles, [](const Title& one) { return Dated{{}, "on", one.title, one.on, true}; });
  collect(all, "titles", said.titles, [](const Title& one) { return Dated{{}, "appointed_on", one.title, one.appointed_on}; });
  collect(all, "qualifications", said.qualifications, [](const Qualification& one) { return Dated{{}, "on", one.name, one.on}; });
  collect(all, "exams", said.exams, [](const Exam& one) { return Dated{{}, "on", one.name, one.on}; });
  collect(all, "achievements", said.achievements, [](const Achievement& one) { return Dated{{}, "on", one.title, one.on, true}; });
  collect(all, "awards", said.awards, [](const Award& one) { return Dated{{}, "on", one.title, one.on, true}; });
  collect(all, "papers", said.papers, [](const Paper& one) { return Dated{{}, "on", one.title, one.on, true}; });
  return all;
}

/// What was planned to end later, and what was written later: odd, and nothing says that it is wrong.
void check_ends_after(Review& review, Day cutoff) {
  const auto note = [&](CheckId check, std::string at, std::string item, std::string date) {
    review.add(check, {std::move(at)}, {{"item", std::move(item)}, {"date", std::move(date)}, {"cutoff", cutoff.text()}});
  };
  const auto check_end = [&](std::string_view list, std::size_t i, std::string_view name, std::optional<Day> to) {
    if (to && *to > cutoff) note("end_after_cutoff", place(list, i, "to"), review.item_words(place(list, i), name), to->text());
  };
  const Application& said = review.said;
  for (std::size_t i = 0; i < said.work.size(); ++i) check_end("work", i, said.work[i].employer, said.work[i].to);
  for (std::size_t i = 0; i < said.pauses.size(); ++i) check_end("pauses", i, said.pauses[i].reason, said.pauses[i].to);
  // The cutoff counts in full, to 24:00 in China.
  constexpr std::int64_t kHour = 3600;
  const std::int64_t over = ((cutoff.number() + 1) * 24 - 8) * kHour;
  // The last edit may be a correction that was asked for, and is no such item.
  for (std::size_t i = 0; i < said.forms.size(); ++i) {
    const auto second = instant(said.forms[i].exported);
    if (!second || *second < over) continue;
    const rules::MaterialRule* form = material_of(review.edition, said.forms[i].kind);
    std::string item = "《" + (form == nullptr ? said.forms[i].kind : form->title) + "》的导出时间";
    note("written_after_cutoff", place("forms", i, "exported"), std::move(item), said.forms[i].exported);
  }
}

/// A year's result is not known before the year is over. Hours are counted until then: `passed` alone is a result.
void check_years_unfinished(Review& review, Day cutoff) {
  const auto note = [&](std::string_view list, std::size_t i, std::string_view field) {
    review.add("year_unfinished", {place(list, i, field)},
               {{"item", review.item_words(place(list, i), {})}, {"year", std::to_string(cutoff.year())}, {"cutoff", cutoff.text()}});
  };
  const Application& said = review.said;
  for (std::size_t i = 0; i < said.yearly.size(); ++i) {
    if (said.yearly[i].year == cutoff.year() && !said.yearly[i].result.empty()) note("yearly", i, "result");
  }
  for (std::size_t i = 0; i < said.training.size(); ++i) {
    if (said.training[i].year == cutoff.year() && said.training[i].passed == true) note("training", i, "passed");
  }
}

template <class Yearly>
void check_years_after(Review& review, std::string_view list, const std::vector<Yearly>& items, Day cutoff) {
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (items[i].year <= cutoff.year()) continue;
    review.add("item_after_cutoff", {place(list, i, "year")},
               {{"item", review.item_words(place(list, i), {})}, {"date", std::to_string(items[i].year) + "年度"}, {"cutoff", cutoff.text()}});
  }
}

}  // namespace

void check_cutoff(Review& review) {
  const std::vector<Dated> all = dated_items(review.said);
  const auto& cutoff = review.assessment.cutoff;
  const Day on = review.assessment.on;
  for (const Dated& one : all) {
    if (!one.on || *one.on <= on || (cutoff && *one.on > *cutoff)) continue;  // after the cutoff it does not count at all
    review.add("item_ahead", {base::pointer_to(one.item, one.field)},
               {{"item", review.item_words(one.item, one.name)}, {"date", one.on->text()}, {"on", on.text()}});
  }
  if (!cutoff) {
    if (std::any_of(all.begin(), all.end(), [](const Dated& one) { return one.on.has_value(); })) review.add("cutoff_unknown", {"/applicant"});
    return;
  }
  for (const Dated& one : all) {
    if (!one.on || *one.on <= *cutoff) continue;
    review.add("item_after_cutoff", {base::pointer_to(one.item, one.field)},
               {{"item", review.item_words(one.item, one.name)}, {"date", one.on->text()}, {"cutoff", cutoff->text()}});
  }
  check_years_after(review, "yearly", review.said.yearly, *cutoff);
  check_years_after(review, "training", review.said.training, *cutoff);
  check_years_unfinished(review, *cutoff);
  check_ends_after(review, *cutoff);
}

void check_dates(Review& review) {
  for (const Dated& one : dated_items(review.said)) {
    if (one.needed && !one.on) review.add("date_missing", {base::pointer_to(one.item, one.field)}, {{"item", review.item_words(one.item, one.name)}});
  }
  const auto reversed = [&](std::string at, std::string_view field, std::string_view name, std::optional<Day> from, std::optional<Day> to) {
    if (!from || !to || *from <= *to) return;
    review.add("period_reversed", {base::pointer_to(at, "from"), base::pointer_to(at, field)},
               {{"item", review.item_words(at, name)}, {"from", from->text()}, {"to", to->text()}});
  };
  const Application& said = review.said;
  for (std::size_t i = 0; i < said.education.size(); ++i) reversed(place("education", i), "on", said.education[i].school, said.education[i].from, said.education[i].on);
  for (std::size_t i = 0; i < said.work.size(); ++i) reversed(place("work", i), "to", said.work[i].employer, said.work[i].from, said.work[i].to);
  for (std::size_t i = 0; i < said.pauses.size(); ++i) reversed(place("pauses", i), "to", said.pauses[i].reason, said.pauses[i].from, said.pauses[i].to);
}

namespace {

/// Days, both ends counted in.
struct Stretch {
  Day from;
  Day to;
};

/// A stretch that holds a whole calendar month is a gap: insurance is paid by the month, so what is shorter leaves no
/// trace there. No source names a threshold.
bool holds_whole_month(Stretch gap) {
  const Day begun = *Day::parse(gap.from.text().substr(0, 8) + "01");
  const Day first = begun == gap.from ? begun : begun.plus_months(1);
  return first.plus_months(1).plus_days(-1) <= gap.to;
}

/// Months at which one employer's work ends and the next one's begins are the same in many files.
constexpr std::int64_t kOverlapDays = 31;

bool has_reason(const Pause& one) { return !comparable_name(one.reason).empty(); }

/// Since when, until when and why.
bool explains(const Pause& one) { return one.from && one.to && has_reason(one); }

void check_pauses(Review& review) {
  for (std::size_t i = 0; i < review.said.pauses.size(); ++i) {
    const Pause& one = review.said.pauses[i];
    std::vector<std::string> places;
    std::string what;
    for (const auto& [field, is_there] : {std::pair{"from", one.from.has_value()}, {"to", one.to.has_value()}, {"reason", has_reason(one)}}) {
      if (is_there) continue;
      places.push_back(place("pauses", i, field));
      what += (what.empty() ? "" : "、") + std::string(label_of(list_of("pauses")->members, field)->label);
    }
    if (!places.empty()) review.add("pause_incomplete", std::move(places), {{"item", review.item_words(place("pauses", i), {})}, {"what", what}});
  }
}

void check_gaps(Review& review) {
  const Application& said = review.said;
  const Day until = std::min(review.assessment.on, review.counted_until());
  std::vector<Stretch> covered;
  std::optional<Day> first;
  for (const Work& one : said.work) {
    if (!one.from) return;
    if (!first || *one.from < *first) first = one.from;
    covered.push_back({*one.from, one.to.value_or(Day::last())});
  }
  if (!first) return;
  for (const Pause& one : said.pauses) {
    if (explains(one)) covered.push_back({*one.from, *one.to});
  }
  for (const Education& one : said.education) {
    if (one.from && one.on) covered.push_back({*one.from, *one.on});
  }
  std::sort(covered.begin(), covered.end(), [](const Stretch& a, const Stretch& b) { return a.from < b.from; });
  const auto check = [&](Day from, Day to) {
    if (to < from || from < *first || !holds_whole_month({from, to})) return;
    review.add("employment_gap", {"/applicant/work"}, {{"from", from.text()}, {"to", to.text()}});
  };
  Day reached = *first;
  for (const Stretch& one : covered) {
    if (one.from > reached) check(reached.plus_days(1), std::min(one.from.plus_days(-1), until));
    reached = std::max(reached, one.to);
    if (reached >= until) return;
  }
  check(reached.plus_days(1), until);
}

void check_overlaps(Review& review) {
  const std::vector<Work>& work = review.said.work;
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < work.size(); ++i) {
    if (work[i].from) order.push_back(i);
  }
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return *work[a].from < *work[b].from; });
  // Of what began before, the piece that lasts longest, and the one that lasts longest at any other employer: each later
  // piece overlaps one of the two where it overlaps anything.
  struct Lasting {
    std::size_t index;
    std::string employer;
    Day until;
  };
  std::optional<Lasting> longest;
  std::optional<Lasting> elsewhere;
  for (const std::size_t index : order) {
    Lasting next{index, comparable_name(work[index].employer), work[index].to.value_or(Day::last())};
    const auto& before = longest && longest->employer == next.employer ? elsewhere : longest;
    if (before && std::min(before->until, next.until).number() - work[index].from->number() >= kOverlapDays) {
      const auto words = [&](std::size_t i) { return review.item_words(place("work", i), work[i].employer); };
      review.add("overlapping_work", {place("work", before->index), place("work", index)}, {{"one", words(before->index)}, {"other", words(index)}});
    }
    if (!longest || next.until > longest->until) {
      if (longest && longest->employer != next.employer) elsewhere = std::move(longest);
      longest = std::move(next);
    } else if (next.employer != longest->employer && (!elsewhere || next.until > elsewhere->until)) {
      elsewhere = std::move(next);
    }
  }
}

/// The history says all that is asked, and yet does not settle since when.
void check_city_work(Review& review) {
  const auto fact = review.edition.vocabulary.index_of("city_work_on");
  if (!fact || find(review.derived, *fact) != nullptr) return;
  bool present = false;
  std::vector<std::string> inside;
  for (std::size_t i = 0; i < review.said.work.size(); ++i) {
    const Work& one = review.said.work[i];
    if (!one.from || !one.in_city) return;
    if (*one.in_city) inside.push_back(place("work", i));
    present = present || (*one.in_city && !one.to);
  }
  if (present) review.add("city_work_unclear", std::move(inside), {{"fact", review.edition.vocabulary.facts()[*fact].label}});
}

}  // namespace

void check_work(Review& review) {
  check_gaps(review);
  check_pauses(review);
  check_overlaps(review);
  check_city_work(review);
}

}  // namespace zhicheng::application
