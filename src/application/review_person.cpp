// Who applies, and for whom they work.
#include <algorithm>
#include <array>

#include "application/identity.h"
#include "application/review_parts.h"
#include "base/utf8.h"

namespace zhicheng::application {

namespace {

/// No code of a region begins with 0. Which of the others there are or were is not asked: regions come and go.
constexpr char kNoRegion = '0';

void check_id(Review& review) {
  const Application& said = review.said;
  if (said.id_number.empty()) return;
  const std::vector<std::string> places{"/applicant/id_number"};
  const std::string plain = without_blanks(said.id_number);
  if (plain != said.id_number) review.add("id_number_blanks", places);
  const std::string id = comparable_id(plain);
  if (const auto fault = check_id_number(id)) {
    switch (*fault) {
      case IdFault::length: return review.add("id_number_length", places);
      case IdFault::fifteen: return review.add("id_number_fifteen", places);
      case IdFault::characters: return review.add("id_number_characters", places);
      case IdFault::birth: return review.add("id_number_birth", places);
      case IdFault::checksum: return review.add("id_number_checksum", places);
    }
  }
  if (id.starts_with(kNoRegion)) review.add("id_number_region", places);
  const auto born = birth_of(id);
  if (born && said.born_on && *born != *said.born_on) {
    review.add("id_birth_differs", {"/applicant/born_on", "/applicant/id_number"}, {{"stated", said.born_on->text()}, {"number", born->text()}});
  }
  const auto sex = sex_of(id);
  const auto word = [](Sex one) { return one == Sex::female ? "女" : "男"; };
  if (sex && said.sex && *sex != *said.sex) {
    review.add("id_sex_differs", {"/applicant/id_number", "/applicant/sex"}, {{"stated", word(*said.sex)}, {"number", word(*sex)}});
  }
}

void check_birth(Review& review) {
  const Day on = review.assessment.on;
  const auto check = [&](std::string at, std::string_view what, std::optional<Day> born) {
    if (!born || *born <= on) return;
    review.add("id_birth_ahead", {std::move(at)}, {{"what", std::string(what)}, {"born", born->text()}, {"on", on.text()}});
  };
  check("/applicant/id_number", "公民身份号码里的出生日期", birth_of(without_blanks(review.said.id_number)));
  check("/applicant/born_on", "出生日期", review.said.born_on);
}

/// "U+200B".
std::string code_text(char32_t code) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string text;
  for (; code != 0 || text.size() < 4; code >>= 4) text.insert(text.begin(), kDigits[code & 0xF]);
  return "U+" + text;
}

void check_characters(Review& review, std::string_view name, std::string_view at) {
  const Values values{{"name", std::string(name)}};
  if (has_private_use(name)) review.add("name_private_use_characters", {std::string(at)}, values);
  if (const auto unseen = unseen_in(name)) {
    review.add("name_unseen_characters", {std::string(at)}, {{"name", std::string(name)}, {"code", code_text(*unseen)}});
  }
  if (has_odd_blank(name)) review.add("name_blanks", {std::string(at)}, values);
  if (has_other_dot(name)) review.add("name_middle_dot", {std::string(at)}, values);
}

void check_code(Review& review) {
  const std::string& stated = review.said.employer_code;
  if (stated.empty()) return;
  const std::vector<std::string> places{"/applicant/employer_code"};
  const std::string code = comparable_code(stated);
  if (code != stated) {
    std::string what;
    const auto name = [&](bool is_so, std::string_view word) { what += is_so ? (what.empty() ? "" : "、") + std::string(word) : ""; };
    name(without_blanks(stated) != stated, "空格");
    name(std::any_of(stated.begin(), stated.end(), [](char c) { return c >= 'a' && c <= 'z'; }), "小写字母");
    name(without_blanks(stated).size() != code.size(), "全角字符");
    review.add("employer_code_spelling", places, {{"code", stated}, {"what", what}});
  }
  const auto fault = check_credit_code(code);
  if (!fault) return;
  switch (*fault) {
    case CodeFault::length: return review.add("employer_code_length", places, {{"code", stated}, {"count", std::to_string(base::code_points(code))}});
    case CodeFault::characters: return review.add("employer_code_characters", places, {{"code", stated}});
    case CodeFault::checksum: return review.add("employer_code_check", places, {{"code", stated}});
  }
}

void check_ends(Review& review, std::string_view unit, std::string at) {
  if (!has_blank_at_end(unit)) return;
  std::string item = review.item_words(at, {});
  review.add("unit_blanks", {std::move(at)}, {{"item", std::move(item)}, {"unit", std::string(unit)}});
}

}  // namespace

void check_person(Review& review) {
  check_id(review);
  check_birth(review);
  check_characters(review, review.said.name, "/applicant/name");
  check_characters(review, review.said.former_name, "/applicant/former_name");
  if (!review.said.phone.empty() && !is_mobile(review.said.phone)) {
    review.add("phone_form", {"/applicant/phone"}, {{"phone", review.said.phone}});
  }
}

void check_units(Review& review) {
  const Application& said = review.said;
  check_code(review);
  // The employer, or where it is not said the first of the others: they are to be one unit, whatever it is called.
  const std::array<std::pair<std::string_view, const std::string*>, 4> units{{{"/applicant/employer", &said.employer},
                                                                              {"/applicant/labour_unit", &said.labour_unit},
                                                                              {"/applicant/insured_unit", &said.insured_unit},
                                                                              {"/applicant/seal_name", &said.seal_name}}};
  for (const auto& [at, unit] : units) check_ends(review, *unit, std::string(at));
  for (std::size_t i = 0; i < said.work.size(); ++i) check_ends(review, said.work[i].employer, place("work", i, "employer"));
  const auto* const first = std::find_if(units.begin(), units.end(), [](const auto& unit) { return !comparable_name(*unit.second).empty(); });
  if (first == units.end()) return;
  const std::string employer = comparable_name(*first->second);
  const auto compare = [&](const std::string& unit, std::string at) {
    const std::string other = comparable_name(unit);
    // One character apart is a slip of the pen, and named as such.
    if (other.empty() || other == employer || is_slip(employer, other)) return;
    const std::string what = review.item_words(at, {});
    review.add("units_differ", {std::string(first->first), std::move(at)},
               {{"of", review.item_words(first->first, {})}, {"employer", *first->second}, {"what", what}, {"unit", unit}});
  };
  for (const auto* unit = first + 1; unit != units.end(); ++unit) compare(*unit->second, std::string(unit->first));
  const auto is_here = [&](const Work& one) {
    const std::string unit = comparable_name(one.employer);
    return !one.to && (unit == employer || is_slip(employer, unit));
  };
  if (std::any_of(said.work.begin(), said.work.end(), is_here)) return;
  for (std::size_t i = 0; i < said.work.size(); ++i) {
    if (!said.work[i].to) compare(said.work[i].employer, place("work", i, "employer"));
  }
}

}  // namespace zhicheng::application
