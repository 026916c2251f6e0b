#include "application/review.h"

#include <algorithm>
#include <tuple>

#include "application/places.h"
#include "application/review_parts.h"
#include "base/utf8.h"

namespace zhicheng::application {

using base::Json;

namespace {

constexpr std::size_t kMostOfOne = 50;
constexpr std::size_t kMostUnknown = 20;  ///< what nobody knows is all alike

std::size_t most_of(std::size_t check) { return kChecks[check] == "unknown_member" ? kMostUnknown : kMostOfOne; }

/// How many more there were of each check, with what is said of the last one that is told.
void count_the_rest(Review& review) {
  const auto told = review.found;
  for (std::size_t i = 0; i < kChecks.size(); ++i) {
    if (review.counts[i] <= most_of(i)) continue;
    const auto last = std::find_if(told.rbegin(), told.rend(), [&](const Concern& one) { return one.check == kChecks[i]; });
    Values values = last->values;
    values.insert(values.end(), {{"check", std::string(kChecks[i])}, {"count", std::to_string(review.counts[i] - most_of(i))}});
    review.add("more_of_the_same", last->places, std::move(values));
  }
}

}  // namespace

void Review::add(CheckId check, std::vector<std::string> places, Values values) {
  if (++counts[check.index()] <= most_of(check.index())) found.push_back({check.name(), std::move(places), std::move(values)});
}

std::string_view Review::answered_choice(std::string_view fact) const {
  const auto index = edition.vocabulary.index_of(fact);
  if (!index || !answers.at(*index)) return {};
  const auto* choice = std::get_if<rules::ChoiceIndex>(&*answers.at(*index));
  return choice == nullptr ? std::string_view{} : edition.vocabulary.facts()[*index].choices[choice->value].id;
}

std::optional<Day> Review::answered_day(std::string_view fact) const {
  const auto index = edition.vocabulary.index_of(fact);
  if (!index || !answers.at(*index)) return std::nullopt;
  const Day* day = std::get_if<Day>(&*answers.at(*index));
  return day == nullptr ? std::nullopt : std::optional{*day};
}

std::optional<Day> Review::title_on() const {
  const std::string_view held = answered_choice("current_title");
  if (held.empty() || held == "none") return std::nullopt;
  return answered_day("current_title_on");
}

std::string Review::item_words(std::string_view pointer, std::string_view name) const {
  constexpr std::size_t kLongestName = 30;
  std::string words = in_words(pointer);
  if (!name.empty()) words += "“" + base::shortened(name, kLongestName) + "”";
  return words;
}

std::string place(std::string_view list, std::size_t index, std::string_view field) {
  std::string at = base::pointer_to(base::pointer_to("/applicant", list), index);
  return field.empty() ? at : base::pointer_to(at, field);
}

std::span<const std::string_view> check_ids() { return kChecks; }

std::vector<Concern> review(const rules::Edition& edition, const rules::Answers& stated, const rules::Assessment& assessment,
                            const Application& application, const std::vector<Attachment>& attachments,
                            const std::vector<Derived>& derived) {
  Review review{edition, stated, assessment, application, attachments, derived, {}};
  check_blanks(review);
  check_stated(review);
  check_cutoff(review);
  check_dates(review);
  check_work(review);
  check_units(review);
  check_person(review);
  check_names(review);
  check_results(review);
  check_years(review);
  check_declarations(review);
  check_files(review);
  count_the_rest(review);
  const auto rank = [](const Concern& one) { return std::find(kChecks.begin(), kChecks.end(), one.check) - kChecks.begin(); };
  std::sort(review.found.begin(), review.found.end(), [&](const Concern& a, const Concern& b) {
    return std::forward_as_tuple(rank(a), a.places, a.values) < std::forward_as_tuple(rank(b), b.places, b.values);
  });
  return std::move(review.found);
}

namespace {

/// What is told of many alike names one of them, in the words of its own check.
Values with_example(const rules::Catalogue& catalogue, const Concern& concern) {
  Values values = concern.values;
  if (concern.check != "more_of_the_same") return values;
  const auto of = std::find_if(values.begin(), values.end(), [](const auto& one) { return one.first == "check"; });
  const rules::CheckWords* words = catalogue.find(of->second);
  std::string example = words == nullptr ? of->second : rules::filled(words->text, values);
  if (example.ends_with("。")) example.resize(example.size() - std::string_view("。").size());
  values.emplace_back("example", base::shortened(example, 80));
  return values;
}

}  // namespace

Json to_json(const rules::Catalogue& catalogue, const std::vector<Concern>& concerns) {
  const auto texts = [](const std::vector<std::string>& items) { return Json::Array(items.begin(), items.end()); };
  Json::Array out;
  for (const Concern& one : concerns) {
    const Values filling = with_example(catalogue, one);
    Json values{Json::Object{}};
    for (const auto& [name, value] : filling) values.add(name, value);
    Json item;
    item.add("id", one.check).add("places", texts(one.places)).add("values", std::move(values));
    if (const rules::CheckWords* words = catalogue.find(one.check)) {
      item.add("severity", rules::spell(words->severity)).add("text", rules::filled(words->text, filling));
      item.add("fix", rules::filled(words->fix, filling)).add("clauses", texts(words->clauses)).add("verified", words->verified);
      if (!words->source.empty()) item.add("source", words->source);
    }
    out.push_back(std::move(item));
  }
  return Json{std::move(out)};
}

bool has_problem(const rules::Catalogue& catalogue, const std::vector<Concern>& concerns) {
  return std::any_of(concerns.begin(), concerns.end(), [&](const Concern& one) {
    const rules::CheckWords* words = catalogue.find(one.check);
    return words != nullptr && words->severity == rules::Gravity::problem;
  });
}

const rules::MaterialRule* material_of(const rules::Edition& edition, std::string_view kind) {
  const auto is_it = [&](const rules::MaterialRule& rule) {
    return rule.file && (rule.id == kind || std::find(rule.kinds.begin(), rule.kinds.end(), kind) != rule.kinds.end());
  };
  const auto found = std::find_if(edition.materials.begin(), edition.materials.end(), is_it);
  return found == edition.materials.end() ? nullptr : &*found;
}

std::vector<Required> required(const rules::Assessment& assessment, const Application& application, const std::vector<Attachment>& attachments) {
  std::vector<Required> made;
  for (const rules::MaterialRule* material : assessment.materials) {
    if (!material->file) continue;
    const auto attached = [&](const Attachment& one) { return material_of(*assessment.edition, one.kind) == material; };
    const auto exported = [&](const Form& form) { return form.kind == material->id && !form.exported.empty(); };
    made.push_back({material, std::any_of(attachments.begin(), attachments.end(), attached) ||
                                  std::any_of(application.forms.begin(), application.forms.end(), exported)});
  }
  return made;
}

Json to_json(const std::vector<Required>& required) {
  Json::Array out;
  for (const Required& one : required) {
    Json item;
    item.add("id", one.material->id).add("title", one.material->title).add("present", one.present);
    item.add("clauses", Json::Array(one.material->clauses.begin(), one.material->clauses.end()));
    if (!one.material->verified) item.add("verified", false);
    if (!one.material->note.empty()) item.add("note", one.material->note);
    out.push_back(std::move(item));
  }
  return Json{std::move(out)};
}

}  // namespace zhicheng::application
