// What was achieved and assessed: what the forms leave no cell blank for.
#include <algorithm>

#include "application/review_parts.h"
#include "application/text.h"
#include "base/utf8.h"

namespace zhicheng::application {

namespace {

/// Roles, ranks and days of achievements, awards and papers alike.
template <class Item>
void check_list(Review& review, std::string_view list, const std::vector<Item>& items) {
  const auto title_on = review.title_on();
  for (std::size_t i = 0; i < items.size(); ++i) {
    const Item& one = items[i];
    const std::string item = review.item_words(place(list, i), one.title);
    if (!one.rank) review.add("rank_missing", {place(list, i, "rank")}, {{"item", item}});
    if (title_on && one.on && *one.on < *title_on) {
      review.add("achievement_older_than_title", {place(list, i, "on")}, {{"item", item}, {"date", one.on->text()}, {"title_on", title_on->text()}});
    }
  }
}

/// "2015至2018、2020".
std::string listed(const std::vector<std::int64_t>& years) {
  std::string text;
  for (std::size_t i = 0; i < years.size();) {
    std::size_t last = i;
    while (last + 1 < years.size() && years[last + 1] == years[last] + 1) ++last;
    text += (text.empty() ? "" : "、") + std::to_string(years[i]);
    if (last > i) text += "至" + std::to_string(years[last]);
    i = last + 1;
  }
  return text;
}

/// Whole years between the title and the day by which things count that no item is about.
template <class Item>
std::vector<std::int64_t> years_missing(const Review& review, const std::vector<Item>& items) {
  std::vector<std::int64_t> missing;
  const auto title_on = review.title_on();
  if (!title_on) return missing;
  for (std::int64_t year = title_on->year() + 1; year < review.counted_until().year(); ++year) {
    if (std::none_of(items.begin(), items.end(), [&](const Item& one) { return one.year == year; })) missing.push_back(year);
  }
  return missing;
}

std::string title_suggestion(const rules::Vocabulary& vocabulary, const std::string& name) {
  const rules::Fact* levels = vocabulary.find("level");
  const rules::Fact* series = vocabulary.find("series");
  std::string text;
  for (const rules::Title& title : vocabulary.titles()) {
    if (title.name != name || levels == nullptr || series == nullptr) continue;
    text += (text.empty() ? "" : "、") + series->choices[title.series].label + levels->choices[title.level].label;
  }
  return text;
}

/// Results and qualifications that are no longer valid on the day by which things count.
void check_valid(Review& review) {
  const Application& said = review.said;
  const Day day = review.counted_until();
  const auto name = [&](CheckId check, std::string at, std::string item, std::optional<Day> until) {
    if (!until || *until >= day) return;
    review.add(check, {std::move(at)}, {{"item", std::move(item)}, {"valid_until", until->text()}, {"day", day.text()}});
  };
  for (std::size_t i = 0; i < said.exams.size(); ++i) {
    const Exam& one = said.exams[i];
    if (one.passed == false) continue;
    name("exam_expired", place("exams", i, "valid_until"), review.item_words(place("exams", i), one.name), one.valid_until);
  }
  for (std::size_t i = 0; i < said.qualifications.size(); ++i) {
    const Qualification& one = said.qualifications[i];
    name("qualification_expired", place("qualifications", i, "valid_until"), review.item_words(place("qualifications", i), one.name), one.valid_until);
  }
  const rules::Fact* fact = review.edition.vocabulary.find("exam_valid_until");
  const auto passed = review.edition.vocabulary.index_of("exam_passed");
  if (fact == nullptr || (passed && review.answers.at(*passed) == rules::AnswerValue{false})) return;
  const auto answered = review.answered_day(fact->id);
  if (std::any_of(said.exams.begin(), said.exams.end(), [&](const Exam& one) { return one.valid_until == answered; })) return;
  name("exam_expired", base::pointer_to("/answers", fact->id), "“" + fact->label + "”的回答", answered);
}

}  // namespace

void check_results(Review& review) {
  const Application& said = review.said;
  check_list(review, "achievements", said.achievements);
  check_list(review, "awards", said.awards);
  check_list(review, "papers", said.papers);
  for (std::size_t i = 0; i < said.achievements.size(); ++i) {
    const Achievement& one = said.achievements[i];
    if (one.role.empty()) review.add("role_missing", {place("achievements", i, "role")}, {{"item", review.item_words(place("achievements", i), one.title)}});
  }
  for (std::size_t i = 0; i < said.papers.size(); ++i) {
    const Paper& one = said.papers[i];
    if (one.number.empty()) review.add("paper_number_missing", {place("papers", i, "number")}, {{"item", review.item_words(place("papers", i), one.title)}});
  }
  check_valid(review);
  for (std::size_t i = 0; i < said.education.size(); ++i) {
    const Education& one = said.education[i];
    if (!one.ending || *one.ending == Ending::graduated) continue;
    review.add("education_not_graduated", {place("education", i, "ending")},
               {{"item", review.item_words(place("education", i), one.school)}, {"ending", *one.ending == Ending::completed ? "结业" : "肄业"}});
  }
  for (std::size_t i = 0; i < said.titles.size(); ++i) {
    const Title& one = said.titles[i];
    if (!one.level.empty()) continue;
    const std::string likely = title_suggestion(review.edition.vocabulary, one.title);
    review.add("title_level_unknown", {place("titles", i, "level")},
               {{"item", review.item_words(place("titles", i), one.title)}, {"likely", likely.empty() ? "" : "（按名称可能是" + likely + "）"}});
  }
}

void check_years(Review& review) {
  const Application& said = review.said;
  if (said.work.empty() && said.titles.empty()) return;  // no history was given at all
  if (const auto years = years_missing(review, said.yearly); !years.empty()) {
    review.add("yearly_year_missing", {"/applicant/yearly"}, {{"years", listed(years)}});
  }
  // Where the card is not asked for, as of staff outside public ownership, no year of it can be missing.
  const auto is_card = [](const rules::MaterialRule* one) { return one->id == "continuing_education_card"; };
  const auto& materials = review.assessment.materials;
  if (std::none_of(materials.begin(), materials.end(), is_card)) return;
  if (const auto years = years_missing(review, said.training); !years.empty()) {
    review.add("training_year_missing", {"/applicant/training"}, {{"years", listed(years)}});
  }
}

void check_declarations(Review& review) {
  const Application& said = review.said;
  const auto fact = review.edition.vocabulary.index_of("declared_true");
  const bool answered = fact && review.answers.at(*fact) == rules::AnswerValue{true};
  if (said.declared_true == false || (!said.declared_true && !answered)) review.add("declaration_missing", {"/applicant/declared_true"});
  const auto edited = instant(said.edited);
  for (std::size_t i = 0; i < said.forms.size(); ++i) {
    const auto exported = instant(said.forms[i].exported);
    if (!edited || !exported || *exported >= *edited) continue;
    const rules::MaterialRule* form = material_of(review.edition, said.forms[i].kind);
    review.add("form_outdated", {"/applicant/edited", place("forms", i, "exported")},
               {{"form", form == nullptr ? said.forms[i].kind : form->title}, {"exported", said.forms[i].exported}, {"edited", said.edited}});
  }
  for (const std::string& member : said.unknown) {
    const std::string name = base::shortened(member, kLongestLine);
    review.add("unknown_member", {base::pointer_to("/applicant", name)}, {{"member", name}});
  }
}

std::optional<std::int64_t> instant(std::string_view time) {
  const auto day = Day::parse(time.substr(0, 10));
  if (!day || time.size() < 20) return std::nullopt;
  const auto pair = [&](std::size_t at) -> std::int64_t { return at + 2 <= time.size() ? (time[at] - '0') * 10 + (time[at + 1] - '0') : 0; };
  std::int64_t seconds = ((day->number() * 24 + pair(11)) * 60 + pair(14)) * 60 + pair(17);
  const std::size_t zone = time.find_first_of("+-Zz", 19);
  if (zone == std::string_view::npos) return std::nullopt;
  const std::int64_t offset = time.size() == zone + 6 ? (pair(zone + 1) * 60 + pair(zone + 4)) * 60 : 0;
  return time[zone] == '-' ? seconds + offset : seconds - offset;
}

}  // namespace zhicheng::application
