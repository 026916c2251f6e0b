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
constexpr std::array<std::string_view, 26> kOrdinals{"一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "百", "上", "中",
                                                     "下", "前", "后", "甲", "乙", "丙", "丁", "Ⅰ", "Ⅱ", "Ⅲ", "ⅰ", "ⅱ", "ⅲ"};

struct Named {
  std::string at;
  std::string text;
};

std::size_t character_bytes(std::string_view text) {
  std::size_t size = 1;
  while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U) ++size;
  return size;
}

bool is_letter(char character) { return (character | 0x20) >= 'a' && (character | 0x20) <= 'z'; }

/// Whether it numbers things: of two works, of two firms.
bool counts(std::string_view character) {
  if (character.size() == 1) return (character[0] >= '0' && character[0] <= '9') || is_letter(character[0]);
  return std::find(kOrdinals.begin(), kOrdinals.end(), character) != kOrdinals.end();
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
  const std::string a = comparable_name(one.text);
  const std::string b = comparable_name(other.text);
  if (!one_character_apart(a, b) || differ_in_number(a, b)) return;
  review.add("names_one_character_apart", {one.at, other.at}, {{"one", one.text}, {"other", other.text}});
}

/// Each pair of different names once, however often they stand.
void compare_all(Review& review, std::vector<Named> names) {
  std::erase_if(names, [](const Named& one) { return base::code_points(one.text) < kShortestTitle; });
  names.resize(std::min(names.size(), kMostCompared));
  const auto stands_before = [&](std::size_t i) {
    return std::any_of(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(i), [&](const Named& one) { return one.text == names[i].text; });
  };
  std::vector<Named> once;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (!stands_before(i)) once.push_back(names[i]);
  }
  for (std::size_t i = 0; i < once.size(); ++i) {
    for (std::size_t k = i + 1; k < once.size(); ++k) compare(review, once[i], once[k]);
  }
}

std::vector<Named> employers(const Application& said) {
  std::vector<Named> names{{"/applicant/employer", said.employer},
                           {"/applicant/labour_unit", said.labour_unit},
                           {"/applicant/insured_unit", said.insured_unit},
                           {"/applicant/seal_name", said.seal_name}};
  for (std::size_t i = 0; i < said.work.size(); ++i) names.push_back({place("work", i, "employer"), said.work[i].employer});
  return names;
}

std::vector<Named> titles(const Application& said) {
  std::vector<Named> names;
  for (std::size_t i = 0; i < said.achievements.size(); ++i) names.push_back({place("achievements", i, "title"), said.achievements[i].title});
  for (std::size_t i = 0; i < said.awards.size(); ++i) names.push_back({place("awards", i, "title"), said.awards[i].title});
  for (std::size_t i = 0; i < said.papers.size(); ++i) names.push_back({place("papers", i, "title"), said.papers[i].title});
  return names;
}

/// A person's name in a file's name: of two characters the first must be the same, or every other word would be near.
bool near_name(std::string_view name, std::string_view part) {
  return part.size() == name.size() && part.substr(0, character_bytes(part)) == name.substr(0, character_bytes(name));
}

void check_file_names(Review& review) {
  const Application& said = review.said;
  const std::vector<Named> units = employers(said);
  for (std::size_t i = 0; i < review.attachments.size(); ++i) {
    const std::string at = base::pointer_to(base::pointer_to("/attachments", i), "name");
    for (const std::string_view part : name_parts(review.attachments[i].name)) {
      if (!said.name.empty() && near_name(said.name, part)) compare(review, {"/applicant/name", said.name}, {at, std::string(part)});
      if (base::code_points(part) < kShortestTitle) continue;
      const auto is_it = [&](const Named& unit) { return comparable_name(unit.text) == comparable_name(part); };
      if (std::any_of(units.begin(), units.end(), is_it)) continue;
      const auto near = [&](const Named& unit) { return base::code_points(unit.text) >= kShortestTitle && one_character_apart(comparable_name(unit.text), comparable_name(part)); };
      const auto unit = std::find_if(units.begin(), units.end(), near);
      if (unit != units.end()) compare(review, *unit, {at, std::string(part)});
    }
  }
}

}  // namespace

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
  compare_all(review, employers(review.said));
  compare_all(review, titles(review.said));
  check_file_names(review);
}

}  // namespace zhicheng::application
