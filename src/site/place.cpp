#include "site/place.h"

#include <array>

namespace zhicheng::site {

using rules::Answers;
using rules::Edition;

namespace {

constexpr std::string_view kSeat = "employer_seat";
constexpr std::string_view kCounty = "county";
constexpr std::array<std::string_view, 2> kOfCity{"municipal", "region_or_central"};
constexpr std::array<std::string_view, 2> kOfCounty{"county", "township"};

const rules::Choice* choice_of(const Edition& edition, std::string_view fact, std::string_view id) {
  const rules::Fact* found = edition.vocabulary.find(fact);
  if (found == nullptr) return nullptr;
  for (const rules::Choice& choice : found->choices) {
    if (choice.id == id) return &choice;
  }
  return nullptr;
}

/// An edition need not ask for seats: then nothing is known but the county.
template <class Seats>
std::vector<Answers> people_of(const Edition& edition, const Seats& seats) {
  base::Json known;
  if (edition.county) known.add(kCounty, *edition.county);
  std::vector<Answers> people;
  for (const std::string_view seat : seats) {
    base::Json facts = known;
    if (choice_of(edition, kSeat, seat) == nullptr) continue;
    if (auto read = Answers::parse_facts(edition.vocabulary, facts.add(kSeat, seat), "")) people.push_back(*std::move(read));
  }
  if (people.empty()) {
    if (auto read = Answers::parse_facts(edition.vocabulary, known.is_null() ? base::Json(base::Json::Object{}) : known, "")) people.push_back(*std::move(read));
  }
  return people;
}

/// "巴彦淖尔市" of whom the notice is from.
std::string city_of(const Edition& edition) {
  constexpr std::string_view kOffice = "人力资源和社会保障局";
  std::string_view name = edition.issuer;
  if (name.ends_with(kOffice)) name.remove_suffix(kOffice.size());
  return std::string(name);
}

}  // namespace

std::vector<Place> places_of(const rules::Library& library, std::string_view edition) {
  const auto source = [&](std::string_view owner) { return library.source(std::string(edition) + "/counties/" + std::string(owner) + ".json"); };
  std::vector<Place> places;
  const auto all = library.all(edition);
  for (const auto& one : all) {
    if (!one->county) {
      places.push_back({"", city_of(*one), one, nullptr, people_of(*one, kOfCity)});
      continue;
    }
    const rules::Choice* county = choice_of(*one, kCounty, *one->county);
    places.push_back({*one->county, county != nullptr ? county->label : *one->county, one, source(*one->county), people_of(*one, kOfCounty)});
  }
  if (const rules::Fact* seat = all.empty() ? nullptr : all.front()->vocabulary.find(kSeat)) {
    for (const rules::Choice& choice : seat->choices) {
      const base::Json* overlay = source(choice.id);
      if (overlay == nullptr) continue;
      places.push_back({choice.id, choice.label, all.front(), overlay, people_of(*all.front(), std::array<std::string_view, 1>{choice.id})});
    }
  }
  return places;
}

std::string folder_of(const Place& place) { return place.edition->id + "/" + (place.is_city() ? "" : place.id + "/"); }

}  // namespace zhicheng::site
