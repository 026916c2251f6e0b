#include <doctest/doctest.h>

#include <string>

#include "application/identity.h"

using namespace zhicheng;
using application::check_id_number;
using application::IdFault;
using application::Sex;

namespace {

std::string told(std::string_view id) {
  const auto fault = check_id_number(id);
  if (!fault) return "good";
  switch (*fault) {
    case IdFault::length: return "length";
    case IdFault::fifteen: return "fifteen";
    case IdFault::characters: return "characters";
    case IdFault::birth: return "birth";
    case IdFault::checksum: return "checksum";
  }
  return "";
}

struct Id {
  std::string_view number;
  std::string_view told;
};

}  // namespace

TEST_CASE("an identity number has 18 characters, a birthday and a check character") {
  constexpr Id kIds[] = {
      {"11010519491231002X", "good"},
      {"440524188001010014", "good"},
      {"120223198902021249", "good"},
      {"130132199210293822", "good"},
      {"130402198207290622", "checksum"},
      // Typed otherwise
      {"11010519491231002x", "good"},
      {"１１０１０５１９４９１２３１００２Ｘ", "good"},
      {"１１０１０５１９４９１２３１００２ｘ", "good"},
      {"110105194912310021", "checksum"},
      {"X10105194912310022", "characters"},
      {"1101051949123100XX", "characters"},
      {"11010519491231002Y", "characters"},
      {"11010519491231002 ", "characters"},
      {"110105 19491231002", "characters"},
      {"一1010519491231002X", "characters"},
      // A day that there is not, whatever the check character says
      {"990001198802303014", "birth"},
      {"110105194913310027", "birth"},
      {"110105000012310028", "birth"},
      {"990001200402293048", "good"},
      // The first generation of cards
      {"110105491231002", "fifteen"},
      {"１１０１０５４９１２３１００２", "fifteen"},
      {"11010549123100X", "length"},
      {"11010519491231002", "length"},
      {"11010519491231002XX", "length"},
      {"", "length"},
  };
  for (const Id& one : kIds) {
    CAPTURE(one.number);
    CHECK(told(one.number) == one.told);
  }
}

TEST_CASE("each character of an identity number counts") {
  const std::string good = "11010519491231002X";
  for (std::size_t i = 0; i < 17; ++i) {
    std::string other = good;
    other[i] = other[i] == '9' ? '8' : static_cast<char>(other[i] + 1);
    CAPTURE(other);
    CHECK(told(other) != "good");
  }
}

TEST_CASE("birthday and sex are read off a good number alone") {
  CHECK(application::birth_of("11010519491231002X")->text() == "1949-12-31");
  CHECK(application::birth_of("１１０１０５１９４９１２３１００２ｘ")->text() == "1949-12-31");
  CHECK(application::birth_of("440524188001010014")->text() == "1880-01-01");
  CHECK(application::sex_of("11010519491231002X") == Sex::female);
  CHECK(application::sex_of("440524188001010014") == Sex::male);
  CHECK(application::sex_of("120223198902021249") == Sex::female);
  for (const std::string_view bad : {"130402198207290622", "110105491231002", ""}) {
    CHECK_FALSE(application::birth_of(bad).has_value());
    CHECK_FALSE(application::sex_of(bad).has_value());
  }
}

TEST_CASE("identity numbers are compared as digits and a capital X") {
  CHECK(application::comparable_id("１１０１０５１９４９１２３１００２ｘ") == "11010519491231002X");
  CHECK(application::comparable_id("11010519491231002x") == "11010519491231002X");
  CHECK(application::comparable_id("张三 ab") == "张三 ab");
}

TEST_CASE("a credit code has its alphabet and check character") {
  for (const std::string_view good : {"91110000101623741K", "911101066976941872", "91150802MA01000210"}) {
    CAPTURE(good);
    CHECK_FALSE(application::check_credit_code(good));
  }
  for (const std::string_view bad : {"91350211M0000XUF46", "91110000101623741J", "91110000101623741k", "91110000101623741", "91110000101623741KK",
                                     "9111A000101623741F", "91110000I01623741K", "９1110000101623741K", ""}) {
    CAPTURE(bad);
    CHECK(application::check_credit_code(bad));
  }
}

TEST_CASE("a mobile number may be grouped and led by the country's code") {
  for (const std::string_view good : {"13800000000", "19900000000", "16500000000", "138 0000 0000", "+8613800000000", "+86 138 0000 0000", "86-13800000000",
                                      "+86-13800000000", "138\u30000000\u00A00000"}) {
    CAPTURE(good);
    CHECK(application::is_mobile(good));
  }
  for (const std::string_view bad : {"12800000000", "1380000000", "138000000000", "0478-8000000", "8613800000000", "86 13800000000", "+8513800000000",
                                     "+86+8613800000000", "1380000000x", "１3800000000", ""}) {
    CAPTURE(bad);
    CHECK_FALSE(application::is_mobile(bad));
  }
}

TEST_CASE("names are compared with blanks left out and one kind of dot, and otherwise as typed") {
  using application::comparable_name;
  const std::string name = "乌云其木格·巴特尔";
  CHECK(comparable_name(name) == name);
  for (const std::string_view dot : {"\u2022", "\u2027", "\u30FB", "\uFF0E"}) {
    const std::string other = "乌云其木格" + std::string(dot) + "巴特尔";
    CAPTURE(other);
    CHECK(comparable_name(other) == name);
    CHECK(application::has_other_dot(other));
  }
  CHECK_FALSE(application::has_other_dot(name));
  CHECK_FALSE(application::has_other_dot("Smith J."));
  CHECK(comparable_name("张\u3000三") == "张三");
  CHECK(comparable_name(" 张\u00A0三\u2003") == "张三");
  // Other characters, however alike: compatibility ideographs, full-width letters, decomposed ones.
  CHECK(comparable_name("\uF9D0") == "\uF9D0");
  CHECK(comparable_name("Ａ") == "Ａ");
  CHECK(comparable_name("e\u0301") == "e\u0301");
  CHECK(comparable_name("张䶮𠮷") == "张䶮𠮷");
  CHECK(comparable_name("") == "");
}

TEST_CASE("characters of private use are found") {
  CHECK(application::has_private_use("张\uE000"));
  CHECK(application::has_private_use("\uF8FF三"));
  CHECK(application::has_private_use("\U000F0000"));
  CHECK(application::has_private_use("\U0010FFFD"));
  CHECK_FALSE(application::has_private_use("张䶮𠮷\uF900\uD7FF\U000EFFFF"));
}

TEST_CASE("one character apart: one more, one less, one other") {
  using application::one_character_apart;
  struct Pair {
    std::string_view a, b;
    bool apart;
  };
  constexpr Pair kPairs[] = {
      {"张三", "张四", true},      {"张䶮", "张龑", true},      {"张三", "张三丰", true}, {"张三", "三", true},         {"", "张", true},
      {"张三丰", "张丰", true},    {"𠮷田", "吉田", true},      {"aab", "ab", true},      {"abab", "aba", true},        {"张三", "张三", false},
      {"", "", false},             {"张三", "三张", false},     {"张三", "李四", false},  {"张", "张三丰", false},      {"", "张三", false},
      {"张三丰", "三张", false},   {"abc", "axy", false},       {"abcd", "bcx", false},   {"乌云其木格", "乌兰其木格", true},
  };
  for (const Pair& pair : kPairs) {
    CAPTURE(pair.a);
    CAPTURE(pair.b);
    CHECK(one_character_apart(pair.a, pair.b) == pair.apart);
    CHECK(one_character_apart(pair.b, pair.a) == pair.apart);
  }
}
