// Names that are almost the same: 王莉 and 王丽.
#include <algorithm>
#include <array>

#include "application/identity.h"
#include "application/review_parts.h"
#include "base/utf8.h"

namespace zhicheng::application {

namespace {

constexpr std::size_t kMostCompared = 200;   ///< names; a longer list is nobody's
constexpr std::size_t kShortestTitle = 4;    ///< code points: of shorter names one character is too much
/// What tells things apart: numbers, and the directions, of two provinces' universities.
constexpr std::array<std::string_view, 30> kTelling{"一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "百", "上", "中",
                                                     "下", "前", "后", "东", "南", "西", "北", "甲", "乙", "丙", "丁", "Ⅰ", "Ⅱ", "Ⅲ", "ⅰ", "ⅱ", "ⅲ"};

struct Named {
  Named(std::string place, std::string name) : at(std::move(place)), text(std::move(name)), compared(comparable_name(text)) {}

  std::string at;
  std::string text;
  std::string compared;  ///< the name for comparing, made once: names are compared pair by pair
  bool is_long = base::code_points(text) >= kShortestTitle;
};

std::size_t character_bytes(std::string_view text) {
  std::size_t size = 1;
  while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U) ++size;
  return size;
}

bool is_letter(char character) { return (character | 0x20) >= 'a' && (character | 0x20) <= 'z'; }

/// Whether it tells things apart: two works, two firms, two places.
bool counts(std::string_view character) {
  if (character.size() == 1) return (character[0] >= '0' && character[0] <= '9') || is_letter(character[0]);
  return std::find(kTelling.begin(), kTelling.end(), character) != kTelling.end();
}

/// The second part of a work is not the first: what differs is a number.
bool differ_in_number(std::string_view a, std::string_view b) {
  while (!a.empty() && !b.empty()) {
    const std::string_view one = a.substr(0, character_bytes(a));
    const std::string_view other = b.substr(0, character_bytes(b));
    if (one != other) return counts(one) || counts(other);
    a.remove_prefix(one.size());
    b.remove_prefix(other.size());
  }
  return counts(a) || counts(b);
}

void compare(Review& review, const Named& one, const Named& other) {
  if (!one_character_apart(one.compared, other.compared) || differ_in_number(one.compared, other.compared)) return;
  review.add("names_one_character_apart", {one.at, other.at}, {{"one", one.text}, {"other", other.text}});
}

/// Each pair of different names once, however often they stand.
void compare_all(Review& review, std::vector<Named> names) {
  std::erase_if(names, [](const Named& one) { return !one.is_long; });
  names.erase(names.begin() + static_cast<std::ptrdiff_t>(std::min(names.size(), kMostCompared)), names.end());
  const auto stands_before = [&](std::size_t i) {
    return std::any_of(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(i), [&](const Named& one) { return one.text == names[i].text; });
  };
  std::vector<Named> once;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (!stands_before(i)) once.push_back(names[i]);
  }
  for (std::size_t i = 0; i < once.size(); ++i) {
    for (std::size_t k = i + 1; k < once.size(); ++k) {
      if (once[i].compared == once[k].compared) {
        review.add("names_spelt_otherwise", {once[i].at, once[k].at}, {{"one", once[i].text}, {"other", once[k].text}});
      } else {
        compare(review, once[i], once[k]);
      }
    }
  }
}

std::vector<Named> employers(const Application& said) {
  std::vector<Named> names{{"/applicant/employer", said.employer},
                           {"/applicant/labour_unit", said.labour_unit},
                           {"/applicant/insured_unit", said.insured_unit},
                           {"/applicant/seal_name", said.seal_name}};
  for (std::size_t i = 0; i < said.work.size(); ++i) names.emplace_back(place("work", i, "employer"), said.work[i].employer);
  return names;
}

std::vector<Named> titles(const Application& said) {
  std::vector<Named> names;
  for (std::size_t i = 0; i < said.achievements.size(); ++i) names.emplace_back(place("achievements", i, "title"), said.achievements[i].title);
  for (std::size_t i = 0; i < said.awards.size(); ++i) names.emplace_back(place("awards", i, "title"), said.awards[i].title);
  for (std::size_t i = 0; i < said.papers.size(); ++i) names.emplace_back(place("papers", i, "title"), said.papers[i].title);
  return names;
}

std::vector<Named> schools(const Application& said) {
  std::vector<Named> names;
  for (std::size_t i = 0; i < said.education.size(); ++i) names.emplace_back(place("education", i, "school"), said.education[i].school);
  return names;
}

/// What may be a person's name in a part of a file's name: the whole, or what stands before the word of a material.
std::string_view before_material(const rules::Edition& edition, std::string_view part) {
  std::size_t end = part.size();
  for (const rules::MaterialRule& material : edition.materials) {
    for (const std::string& word : material.words) end = std::min(end, part.find(word));
  }
  return part.substr(0, end);
}

/// The applicant's name in a file's name. That other words are another person's name is known of no word, so only what is
/// near is told: of two characters the first must be the same.
void compare_person(Review& review, const Named& person, std::string_view part, const std::string& at) {
  const std::string_view name = before_material(review.edition, part);
  const std::size_t first = character_bytes(person.text);
  if (name.size() != person.text.size() || name.substr(0, first) != person.text.substr(0, first) || name == review.said.former_name) return;
  compare(review, person, {at, std::string(name)});
}

void compare_unit(Review& review, const std::vector<Named>& units, const Named& part) {
  if (!part.is_long) return;
  if (std::any_of(units.begin(), units.end(), [&](const Named& unit) { return unit.compared == part.compared; })) return;
  const auto near = [&](const Named& unit) { return unit.is_long && one_character_apart(unit.compared, part.compared); };
  const auto unit = std::find_if(units.begin(), units.end(), near);
  if (unit != units.end()) compare(review, *unit, part);
}

void check_file_names(Review& review, const std::vector<Named>& units) {
  const Named person("/applicant/name", review.said.name);
  for (std::size_t i = 0; i < review.attachments.size(); ++i) {
    const std::string at = base::pointer_to(base::pointer_to("/attachments", i), "name");
    for (const std::string_view part : name_parts(review.attachments[i].name)) {
      if (!person.text.empty()) compare_person(review, person, part, at);
      compare_unit(review, units, {at, std::string(part)});
    }
  }
}

}  // namespace

bool is_slip(std::string_view one, std::string_view other) {
  return std::min(base::code_points(one), base::code_points(other)) >= kShortestTitle && one_character_apart(one, other) && !differ_in_number(one, other);
}

std::vector<std::string_view> name_parts(std::string_view name) {
  constexpr std::array<std::string_view, 14> kSigns{"（", "）", "【", "】", "、", "，", "。", "《", "》", "“", "”", "　", "·", "—"};
  name = name.substr(0, std::min(name.rfind('.'), name.size()));
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  std::size_t here = 0;
  const auto end_part = [&] {
    if (here > begin) parts.push_back(name.substr(begin, here - begin));
  };
  while (here < name.size()) {
    const std::string_view character = name.substr(here, character_bytes(name.substr(here)));
    const bool apart = character.size() == 1 ? !is_letter(character[0]) : std::find(kSigns.begin(), kSigns.end(), character) != kSigns.end();
    if (apart) end_part();
    here += character.size();
    if (apart) begin = here;
  }
  end_part();
  return parts;
}

void check_names(Review& review) {
  const std::vector<Named> units = employers(review.said);
  compare_all(review, units);
  compare_all(review, titles(review.said));
  compare_all(review, schools(review.said));
  check_file_names(review, units);
}

}  // namespace zhicheng::application
