// Numbers and names of people and employers. Pure: what is wrong is told, nothing is refused or changed.
//
// All texts are well-formed UTF-8 as the applicant typed them.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "application/application.h"
#include "base/day.h"

namespace zhicheng::application {

/// What is wrong with a 公民身份号码.
enum class IdFault {
  length,      ///< neither 18 characters nor 15
  fifteen,     ///< of the first generation of cards, which are no longer valid
  characters,  ///< something other than 17 digits and a digit or X
  birth,       ///< digits 7 to 14 are no day of the calendar
  checksum,
};

/// GB 11643-1999, read as `comparable_id` writes it. The first six digits are not looked up: divisions come and go.
std::optional<IdFault> check_id_number(std::string_view id);
/// The number with ASCII digits and a capital X, for comparing: full-width characters and x are typed too.
std::string comparable_id(std::string_view id);
/// The birthday in a number without fault.
std::optional<Day> birth_of(std::string_view id);
/// By the 17th digit of a number without fault: odd is male.
std::optional<Sex> sex_of(std::string_view id);

/// What is wrong with a 统一社会信用代码, which has 18 characters.
enum class CodeFault {
  length,
  characters,  ///< something other than digits and capitals without I, O, S, V, Z; of the 3rd to 8th, other than digits
  checksum,
};

/// GB 32100-2015, as `comparable_code` writes it. Registered codes exist whose check character is wrong: never a reason to
/// refuse.
std::optional<CodeFault> check_credit_code(std::string_view code);
/// The code in ASCII capitals and digits without blanks, for comparing.
std::string comparable_code(std::string_view code);

/// A mobile number of the mainland, with or without blanks and +86 or 86- before it.
bool is_mobile(std::string_view number);

/// Without blanks of any kind.
std::string without_blanks(std::string_view text);
/// Whether a blank stands where no name has one: at an end, beside another one or beside a Chinese character, or of another
/// width than U+0020. U+202F belongs to Mongolian script.
bool has_odd_blank(std::string_view name);
/// The last of which alone: at an end.
bool has_blank_at_end(std::string_view name);
/// A name for comparing: every kind of blank left out, every kind of middle dot as U+00B7. Nothing else: compatibility
/// forms and variants are different characters in a name.
std::string comparable_name(std::string_view name);
/// Whether a middle dot stands in it as another character than U+00B7: U+0387, U+2022, U+2027, U+2219, U+22C5, U+30FB,
/// U+FF0E, U+FF65, or a full stop between characters that are not ASCII (买买提.艾力, but not John A. Smith).
bool has_other_dot(std::string_view name);
/// Whether a character of it has no meaning of its own (private use): another computer shows something else.
bool has_private_use(std::string_view name);
/// The first character of it that nobody sees (U+200B, a byte order mark), that stands for a lost one (U+FFFD), or that is
/// none. Joiners belong to Mongolian script.
std::optional<char32_t> unseen_in(std::string_view name);

/// Whether one character (code point) more, less or other makes `b` of `a`.
bool one_character_apart(std::string_view a, std::string_view b);

}  // namespace zhicheng::application
