#include "application/identity.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/utf8.h"

namespace zhicheng::application {

namespace {

constexpr std::string_view kMiddleDot = "\u00B7";

/// Full-width characters stand that far behind those of ASCII.
constexpr char32_t kWide = 0xFF01 - '!';

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool all_digits(std::string_view text) { return std::all_of(text.begin(), text.end(), is_digit); }

std::vector<char32_t> characters(std::string_view text) {
  std::vector<char32_t> all;
  while (!text.empty()) all.push_back(base::take_code_point(text));
  return all;
}

bool is_blank(char32_t code) {
  return code == ' ' || code == 0x00A0 || (code >= 0x2000 && code <= 0x200A) || code == 0x202F || code == 0x205F || code == 0x3000;
}

constexpr std::array<char32_t, 8> kOtherDots{0x0387, 0x2022, 0x2027, 0x2219, 0x22C5, 0x30FB, 0xFF0E, 0xFF65};

/// `code` with the character before it and the text after it.
bool is_other_dot(char32_t code, char32_t before, std::string_view after) {
  if (code == '.') return before >= 0x80 && !after.empty() && static_cast<unsigned char>(after.front()) >= 0x80;
  return std::find(kOtherDots.begin(), kOtherDots.end(), code) != kOtherDots.end();
}

struct Range {
  char32_t from;
  char32_t to;
};
constexpr std::array<Range, 13> kUnseen{{{0x00AD, 0x00AD},
                                         {0x034F, 0x034F},
                                         {0x115F, 0x1160},
                                         {0x17B4, 0x17B5},
                                         {0x200B, 0x200B},
                                         {0x2060, 0x206F},
                                         {0x3164, 0x3164},
                                         {0xFDD0, 0xFDEF},
                                         {0xFEFF, 0xFEFF},
                                         {0xFFA0, 0xFFA0},
                                         {0xFFF0, 0xFFFD},
                                         {0xE0000, 0xE00FF},
                                         {0xE01F0, 0xE0FFF}}};

bool is_unseen(char32_t code) {
  if ((code & 0xFFFE) == 0xFFFE) return true;
  return std::any_of(kUnseen.begin(), kUnseen.end(), [&](const Range& range) { return code >= range.from && code <= range.to; });
}
bool is_joiner(char32_t code) { return code == 0x200C || code == 0x200D || code == 0x180E; }
bool is_mongolian(char32_t code) { return code >= 0x1800 && code <= 0x18AF && code != 0x180E; }

bool is_private(char32_t code) { return (code >= 0xE000 && code <= 0xF8FF) || code >= 0xF0000; }

/// Each of `text`'s code points with its bytes, to `take`.
template <class Take>
void each_character(std::string_view text, Take take) {
  while (!text.empty()) {
    const std::string_view whole = text;
    const char32_t code = base::take_code_point(text);
    take(code, whole.substr(0, whole.size() - text.size()));
  }
}

std::optional<Day> birthday(std::string_view id) {
  const auto part = [&](std::size_t from, std::size_t size) { return std::string(id.substr(from, size)); };
  const auto day = Day::parse(part(6, 4) + '-' + part(10, 2) + '-' + part(12, 2));
  return day ? std::optional<Day>{*day} : std::nullopt;
}

char check_character(std::string_view id) {
  constexpr std::array<int, 17> kWeights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  constexpr std::string_view kCharacters = "10X98765432";
  int sum = 0;
  for (std::size_t i = 0; i < kWeights.size(); ++i) sum += (id[i] - '0') * kWeights[i];
  return kCharacters[static_cast<std::size_t>(sum % 11)];
}

/// `id` as comparable_id writes it.
std::optional<IdFault> fault_in(std::string_view id) {
  if (id.size() == 15 && all_digits(id)) return IdFault::fifteen;
  if (base::code_points(id) != 18) return IdFault::length;
  if (id.size() != 18 || !all_digits(id.substr(0, 17)) || !(is_digit(id[17]) || id[17] == 'X')) return IdFault::characters;
  if (!birthday(id)) return IdFault::birth;
  if (id[17] != check_character(id)) return IdFault::checksum;
  return std::nullopt;
}

}  // namespace

std::string without_blanks(std::string_view text) {
  std::string out;
  each_character(text, [&](char32_t code, std::string_view bytes) {
    if (!is_blank(code)) out += bytes;
  });
  return out;
}

std::string comparable_id(std::string_view id) {
  std::string out;
  each_character(id, [&](char32_t code, std::string_view bytes) {
    const char32_t narrow = code > kWide ? code - kWide : code;
    if ((narrow >= '0' && narrow <= '9') || narrow == 'X') {
      out += static_cast<char>(narrow);
    } else if (narrow == 'x') {
      out += 'X';
    } else {
      out += bytes;
    }
  });
  return out;
}

std::optional<IdFault> check_id_number(std::string_view id) { return fault_in(comparable_id(id)); }

std::optional<Day> birth_of(std::string_view id) {
  const std::string number = comparable_id(id);
  if (fault_in(number)) return std::nullopt;
  return birthday(number);
}

std::optional<Sex> sex_of(std::string_view id) {
  const std::string number = comparable_id(id);
  if (fault_in(number)) return std::nullopt;
  return (number[16] - '0') % 2 == 1 ? Sex::male : Sex::female;
}

std::optional<CodeFault> check_credit_code(std::string_view code) {
  constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  if (base::code_points(code) != 18) return CodeFault::length;
  if (code.size() != 18 || !all_digits(code.substr(2, 6))) return CodeFault::characters;
  std::size_t sum = 0;
  std::size_t weight = 1;
  for (const char c : code.substr(0, 17)) {
    const std::size_t value = kAlphabet.find(c);
    if (value == std::string_view::npos) return CodeFault::characters;
    sum += value * weight;
    weight = weight * 3 % 31;
  }
  if (kAlphabet.find(code[17]) == std::string_view::npos) return CodeFault::characters;
  if (code[17] != kAlphabet[(31 - sum % 31) % 31]) return CodeFault::checksum;
  return std::nullopt;
}

std::string comparable_code(std::string_view code) {
  std::string out;
  each_character(code, [&](char32_t character, std::string_view bytes) {
    if (is_blank(character)) return;
    const char32_t narrow = character > kWide && character <= kWide + '~' ? character - kWide : character;
    if (narrow >= 'a' && narrow <= 'z') {
      out += static_cast<char>(narrow - 'a' + 'A');
    } else if (narrow < 0x80) {
      out += static_cast<char>(narrow);
    } else {
      out += bytes;
    }
  });
  return out;
}

bool has_blank_at_end(std::string_view name) {
  const auto all = characters(name);
  return !all.empty() && (is_blank(all.front()) || is_blank(all.back()));
}

bool has_odd_blank(std::string_view name) {
  constexpr char32_t kFirstChinese = 0x2E80;
  constexpr char32_t kMongolianBlank = 0x202F;
  const auto all = characters(name);
  if (has_blank_at_end(name)) return true;
  for (std::size_t i = 1; i + 1 < all.size(); ++i) {
    if (!is_blank(all[i]) || all[i] == kMongolianBlank) continue;
    if (all[i] != ' ' || is_blank(all[i + 1]) || all[i - 1] >= kFirstChinese || all[i + 1] >= kFirstChinese) return true;
  }
  return false;
}

bool is_mobile(std::string_view number) {
  const std::string plain = without_blanks(number);
  std::string_view rest = plain;
  for (const std::string_view prefix : {"+86-", "+86", "86-"}) {
    if (!rest.starts_with(prefix)) continue;
    rest.remove_prefix(prefix.size());
    break;
  }
  return rest.size() == 11 && all_digits(rest) && rest[0] == '1' && rest[1] >= '3';
}

std::string comparable_name(std::string_view name) {
  std::string out;
  char32_t before = 0;
  while (!name.empty()) {
    const std::string_view whole = name;
    const char32_t code = base::take_code_point(name);
    if (!is_blank(code)) out += is_other_dot(code, before, name) ? kMiddleDot : whole.substr(0, whole.size() - name.size());
    before = code;
  }
  return out;
}

bool has_other_dot(std::string_view name) {
  char32_t before = 0;
  while (!name.empty()) {
    const char32_t code = base::take_code_point(name);
    if (is_other_dot(code, before, name)) return true;
    before = code;
  }
  return false;
}

bool has_private_use(std::string_view name) {
  const auto all = characters(name);
  return std::any_of(all.begin(), all.end(), is_private);
}

std::optional<char32_t> unseen_in(std::string_view name) {
  const auto all = characters(name);
  const bool joins = std::any_of(all.begin(), all.end(), is_mongolian);
  const auto found = std::find_if(all.begin(), all.end(), [&](char32_t code) { return is_unseen(code) || (!joins && is_joiner(code)); });
  return found == all.end() ? std::nullopt : std::optional{*found};
}

bool one_character_apart(std::string_view a, std::string_view b) {
  const std::size_t shorter = std::min(a.size(), b.size());
  auto common = static_cast<std::size_t>(std::mismatch(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(shorter), b.begin()).first - a.begin());
  const auto within_character = [&](std::string_view text) { return common < text.size() && (static_cast<unsigned char>(text[common]) & 0xC0U) == 0x80U; };
  while (within_character(a) || within_character(b)) --common;
  a.remove_prefix(common);
  b.remove_prefix(common);
  const auto rest = [](std::string_view text) {
    if (!text.empty()) base::take_code_point(text);
    return text;
  };
  return a != b && (rest(a) == rest(b) || rest(a) == b || a == rest(b));
}

}  // namespace zhicheng::application
